/** The table itself. */
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { Subject } from "../evidence/DocumentFacts.ts"
import { type Columns, headOf, type Side } from "./columns.ts"
import type { Name, PrintedRow } from "./rows.ts"

/** One column of the grid, from the left. */
interface Column {
  readonly side: Side
  readonly measure: string
}

export const grid = (
  view: View,
  title: string,
  unit: string | null,
  columns: Columns,
  rows: ReadonlyArray<PrintedRow>
): Html => {
  const loose = rows.some(({ lines }) => lines.some(({ row }) => row["measure"] === null))
  const caption = html`<caption>${title}${unit === null ? null : html` <small>${view.say("单位：", "unit: ")}${unit}</small>`}</caption>`
  const body = rows.map((row) => rowMarkup(view, columns, row, loose))
  return html`<table class="printed">${caption}<thead>${head(view, columns, loose)}</thead><tbody>${body}</tbody></table>`
}

const sidesOf = ({ layout, measures }: Columns): ReadonlyArray<Side> =>
  layout === "two_sided"
    ? ["income", "expenditure"]
    : measures.income.length > 0
      ? measures.expenditure.length > 0
        ? ["income", "expenditure"]
        : ["income"]
      : ["expenditure"]

const columnsIn = (columns: Columns): ReadonlyArray<Column> =>
  sidesOf(columns).flatMap((side) => columns.measures[side].map((measure) => ({ side, measure })))

const levels = ["类", "款", "项"]

/** Two rows of heads; a head in English stands below the one that is printed. */
const head = (view: View, columns: Columns, loose: boolean): Html => {
  const { layout } = columns
  const english = (measure: string): Content =>
    view.lang === "en" ? html`<br><small>${measure.replaceAll("_", " ")}</small>` : null
  const measure = ({ measure: one }: Column): Html =>
    html`<th scope="col" class="number">${headOf(one)}${english(one)}</th>`
  const last = loose
    ? html`<th scope="col" rowspan="2">${view.say("所在列未能判定", "Column not decided")}</th>`
    : null
  const groupsOf = (
    own: ReadonlyArray<Column>
  ): ReadonlyArray<readonly [group: string | null, columns: ReadonlyArray<Column>]> => {
    const groups: Array<[string | null, Array<Column>]> = []
    for (const column of own) {
      const group = columns.groups[column.measure] ?? null
      const before = groups.at(-1)
      if (group !== null && before?.[0] === group) before[1].push(column)
      else groups.push([group, [column]])
    }
    return groups
  }
  if (layout === "two_sided") {
    const sides = sidesOf(columns)
    return html`<tr>${sides.map((side) => html`<th scope="colgroup" colspan="${1 + columns.measures[side].length}">${side === "income" ? view.say("收入", "Income 收入") : view.say("支出", "Expenditure 支出")}</th>`)}${last}</tr><tr>${sides.map((side) => html`<th scope="col">${view.say("项目", "Item 项目")}</th>${columns.measures[side].map((one) => html`<th scope="col" class="number">${columns.groups[one] === undefined ? null : html`<small>${columns.groups[one]}</small><br>`}${headOf(one)}${english(one)}</th>`)}`)}</tr>`
  }
  const own = columnsIn(columns)
  if (layout === "heads") {
    const groups = groupsOf(own)
    const second = groups.flatMap(([group, held]) => (group === null ? [] : held))
    return html`<tr>${groups.map(([group, held]) => (group === null ? html`<th scope="col" rowspan="2" class="number">${headOf(held[0]!.measure)}${english(held[0]!.measure)}</th>` : html`<th scope="colgroup" colspan="${held.length}">${group}</th>`))}${last}</tr><tr>${second.map(measure)}</tr>`
  }
  return html`<tr><th scope="colgroup" colspan="${columns.codes.length}">${view.say("科目编码", "Code 科目编码")}</th><th scope="col" rowspan="2">${view.say("科目名称", "Name 科目名称")}</th>${own.map((column) => html`<th scope="col" rowspan="2" class="number">${headOf(column.measure)}${english(column.measure)}</th>`)}${last}</tr><tr>${columns.codes.map((_, i) => html`<th scope="col">${levels[i]}</th>`)}</tr>`
}

const rowMarkup = (view: View, columns: Columns, row: PrintedRow, loose: boolean): Html => {
  const own = columnsIn(columns)
  const names =
    columns.layout === "two_sided"
      ? sidesOf(columns).length
      : columns.layout === "coded"
        ? columns.codes.length + 1
        : 0
  const css = row.total ? html` class="total"` : null
  if (row.blank !== null)
    return html`<tr${css}><th scope="row" class="name" colspan="${names + own.length + (loose ? 1 : 0)}">${row.blank}</th></tr>\n`
  const cellsOf = (side: Side) =>
    columns.measures[side].map((measure) =>
      cell(
        view,
        row.lines.filter(({ row: line }) => line["side"] === side && line["measure"] === measure)
      )
    )
  const last = loose
    ? cell(
        view,
        row.lines.filter(({ row: line }) => line["measure"] === null)
      )
    : null
  if (columns.layout === "two_sided")
    return html`<tr${css}>${sidesOf(columns).map((side) => [name(row.names[side]), cellsOf(side)])}${last}</tr>\n`
  const sides = sidesOf(columns).map(cellsOf)
  if (columns.layout === "heads") return html`<tr${css}>${sides}${last}</tr>\n`
  const first = row.lines[0]!
  return html`<tr${css}>${codes(columns, first)}${name({ text: String(first.row["name"]), subject: first })}${sides}${last}</tr>\n`
}

const name = (printed: Name | undefined): Html =>
  printed === undefined ? html`<td></td>` : html`<th scope="row" class="name">${printed.text}</th>`

const codes = ({ codes: digits }: Columns, { row }: Subject): Content => {
  const code = typeof row["code"] === "string" ? row["code"] : ""
  let from = 0
  return digits.map((length, i) => {
    // what is longer than the levels that the table prints is shown whole
    const part = i === digits.length - 1 ? code.slice(from) : code.slice(from, from + length)
    from += length
    return html`<td class="code">${part}</td>`
  })
}

const cell = (view: View, lines: ReadonlyArray<Subject>): Html => {
  if (lines.length === 0) return html`<td></td>`
  return html`<td class="number">${lines.map((line, i) => [i === 0 ? null : html`<br>`, amount(view, line)])}</td>`
}

const amount = (view: View, line: Subject): Html => {
  const { amount_printed, method } = line.row
  const link = evidenceLink(view, line, line.id, String(amount_printed))
  if (typeof line.row["amount"] !== "bigint")
    return html`<span id="c-${line.id}">${link} <small class="fail">${view.say("不予公布", "withheld")}</small></span>`
  return html`<span id="c-${line.id}">${link}${method === "resolved" ? html`<sup class="res">${view.say("判", "R")}</sup>` : null}</span>`
}
