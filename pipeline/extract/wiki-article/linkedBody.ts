/** Organisations by links: identity from the page, the name from the text, without what the link swallowed. */
import { disambiguationOf, nameKey, withoutDisambiguation } from "../../knowledge/names.ts"
import { toSimplified, toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, Mark } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { bodyKind, bodyPrefix, isBody, officeKind } from "./lexicon.ts"
import { placeOffice } from "./namedOffice.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"

export type Link = Extract<Mark, { readonly type: "link" }>

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
  return article.categories.includes(`驻${toSimplified(part)}`)
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
  if (!known) placeOffice(article, ref, toSimplifiedAligned(name), at)
  if (!known && !byText && officeKind(toSimplified(text)) !== null) {
    const short = text.length < base.length
    article.book.alias(ref, text, short ? "short" : "variant", span)
  }
  return ref
}

/** Place of the page's title in the source of the link. */
const titleSpan = (article: Article, line: Line, link: Link, title: string): Span | null => {
  const { start } = spanIn(line, link.start, link.start + 1)
  const of = article.linkAt(start)
  if (of === null) return null
  const at = article.source.text.slice(of.start, of.end).indexOf(title)
  return at < 0 ? null : { start: of.start + at, end: of.start + at + title.length }
}
