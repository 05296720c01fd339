/** Organisations as a line of text names them: by link, by a name that is known, or by the pattern of an office's name. */
import { disambiguationOf, nameKey, withoutDisambiguation } from "../../knowledge/names.ts"
import { findRegions, isWithin, resolveRegion } from "../../knowledge/regions.ts"
import { toSimplified, toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, Mark } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { bodyKind, bodyPrefix, INDEFINITE, isBody, officeKind } from "./lexicon.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { claimSeat, SEAT_BY_NAME } from "./regions.ts"

export interface Body {
  /** Place of the name in the line. */
  readonly start: number
  readonly end: number
  /** The organisation, if the article knows it already. */
  readonly ref: Ref | null
  /** For an office: the place that it stands for, and its kind. */
  readonly office: { readonly code: string; readonly kind: OrganizationKind } | null
  readonly span: Span
  /** The organisation, made known if it is not yet. */
  readonly make: () => Ref
  /** Stands right behind the name of another body that it belongs to (香港特別行政區政府政制及內地事務局). */
  readonly behind: Body | null
}

type Link = Extract<Mark, { readonly type: "link" }>

/** Page links that lie in a stretch of the line, places counted in the line. */
export const linksIn = (line: Line, from = 0, to = line.text.length): ReadonlyArray<Link> => {
  const links = pageLinksOf(line.inline)
  const found: Array<Link> = []
  for (let i = firstFrom(links, line.start + from); i < links.length; i++) {
    const link = links[i]!
    if (link.start >= line.start + to) break
    found.push({ ...link, start: link.start - line.start, end: link.end - line.start })
  }
  return found
}

/** Page links by text, in order: looked through once, so that a long paragraph is not searched for every sentence. */
const linksOfText = new WeakMap<Inline, ReadonlyArray<Link>>()
const pageLinksOf = (inline: Inline): ReadonlyArray<Link> => {
  const known = linksOfText.get(inline)
  if (known !== undefined) return known
  const links = inline.marks
    .filter((mark): mark is Link => mark.type === "link" && mark.kind === "page")
    .toSorted((a, b) => a.start - b.start)
  linksOfText.set(inline, links)
  return links
}

