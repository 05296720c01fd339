/** Regions: the seat of a body, and the regions that an office is responsible for. */
import officeRegions from "#schemas/directory/office_regions.dataset.ts"
import { isWithin, resolveRegion } from "../../knowledge/regions.ts"
import { derived, draft, type Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { regionList } from "./regionLists.ts"

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
  /(?:负责)?(?:联系|联络|服务|管辖)的(?:区域|地区|省份|省市|范围)(?:现|主要)?(?:调整为|变更为|扩大为|扩大到|扩大至|为|是|包括|有)|负责的?(?:省市区|省市自治区|省市|省份|省区市|省区|地区|区域)(?:包括|为|有|是)|(?:负责|承担)(?:联系|联络|对接|联系服务)|对口(?:联系|联络|服务)|(?:关区|辖区|管区)(?:范围)?(?:为|是|包括|涵盖|覆盖)|(?:工作|对口|业务)?(?:联系|联络|服务|管辖|工作|业务|负责|职责|辐射|覆盖)(?:的)?(?:区域|范围|地区|省份|省区)(?:主要|现|目前)?(?:为|是|包括|包含|涵盖|覆盖|涉及|有|遍及|扩大到|扩大至|扩展到|扩展至|：)|(?:工作|业务|服务|职责)(?:覆盖|涵盖|辐射|遍及)|负责(?:协调|加强|处理|沟通)?[与同和跟](?=[^，。；]{2,80}的?(?:关系|联络|联系|沟通|政务沟通|往来|交流|合作|对接))/gu
/** Of these the list itself must tell that regions are meant: it follows at once. */
const bare =
  /(?:负责|承担|从事|承办)(?:管理|管辖|服务)?(?=[^，。；]{2,80}?(?:等地|地区|方面)?的[^，。；]{0,24}(?:工作|事务|事宜|联络|联系))|(?:联系|联络|管辖|辖管|覆盖|涵盖|服务于?|面向|辐射)(?!区|范|地区|省)/gu

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
  // 华南五省（广东、广西、…）: the bracket tells which
  const summed =
    /^\p{Script=Han}{2,10}[（(](?=[^（）()]{2,80}[）)])/u.exec(line.hans.slice(from))?.[0].length ?? 0
  const said = regionList(line, from, stop(line.hans, from))
  const inside =
    said.length > 0 || summed === 0 || at.bare
      ? []
      : regionList(line, from + summed, stop(line.hans, from + summed))
  const all = said.length > 0 ? said : inside
  // 负责温州与上海、江苏的联络: its own place is none of the others
  const own = all.length > 2 && all[0]!.code === article.owner && /[与和同]/u.test(line.hans[all[0]!.end]!)
  const places = own ? all.slice(1) : all
  const first = all[0]
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
