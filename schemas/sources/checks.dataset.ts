import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "checks",
  group: "sources",
  title: { en: "Checks", zh: "核对" },
  description: "One row per check made, passed or not. A failed check is published, never repaired.",
  prefix: "chk",
  id: "check_id",
  identity: ["rule", "subject_table", "subject_id", "message"],
  columns: {
    check_id: c.id("Check", "Stable id of the check."),
    rule: c.token(
      [
        "sum_of_children",
        "row_total",
        "column_total",
        "income_equals_expenditure",
        "same_line_across_tables",
        "prose_matches_table",
        "three_public_matches_economic",
        "count_matches_list",
        "conflicting_claims",
        "unknown_code",
        "truncated_document",
        "missing_table",
        "ambiguous_cell",
        "anomaly"
      ] as const,
      "Rule",
      "The rule that was checked."
    ),
    subject_table: c.text("Subject table", "Table of the row in question."),
    subject_id: c.id(
      "Subject",
      "Id of the row in question: the amount's line, else its table, else the document."
    ),
    expected: c.nullable(c.text("Expected", "What the rule asks for, or the first of two claims.")),
    actual: c.nullable(c.text("Actual", "What the source says, or the second of two claims.")),
    difference: c.nullable(c.decimal("Difference", "Actual less expected, yuan for money.")),
    tolerance: c.nullable(c.decimal("Tolerance", "Difference up to which the check passes, same unit.")),
    status: c.token(["pass", "warn", "fail"] as const, "Status", "Outcome."),
    message: c.text("Message", "The outcome in a sentence, in English."),
    message_zh: c.text("Message in Chinese", "The outcome in a sentence, in Chinese 中文说明."),
    source_id: c.nullable(c.source_id)
  }
})
