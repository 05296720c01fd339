import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "budget_changes",
  group: "budgets",
  title: { en: "Budget changes", zh: "预算变动" },
  description:
    "One row per amount that two budgets of one body and scope print, in a year and in the nearest earlier year known.",
  prefix: "bch",
  id: "budget_change_id",
  identity: ["budget_id", "table", "side", "row_kind", "code", "name", "measure", "metric"],
  columns: {
    budget_change_id: c.id("Budget change", "Stable id of the change."),
    budget_id: c.budget_id,
    previous_budget_id: c.id("Previous budget", "The budget of the earlier year.", "budgets"),
    org_id: c.org("Body", "The body whose budgets they are."),
    year: c.year,
    previous_year: c.int("Previous year", "Year of the earlier budget; not always the year before."),
    table: c.nullable(c.budget_table_token),
    side: c.nullable(
      c.token(["income", "expenditure"] as const, "Side", "Income or expenditure; null for prose.")
    ),
    row_kind: c.nullable(
      c.token(["line", "total"] as const, "Kind of row", "A line or a total; null for prose.")
    ),
    scheme: c.nullable(c.scheme),
    code: c.nullable(c.code),
    name: c.nullable(
      c.text("Name", "Name of the line in the later budget, or what a figure of the prose is about.")
    ),
    measure: c.nullable(c.measure),
    metric: c.nullable(
      c.text(
        "Metric",
        "What a figure of the prose measures, as in budget_statements; null for a table's line."
      )
    ),
    amount: c.decimal("Amount", "In the later year, yuan."),
    previous_amount: c.decimal("Previous amount", "In the earlier year, yuan."),
    change: c.decimal("Change", "Amount less previous amount, yuan."),
    change_percent: c.nullable(
      c.real("Change in percent", "Of the previous amount, two decimals; null where that is 0.")
    ),
    stated_change: c.nullable(
      c.decimal("Stated change", "What the later document itself says changed against the year before, yuan.")
    ),
    agrees: c.nullable(
      c.flag(
        "Agrees",
        "Whether the stated change is the difference of the two budgets; null where none is stated."
      )
    )
  }
})
