/** Regions: the seat of a body, and the regions that an office is responsible for. */
import officeRegions from "#schemas/directory/office_regions.dataset.ts"
import { findRegions, groupOf, isWithin, type RegionMention, resolveRegion } from "../../knowledge/regions.ts"
import { derived, draft, type Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"

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
  // letters set apart (粤、闽、桂) are regions among regions alone: 新、老客户 are none
  return places.length === 1 || passed > 0 ? places.filter((place) => !alone.has(place)) : places
}

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
  for (let length = Math.min(text.length, longestGroup); length >= 2; length--) {
    const codes = groupOf(text.slice(0, length))
    if (codes !== null)
      return codes.map((code) => ({ code, start: from + start, end: from + start + length }))
  }
  const codes: Array<string> = []
  while (codes.length < longestGroup) {
    const region = resolveRegion(text[codes.length] ?? "")
    if (region === null) break
    codes.push(region.code)
  }
  if (codes.length < 2 || !behindLetters.test(text.slice(codes.length))) return []
  return codes.map((code, i) => ({ code, start: from + start + i, end: from + start + i + 1 }))
}

/** The most specific region that a stretch begins with: 广州市 of 广州市三育路44号, 南岗区 of 哈尔滨市南岗区. */
export const leadingRegion = (line: Line, from: number, to: number): Place | null => {
  const mentions = findRegions(line.text.slice(from, to))
  const [first] = mentions
  if (first === undefined || first.start !== 0) return null
  const run = runAt(new Map(mentions.map((mention) => [mention.start, mention])), 0)!
  return { code: run.code, start: from, end: from + run.end }
}

const rule = "GB/T 2260 code of the region named"

export const SEAT_BY_NAME = "the place in the office's own name"

export const claimSeat = (
  article: Article,
  ref: Ref,
  code: string,
  span: Span,
  why = "the place where it is"
) => article.book.claim(ref, "seat_region_id", code, span, "derived", `${rule}: ${why}`)

/** The seat by the office's own name, unless a place elsewhere is said. */
export const claimSeatOfName = (
  article: Article,
  ref: Ref,
  line: Line,
  name: { readonly start: number; readonly end: number },
  located: string | null
): string | null => {
  const place = placeOfName(line.hans.slice(name.start, name.end))
  if (place === null) return null
  if (located === null || isWithin(located, place.code)) {
    const span = spanIn(line, name.start + place.start, name.start + place.end)
    claimSeat(article, ref, place.code, span, SEAT_BY_NAME)
  }
  return place.code
}

/** 负责联系, 服务范围为: what follows is what the body is responsible for. */
const responsible =
  /(?:负责|承担)(?:联系|联络|对接|联系服务)|对口(?:联系|联络|服务)|(?:工作|对口|业务)?(?:联系|联络|服务|管辖|工作|业务|负责|职责|辐射|覆盖)(?:的)?(?:区域|范围|地区|省份|省区)(?:主要|现|目前)?(?:为|是|包括|包含|涵盖|覆盖|涉及|有|遍及|扩大到|扩大至|扩展到|扩展至|：)|(?:工作|业务|服务|职责)(?:覆盖|涵盖|辐射|遍及)|负责(?:协调|加强|处理|沟通)?[与同和跟](?=[^，。；]{2,80}的?(?:关系|联络|联系|沟通|政务沟通|往来|交流|合作|对接))/gu
/** Of these the list itself must tell that regions are meant: it follows at once. */
const bare =
  /(?:负责|承担|从事|承办)(?:管理|管辖|服务)?(?=[^，。；]{2,80}?(?:等地|地区|方面)?的[^，。；]{0,12}(?:工作|事务|事宜|联络|联系))|(?:联系|联络|管辖|辖管|覆盖|涵盖|服务于?|面向|辐射)(?!区|范|地区|省)/gu

/** 促进A、B五省区与香港之间…的联系, 负责加强香港与A、B的联系: the list begins there, its own region aside. */
const linking =
  /(?:负责|职能是|功能是|职责是|旨在|为)(?:为)?(?:促进|加强|推动|发展)(?=[^，。；]{2,80}(?:联系|联络|关系|合作|交流|往来))/gu
const partner = /^[\p{Script=Han}]{2,10}?[与和同](?=\p{Script=Han}{2})/u

/** Where a line says which regions a body is responsible for; `bare`: if the list begins there and nothing else. */
export const responsibilities = (
  line: Line
): ReadonlyArray<{ readonly start: number; readonly end: number; readonly bare: boolean }> => {
  const at = (pattern: RegExp, only: boolean) =>
    [...line.hans.matchAll(pattern)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      bare: only
    }))
  const sure = at(responsible, false)
  const linked = at(linking, true).map((said) => ({ ...said, end: said.end + partnerLength(line, said.end) }))
  const other = [...at(bare, true), ...linked].filter(({ end }) => !sure.some((said) => said.end === end))
  return [...sure, ...other].sort((a, b) => a.start - b.start)
}

/** Length of 香港与 before the list: one place and the word that joins it to the others. */
const partnerLength = (line: Line, from: number): number => {
  const match = partner.exec(line.hans.slice(from, from + 14))
  const place = match === null ? null : resolveRegion(match[0].slice(0, -1))
  return place === null || resolveRegion(match![0].slice(0, -1)) === null ? 0 : match![0].length
}

/** Nothing, or the offices of the state that stand before the regions (中央各部委、北京市). */
const begins = /^(?:(?:中央|国家)[^，。；]{0,12}[、和与及])?$/u

/** Rows of `office_regions` for the list that begins at `from`; the order is that of the first mention. */
export const readRegions = (
  article: Article,
  line: Line,
  subject: { readonly ref: Ref; readonly span: Span },
  from: number,
  at: { readonly bare: boolean } = { bare: false }
): void => {
  const places = regionList(line, from, stop(line.hans, from))
  const [first] = places
  if (first === undefined || (at.bare && !begins.test(line.hans.slice(from, first.start)))) return
  // 负责湖北与深圳的联络工作: work between its own province and its place, no region of its own
  if (places.some(({ code }) => code === article.owner)) return
  for (const { code, end, start } of places) {
    const position = article.placeRegion(subject.ref, code)
    if (position === null) continue
    const span = spanIn(line, start, end)
    article.drafts.push(
      draft(officeRegions, span, {
        org_id: derived(subject.ref, "the office that the sentence or entry is about", subject.span),
        region_id: derived(code, rule, span),
        position: derived(position, "place in the list", span)
      })
    )
  }
}

/** A list of regions ends at a comma, a stop or a bracket. */
const stop = (hans: string, from: number): number => {
  const at = hans.slice(from).search(/[，。；：！？（(）)]/u)
  return at < 0 ? hans.length : from + at
}
