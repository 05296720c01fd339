/** Offices by the pattern of their names in running text: 上海驻昆明办事处, 驻京办, 駐粵經貿辦. */
import { findRegions, resolveRegion } from "../../knowledge/regions.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { officeKind } from "./lexicon.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { claimSeat, SEAT_BY_NAME } from "./regions.ts"

/** An office that is named in running text stands for the place in its name. */
export const placeOffice = (article: Article, ref: Ref, hans: string, at: Span): void => {
  const kind = officeKind(hans)
  const place = kind === null ? null : placeOfName(hans)
  if (kind === null || place === null) return
  if (at.end - at.start === hans.length)
    claimSeat(
      article,
      ref,
      place.code,
      { start: at.start + place.start, end: at.start + place.end },
      SEAT_BY_NAME
    )
  article.enroll({ ref, kind, hans, places: [place.code], within: null, listed: false, sections: [] })
}

const type = "办事处|联络处|代表处|代表团|联络组|联络站|联络办公室|联络办|办"
const officePattern = new RegExp(
  `驻(?<place>[^驻\\s，。、；和与及在的]{1,10}?)(?:经济贸易|经贸|贸易|人民|商务)?(?:${type})`,
  "uy"
)

/** An office by the pattern of its name that begins with 驻 at a place. */
export const officeAt = (article: Article, line: Line, at: number): Body | null => {
  officePattern.lastIndex = at
  const match = officePattern.exec(line.hans)
  const region = match === null ? null : resolveRegion(match.groups!["place"]!)
  if (match === null || region === null) return null
  const kind = officeKind(match[0])
  if (kind === null) return null
  if (foreign.test(line.hans.slice(Math.max(0, at - 6), at))) return null
  const start = ownerStart(line, at)
  const end = at + match[0].length
  const listed = article.roster.at(region.code, kind)
  const ref = listed !== null && sameOwner(line.hans.slice(start, at), listed.hans) ? listed.ref : null
  const span = spanIn(line, start, end)
  return {
    start,
    end,
    ref,
    span,
    office: { code: region.code, kind },
    make: () => ref ?? newOffice(article, line.text.slice(start, end), span, kind),
    behind: null
  }
}

/** The office of a company, a school or an agency that stands right before 驻 is that body's own. */
const foreign =
  /(?:公司|集团|银行|兵团|工厂|报社|大学|学院|协会|商会|中心|[^机]厂|[厅局]|[^省市区县州盟党]委|等[地市县省]?|各[地市县省盟旗]+|[地盟]市)$/u

const newOffice = (article: Article, name: string, span: Span, kind: OrganizationKind): Ref => {
  const hans = toSimplifiedAligned(name)
  const within = hans.startsWith("驻") ? article.title.ref : null
  const ref = article.body(name, span, { within })
  article.kind(ref, kind, span)
  placeOffice(article, ref, hans, span)
  return ref
}

const ownerPattern = /(?:[\p{Script=Han}]{0,12}(?:人民政府|政府|革命委员会|人民委员会)|市委市政府)$/u

/** Where the owner's name before 驻 begins: 上海驻…, 市政府驻…, 上海市人民政府驻…. */
const ownerStart = (line: Line, at: number): number => {
  // 在北京设立的X驻京办事处: the name begins behind 的
  const before = line.hans.slice(Math.max(0, at - 20), at).replace(/^.*的/u, "")
  const [mention] = findRegions(before).slice(-1)
  const government = ownerPattern.exec(before)
  if (government !== null) {
    const regions = findRegions(before).filter(({ start }) => start >= government.index)
    // 江苏省南京市人民政府, not what stands before it
    const region = regions.findLast(({ start }, i) => regions[i - 1]?.end !== start)
    const plain = /(?:省|市|区|县|州)?(?:(?:人民)?政府|革命委员会|人民委员会)$/u.exec(before)!
    return at - before.length + (region?.start ?? plain.index)
  }
  return mention !== undefined && mention.end === before.length ? at - before.length + mention.start : at
}

/** Two owners are different bodies if their regions are told and lie apart. */
export const sameOwner = (owner: string, officeName: string): boolean => {
  // 四川省成都市 is 成都市; 河南省 is not 郑州市
  const one = findRegions(owner).at(-1)
  const other = findRegions(officeName.slice(0, Math.max(0, officeName.indexOf("驻")))).at(-1)
  return one === undefined || other === undefined || one.region.code === other.region.code
}
