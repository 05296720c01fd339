/** Names in lists, and names of the bodies of a level in the body's own region. */
import { findRegions } from "../../../knowledge/regions.ts"
import type { OrganizationKind } from "../../../model/Organization.ts"

export const kindOf = (name: string): OrganizationKind =>
  /(?:人民)?政府$/u.test(name)
    ? "government"
    : /^中共|(?:党委|党组|工委|纪委)$/u.test(name)
      ? "party_body"
      : /(?:局|厅|委员会|委|办公厅|办公室|街道办事处|署|部)$/u.test(name)
        ? "department"
        : "other"

export interface Part {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** How the name of a department or a unit ends. */
const nameEnd =
  /(?:[处科室部办委局会站队组心所股院厅团岗校馆社园署司库网点台厂场镇乡]|街道|公司|[（(][^（）()]{1,20}[）)])$/u
export const isName = (text: string): boolean => text.length >= 2 && nameEnd.test(text)

/** Parts of a list at 、 and the like, not inside brackets, 和 between two names as well; offsets count from `offset`. */
export const partsOf = (list: string, offset: number): ReadonlyArray<Part> => {
  const cuts: Array<[number, number]> = []
  let depth = 0
  let from = 0
  for (let i = 0; i <= list.length; i++) {
    const c = list[i] ?? "、"
    if (/[（(]/u.test(c)) depth++
    else if (/[）)]/u.test(c)) depth = Math.max(0, depth - 1)
    else if (/[、，,；;]/u.test(c) && (depth === 0 || i === list.length)) {
      cuts.push([from, i])
      from = i + 1
    }
  }
  return cuts
    .flatMap(([start, end]) => atConjunction(list, start, end))
    .flatMap(([start, end]) => {
      const text = list.slice(start, end)
      const lead = /^(?:以及|和|及|与)(?=.{2})/u.exec(text)?.[0].length ?? 0
      const name = text.slice(lead).replace(/等(?:\d{1,3}个.*)?$/u, "")
      return isName(name)
        ? [{ name, start: offset + start + lead, end: offset + start + lead + name.length }]
        : []
    })
}

/** 人事处和财务处 are two, 党建和人事处 is one. */
const atConjunction = (list: string, start: number, end: number): ReadonlyArray<[number, number]> => {
  for (const { index } of list.slice(start, end).matchAll(/(?<=.{2})[和及](?=.{2})/gu)) {
    const at = start + index
    if (isName(list.slice(start, at)) && !/[（(][^）)]*$/u.test(list.slice(start, at)))
      return [[start, at], ...atConjunction(list, at + 1, end)]
  }
  return [[start, end]]
}

const level = /^(?:本)?(自治区|省|市|区|县|州|旗)/u

/**
 * The full name of 市政府, 区商务委 for a body called 上海市人民政府合作交流办公室 or 上海市普陀区商务委员会: the region that its
 * own name begins with, down to the level or the region named, and the rest. The name itself if it says its region in
 * full. Null if the body's name does not tell.
 */
export const fullName = (said: string, own: string): string | null => {
  const written = said.replace(/(?<!人民)政府$/u, "人民政府")
  const bare = level.exec(written)
  if (bare !== null) {
    const region = regionOfLevel(own, bare[1]!)
    return region === null ? null : region + written.slice(bare[0].length)
  }
  const region = /^(?<name>[\p{Script=Han}]{1,12}?[省市区县州旗])/u.exec(written)?.groups?.["name"]
  if (region === undefined) return null
  const at = own.indexOf(region)
  if (at > 0 && at <= 12) return own.slice(0, at) + written
  const known = findRegions(written)[0]
  return at === 0 || (known !== undefined && known.start === 0) ? written : null
}

/** The beginning of the body's name down to a level: 上海市普陀区 of 上海市普陀区商务委员会 for 区. */
const regionOfLevel = (own: string, wanted: string): string | null => {
  const government = /^([\p{Script=Han}]{2,16}?)人民政府/u.exec(own)?.[1]
  if (government?.endsWith(wanted)) return government
  const regions = findRegions(own.slice(0, 30))
  let end = 0
  for (const region of regions) {
    if (region.start !== end) break
    end = region.end
    if (own.slice(0, end).endsWith(wanted)) return own.slice(0, end)
  }
  const found = new RegExp(`^[\\p{Script=Han}]{1,12}?${wanted}`, "u").exec(own)
  return found === null ? null : found[0]
}
