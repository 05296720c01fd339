/** Units in tables: a row or a column of them beside their office, or a table of nothing else. */
import { findRegions } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { severalIn } from "./holderTerms.ts"
import { isBlank, linesOfValue } from "./infobox.ts"
import { leadingName } from "./leadingName.ts"
import { isBody, officeKind } from "./lexicon.ts"
import { readEnterprise, type sectionOf } from "./lists.ts"
import { type Line, lineOf, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, SEAT_BY_NAME } from "./regions.ts"
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
  /^(?:机构|部门|处室|科室|单位|组别|内设机构|企业|公司|单位)?(?:名称|全称)$|^(?:机构|部门|处室|科室|组别|内设机构|企业|公司)$/u

/** A table under 内设机构 or 驻地企业: a unit or an enterprise in each row. */
export const readNames = (
  article: Article,
  head: ReadonlyArray<WikiCell>,
  rows: ReadonlyArray<ReadonlyArray<WikiCell>>,
  section: ReturnType<typeof sectionOf>
): void => {
  const at = head.findIndex(({ inline }) => named.test(lineOf(inline).hans.trim()))
  if (at < 0 || (section !== "internal" && section !== "enterprises")) return
  for (const row of rows) {
    const cell = row[at]
    if (cell === undefined || cell.repeated || cell.header) continue
    const line = lineOf(cell.inline)
    const name = leadingName(line)
    if (section === "enterprises" && !isBlank(line.text)) readEnterprise(article, line)
    else if (section === "internal" && name !== null && isBody(name.hans))
      unit(article, article.title, line, name.start, name.end, "a row of the table of internal departments")
  }
}
