/** Whom a clause speaks of: the bodies named before its verb, or the subject carried over from before. */
import { findRegions } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { bodiesIn } from "./bodies.ts"
import { OFFICE_NOUNS } from "./lexicon.ts"
import { type Clause, type Line, spanIn } from "./passages.ts"
import { regionList } from "./regionLists.ts"
import { strangerAt } from "./strangers.ts"

export interface Subject {
  readonly ref: Ref
  readonly span: Span
}

const gap = /^\s*(?:以及|[、和与及跟同])?\s*(?:原|前)?$/u

/** Bodies joined by 、 and 和 that end a stretch: A、B和C before a verb. */
export const lastGroup = (line: Line, bodies: ReadonlyArray<Body>): ReadonlyArray<Body> => {
  let first = bodies.length - 1
  while (first > 0) {
    const between = line.hans.slice(bodies[first - 1]!.end, bodies[first]!.start)
    if (between === "" || !gap.test(between)) break
    first--
  }
  return bodies.slice(Math.max(0, first))
}

/** A subject is looked for no farther before its verb than this. */
const reach = 300

/** The subjects of what a clause says at `verb`, both counted in the line. */
export const subjectsOf = (
  article: Article,
  line: Line,
  clauses: ReadonlyArray<Clause>,
  clause: Clause,
  verb: number
): ReadonlyArray<Subject> => {
  const own = lastGroup(line, bodiesIn(article, line, Math.max(clause.start, verb - reach), verb))
  if (own.length > 0) return own.map((body) => ({ ref: body.make(), span: body.span }))
  const said = line.hans.slice(clause.start, verb)
  if (strangerAt(article, line, clause.start, verb) !== null || /其余|其他|部分|有些/u.test(said)) return []
  return carriedSubject(article, line, clauses, clause)
}

/** The subject of a clause that names none: what the clause before counted, the sentence's first body, or the title. */
export const carriedSubject = (
  article: Article,
  line: Line,
  clauses: ReadonlyArray<Clause>,
  clause: Clause
): ReadonlyArray<Subject> => {
  const before = clauses.findLast(({ end }) => end <= clause.start)
  const counted = before === undefined ? null : collectiveNoun(article, line, before.start, before.end, true)
  if (counted !== null) return [counted]
  if (strangerAt(article, line, 0, line.hans.length) !== null) return []
  const [first] = bodiesIn(article, line, 0, Math.min(line.hans.length, 60))
  const opens = first !== undefined && opening.test(line.hans.slice(0, first.start))
  if (opens && first.ref !== null && isOffice(article, first.ref))
    return [{ ref: first.ref, span: first.span }]
  return [defaultSubject(article, line)]
}

/** What a text is about that names nothing: the office of its entry or heading, else the article's subject. */
export const defaultSubject = (article: Article, { inline }: Line): Subject =>
  article.entries.get(inline) ?? { ref: article.title.ref, span: article.title.span }

const opening = /^(?:目前|现在|现时|其中|此外|另外|而|，|\s|[\d年月日自至到在]){0,20}$/u

const isOffice = (article: Article, ref: Ref): boolean =>
  ref === article.title.ref || article.roster.of(ref) !== null

const nouns = OFFICE_NOUNS.map(([word]) => word).join("|")
const collective = new RegExp(`(?:各|驻外|驻各地|驻内地|驻省外|境外)?(?:${nouns})`, "gu")

/** 驻外办事处 as the collective that the article is about; only at the end of the stretch if `last`. */
export const collectiveNoun = (
  article: Article,
  line: Line,
  from: number,
  to: number,
  last = false
): Subject | null => {
  if (article.collective === null) return null
  const text = line.hans.slice(from, to)
  const kind = collectiveOffices(article)
  for (const match of text.matchAll(collective)) {
    const end = match.index + match[0].length
    const noun = OFFICE_NOUNS.find(([word]) => match[0].endsWith(word))!
    if (noun[1] !== kind || (last && end !== text.length)) continue
    const general = /^(?:各|驻外|驻各地|驻省外|境外)/u.test(match[0])
    if (!general && !(last && /[\d一二三四五六七八九十两]个$/u.test(text.slice(0, match.index)))) continue
    return { ref: article.collective, span: spanIn(line, from + match.index, from + end) }
  }
  return null
}

/** The kind of office that the article's collective is made of. */
export const collectiveOffices = (article: Article): OrganizationKind => {
  const name = article.collective === null ? "" : article.book.nameOf(article.collective)
  return /联络|聯絡/u.test(name) ? "liaison_unit" : "representative_office"
}

export interface PlacedOffices {
  /** Codes of the places, in order, with their own spans. */
  readonly places: ReadonlyArray<{ readonly code: string; readonly span: Span }>
  readonly kind: OrganizationKind
  readonly start: number
  readonly end: number
}

const tail = new RegExp(
  `^(?:这|等)?(?:[\\d一二三四五六七八九十两]{1,3}个|各)?(?:驻外)?(?<noun>${nouns})`,
  "u"
)

/** Offices named by their places together: 深圳、海南和秦皇岛三个办事处. The first in a stretch. */
export const placedOffices = (line: Line, from: number, to: number): PlacedOffices | null => {
  const hans = line.hans.slice(from, to)
  let next = 0
  for (const { end, start } of findRegions(hans)) {
    if (start < next) continue
    const list = regionList(line, from + start, to, /^驻/u)
    // 驻深圳办事处 alone is a name; 驻深圳、海南办事处 are two
    if (hans[start - 1] === "驻" && list.length < 2) continue
    const listEnd = list.length === 0 ? from + end : list.at(-1)!.end
    next = listEnd - from
    const match = tail.exec(line.hans.slice(listEnd, to))
    if (match === null || list.length === 0) continue
    const [, kind] = OFFICE_NOUNS.find(([word]) => word === match.groups!["noun"])!
    return {
      places: list.map((place) => ({ code: place.code, span: spanIn(line, place.start, place.end) })),
      kind,
      start: list[0]!.start,
      end: listEnd + match[0].length
    }
  }
  return null
}
