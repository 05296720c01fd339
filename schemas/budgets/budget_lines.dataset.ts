import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "budget_lines",
  group: "budgets",
  title: { en: "Budget lines", zh: "预算数据" },
  description: "One row per amount: a cell of a budget table. A blank cell has no row.",
  prefix: "bln",
  id: "budget_line_id",
  identity: ["budget_id", "table", "side", "row_kind", "code", "name", "measure"],
  columns: {
    budget_line_id: c.id("Budget line", "Stable id of the amount."),
    budget_id: c.budget_id,
    year: c.year,
    table: c.budget_table_token,
    row: c.int("Row", "Row of the table that carries an amount, from 1, in the order of the source."),
    side: c.token(["income", "expenditure"] as const, "Side", "Income or expenditure."),
    row_kind: c.token(["line", "total"] as const, "Kind of row", "A line or the total 合计/总计."),
    scheme: c.nullable(c.scheme),
    code: c.nullable(c.code),
    code_level: c.nullable(c.code_level),
    name: c.text("Name", "Name of the line without its list number."),
    measure: c.nullable(c.measure),
    amount: c.nullable(c.amount),
    amount_printed: c.amount_printed,
    unit_printed: c.unit_printed,
    method: c.token(
      ["printed", "resolved", "ambiguous"] as const,
      "Method",
      "printed: the text leaves one reading; resolved: the accounting identities leave one; ambiguous: withheld, no amount."
    )
  }
})
