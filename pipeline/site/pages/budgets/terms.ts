/** What tables, columns and figures of a budget are called: in Chinese as the contract has them, in English with the term. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import type { BudgetTable } from "../../../knowledge/budgetTables.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"

const tablesInEnglish: Readonly<Record<BudgetTable, string>> = {
  financial_summary: "Summary of income and expenditure",
  income: "Income by function",
  expenditure: "Expenditure by function",
  appropriation_summary: "Summary of the fiscal appropriation",
  general_public_functional: "General public budget by function",
  government_fund_functional: "Government funds by function",
  state_capital_functional: "State capital budget by function",
  general_public_basic_economic: "Basic expenditure of the general public budget by economic class",
  three_public: "“Three public” expenses and running costs"
}

export const tableName = (view: View, table: BudgetTable): string =>
  view.lang === "en" ? tablesInEnglish[table] : tokenName(view, budgetTables, "table", table)

const figuresInEnglish: Readonly<Record<string, string>> = {
  budget: "budget 预算数",
  total: "total 合计",
  personnel: "personnel 人员经费",
  operating: "operating 公用经费",
  basic: "basic 基本支出",
  project: "project 项目支出",
  fiscal_appropriation: "fiscal appropriation 财政拨款",
  business_income: "business income 事业收入",
  operating_income: "operating income 经营收入",
  other_income: "other income 其他收入",
  general_public_budget: "general public budget 一般公共预算",
  government_fund: "government funds 政府性基金",
  state_capital: "state capital 国有资本经营",
  three_public_total: "“three public” in all “三公”经费",
  overseas_travel: "overseas travel 因公出国（境）费",
  official_reception: "official receptions 公务接待费",
  vehicle_total: "official vehicles 公务用车",
  vehicle_purchase: "vehicles: purchase 购置费",
  vehicle_operation: "vehicles: running costs 运行费",
  agency_operation: "running costs of the agency 机关运行经费",
  total_income: "total income 收入预算",
  total_expenditure: "total expenditure 支出预算",
  fiscal_appropriation_income: "fiscal appropriation 财政拨款收入",
  fiscal_appropriation_expenditure: "spent of the appropriation 财政拨款支出",
  general_public_expenditure: "general public budget 一般公共预算支出",
  government_fund_expenditure: "government funds 政府性基金支出",
  state_capital_expenditure: "state capital 国有资本经营预算支出",
  functional_class: "class 类",
  functional_item: "item 项",
  procurement_total: "procurement 政府采购",
  procurement_goods: "procurement of goods 货物",
  procurement_works: "procurement of works 工程",
  procurement_services: "procurement of services 服务",
  performance_projects: "projects with performance targets 绩效目标项目",
  performance_amount: "amount of those projects 绩效目标项目金额",
  vehicles: "vehicles held 车辆",
  vehicles_planned: "vehicles to be bought 拟购车辆",
  equipment_over_1m: "equipment above 1 million yuan 单价100万元以上设备",
  equipment_over_1m_planned: "equipment above 1 million yuan to be bought 拟购设备"
}

/** Of a column of a table. */
export const measureName = (view: View, measure: string): string =>
  (view.lang === "en" ? figuresInEnglish[measure] : undefined) ??
  tokenName(view, budgetLines, "measure", measure)

/** What a figure of the prose is of. */
export const metricName = (view: View, metric: string, subject: string | null): string => {
  const name =
    (view.lang === "en" ? figuresInEnglish[metric] : undefined) ??
    tokenName(view, budgetStatements, "metric", metric)
  return subject === null ? name : `${name}${view.say("：", ": ")}${subject}`
}
