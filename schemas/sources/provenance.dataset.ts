import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "provenance",
  group: "sources",
  title: { en: "Provenance", zh: "出处" },
  description: "One row per published cell that was read from text, and per place that it was read from.",
  prefix: "prv",
  id: "provenance_id",
  identity: ["table", "row_id", "column", "source_id", "start", "end"],
  columns: {
    provenance_id: c.id("Provenance", "Stable id of the statement of provenance."),
    table: c.text("Table", "Table of the cell."),
    row_id: c.id("Row", "Id of the row of the cell: the first column of its table."),
    column: c.text("Column", "Column of the cell."),
    quote: c.text("Quote", "Exactly the source text of the span."),
    page: c.nullable(c.int("Page", "Page of a paged source, from 1; null for text.")),
    method: c.token(
      ["printed", "derived", "resolved"] as const,
      "Method",
      "printed: the text says it; derived: it follows from the quoted text by the rule; resolved: of several readings the rule leaves one."
    ),
    rule: c.nullable(c.text("Rule", "What the value follows from, where it is not simply printed."))
  }
})
