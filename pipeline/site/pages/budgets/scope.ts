/** What an amount covers: whose budget, and which money. It stands in the title of every chart and table. */
import budgets from "#schemas/budgets/budgets.dataset.ts"
import type { Budget } from "../../../check/budget/Ledger.ts"
import type { BudgetTable } from "../../../knowledge/budgetTables.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"

/** 单位预算, or "unit budget". */
export const scopeName = (view: View, { scope }: Pick<Budget, "scope">): string => {
  const name = tokenName(view, budgets, "scope", scope)
  return view.lang === "zh" ? name : `${name} budget`
}

type Basis = "total" | "appropriation" | "general_public" | "government_fund" | "state_capital"

const bases: Readonly<Record<BudgetTable, Basis>> = {
  financial_summary: "total",
  income: "total",
  expenditure: "total",
  appropriation_summary: "appropriation",
  general_public_functional: "general_public",
  government_fund_functional: "government_fund",
  state_capital_functional: "state_capital",
  general_public_basic_economic: "general_public",
  three_public: "appropriation"
}

/** Which money a table counts. */
export const basisName = ({ say }: View, table: BudgetTable): string => {
  const basis = bases[table]
  if (basis === "total") return say("全部收支", "total income and expenditure")
  if (basis === "appropriation") return say("财政拨款", "fiscal appropriation")
  if (basis === "government_fund")
    return say("财政拨款：政府性基金预算", "fiscal appropriation: government funds")
  if (basis === "state_capital")
    return say("财政拨款：国有资本经营预算", "fiscal appropriation: state capital")
  return say("财政拨款：一般公共预算", "fiscal appropriation: general public budget")
}

/** `支出按功能分类（单位预算 · 全部收支）`. */
export const scoped = (view: View, facts: BudgetFacts, what: string, table: BudgetTable): string =>
  view.say(
    `${what}（${scopeName(view, facts.budget)} · ${basisName(view, table)}）`,
    `${what} (${scopeName(view, facts.budget)}, ${basisName(view, table)})`
  )

/** A document need not say its year. */
export const yearName = ({ say }: View, { year }: Pick<Budget, "year">): string =>
  year > 0 ? say(`${year} 年`, String(year)) : say("年度不详", "year unknown")

/** `某办公室 2024 年单位预算`. */
export const budgetName = (view: View, { budget, name }: Pick<BudgetFacts, "budget" | "name">): string =>
  view.say(
    `${name} ${yearName(view, budget)}${scopeName(view, budget)}`,
    `${name}, ${scopeName(view, budget)} ${yearName(view, budget)}`
  )
