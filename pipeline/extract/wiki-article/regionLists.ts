/** Lists of regions in running text, and the region that a stretch begins with. */
import { findRegions, groupOf, isWithin, type RegionMention, resolveRegion } from "../../knowledge/regions.ts"
import type { Line } from "./passages.ts"

export interface Place {
  readonly code: string
  /** Place of the name in the line. */
  readonly start: number
  readonly end: number
}

const separator = /^(?:以及|[、和与及])\s*/u
const ending = /^(?:地区|全境|全省|全区|全市|境内|一带)/u

/** All provinces by their full names are shorter. */
const longestList = 400

/**
 * The regions of a list A、B和C that begins at a place, in order: 广东省深圳市 is Shenzhen, 东北三省 are three, an entry
 * that is no region (中央各部委机构) is passed over. It ends where something else follows a region.
 */
export const regionList = (
  line: Line,
  from: number,
  to: number,
  before: RegExp = /^(?!)/u
): ReadonlyArray<Place> => {
  const hans = line.hans.slice(from, Math.min(to, from + longestList))
  const mentions = new Map(findRegions(hans).map((mention) => [mention.start, mention]))
  const places: Array<Place> = []
  const alone = new Set<Place>()
  let passed = 0
  let i = 0
  while (i < hans.length) {
    const run = runAt(mentions, i)
    const entryEnd = run?.end ?? nextSeparator(hans, i, mentions)
    if (run !== null) places.push({ code: run.code, start: from + i, end: from + run.end })
    else {
      const letter = behindLetters.test(hans.slice(i + 1, entryEnd)) ? resolveRegion(hans[i]!) : null
      const found =
        letter === null
          ? groupAt(hans, i, entryEnd, from)
          : [{ code: letter.code, start: from + i, end: from + i + 1 }]
      if (letter !== null) alone.add(found[0]!)
      if (found.length === 0) passed++
      places.push(...found)
    }
    const tail = run === null ? 0 : (ending.exec(hans.slice(entryEnd, entryEnd + 4))?.[0].length ?? 0)
    const join = separator.exec(hans.slice(entryEnd + tail, entryEnd + tail + 4))
    if (join === null) break
    i = entryEnd + tail + join[0].length
    i += before.exec(hans.slice(i, i + 2))?.[0].length ?? 0
  }
  // 德州、阿肯色州 are states elsewhere, not 德州市
  if (abroad.test(hans))
    return places.filter(({ end, start }) => line.hans[end - 1] !== "州" || end - start > 4)
  // letters set apart (粤、闽、桂) are regions among regions alone: 新、老客户 are none
  return places.length === 1 || passed > 0 ? places.filter((place) => !alone.has(place)) : places
}

const abroad =
  /[\p{Script=Han}]{2,8}(?<!自治|[杭广福郑兰苏温扬徐常泰惠柳梅台贵沧德滨亳宿滁赣抚鄂荆随株郴永漳泉潮钦贺湖衢通忻朔锦达泸])州(?=[、和与及等])/u

/** Region names that stand side by side at a place: the last is meant. */
const runAt = (
  mentions: ReadonlyMap<number, RegionMention>,
  start: number
): { readonly code: string; readonly end: number } | null => {
  let found: RegionMention | undefined
  for (let next = mentions.get(start); next !== undefined; next = mentions.get(next.end)) {
    if (found !== undefined && !isWithin(next.region.code, found.region.code)) break
    found = next
  }
  return found === undefined ? null : { code: found.region.code, end: found.end }
}

const nextSeparator = (hans: string, from: number, mentions: ReadonlyMap<number, unknown>): number => {
  for (let i = from; i < hans.length; i++)
    if ("、和与及".includes(hans[i]!) && (i === from || !mentions.has(i))) return i
  return hans.length
}

/** No group's name is longer. */
const longestGroup = 8
const behindLetters =
  /^(?:等?[两二三四五六七八九十\d]{0,2}个?(?:省区市|省区|省市|省|地区|地|方面)|等|的|各|之间|开展|$)/u

/** A group with a fixed membership, or a row of one-letter names (粤闽桂琼). */
const groupAt = (hans: string, start: number, end: number, from: number): ReadonlyArray<Place> => {
  const text = hans.slice(start, end)
  const codes = lettersAt(text)
  for (let length = Math.min(text.length, longestGroup); length >= Math.max(2, codes.length); length--) {
    const codes = groupOf(text.slice(0, length))
    if (codes !== null)
      return codes.map((code) => ({ code, start: from + start, end: from + start + length }))
  }
  if (codes.length < 2 || !behindLetters.test(text.slice(codes.length))) return []
  return codes.map((code, i) => ({ code, start: from + start + i, end: from + start + i + 1 }))
}

/** Codes of the one-letter names that a text begins with: 京津冀鲁 are four, of which 京津冀 is a group. */
const lettersAt = (text: string): ReadonlyArray<string> => {
  const codes: Array<string> = []
  while (codes.length < longestGroup) {
    const region = resolveRegion(text[codes.length] ?? "")
    if (region === null) break
    codes.push(region.code)
  }
  return codes
}

/**
 * The most specific region that a stretch begins with: 广州市 of 广州市三育路44号, 南岗区 of 哈尔滨市南岗区. `within`: codes
 * of where it must lie for a name that several share (朝阳区).
 */
export const leadingRegion = (
  line: Line,
  from: number,
  to: number,
  within: ReadonlyArray<string> = []
): Place | null => {
  const mentions = findRegions(line.text.slice(from, to))
  const [first] = mentions
  if (first === undefined || first.start !== 0) {
    const name = /^\p{Script=Han}{1,7}?[区县旗市]/u.exec(line.hans.slice(from, to))?.[0] ?? ""
    const shared = within.length === 0 ? null : resolveRegion(name, within)
    const inside = shared !== null && within.some((code) => isWithin(shared.code, code))
    return inside ? { code: shared.code, start: from, end: from + name.length } : null
  }
  const run = runAt(new Map(mentions.map((mention) => [mention.start, mention])), 0)!
  return { code: run.code, start: from, end: from + run.end }
}
