/** Units in tables: a row or a column of them beside their office, or a table of nothing else. */
import { findRegions } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { severalIn } from "./holderTerms.ts"
import { isBlank, linesOfValue } from "./infobox.ts"
import { type LeadingName, leadingName } from "./leadingName.ts"
import { isBody, officeKind } from "./lexicon.ts"
import type { sectionOf } from "./lists.ts"
import { type Line, lineOf, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, SEAT_BY_NAME } from "./regions.ts"
import { readEnterprise, readSubordinate } from "./subordinates.ts"
import { unit } from "./units.ts"

export interface RowOffice {
  readonly ref: Ref
  readonly span: Span
}

export interface PlaceIn {
  readonly line: Line
  readonly code: string
  readonly start: number
  readonly end: number
}

/** 廣東深圳: the place, and where its last name stands. */
export const placeIn = (line: Line): PlaceIn | null => {
  const lead = line.text.length - line.text.trimStart().length
  const region = leadingRegion(line, lead, line.text.length)
  if (region === null) return null
  const last = findRegions(line.text.slice(0, region.end)).at(-1)!
  return { line, code: region.code, start: last.start, end: last.end }
}

/** A unit that the table names by its place alone: its name is made of the place and its kind. */
export const unitAt = (article: Article, office: RowOffice, marker: Line, place: PlaceIn): RowOffice => {
  const word = /^\s*[属屬所下]*/u.exec(marker.text)![0].length
  const noun = marker.text.slice(word).trim()
  const name = place.line.text.slice(place.start, place.end) + noun
  const placeSpan = spanIn(place.line, place.start, place.end)
  const nounSpan = spanIn(marker, word, word + noun.length)
  const span = cover([placeSpan, nounSpan])
  const ref = article.body(name, span, { within: office.ref })
  const kind: OrganizationKind = officeKind(lineOf(marker.inline).hans.trim()) ?? "liaison_unit"
  article.kind(ref, kind, nounSpan)
  article.present(ref, span)
  article.enroll({
    ref,
    kind,
    hans: name,
    places: [place.code],
    within: office.ref,
    listed: true,
    sections: []
  })
  article.relations.say({
    subject: ref,
    relation: "part_of",
    object: office.ref,
    span,
    at: { subject: placeSpan, relation: nounSpan, object: office.span },
    rule: "a row of the office that is marked as a unit of it"
  })
  return { ref, span }
}

/** 深圳聯絡處、廣西聯絡處, or 遼寧、天津 alone, in a column headed 聯絡處. */
export const readUnits = (article: Article, office: RowOffice, line: Line, head: Line): void => {
  for (const part of linesOfValue(line.inline).flatMap(severalIn)) {
    const blank = part.text.length - part.text.trimStart().length
    const place = placeIn(part)
    const name = part.hans.trim()
    const end = part.text.trimEnd().length
    if (officeKind(name) !== null && /^(?:驻|[^驻]{2,8}$)/u.test(name) && placeOfName(name) !== null)
      unit(article, office, part, blank, end, "an entry of the column of units in the row of its office")
    else if (place !== null && place.end === end) {
      const { ref } = unitAt(article, office, head, place)
      claimSeat(article, ref, place.code, spanIn(part, place.start, place.end), SEAT_BY_NAME)
    }
  }
}

const named =
  /^(?:机构|部门|处室|科室|单位|组别|内设机构|企业|公司|单位|海关)?(?:名称|全称)$|^(?:机构|部门|处室|科室|组别|内设机构|企业|公司|海关|单位)$/u
/** 隶属海关, 下属单位 over a column: its bodies are below the subject whatever the section is called. */
const below = /^(?:隶属|直属|下属|所属|下辖)(?:海关|机构|单位|部门|机关|分局|派出所)(?:名称)?$/u
/** 派出机构 beside the name: a body of its own that is there, and no unit. */
const apart = /^(?:派出|派驻|双管|垂直管理|驻区)(?:机构|单位|部门)$/u

/**
 * A table under 内设机构, 下属单位 or 驻地企业: a unit, a body or an enterprise in each row. Returns the bodies, so that what
 * the row says of them is read.
 */
export const readNames = (
  article: Article,
  head: ReadonlyArray<WikiCell>,
  rows: ReadonlyArray<ReadonlyArray<WikiCell>>,
  section: ReturnType<typeof sectionOf>
): ReadonlyArray<{ readonly body: RowOffice; readonly row: ReadonlyArray<WikiCell> }> => {
  const under = head.findIndex(({ inline }) => below.test(lineOf(inline).hans.trim()))
  const at = under >= 0 ? under : head.findIndex(({ inline }) => named.test(lineOf(inline).hans.trim()))
  const kind = under >= 0 ? "subordinate" : section
  if (at < 0 || kind === null || kind === "duties") return []
  return rows.flatMap((row) => {
    const cell = row[at]
    if (cell === undefined || cell.repeated || cell.header) return []
    const line = lineOf(cell.inline)
    if (row.some(({ inline }) => apart.test(lineOf(inline).hans.trim()))) return []
    if (kind === "enterprises" && !isBlank(line.text)) readEnterprise(article, line)
    const name = kind === "enterprises" ? null : leadingName(line)
    if (name === null) return []
    const body =
      kind === "subordinate" ? readSubordinate(article, line, name) : internalOf(article, line, name)
    return body === null ? [] : [{ body, row }]
  })
}

const internalOf = (article: Article, line: Line, name: LeadingName): RowOffice | null => {
  if (!isBody(name.hans)) return null
  const rule = "a row of the table of internal departments"
  const ref = unit(article, article.title, line, name.start, name.end, rule)
  return { ref, span: spanIn(line, name.start, name.end) }
}
