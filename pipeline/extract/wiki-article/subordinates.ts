/** Bodies below the subject and enterprises beside it, by the names that entries and cells begin with. */
import residentEnterprises from "#schemas/directory/resident_enterprises.dataset.ts"
import { findRegions } from "../../knowledge/regions.ts"
import { derived, draft, printed, type Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { LeadingName } from "./leadingName.ts"
import { bodyKind, isBody } from "./lexicon.ts"
import { type Heading, type Line, spanIn } from "./passages.ts"

/** Under 派出机构 they are sent by the subject, elsewhere they are part of it. */
export const dispatchedUnder = (headings: ReadonlyArray<Heading>) =>
  /派出(?!所)|派驻/u.test(headings.at(-1)?.hans ?? "") ? "dispatched_by" : "part_of"

/** 直属单位: bodies of their own below the subject. */
export const readSubordinate = (
  article: Article,
  line: Line,
  name: LeadingName,
  relation: "part_of" | "dispatched_by" = "part_of"
): { readonly ref: Ref; readonly span: Span } | null => {
  if (!isBody(name.hans) && !/(?:馆|站|院|校|所|队|社|园)$/u.test(name.hans)) return null
  const { ref, span } = article.title
  const own = findRegions(name.hans)[0]?.start === 0
  const at = spanIn(line, name.start, name.end)
  const body = article.body(name.text, at, own ? { pageTitle: name.page } : { within: ref, common: true })
  article.kind(body, bodyKind(name.hans), at)
  article.present(body, at)
  rankBehind(article, line, name.end, body)
  article.relations.say({
    subject: body,
    relation,
    object: ref,
    span: at,
    at: { subject: at, relation: at, object: span },
    rule: "an entry of the list of bodies below the subject"
  })
  return { ref: body, span: at }
}

const rankIn = /^\s*[（(](?<rank>[副正]?(?:厅局|县处|乡科|厅|局|处|县|科|乡|股)级)[）)，]/du

/** X（正处级）: the rank of the body that the entry names. */
const rankBehind = (article: Article, line: Line, from: number, ref: Ref): void => {
  const at = rankIn.exec(line.hans.slice(from))?.indices?.groups?.["rank"]
  if (at === undefined) return
  article.book.claim(
    ref,
    "rank",
    line.text.slice(from + at[0], from + at[1]),
    spanIn(line, from + at[0], from + at[1])
  )
}

/** An enterprise of the office that the article is about, by the name that a line begins with. */
export const readEnterprise = (article: Article, line: Line): void => {
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
