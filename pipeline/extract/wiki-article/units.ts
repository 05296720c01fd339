/** Units of a body: internal departments 内设机构, and liaison units by their names. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { bodyKind, officeKind } from "./lexicon.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { claimSeatOfName } from "./regions.ts"

/** Names of units joined by 、 和 与 及: each ends like a unit. A count and a common noun behind them are left out. */
export const unitNames = (
  hans: string,
  from: number,
  to: number
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const names: Array<{ readonly start: number; readonly end: number }> = []
  let start = from
  for (let i = from; i <= to; i++) {
    const next = hans[i]
    const until = next === "及" && hans[i - 1] === "以" ? i - 1 : i
    const ends =
      i === to || next === "、" || ("和与及".includes(next!) && isUnit(hans.slice(start, until).trim()))
    if (!ends) continue
    const lead = /^(?:以及|[和与及\s])+/u.exec(hans.slice(start, until))?.[0].length ?? 0
    const name = hans.slice(start + lead, until).trimEnd()
    if (isUnit(name)) names.push({ start: start + lead, end: start + lead + name.length })
    start = i + 1
  }
  return names
}

const isUnit = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 20 &&
  !/^[\d一二三四五六七八九十两]{1,3}(?:[个处]|[组科室部]$|[组科室部][\d一二三四五六七八九十两])/u.test(
    name
  ) &&
  /(?:[处科室部局组办队站院所馆会]|中心|党委|党组|海关)$/u.test(name)

/** A unit of a body: internal department, or liaison unit by its name. */
export const unit = (
  article: Article,
  office: { readonly ref: Ref; readonly span: Span },
  line: Line,
  start: number,
  end: number,
  rule: string,
  sentence: Span = spanIn(line, start, end)
): Ref => {
  const span = spanIn(line, start, end)
  const text = line.text.slice(start, end)
  const hans = toSimplifiedAligned(text)
  const place = placeOfName(hans)
  const below = /(?:海关|派出所)$/u.test(hans) ? bodyKind(hans) : "internal_department"
  const kind = (place === null ? null : officeKind(hans)) ?? below
  const listed = place === null || kind === below ? null : article.roster.standingFor(place.code, kind)
  if (listed !== null) article.names.add(hans, listed.ref)
  const ref = listed?.ref ?? article.body(text, span, { within: office.ref, common: kind === below })
  article.kind(ref, kind, span)
  article.present(ref, span)
  const own = kind === below ? null : claimSeatOfName(article, ref, line, { start, end }, null)
  article.enroll({
    ref,
    kind,
    hans,
    places: own === null ? [] : [own],
    within: office.ref,
    listed: true,
    sections: []
  })
  article.relations.say({
    subject: ref,
    relation: "part_of",
    object: office.ref,
    span: sentence,
    at: { subject: span, relation: span, object: office.span },
    rule
  })
  return ref
}
