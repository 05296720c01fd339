import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "budget_tables",
  group: "budgets",
  title: { en: "Budget tables", zh: "预算表" },
  description: "One row per table of a budget.",
  prefix: "btb",
  id: "budget_table_id",
  identity: ["budget_id", "table"],
  columns: {
    budget_table_id: c.id("Budget table", "Stable id of the table."),
    budget_id: c.budget_id,
    position: c.position,
    table: c.budget_table_token,
    title: c.text("Title", "Title as printed, year included."),
    unit_printed: c.nullable(c.unit_printed),
    rows: c.int("Rows", "Rows that carry an amount, total included."),
    empty: c.flag("Empty", "No row carries an amount.")
  }
})