const firstFrom = (links: ReadonlyArray<Link>, start: number): number => {
  let [low, high] = [0, links.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (links[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

const pageOf = (target: string): string => target.replace(/#.*$/u, "")

/** Where the printed name of a linked body ends: what the link swallowed behind it is left out. */
export const linkedNameEnd = (line: Line, link: Link): number => {
  const text = line.hans.slice(link.start, link.end)
  const base = toSimplifiedAligned(withoutDisambiguation(pageOf(link.target)))
  if (text.startsWith(base)) return link.start + base.length
  if (isBody(text) && officeKind(text) !== null) return link.end
  return link.start + (bodyPrefix(text)?.length ?? text.length)
}

/** The body that a link names, or null if the page is about something else. */
export const linkedBody = (article: Article, line: Line, link: Link): Body | null => {
  const page = pageOf(link.target)
  const base = withoutDisambiguation(page)
  if (!isBody(toSimplified(base))) return null
  const end = linkedNameEnd(line, link)
  const text = line.text.slice(link.start, end)
  const span = spanIn(line, link.start, end)
  const hans = line.hans.slice(link.start, end)
  const self = isSelf(article, page)
  const ref = self ? article.title.ref : (article.book.find(page) ?? article.book.find(text))
  const place = placeOfName(hans) ?? placeOfName(toSimplifiedAligned(base))
  const kind = officeKind(toSimplified(base)) ?? officeKind(hans)
  return {
    start: link.start,
    end,
    ref,
    span,
    office: place === null || kind === null ? null : { code: place.code, kind },
    make: () => (self ? selfNamed(article, text, page, span) : named(article, line, link, text, page, span)),
    behind: null
  }
}

/**
 * A page whose title is that of the article but for a disambiguation is the article itself when the disambiguation is
 * found in its categories: 香港經濟貿易辦事處 (內地) among 香港特别行政区政府驻内地机构, not 香港經濟貿易辦事處 (海外).
 */
const isSelf = (article: Article, page: string): boolean => {
  const part = disambiguationOf(page)
  if (nameKey(withoutDisambiguation(page)) !== nameKey(article.title.name)) return false
  if (part === null) return true
  const key = toSimplified(part)
  return article.document.links.some(
    ({ kind, target }) => kind === "category" && toSimplified(target).includes(`驻${key}`)
  )
}

const selfNamed = (article: Article, text: string, page: string, span: Span): Ref => {
  const { ref, name } = article.title
  article.book.mention(name, article.title.span, { pageTitle: page })
  if (nameKey(text) !== nameKey(name) && article.book.find(text) === null)
    article.book.alias(ref, text, "variant", span)
  return ref
}

const named = (article: Article, line: Line, link: Link, text: string, page: string, span: Span): Ref => {
  const base = withoutDisambiguation(page)
  const sameName = nameKey(text) === nameKey(base)
  const byText = sameName || disambiguationOf(page) !== null
  const name = byText ? text : base
  const known = article.book.find(page) !== null || article.book.find(name) !== null
  const at = byText ? span : (titleSpan(article, line, link, base) ?? span)
  const ref = article.body(name, at, { pageTitle: page })
  article.names.add(toSimplifiedAligned(text), ref)
  article.kind(ref, bodyKind(toSimplified(byText ? text : base)), at)
  if (!known) placed(article, ref, toSimplifiedAligned(name), at)
  if (!known && !byText && officeKind(toSimplified(text)) !== null) {
    const short = text.length < base.length
    article.book.alias(ref, text, short ? "short" : "variant", span)
  }
  return ref
}

/** An office that is named in running text stands for the place in its name. */
const placed = (article: Article, ref: Ref, hans: string, at: Span): void => {
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
  article.roster.add({ ref, kind, hans, places: [place.code], within: null, listed: false, sections: [] })
}

/** Place of the page's title in the source of the link. */
const titleSpan = (article: Article, line: Line, link: Link, title: string): Span | null => {
  const { start } = spanIn(line, link.start, link.start + 1)
  const of = article.linkAt(start)
  if (of === null) return null
  const at = article.source.text.slice(of.start, of.end).indexOf(title)
  return at < 0 ? null : { start: of.start + at, end: of.start + at + title.length }
}

const type = "办事处|联络处|代表处|代表团|联络组|联络站|联络办公室|联络办|办"
const officePattern = new RegExp(
  `驻(?<place>[^驻\\s，。、；和与及在的]{1,10}?)(?:经济贸易|经贸|贸易|人民|商务)?(?:${type})`,
  "uy"
)

/** An office by the pattern of its name that begins with 驻 at a place. */
const officeAt = (article: Article, line: Line, at: number): Body | null => {
  officePattern.lastIndex = at
  const match = officePattern.exec(line.hans)
  const region = match === null ? null : resolveRegion(match.groups!["place"]!)
  if (match === null || region === null) return null
  const kind = officeKind(match[0])
  if (kind === null) return null
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

export const newOffice = (article: Article, name: string, span: Span, kind: OrganizationKind): Ref => {
  const hans = toSimplifiedAligned(name)
  const within = hans.startsWith("驻") ? article.title.ref : null
  const ref = article.body(name, span, { within })
  article.kind(ref, kind, span)
  placed(article, ref, hans, span)
  return ref
}

const ownerPattern = /(?:[\p{Script=Han}]{0,12}(?:人民政府|政府)|市委市政府)$/u

/** Where the owner's name before 驻 begins: 上海驻…, 市政府驻…, 上海市人民政府驻…. */
const ownerStart = (line: Line, at: number): number => {
  const before = line.hans.slice(Math.max(0, at - 20), at)
  const [mention] = findRegions(before).slice(-1)
  const government = ownerPattern.exec(before)
  if (government !== null) {
    const region = findRegions(before).filter(({ start }) => start >= government.index)[0]
    const plain = /(?:省|市|区|县|州)?(?:人民)?政府$/u.exec(before)!
    return at - before.length + (region?.start ?? plain.index)
  }
  return mention !== undefined && mention.end === before.length ? at - before.length + mention.start : at
}

/** Two owners are different bodies if their regions are told and lie apart. */
const sameOwner = (owner: string, officeName: string): boolean => {
  const [one] = findRegions(owner)
  const other = findRegions(officeName.slice(0, Math.max(0, officeName.indexOf("驻"))))[0]
  if (one === undefined || other === undefined) return true
  return isWithin(one.region.code, other.region.code) || isWithin(other.region.code, one.region.code)
}

/** Every body named in a stretch of a line, left to right. */
export const bodiesIn = (
  article: Article,
  line: Line,
  from = 0,
  to = line.hans.length
): ReadonlyArray<Body> => {
  const links = new Map(linksIn(line, from, to).map((link) => [link.start, link]))
  const found: Array<Body> = []
  for (let i = from; i < to; ) {
    const body = bodyAt(article, line, i, to, links.get(i))
    if (body === null) {
      i++
      continue
    }
    // an owner's name that stands right before 驻 is part of the office's name
    while (found.length > 0 && found.at(-1)!.start >= body.start) found.pop()
    const before = found.at(-1)
    found.push(before !== undefined && before.end === body.start ? { ...body, behind: before } : body)
    i = Math.max(i + 1, body.end)
  }
  return found
}

const bodyAt = (article: Article, line: Line, i: number, to: number, link: Link | undefined): Body | null => {
  const linked = link === undefined ? null : linkedBody(article, line, link)
  if (linked !== null && linked.end <= to) return linked
  const known = article.names.at(line.hans, i, to)
  const office = line.hans[i] === "驻" ? officeAt(article, line, i) : null
  if (office !== null && office.end <= to && (known === null || known.end < office.end)) return office
  if (known === null) return null
  const listed = article.roster.of(known.value)
  const [code] = listed?.places ?? []
  return {
    start: i,
    end: known.end,
    ref: known.value,
    span: spanIn(line, i, known.end),
    office: listed === null || code === undefined ? null : { code, kind: listed.kind },
    make: () => known.value,
    behind: null
  }
}

/** Two bodies joined by "and", not one whose name has the word in it (住房和城乡建设委员会). */
const isPair = (hans: string): boolean => {
  for (let i = 2; i < hans.length - 2; i++)
    if ("和与及".includes(hans[i]!) && isBody(hans.slice(0, i)) && isBody(hans.slice(i + 1))) return true
  return false
}

const preamble = /^(?:新成立的|新组建的|新设立的|原属?|由|中华人民共和国(?=[\p{Script=Han}]{2,8}政府)|\s)+/u

/** The one body that a stretch of text names as a whole (由…管理, 隶属…); null if it names none, or none in particular. */
export const readBody = (article: Article, line: Line, from: number, to: number): Body | null => {
  const lead = preamble.exec(line.hans.slice(from, to))?.[0].length ?? 0
  const start = from + lead
  const tail = /(?:[的\s。，]|进行|负责|统一|直接|归口)+$/u.exec(line.hans.slice(start, to))?.[0].length ?? 0
  const end = to - tail
  const hans = line.hans.slice(start, end)
  if (hans.length < 2 || INDEFINITE.test(hans)) return null
  const bodies = bodiesIn(article, line, start, end)
  const last = bodies.at(-1)
  if (last !== undefined && last.end === end) return last
  if (hans.length > 30 || /[、，的]/u.test(hans) || !isBody(hans) || isPair(hans)) return null
  const text = line.text.slice(start, end)
  const span = spanIn(line, start, end)
  return {
    start,
    end,
    ref: article.book.find(text),
    span,
    office: null,
    make: () => {
      const ref = article.body(text, span)
      article.kind(ref, bodyKind(hans), span)
      return ref
    },
    behind: null
  }
}
