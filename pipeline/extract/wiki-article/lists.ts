/** Lists and sections: offices with their units, internal departments, resident enterprises. */
import { isPost } from "../../knowledge/persons.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { leadingName, listedKind } from "./leadingName.ts"
import { isBody, SECTION } from "./lexicon.ts"
import { readOffice } from "./offices.ts"
import { type Heading, lineOf, type Passage, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { dispatchedUnder, readEnterprise, readSubordinate } from "./subordinates.ts"
import { unit, unitNames } from "./units.ts"

type Section = "subordinate" | "enterprises" | "internal" | "duties" | null

/** What the nearest telling heading says a list holds. */
export const sectionOf = (headings: ReadonlyArray<Heading>): Section => {
  for (const { hans } of headings.toReversed())
    for (const section of ["subordinate", "enterprises", "internal", "duties"] as const)
      if (SECTION[section].test(hans.trim())) return section
  return null
}

interface Above {
  readonly depth: number
  readonly list: number
  readonly ref: Ref
  readonly span: Span
}

export const readLists = (article: Article): void => {
  let above: ReadonlyArray<Above> = []
  for (const passage of article.passages) {
    if (passage.kind !== "item" || passage.aside) {
      if (!passage.aside) readDepartments(article, passage)
      above = []
      continue
    }
    above = above.filter(({ depth, list }) => depth < passage.depth && list === passage.list)
    const { depth, list } = passage
    // 主任 above the groups that it heads: the groups are those of the body
    if (isPost(passage.inline.text) && sectionOf(passage.headings) === "internal") {
      above = [
        ...above,
        { depth, list, ref: above.at(-1)?.ref ?? article.title.ref, span: article.title.span }
      ]
      continue
    }
    const department = readDepartment(article, passage, above.at(-1) ?? null)
    if (department !== null) {
      article.entries.set(passage.inline, department)
      above = [...above, { ...department, depth, list }]
    }
    const office = department === null ? readItem(article, passage, above.at(-1) ?? null) : null
    if (office === null) continue
    leaveGone(article, passage, office)
    article.entries.set(passage.inline, office)
    above = [...above, { ...office, depth: passage.depth, list: passage.list }]
  }
}

const abolished = /(?:[（(，：；\d年月日]|^)(?:已|被|后)?(?:撤销|裁撤|撤并)(?=[）)。；，]|$)/u

/** An office under 已撤销, or whose entry says that it was abolished: it is no more. */
const leaveGone = (
  article: Article,
  { hans, headings }: Passage,
  { ref, span }: { readonly ref: Ref; readonly span: Span }
): void => {
  const gone = headings.some((heading) => SECTION.former.test(heading.hans.trim())) || abolished.test(hans)
  if (!gone || /恢复|复设|重新|计划|拟/u.test(hans)) return
  article.gone.add(ref)
  article.book.claim(ref, "status", "former", span, "derived", "the list says that it was abolished")
}

/** Sections that an article on many offices has for each: the text under such a heading is about the office. */
export const readSections = (article: Article): void => {
  const offices = new Map<Heading, { readonly ref: Ref; readonly span: Span } | null>()
  for (const passage of article.passages) {
    const heading = passage.headings.at(-1)
    if (heading === undefined || passage.aside || passage.kind === "item") continue
    if (!offices.has(heading)) offices.set(heading, officeOfHeading(article, passage.headings))
    const office = offices.get(heading) ?? null
    if (office !== null) article.entries.set(passage.inline, office)
  }
}

const officeOfHeading = (article: Article, headings: ReadonlyArray<Heading>) => {
  const line = lineOf(headings.at(-1)!.inline)
  const name = leadingName(line)
  const kind = name === null ? null : listedKind(name)
  if (name === null || kind === null || placeOfName(name.hans) === null) return null
  if (name.end < line.text.trimEnd().length || article.book.find(name.text) === article.title.ref) return null
  return readOffice(article, line, name, kind, null, headings.slice(0, -1))
}

/** An entry of the internal departments: of the subject, or of the department that it stands below. */
const readDepartment = (article: Article, passage: Passage, above: Above | null) => {
  const line = lineOf(passage.inline)
  const name = leadingName(line)
  if (passage.term !== null || name === null || sectionOf(passage.headings) !== "internal") return null
  const office = listedKind(name) !== null && (/驻|政府/u.test(name.hans) || placeOfName(name.hans) !== null)
  if (office || (passage.depth > 1 && (above === null || !isBody(name.hans)))) return null
  const rule = "an entry of the list of internal departments"
  const owner = above ?? article.title
  // 经济部、贸易处 in one entry are two
  const parts = unitNames(line.hans, name.start, name.end)
  if (parts.length > 1 && parts.at(-1)!.end === name.end) {
    for (const { end, start } of parts) unit(article, owner, line, start, end, rule)
    return null
  }
  const ref = unit(article, owner, line, name.start, name.end, rule)
  return { ref, span: spanIn(line, name.start, name.end) }
}

/** 办公室、外贸科、外资科。 and nothing else under the heading of the departments. */
const readDepartments = (article: Article, passage: Passage): void => {
  if (passage.kind !== "paragraph" || sectionOf(passage.headings) !== "internal") return
  const line = lineOf(passage.inline)
  const end = line.hans.replace(/[。；\s]+$/u, "").length
  const parts = unitNames(line.hans, 0, end)
  if (
    parts.length < 2 ||
    /[，。；：（）]|(?<!建)设(?!施|计|备)|包括|分为|下辖/u.test(line.hans.slice(0, end))
  )
    return
  const whole = line.hans.slice(0, end).split("、").length
  if (parts.length < whole || parts.at(-1)!.end !== end) return
  for (const { end: to, start } of parts)
    unit(article, article.title, line, start, to, "a list of internal departments")
}

const readItem = (
  article: Article,
  passage: Passage,
  above: Above | null
): { readonly ref: Ref; readonly span: Span } | null => {
  if (passage.term !== null) return null
  const section = sectionOf(passage.headings)
  const line = lineOf(passage.inline)
  if (section === "enterprises") {
    readEnterprise(article, line)
    return null
  }
  const name = leadingName(line)
  if (name === null) return null
  const kind = listedKind(name)
  if (kind !== null) return readOffice(article, line, name, kind, above, passage.headings)
  if (section === "subordinate" && passage.depth === 1)
    readSubordinate(article, line, name, dispatchedUnder(passage.headings))
  return null
}
