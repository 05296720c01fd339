/** The functional tree as a table: what the treemap draws, with basic and project expenditure beside it. */
import type { BudgetTable } from "../../../knowledge/budgetTables.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { doubt } from "./doubt.ts"
import { amountCell, amountCells, amountHeads, lineAmount } from "./money.ts"
import { scoped } from "./scope.ts"
import { type CodeNode, flat, lineOf, undecidedOf, wholeOf } from "./tree.ts"

export const treeTable = (
  view: View,
  facts: BudgetFacts,
  table: BudgetTable,
  roots: ReadonlyArray<CodeNode>
): Html => {
  const { say } = view
  const whole = wholeOf(facts.ledger, table)
  const total = facts.ledger.total(table, "expenditure")
  const heads = html`<th scope="col">${say("编码", "Code")}</th><th scope="col">${say("科目", "Item")}</th>${amountHeads(view, say("合计", "Total"))}<th scope="col" class="number">${say("基本支出（元）", "Basic 基本支出 (yuan)")}</th><th scope="col" class="number">${say("项目支出（元）", "Project 项目支出 (yuan)")}</th>`
  return html`<div class="scroll"><table class="tree"><caption>${scoped(view, facts, say("类、款、项", "Classes, sections, items"), table)}</caption><thead><tr>${heads}</tr></thead><tbody>${flat(roots).map((node) => rowOf(view, facts, node, whole))}${
    total === undefined
      ? null
      : html`<tr class="total"><td></td><th scope="row">${total.name}${doubt(view, facts, total)}</th>${amountCells(view, lineOf(total, "total"), whole)}${amountCell(view, lineOf(total, "basic"))}${amountCell(view, lineOf(total, "project"))}</tr>`
  }</tbody></table></div>`
}

const rowOf = (view: View, facts: BudgetFacts, { depth, row }: CodeNode, whole: bigint | null): Html => {
  const undecided = undecidedOf(row)
  return html`<tr class="depth-${Math.min(depth, 3)}"><td>${row.code}</td><th scope="row">${row.name}${doubt(view, facts, row)}${
    undecided.length === 0
      ? null
      : html` <small>${view.say("栏目未能判定：", "column undecided: ")}${undecided.map((line, i) => html`${i === 0 ? null : view.say("、", ", ")}${lineAmount(view, line)}`)}</small>`
  }</th>${amountCells(view, lineOf(row, "total"), whole)}${amountCell(view, lineOf(row, "basic"))}${amountCell(view, lineOf(row, "project"))}</tr>`
}
