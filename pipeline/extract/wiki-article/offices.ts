/** An entry of a list, a cell or a heading that is an office: its kind, place, units and what the entry says of it. */
import { withoutDisambiguation } from "../../knowledge/names.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { LeadingName } from "./leadingName.ts"
import { officeKind, SECTION } from "./lexicon.ts"
import { linkedBody, linksIn } from "./linkedBody.ts"
import { type Heading, type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, claimSeatOfName, readRegions, responsibilities } from "./regions.ts"
import { unit, unitNames } from "./units.ts"
import { claimWebsite, externalLink } from "./websites.ts"

/** An entry that is an office: the name and what follows it. */
export const readOffice = (
  article: Article,
  line: Line,
  name: LeadingName,
  kind: OrganizationKind,
  above: { readonly ref: Ref; readonly span: Span } | null,
  headings: ReadonlyArray<Heading>
): { readonly ref: Ref; readonly span: Span } => {
  const linked = fullName(article, line, name, kind)
  const full = linked !== null || name.hans.indexOf("驻") > 1 || name.hans.includes("政府")
  const within = full ? null : (above?.ref ?? article.title.ref)
  const ref =
    linked?.make() ??
    article.body(name.text, name.span, { within, pageTitle: within === null ? name.page : null })
  article.kind(ref, kind, name.span)
  article.present(ref, name.span)
  const located = locationIn(line, name.end)
  if (located !== null) claimSeat(article, ref, located.code, spanIn(line, located.start, located.end))
  const own = claimSeatOfName(article, ref, line, name, located?.code ?? null)
  article.enroll({
    ref,
    kind,
    hans: linked === null ? name.hans : toSimplifiedAligned(article.book.nameOf(ref)),
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
  else if (
    within === article.title.ref &&
    kind === "liaison_unit" &&
    article.title.kind === "representative_office"
  )
    article.relations.say({
      subject: ref,
      relation: "part_of",
      object: within,
      span: name.span,
      at: { subject: name.span, relation: name.span, object: article.title.span },
      rule: "a liaison unit by its place alone, listed in the article on the office"
    })
  else managedByHeading(article, ref, name.span, headings)
  for (const said of responsibilities(line))
    if (said.start >= name.end) readRegions(article, line, { ref, span: name.span }, said.end, said)
  contained(article, line, { ref, span: name.span }, name.end)
  officeSite(article, line, ref)
  entryAddress(article, line, name.end, ref)
  return { ref, span: name.span }
}

/** [[上海市人民政府驻北京办事处|驻北京办事处]]: the page tells whose office it is. */
const fullName = (article: Article, line: Line, name: LeadingName, kind: OrganizationKind) => {
  const page = toSimplifiedAligned(withoutDisambiguation(name.page ?? ""))
  const same = officeKind(page) === kind && placeOfName(page)?.code === placeOfName(name.hans)?.code
  if (!same || page.indexOf("驻") < 2 || !page.endsWith(name.hans) || page === name.hans) return null
  const link = linksIn(line).find(({ start }) => start === name.start)
  return link === undefined ? null : linkedBody(article, line, link)
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

const street =
  /^\s{0,2}[：:（(]\s{0,2}(?<address>[^，。；：、（）()]{2,30}?(?:路|街|道|巷|胡同)[^，。；：、（）()]{0,12}号[^，。；：、（）()]{0,12})(?:[）)。]|$)/du

/** ：徐汇区肇嘉浜路366号, （北长街59号）: nothing but an address behind the name. */
const entryAddress = (article: Article, line: Line, from: number, ref: Ref): void => {
  const at = street.exec(line.hans.slice(from))?.indices?.groups?.["address"]
  if (at === undefined) return
  const [start, end] = [from + at[0], from + at[1]]
  article.book.claim(ref, "address", line.text.slice(start, end), spanIn(line, start, end))
  const region = leadingRegion(line, start, end)
  if (region !== null) claimSeat(article, ref, region.code, spanIn(line, region.start, region.end))
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
