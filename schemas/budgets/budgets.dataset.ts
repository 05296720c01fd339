import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "budgets",
  group: "budgets",
  title: { en: "Budgets", zh: "预算" },
  description: "One row per budget of a body for a year.",
  prefix: "bud",
  id: "budget_id",
  identity: ["org_id", "year", "scope"],
  columns: {
    budget_id: c.id("Budget", "Stable id of the budget."),
    org_id: c.org("Body", "The body whose budget it is 编制单位."),
    year: c.year,
    scope: c.token(["unit", "department"] as const, "Scope", "unit 单位 or department 部门 budget."),
    total_income: c.nullable(c.decimal("Total income", "收入总计, yuan.")),
    total_expenditure: c.nullable(c.decimal("Total expenditure", "支出总计, yuan."))
  }
})
