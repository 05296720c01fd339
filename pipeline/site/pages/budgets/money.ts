/** Amounts on the pages of a budget: what the source prints, opened by a click; and what we compute from it. */
import type { BudgetLine, Statement } from "../../../check/budget/Ledger.ts"
import { share, wan, yuan } from "../../amounts.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"

/** In yuan, opening the line. What the document leaves undecided is said to be withheld, with what is printed. */
export const lineAmount = (view: View, line: BudgetLine): Html =>
  line.amount === null
    ? evidenceLink(view, line, line.budget_line_id, withheld(view, line))
    : evidenceLink(view, line, line.budget_line_id, yuan(line.amount))

/** As the prose prints it, unit included: `30.00万元`. */
export const statementAmount = (view: View, statement: Statement): Html =>
  evidenceLink(
    view,
    statement,
    statement.statement_id,
    `${statement.amount_printed ?? statement.count ?? ""}${statement.unit_printed ?? ""}`
  )

export const withheld = (
  { say }: View,
  { amount_printed }: { readonly amount_printed: string | null }
): string =>
  amount_printed === null || amount_printed === ""
    ? say("未能判定，不予公布", "withheld: undecided")
    : say(`未能判定（印作 ${amount_printed}）`, `withheld (printed: ${amount_printed})`)

/** `47,939,400 元（4,793.94 万元，99.6%）`: yuan opens the line, the rest is computed. */
export const amountInWords = (view: View, line: BudgetLine, whole: bigint | null = null): Html => {
  const { say } = view
  if (line.amount === null) return lineAmount(view, line)
  const part = whole === null ? null : share(line.amount, whole)
  return html`${lineAmount(view, line)}${say(" 元（", " yuan (")}${wan(line.amount)}${say(" 万元", "&nbsp;万元".replace("&nbsp;", "\u00a0"))}${part === null ? null : say(`，占 ${part}`, `, ${part}`)}${say("）", ")")}`
}

/** Heads of the three columns of an amount: yuan, 万元 and share. */
export const amountHeads = ({ say }: View, name: string): Html =>
  html`<th scope="col" class="number">${name}${say("（元）", " (yuan)")}</th><th scope="col" class="number">${say("万元", "万元")}</th><th scope="col" class="number">${say("占比", "Share")}</th>`

/** The three cells; empty ones where the source prints nothing. */
export const amountCells = (view: View, line: BudgetLine | undefined, whole: bigint | null): Html => {
  if (line === undefined) return html`<td></td><td></td><td></td>`
  if (line.amount === null) return html`<td class="number" colspan="3">${lineAmount(view, line)}</td>`
  return html`<td class="number">${lineAmount(view, line)}</td><td class="number soft">${wan(line.amount)}</td><td class="number soft">${whole === null ? null : share(line.amount, whole)}</td>`
}

/** `+3,910,000 (8.9%)`: computed; the share is of what was before. */
export const changeInWords = (change: bigint, before: bigint): string => {
  const part = share(change, before < 0n ? -before : before)
  return `${change > 0n ? "+" : ""}${yuan(change)}${part === null ? "" : ` (${part})`}`
}

/** One cell in yuan. */
export const amountCell = (view: View, line: BudgetLine | undefined): Html =>
  html`<td class="number">${line === undefined ? null : lineAmount(view, line)}</td>`
