/** The event of a transfer, and the relation that begins with it. */
import type { DateMention } from "../../knowledge/dates.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import type { Happening, Told } from "./history.ts"
import { type Sentence, spanIn } from "./passages.ts"
import type { Subject } from "./subjects.ts"

/** For building patterns: the verbs of managing, not where they begin a name (管理局). */
export const MANAGES = "(?:管理|领导|管辖|代管)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组)"

export const whenOf = (sentence: Sentence, { edtf, end, start }: DateMention) => ({
  edtf: edtf.replace(/\/\.\.$/u, ""),
  span: spanIn(sentence, start, end),
  /** Place of the date in the sentence. */
  at: start
})

/** The event, and the relation that begins with it. */
export const transferred = (
  article: Article,
  { dates, sentence }: Told,
  subjects: ReadonlyArray<Subject>,
  body: Body,
  word: Span,
  managed: boolean
): ReadonlyArray<Happening> => {
  const object = { ref: body.make(), span: body.span }
  const date = dates[0]!
  // 2001年前归A管理: how it was until then, and no change
  const ended = date.edtf.startsWith("../")
  for (const { ref, span } of subjects)
    article.relations.say({
      subject: ref,
      relation: managed ? "managed_by" : "part_of",
      object: object.ref,
      since: ended ? undefined : whenOf(sentence, date),
      until: ended ? { ...whenOf(sentence, date), edtf: date.edtf.slice(3) } : undefined,
      span: spanIn(sentence),
      at: { subject: span, relation: word, object: object.span }
    })
  article.present(object.ref, object.span)
  return ended ? [] : [{ kind: "transferred", date, subjects, object, word }]
}
