/** Where else in the document an amount stands, and other amounts of the same line. */
import { yuan } from "../../amounts.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import { evidenceOf } from "../../links.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import type { Other } from "./Amounts.ts"
import type { DocumentFacts, Subject } from "./DocumentFacts.ts"
import { nameOf } from "./subjectWords.ts"

const mostOthers = 12

export const others = (
  view: View,
  facts: DocumentFacts,
  corpus: Corpus,
  subject: Subject,
  heading: string,
  all: ReadonlyArray<Other>,
  amounts: boolean
): Html | null => {
  if (all.length === 0) return null
  const rest = all.length - mostOthers
  const groups = Map.groupBy(all.slice(0, mostOthers), (other) =>
    groupOf(view, facts, subject, other.subject)
  )
  return html`<h3>${heading}</h3><ul>${[...groups].map(
    ([group, own]) =>
      html`<li>${group}${group === "" ? null : view.say("：", ": ")}${own.map((other, i) => [i === 0 ? null : view.say("、", ", "), link(view, facts, corpus, other, group !== ""), amounts ? ` ${yuan(other.amount)}` : null])}</li>`
  )}${rest > 0 ? html`<li>${view.say(`另有 ${rest} 处`, `${rest} more`)}</li>` : null}</ul>`
}

/** Lines stand under their table, and under their name where it is another one than that of the row in question. */
const groupOf = (
  view: View,
  { titles }: DocumentFacts,
  subject: Subject,
  { dataset, row }: Subject
): string => {
  if (dataset.name !== "budget_lines") return ""
  const title =
    titles.get(`${row["budget_id"]} ${row["table"]}`) ??
    tokenName(view, dataset, "table", String(row["table"]))
  const same = row["code"] === subject.row["code"] && row["name"] === subject.row["name"]
  return same ? title : `${title} · ${row["name"]}${row["code"] === null ? "" : ` ${row["code"]}`}`
}

const link = (
  view: View,
  facts: DocumentFacts,
  corpus: Corpus,
  { subject }: Other,
  grouped: boolean
): Content => {
  const { dataset, id, row } = subject
  const shown =
    grouped && typeof row["measure"] === "string"
      ? tokenName(view, dataset, "measure", row["measure"])
      : nameOf(view, facts, corpus, subject)
  return html`<a href="${view.page(evidenceOf(subject, id))}">${shown}</a>`
}
