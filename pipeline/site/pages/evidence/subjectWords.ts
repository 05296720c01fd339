/** What a row says, in words: a heading, its figure, and its other cells. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { wan, yuan } from "../../amounts.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import { columnTitle, tableTitle, tokenName } from "../../words.ts"
import { organizationLink } from "../organizations/names.ts"
import type { DocumentFacts, Subject } from "./DocumentFacts.ts"

type Named = Pick<Subject, "dataset" | "row">

/** `收入预算总表 · 住房改革支出 22102 · 合计`. Text, for headings, links and citations alike. */
export const nameOf = (
  view: View,
  facts: Pick<DocumentFacts, "titles">,
  corpus: Corpus,
  subject: Named
): string => {
  const { dataset, row } = subject
  const parts =
    dataset.name === "budget_lines"
      ? lineParts(view, facts, subject)
      : [tableTitle(view, dataset), ...tellingOf(view, corpus, dataset, row)]
  return parts.filter((part) => part !== "").join(" · ")
}

const lineParts = (
  view: View,
  { titles }: Pick<DocumentFacts, "titles">,
  { dataset, row }: Named
): ReadonlyArray<string> => {
  const token = String(row["table"])
  const { code, name } = row
  const measure = row["measure"] === null ? "" : tokenName(view, dataset, "measure", String(row["measure"]))
  return [
    titles.get(`${row["budget_id"]} ${token}`) ?? tokenName(view, dataset, "table", token),
    `${name}${code === null ? "" : ` ${code}`}`,
    // a table that prints the measures as heads has them for names
    measure.normalize("NFKC") === String(name).normalize("NFKC") ? "" : measure
  ]
}

const telling = [
  "name",
  "alias",
  "title",
  "target_title",
  "term",
  "label",
  "heading",
  "metric",
  "subject",
  "date"
]

const tellingOf = (view: View, corpus: Corpus, dataset: Dataset, row: AnyRow): ReadonlyArray<string> => {
  const said = telling.flatMap((column) => {
    const value = row[column]
    if (typeof value !== "string" || value === "") return []
    return [dataset.columns[column]?.tokens == null ? short(value) : tokenName(view, dataset, column, value)]
  })
  const names = Object.entries(dataset.columns).flatMap(([column, { references }]) => {
    if (references !== "organizations" && references !== "regions") return []
    const all = references === "organizations" ? corpus.organizations : corpus.regions
    return [row[column]].flat().flatMap((id) => all.get(String(id))?.name ?? [])
  })
  const distinct = [...new Set(names)]
  const shown =
    dataset.name === "organizations" || dataset.name === "regions" ? said : [...distinct.slice(0, 3), ...said]
  return shown.length > 0 ? shown : [short(String(row["text"] ?? row["number"] ?? row["code"] ?? ""))]
}

const short = (text: string): string => {
  const characters = [...text.slice(0, 120)]
  return characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : text
}

/** Its amount in yuan and in ten thousands; what was withheld says so. Null for what has no amount. */
export const figureOf = (view: View, { dataset, row }: Subject): Html | null => {
  const { say } = view
  const { amount, count } = row
  if (typeof amount === "bigint")
    return html`<b>${yuan(amount)} ${say("元", "yuan")}</b> <small>${say(`${wan(amount)} 万元`, `${wan(amount)} ten thousand yuan (万元)`)}</small>`
  if (typeof count === "number") return html`<b>${count}</b>`
  if (dataset.name !== "budget_lines") return null
  return html`<b class="fail">${say("未能判定，不予公布", "could not be decided, withheld")}</b> <small>${say("原文印有", "printed:")} ${row["amount_printed"] as string}</small>`
}

/** Said in the heading, the figure or the excerpt, or of no interest to a reader. */
const elsewhere = new Set([
  "budget_id",
  "policy_id",
  "amount_printed",
  "unit_printed",

  "source_id",
  "line",
  "start",
  "end",
  "source_ids",
  "text",
  "definition",
  "amount",
  "count"
])

/** The other cells of a row that is no line of a budget: that one's heading says all. */
export const valuesOf = (view: View, corpus: Corpus, { dataset, row }: Subject): Html | null => {
  if (dataset.name === "budget_lines") return null
  const values = Object.keys(dataset.columns).flatMap((column) => {
    if (elsewhere.has(column) || column === dataset.id || column.endsWith("_hans")) return []
    const shown = cellOf(view, corpus, dataset, row, column)
    return shown === null ? [] : [html`<dt>${columnTitle(view, dataset, column)}</dt><dd>${shown}</dd>`]
  })
  return values.length === 0 ? null : html`<dl class="facts">${values}</dl>`
}

const most = 12

const cellOf = (view: View, corpus: Corpus, dataset: Dataset, row: AnyRow, column: string): Content => {
  const value = row[column]
  if (value === null || value === undefined || value === "") return null
  if (Array.isArray(value)) {
    const rest = value.length - most
    const items = value.slice(0, most).map((item) => one(view, corpus, dataset, column, String(item)))
    if (items.length === 0) return null
    return [
      items.map((item, i) => [i === 0 ? null : view.say("、", ", "), item]),
      rest > 0 ? ` … ${rest}` : null
    ]
  }
  if (typeof value === "bigint") return `${yuan(value)} ${view.say("元", "yuan")}`
  if (typeof value === "boolean") return value ? view.say("是", "yes") : view.say("否", "no")
  return one(view, corpus, dataset, column, String(value))
}

const one = (view: View, corpus: Corpus, dataset: Dataset, column: string, value: string): Content => {
  const { references, tokens } = dataset.columns[column]!
  if (tokens !== null) return tokenName(view, dataset, column, value)
  if (references === "organizations") return organizationLink(view, corpus, value) ?? value
  if (references === "regions") return `${corpus.regions.get(value)?.name_hans ?? ""} ${value}`
  return short(value)
}
