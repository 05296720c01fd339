/** Websites of bodies: links whose text is a known name, and lists of sites by place under a line that says so. */
import { resolveRegion } from "../../knowledge/regions.ts"
import { toSimplified } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, WikiLink } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { officeKind, SECTION } from "./lexicon.ts"
import { sameOwner } from "./namedOffice.ts"
import { lineOf, type Passage, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { defaultSubject } from "./subjects.ts"

/** Claims the address, with the place of the address itself. */
export const claimWebsite = (article: Article, ref: Ref, url: string, within: Span): void => {
  const at = article.source.text.slice(within.start, within.end).indexOf(url)
  const span = at < 0 ? within : { start: within.start + at, end: within.start + at + url.length }
  article.book.claim(ref, "website", url, span)
}

/** The first external link of a text, with its address and the place of its markup. */
export const externalLink = (
  article: Article,
  inline: Inline
): { readonly text: string; readonly url: string; readonly span: Span } | null => {
  const mark = inline.marks.find((m) => m.type === "link" && m.kind === "external")
  if (mark === undefined || mark.type !== "link") return null
  const at = spanIn(lineOf(inline), mark.start, Math.max(mark.end, mark.start))
  const span = article.linkAt(at.start) ?? at
  return { text: inline.text.slice(mark.start, mark.end), url: mark.target, span }
}

const told = /(?:官方网站|官方网址|官网|网址)(?:为|是|：|:)\s{0,2}(?<url>https?:\/\/[^\s，。；）)]+)/u

/** 官方网站为http://…: that of the subject, or of the office of the entry. */
const bySentence = (article: Article): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const match = told.exec(sentence.text)
    if (match === null) continue
    const start = match.index + match[0].length - match.groups!["url"]!.length
    const { ref } = defaultSubject(article, sentence)
    article.book.claim(
      ref,
      "website",
      match.groups!["url"]!,
      spanIn(sentence, start, match.index + match[0].length)
    )
  }
}

export const readWebsites = (article: Article): void => {
  bySentence(article)
  for (const link of article.document.links) if (link.kind === "external") byName(article, link)
  readByPlace(article)
}

const byName = (article: Article, { span, target, text }: WikiLink): void => {
  const ref =
    text === null ? null : (article.book.find(text) ?? ownSite(article, text, span) ?? ownName(article, text))
  if (ref !== null && /^https?:\/\//iu.test(target)) claimWebsite(article, ref, target, span)
}

/** The subject by another form of its name: 香港特別行政區政府 駐滬經濟貿易辦事處. */
const ownName = (article: Article, text: string): Ref | null => {
  const hans = toSimplified(text).replace(/\s/gu, "")
  const place = placeOfName(hans)
  const own = article.roster.of(article.title.ref)
  const same = officeKind(hans) === article.title.kind && place !== null && place.code === own?.places[0]
  return same && hans.indexOf("驻") > 1 && sameOwner(hans.slice(0, hans.indexOf("驻")), article.title.hans)
    ? article.title.ref
    : null
}

/** 官方网站 under 外部链接 of an article on one office is that of the office. */
const ownSite = (article: Article, text: string, span: Span): Ref | null => {
  const own = /^(?:[^，。]{2,30}?的?)?(?:官方(?:网站|网页|网址|主页)|官网)$/u.exec(toSimplified(text).trim())
  if (own === null || article.collective === article.title.ref || article.title.kind === "other") return null
  const name = text.trim().slice(0, -/(?:的)?(?:官方..|官网)$/u.exec(toSimplified(text).trim())![0].length)
  if (name !== "") return article.book.find(name)
  const passage = article.passages.find(
    (other) => other.span.start <= span.start && span.end <= other.span.end
  )
  return passage?.aside === true ? article.title.ref : null
}

/** 官方網站： and below it 廣東, 上海 …: each link is the site of the office for that place. */
const readByPlace = (article: Article): void => {
  let announced = false
  for (const passage of article.passages) {
    const link = wholeLink(article, passage)
    const region = link === null ? null : resolveRegion(link.text)
    if (link === null || region === null) {
      announced = saysWebsites(passage)
      continue
    }
    const titled = SECTION.websites.test(passage.headings.at(-1)?.hans ?? "")
    const office = announced || titled ? article.roster.at(region.code, "representative_office") : null
    if (office !== null) claimWebsite(article, office.ref, link.url, link.span)
  }
}

const saysWebsites = ({ hans }: Passage): boolean => /(?:网站|官网|网址)[：:]?\s*$/u.test(hans)

const wholeLink = (article: Article, { inline, kind }: Passage) => {
  const link = kind === "item" ? externalLink(article, inline) : null
  return link !== null && link.text.trim() === inline.text.trim() ? { ...link, text: link.text.trim() } : null
}
