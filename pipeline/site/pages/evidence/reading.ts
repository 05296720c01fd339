/** How the cells of a row were read: printed, derived or resolved, each with its words and place. */
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import { lineOf } from "../../links.ts"
import type { View } from "../../View.ts"
import { columnTitle, tokenName } from "../../words.ts"
import type { Cell, Subject } from "./DocumentFacts.ts"
import { methodInWords, ruleInWords } from "./rules.ts"

const mostCells = 24

export const reading = (
  view: View,
  corpus: Corpus,
  subject: Subject,
  cells: ReadonlyArray<Cell>
): Html | null => {
  if (cells.length === 0) return null
  // an amount is read from the figure as it is printed: one place, said once
  const said = cells.filter(({ column }) => column !== "amount_printed")
  const groups = Map.groupBy(said, ({ method, rule }) => `${method}\n${rule ?? ""}`)
  return html`<ul class="read">${[...groups.values()].map((group) => {
    const { method, rule } = group[0]!
    const rest = group.length - mostCells
    return html`<li><b>${methodInWords(view, method)}</b>${rule === null ? null : [view.say("，", ", "), ruleInWords(view, rule)]}${view.say("：", ": ")}${group
      .slice(0, mostCells)
      .map((cell, i) => [i === 0 ? null : view.say("；", "; "), cellWords(view, corpus, subject, cell)])}${
      rest > 0 ? view.say(`；另有 ${rest} 处`, `; ${rest} more places`) : null
    }</li>`
  })}</ul>`
}

const cellWords = (
  view: View,
  corpus: Corpus,
  { dataset, line, row, source_id }: Subject,
  cell: Cell
): Content => {
  const value = row[cell.column]
  const token =
    typeof value === "string" && dataset.columns[cell.column]?.tokens != null
      ? `${tokenName(view, dataset, cell.column, value)} ← `
      : null
  // what a line of a budget prints is marked above
  const quoted = dataset.name !== "budget_lines" || token !== null
  return [
    columnTitle(view, dataset, cell.column),
    quoted ? [" ", token, html`<q>${shortened(cell.quote)}</q>`] : null,
    cell.source_id === source_id && cell.line === line ? null : [" ", placeOf(view, corpus, source_id, cell)]
  ]
}

/** `第 98 行`, with the document where it is another. */
const placeOf = (view: View, { sources }: Corpus, source_id: string, cell: Cell): Html => {
  const line = view.say(`第 ${cell.line} 行`, `line ${cell.line}`)
  // lines of this document are links in the excerpt above
  if (cell.source_id === source_id) return html`<small>${line}</small>`
  const title = sources.get(cell.source_id)?.title ?? cell.source_id
  return html`<a href="${view.page(lineOf(cell.source_id, cell.line ?? 1))}">${title}${view.say("，", ", ")}${line}</a>`
}

const shortened = (quote: string): string => {
  const characters = [...quote.slice(0, 80)]
  return characters.length > 30 ? `${characters.slice(0, 29).join("")}…` : quote
}
