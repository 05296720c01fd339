import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "budget_statements",
  group: "budgets",
  title: { en: "Budget statements", zh: "预算说明" },
  description: "One row per figure said in the prose of a budget.",
  prefix: "bst",
  id: "statement_id",
  identity: ["budget_id", "metric", "subject"],
  columns: {
    statement_id: c.id("Statement", "Stable id of the figure."),
    budget_id: c.budget_id,
    year: c.year,
    metric: c.token(
      [
        "total_income",
        "total_expenditure",
        "fiscal_appropriation_income",
        "business_income",
        "operating_income",
        "other_income",
        "fiscal_appropriation_expenditure",
        "general_public_expenditure",
        "government_fund_expenditure",
        "state_capital_expenditure",
        "functional_class",
        "functional_item",
        "three_public_total",
        "overseas_travel",
        "vehicle_total",
        "vehicle_purchase",
        "vehicle_operation",
        "official_reception",
        "agency_operation",
        "procurement_total",
        "procurement_goods",
        "procurement_works",
        "procurement_services",
        "performance_projects",
        "performance_amount",
        "vehicles",
        "vehicles_planned",
        "equipment_over_1m",
        "equipment_over_1m_planned"
      ] as const,
      "Metric",
      "What the figure measures."
    ),
    subject: c.nullable(
      c.text("Subject", "The functional class or item, or the kind of vehicle; null for all.")
    ),
    amount: c.nullable(c.amount),
    amount_printed: c.nullable(c.amount_printed),
    unit_printed: c.nullable(c.unit_printed),
    count: c.nullable(c.int("Count", "Number of things, where things are counted.")),
    change: c.nullable(
      c.decimal("Change", "Against the year before, yuan, signed; 持平 is 0; null if not said.")
    ),
    change_percent: c.nullable(c.real("Change in percent", "As printed, signed.")),
    base_amount: c.nullable(c.decimal("Base amount", "The year before, yuan, where it is said.")),
    text: c.text("Text", "The clause, re-flowed.")
  }
})
