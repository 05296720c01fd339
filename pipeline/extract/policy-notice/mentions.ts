/** Organisations, regions and dates that a provision names. */
import { findDates } from "../../knowledge/dates.ts"
import { findRegions, type Region, resolveRegion } from "../../knowledge/regions.ts"
import { findRepublicDates } from "../../knowledge/republicDates.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { findBodies } from "./bodies.ts"
import { findQuotations } from "./quotations.ts"

export interface Mention {
  readonly kind: "organization" | "region" | "date"
  readonly start: number
  readonly end: number
  /** Null for a group of regions, which has no code, and for anything else. */
  readonly region: Region | null
}

/** Groups of regions that are named as one; their extent differs from text to text. */
const groups =
  /长江三角洲(?:地区|区域)?|长三角(?:地区|区域)?|珠三角(?:地区)?|京津冀(?:地区)?|粤港澳大湾区|环渤海(?:地区)?|成渝地区双城经济圈|东北三省|西北五省区?|西南三省|中部六省|川渝地区/gu
/** 公告2012年第15号 is a number and no year. */
const numberOfYear = /\d{4}年第\d{1,5}号/gu
/** 渝中卫健文〔2023〕55号 names no 中卫. */
const ofNumber = /^\p{Script=Han}{0,6}\s?[〔﹝【[]\s?\d{4}/u
/** One-letter names are read as regions only where the words around leave no other reading: 沪粤两地, 驻沪, 来沪. */
const letters = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新港澳台穗深蓉杭邕榕"
const together = new RegExp(`[${letters}]{2,4}(?=(?:两|二|三|四)(?:地|省|市|省市)|合作|协作|对口|对接)`, "gu")
const single = /(?<=[驻赴来离在抵])[沪京津渝粤琼闽桂黔滇穗蓉杭邕榕](?![\p{Script=Han}]{0,1}剧|城|都)/gu

/**
 * Mentions in the order of the text. `bodies` are names that the document itself uses of bodies. A region inside the name
 * of a body, or of a group, is not named for itself. `republic`: years without an era are those of the Republic. Linear.
 */
export const findMentions = (
  text: string,
  bodies: ReadonlyArray<string>,
  republic = false
): ReadonlyArray<Mention> => {
  const simple = toSimplifiedAligned(text)
  const taken = new Uint8Array(text.length)
  const mentions: Array<Mention> = []
  const add = (kind: Mention["kind"], start: number, end: number, region: Region | null = null) => {
    if (taken[start] === 1 || taken[end - 1] === 1) return
    taken.fill(1, start, end)
    mentions.push({ kind, start, end, region })
  }
  for (const match of simple.matchAll(numberOfYear)) taken.fill(1, match.index, match.index + match[0].length)
  const regions = findRegions(simple)
  for (const { start, end } of findBodies(text, bodies, simple, regions)) add("organization", start, end)
  for (const match of simple.matchAll(groups)) add("region", match.index, match.index + match[0].length)
  for (const { region, start, end } of regions)
    if (!/^[河湖]/u.test(simple.slice(end, end + 1)) && !ofNumber.test(simple.slice(end, end + 16)))
      add("region", start, withoutMarket(simple, start, end), region)
  for (const match of simple.matchAll(together))
    for (let i = match.index; i < match.index + match[0].length; i++)
      add("region", i, i + 1, resolveRegion(simple[i]!))
  for (const match of simple.matchAll(single))
    add("region", match.index, match.index + 1, resolveRegion(match[0]))
  // a year in a title, 《…三年行动方案（2023—2025年）》, is part of a name
  for (const { end, kind, start } of findQuotations(text)) if (kind === "title") taken.fill(1, start, end)
  for (const { start, end } of findDates(simple)) {
    const day = bare(simple, start, end)
    add("date", day.start, day.end)
  }
  for (const { end, start } of republic ? findRepublicDates(text) : []) add("date", start, end)
  return mentions.sort((a, b) => a.start - b.start)
}

/** 上海市场 is the market of 上海, 上海市民 its people. */
const withoutMarket = (text: string, start: number, end: number): number =>
  text[end - 1] === "市" && end - start > 2 && /^[场民容值价面况]/u.test(text.slice(end, end + 1))
    ? end - 1
    : end

/** A date without the words around it: 自2021年1月1日起 → 2021年1月1日. */
const bare = (text: string, start: number, end: number): { readonly start: number; readonly end: number } => {
  const said = text.slice(start, end)
  const lead = /^(?:自从|自|从|由|于|在)\s?/u.exec(said)?.[0].length ?? 0
  const tail = /\s?(?:以来|起至今|至今|起|开始|之后|以后|后|之前|以前|前)$/u.exec(said)?.[0].length ?? 0
  return { start: start + lead, end: end - tail }
}
