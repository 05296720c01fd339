/** Rows of `office_holders`, and the headings under which office-holders are listed. */
import officeHolders from "#schemas/directory/office_holders.dataset.ts"
import { POST } from "../../knowledge/persons.ts"
import { derived, draft, printed, type Read } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { type DatedPlace, type Holding, termIn } from "./holderTerms.ts"
import { type Heading, type Line, lineOf, spanIn } from "./passages.ts"
import type { Subject } from "./subjects.ts"

export interface Post {
  readonly text: string
  readonly span: Span
}

/** A date of a term with its own place in the source. */
export type Dated = { readonly edtf: string; readonly span: Span } | null

export const pushHolder = (
  article: Article,
  subject: Subject,
  post: Post | null,
  person: Post,
  term: { readonly from: Dated; readonly until: Dated }
): void => {
  const dated = (date: Dated): Read<string | null> | null =>
    date === null ? null : derived<string | null>(date.edtf, "the date as EDTF", date.span)
  article.drafts.push(
    draft(officeHolders, person.span, {
      org_id: derived(subject.ref, "the office that the entry or the article is about", subject.span),
      post: post === null ? null : printed<string | null>(post.text, post.span),
      person: printed(person.text, person.span),
      from: dated(term.from),
      until: dated(term.until)
    })
  )
}

export const pushHolding = (
  article: Article,
  subject: Subject,
  line: Line,
  { from, person, post, until }: Holding,
  common: Post | null,
  /** A cell beside it that holds the term. */
  beside: Line | null = null
): void => {
  const at = ({ end, start }: { readonly start: number; readonly end: number }): Post => ({
    text: line.text.slice(start, end),
    span: spanIn(line, start, end)
  })
  const dated = (date: DatedPlace | null, of: Line = line): Dated =>
    date === null ? null : { edtf: date.edtf, span: spanIn(of, date.start, date.end) }
  const other = beside === null || from !== null || until !== null ? null : termIn(beside)
  pushHolder(article, subject, post === null ? common : at(post), at(person), {
    from: other === null ? dated(from) : dated(other.from, beside!),
    until: other === null ? dated(until) : dated(other.until, beside!)
  })
}

const section = new RegExp(
  `^(?:(?:历任|历届|现任|前任|主要|行政|机构)*|(?:\\p{Script=Han}{2,20}?)?(?:历任|历届|现任)\\p{Script=Han}{0,8}?|\\p{Script=Han}{2,20}(?<=海关|局|会|处|厅|署|府|所|室))(?:(?<post>${POST})|领导|领导人|负责人|领导班子|领导成员|首长|人员|任职人员|主官)(?:列表|名单|名录|一览|更迭|简介)?$`,
  "u"
)

/** What a heading says its list or table holds: null if no office-holders; the post is null where it names none. */
export const holdersOf = (heading: Heading | Line | undefined): { readonly post: Post | null } | null => {
  if (heading === undefined) return null
  const line = lineOf(heading.inline)
  const match = section.exec(line.hans.trim())
  if (match === null) return null
  const post = match.groups!["post"]
  if (post === undefined) return { post: null }
  const start = line.hans.indexOf(post)
  return {
    post: {
      text: line.text.slice(start, start + post.length),
      span: spanIn(line, start, start + post.length)
    }
  }
}

/** The office that the headings above a list name, else the article's subject. */
export const subjectUnder = (article: Article, headings: ReadonlyArray<Heading>): Subject => {
  for (const heading of headings.toReversed()) {
    const ref = article.book.find(heading.text.trim())
    if (ref !== null) return { ref, span: heading.span }
  }
  return { ref: article.title.ref, span: article.title.span }
}
