/** Lists: offices with their units, internal departments, resident enterprises. */
import residentEnterprises from "#schemas/directory/resident_enterprises.dataset.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { derived, draft, printed, type Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { linkedNameEnd, linksIn } from "./bodies.ts"
import { officeKind, SECTION } from "./lexicon.ts"
import { type Heading, type Line, lineOf, type Passage, passagesOf, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { claimSeat, claimSeatOfName, leadingRegion, readRegions, responsibilities } from "./regions.ts"
import { claimWebsite, externalLink } from "./websites.ts"

export interface LeadingName {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly hans: string
  /** Page that it links to. */
  readonly page: string | null
  readonly span: Span
}

/** The name that an entry begins with: its first link, or the text up to the first punctuation mark. */
export const leadingName = (line: Line): LeadingName | null => {
  const blank = line.text.length - line.text.trimStart().length
  const link = linksIn(line).find(({ start }) => start === blank)
  const end =
    link !== undefined && link.end > link.start
      ? linkedNameEnd(line, link)
      : blank + (/^[^：:（(，。；\n—]{1,60}/u.exec(line.hans.slice(blank))?.[0].trimEnd().length ?? 0)
  if (end <= blank) return null
  const whole = link === undefined ? end : wholeName(line, link.start, end)
  return {
    start: blank,
    end: whole,
    text: line.text.slice(blank, whole),
    hans: line.hans.slice(blank, whole),
    page: link === undefined || whole > end ? null : link.target.replace(/#.*$/u, ""),
    span: spanIn(line, blank, whole)
  }
}

/** A link may be only the beginning of the name: [[上海市人民政府]]驻北京办事处. */
const wholeName = (line: Line, start: number, end: number): number => {
  if (officeKind(line.hans.slice(start, end)) !== null) return end
  const text = /^[^：:（(，。；\n—]{1,60}/u.exec(line.hans.slice(start))?.[0].trimEnd() ?? ""
  return officeKind(text) !== null && start + text.length > end ? start + text.length : end
}

/** The kind of office that an entry begins with; a sentence that ends with such a word (…设立办事处) names none. */
const listedKind = ({ hans }: LeadingName): OrganizationKind | null =>
  /\d|年|[设成建]立|开设|增设|撤销|负责/u.test(hans) ? null : officeKind(hans)

/** How many offices a document lists at the top of its lists or in its tables. */
export const listedOffices = (document: WikiDocument): number => {
  const names = new Set<string>()
  const look = (inline: Inline) => {
    const name = leadingName(lineOf(inline))
    if (name !== null && listedKind(name) !== null) names.add(name.hans)
  }
  for (const { aside, depth, inline, kind } of passagesOf(document))
    if (kind === "item" && !aside && depth === 1) look(inline)
  for (const block of document.blocks)
    if (block.type === "table") for (const row of block.rows) for (const { inline } of row) look(inline)
  return names.size
}

type Section = "enterprises" | "internal" | "duties" | null

/** What the nearest telling heading says a list holds. */
export const sectionOf = (headings: ReadonlyArray<Heading>): Section => {
  for (const { hans } of headings.toReversed())
    for (const section of ["enterprises", "internal", "duties"] as const)
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
      above = []
      continue
    }
    above = above.filter(({ depth, list }) => depth < passage.depth && list === passage.list)
    const office = readItem(article, passage, above.at(-1) ?? null)
    if (office === null) continue
    article.entries.set(passage.inline, office)
    above = [...above, { ...office, depth: passage.depth, list: passage.list }]
  }
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

const readItem = (
  article: Article,
  passage: Passage,
  above: Above | null
): { readonly ref: Ref; readonly span: Span } | null => {
  const section = sectionOf(passage.headings)
  const line = lineOf(passage.inline)
  if (section === "enterprises") {
    readEnterprise(article, line)
    return null
  }
  const name = leadingName(line)
  if (name === null) return null
  const kind = listedKind(name)
  const department = section === "internal" && name.page === null && placeOfName(name.hans) === null
  if (kind !== null && !department) return readOffice(article, line, name, kind, above, passage.headings)
  if (section === "internal" && passage.depth === 1)
    unit(article, article.title, line, name.start, name.end, "an entry of the list of internal departments")
  return null
}

/** An entry that is an office: the name and what follows it. */
export const readOffice = (
  article: Article,
  line: Line,
  name: LeadingName,
  kind: OrganizationKind,
  above: { readonly ref: Ref; readonly span: Span } | null,
  headings: ReadonlyArray<Heading>
): { readonly ref: Ref; readonly span: Span } => {
  const full = name.hans.indexOf("驻") > 1 || name.hans.includes("政府")
  const within = full ? null : (above?.ref ?? article.title.ref)
  const ref = article.body(name.text, name.span, { within, pageTitle: within === null ? name.page : null })
  article.kind(ref, kind, name.span)
  article.present(ref, name.span)
  const located = locationIn(line, name.end)
  if (located !== null) claimSeat(article, ref, located.code, spanIn(line, located.start, located.end))
  const own = claimSeatOfName(article, ref, line, name, located?.code ?? null)
  article.roster.add({
    ref,
    kind,
    hans: name.hans,
    places: [own, located?.code].filter((code) => code !== null && code !== undefined),
    within: above?.ref ?? null,
    listed: true,
    sections: headings.map(({ hans }) => hans.trim())
  })
  if (above !== null)
    article.relations.say({
      subject: ref,
      relation: "part_of",
      object: above.ref,
      span: name.span,
      at: { subject: name.span, relation: name.span, object: above.span },
      rule: "an entry below the office in the list"
    })
  else managedByHeading(article, ref, name.span, headings)
  for (const said of responsibilities(line))
    if (said.start >= name.end) readRegions(article, line, { ref, span: name.span }, said.end)
  contained(article, line, { ref, span: name.span }, name.end)
  officeSite(article, line, ref)
  return { ref, span: name.span }
}

const location =
  /(?:地点|地址|办公地点|办公地址|驻地|所在地|总部)?\s{0,2}(?:位于|设于|设在|：)\s{0,2}(?=[^，。；（）()]{2,})/u

/** 地點位於廣州: the place where an office of a list is. */
const locationIn = (line: Line, from: number) => {
  const match = location.exec(line.hans.slice(from))
  if (match === null || match[0].trim() === "：") return null
  const start = from + match.index + match[0].length
  return leadingRegion(line, start, line.hans.length)
}

/** 上海驻穗办管理的联络处 as a heading: what is listed under it is managed by that office. */
const managedByHeading = (article: Article, ref: Ref, span: Span, headings: ReadonlyArray<Heading>): void => {
  const heading = headings.at(-1)
  const match =
    heading === undefined ? null : /^(?<by>[^，。的]{2,30}?)(?:负责|归口)?管理的/u.exec(heading.hans.trim())
  if (heading === undefined || match === null) return
  const by = article.names.at(match.groups!["by"]!, 0)
  if (by === null || by.end !== match.groups!["by"]!.length) return
  article.relations.say({
    subject: ref,
    relation: "managed_by",
    object: by.value,
    span,
    at: { subject: span, relation: heading.span, object: heading.span },
    rule: "listed under a heading that names who manages it"
  })
}

/** A link 官网 in the entry of an office. */
const officeSite = (article: Article, { inline }: Line, ref: Ref): void => {
  const link = externalLink(article, inline)
  if (link !== null && SECTION.websites.test(toSimplifiedAligned(link.text)))
    claimWebsite(article, ref, link.url, link.span)
}

/** 内设成都联络处: units that an office contains. */
const contained = (
  article: Article,
  line: Line,
  office: { readonly ref: Ref; readonly span: Span },
  from: number
): void => {
  const match = /(?:内设|下设|下辖)(?<units>[^（）()，。；]{2,60})/u.exec(line.hans.slice(from))
  if (match === null) return
  const start = from + match.index + match[0].length - match.groups!["units"]!.length
  for (const { end, start: at } of unitNames(line.hans, start, start + match.groups!["units"]!.length))
    unit(article, office, line, at, end, "内设 in the entry of the office")
}

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
    const ends = i === to || next === "、" || ("和与及".includes(next!) && isUnit(hans.slice(start, i)))
    if (!ends) continue
    const lead = /^(?:以及|[和与及\s])+/u.exec(hans.slice(start, i))?.[0].length ?? 0
    const name = hans.slice(start + lead, i).trimEnd()
    if (isUnit(name)) names.push({ start: start + lead, end: start + lead + name.length })
    start = i + 1
  }
  return names
}

const isUnit = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 20 &&
  !/^[\d一二三四五六七八九十两]{1,3}[个处]/u.test(name) &&
  /(?:[处科室部局组办队站院所馆会]|中心)$/u.test(name)

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
  const kind = (place === null ? null : officeKind(hans)) ?? "internal_department"
  const listed =
    place === null || kind === "internal_department" ? null : article.roster.standingFor(place.code, kind)
  if (listed !== null) article.names.add(hans, listed.ref)
  const ref = listed?.ref ?? article.body(text, span, { within: office.ref })
  article.kind(ref, kind, span)
  article.present(ref, span)
  const own =
    kind === "internal_department" ? null : claimSeatOfName(article, ref, line, { start, end }, null)
  article.roster.add({
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

const readEnterprise = (article: Article, line: Line): void => {
  const match =
    /^\s*(?<name>[^\n：:；;。]{2,80}?)\s*[；;。]?\s*$/u.exec(line.text) ??
    /^\s*(?<name>[^\n：:；;。]{2,80})/u.exec(line.text)
  if (match === null) return
  const name = match.groups!["name"]!.trimEnd()
  const start = match[0].indexOf(name)
  const span = spanIn(line, start, start + name.length)
  const ref = article.body(name, span)
  article.kind(ref, "enterprise", span, "an entry of the list of resident enterprises")
  const position = article.placeEnterprise(ref)
  if (position === null) return
  article.drafts.push(
    draft(residentEnterprises, span, {
      office_org_id: derived(article.title.ref, "the office that the article is about", article.title.span),
      enterprise_org_id: printed(ref, span),
      name: printed(name, span),
      position: derived(position, "place in the list", span)
    })
  )
}
