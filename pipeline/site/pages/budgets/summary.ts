/** A budget in words: only what the document prints, each figure opening its line; sums and shares of ours say so. */
import type { BudgetLine } from "../../../check/budget/Ledger.ts"
import { type BudgetTable, incomeMeasure, type Measure } from "../../../knowledge/budgetTables.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { amountInWords } from "./money.ts"
import { basisName, budgetName } from "./scope.ts"
import { measureName } from "./terms.ts"
import { functionalTable, lineOf, treeOf, wholeOf } from "./tree.ts"

const mostClasses = 6

export const summary = (view: View, facts: BudgetFacts): Html => {
  const sentences = [totals(view, facts), sources(view, facts), functions(view, facts), kinds(view, facts)]
  const said = sentences.filter((sentence) => sentence !== null)
  const { say } = view
  return html`<div class="summary">${said.map((sentence) => html`<p>${sentence}</p>`)}${
    facts.lines.length === 0
      ? html`<p>${say("文件的表中没有读出任何金额。", "No amount could be read from the tables of this document.")}</p>`
      : html`<p class="soft">${say("元为原文所据，可点开；万元与占比为本站计算。", "Yuan are the document's own and open the line; figures in 万元 and shares are computed here.")}</p>`
  }</div>`
}

/** The first of several places that prints it. */
const firstOf = (
  { ledger }: BudgetFacts,
  side: "income" | "expenditure",
  ...places: ReadonlyArray<readonly [BudgetTable, Measure]>
): BudgetLine | undefined =>
  places
    .map(([table, measure]) => lineOf(ledger.total(table, side), measure))
    .find((line) => line !== undefined)

const totals = (view: View, facts: BudgetFacts): Html | null => {
  const { say } = view
  const income = firstOf(facts, "income", ["financial_summary", "budget"], ["income", "total"])
  const spent = firstOf(facts, "expenditure", ["financial_summary", "total"], ["expenditure", "total"])
  if (income === undefined && spent === undefined) return null
  const parts = [
    income === undefined ? null : html`${say("收入总计 ", "income of ")}${amountInWords(view, income)}`,
    spent === undefined ? null : html`${say("支出总计 ", "expenditure of ")}${amountInWords(view, spent)}`
  ].filter((part) => part !== null)
  const known = [income?.amount, spent?.amount].every((amount) => amount !== undefined && amount !== null)
  const balance = !known
    ? null
    : income!.amount === spent!.amount
      ? say("，收支相等", "; the two are equal")
      : html`${say("，", "; ")}<strong class="warn">${say("收支不等", "the two differ")}</strong>`
  return html`<strong>${budgetName(view, facts)}</strong>${say("：", ": ")}${parts.map((part, i) => html`${i === 0 ? null : say("，", " and ")}${part}`)}${balance}${say("。", ".")}`
}

const incomeMeasures = [
  "fiscal_appropriation",
  "business_income",
  "operating_income",
  "other_income"
] as const

const sources = (view: View, facts: BudgetFacts): Html | null => {
  const { ledger } = facts
  const total = ledger.total("income", "income")
  const rows = ledger.of("financial_summary").filter((row) => row.side === "income" && !row.total)
  const lines = incomeMeasures.flatMap((measure) => {
    const line =
      lineOf(total, measure) ??
      lineOf(
        rows.find((row) => incomeMeasure(row.name) === measure),
        "budget"
      )
    return line === undefined ? [] : [[measureName(view, measure), line] as const]
  })
  const whole =
    wholeOf(ledger, "income") ?? lineOf(ledger.total("financial_summary", "income"), "budget")?.amount
  return listed(view, view.say("收入来自", "Income comes from"), lines, whole ?? null)
}

const functions = (view: View, facts: BudgetFacts): Html | null => {
  const { ledger } = facts
  const table = functionalTable(ledger)
  if (table === null) return null
  const lines = treeOf(ledger.of(table))
    .flatMap(({ row }) => lineOf(row, "total") ?? [])
    .sort((a, b) => ((a.amount ?? 0n) < (b.amount ?? 0n) ? 1 : -1))
  const shown = lines.slice(0, mostClasses).map((line) => [line.name, line] as const)
  const head = view.say(
    `支出按功能分类（${basisName(view, table)}）`,
    `By function (${basisName(view, table)}) it is spent on`
  )
  const rest = lines.length - shown.length
  const more =
    rest === 0
      ? null
      : view.say(
          `；另有 ${rest} 类见下表`,
          `; ${rest} more class${rest === 1 ? "" : "es"} in the table below`
        )
  return listed(view, head, shown, wholeOf(ledger, table), more)
}

const kinds = (view: View, facts: BudgetFacts): Html | null => {
  const { ledger } = facts
  const total = ledger.total("expenditure", "expenditure")
  const whole = wholeOf(ledger, "expenditure")
  const lines = (["basic", "project"] as const).flatMap((measure) => {
    const line = lineOf(total, measure)
    return line === undefined ? [] : [[measureName(view, measure), line] as const]
  })
  const economic = ledger.total("general_public_basic_economic", "expenditure")
  const split = (["personnel", "operating"] as const).flatMap((measure) => {
    const line = lineOf(economic, measure)
    return line === undefined ? [] : [[measureName(view, measure), line] as const]
  })
  const first = listed(view, view.say("其中", "Of the expenditure"), lines, whole)
  const second = listed(
    view,
    view.say("一般公共预算的基本支出分为", "Basic expenditure of the general public budget is"),
    split,
    wholeOf(ledger, "general_public_basic_economic")
  )
  return first === null && second === null ? null : html`${first} ${second}`
}

const listed = (
  view: View,
  head: string,
  lines: ReadonlyArray<readonly [string, BudgetLine]>,
  whole: bigint | null,
  more: string | null = null
): Html | null => {
  const { say } = view
  if (lines.length === 0) return null
  return html`${head}${say("：", ": ")}${lines.map(([name, line], i) => html`${i === 0 ? null : say("；", "; ")}${name} ${amountInWords(view, line, whole)}`)}${more}${say("。", ".")}`
}
