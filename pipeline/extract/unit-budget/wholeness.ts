/** Whether the tables of a budget were given whole: row by row, and to the end. What was not is withheld, and said. */
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import { tableKind } from "../../knowledge/budgetTables.ts"
import type { Issue } from "../../model/Extraction.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { Table } from "../../parse/budget/BudgetDocument.ts"
import { tableRef } from "./tables.ts"

/** Share of a table's lines that may be lost before none of it is believed. */
const share = 0.2
const least = 3

/**
 * A text that was taken from a PDF column by column: codes without names, amounts without rows. What still looks like a
 * row of such a table is one by chance.
 */
export const isScrambled = ({ kind, rows, unread }: Table): boolean => {
  const printed = rows.filter((row) => row.cells.length > 0)
  // the three public expenses are one row, whose amounts one under the other are none
  if (tableKind(kind).layout === "figures")
    return printed.length > 1 && printed.every((row) => row.cells.length === 1)
  const nameless = rows.filter((row) => row.name.text === "")
  const lost = Math.max(unread.length, nameless.length, wordless(kind, rows))
  return lost >= least && lost > printed.length * share
}

/** Rows with a code and a name and no amount at all: the amounts stand elsewhere. */
const wordless = (kind: Table["kind"], rows: Table["rows"]): number =>
  tableKind(kind).layout === "coded"
    ? rows.filter((row) => row.code !== null && row.cells.length === 0).length
    : 0

const titleOf = (table: Table): string => table.title?.text ?? tableKind(table.kind).zh
const placeOf = (table: Table): Span => (table.title === null ? table.span : cover(table.title.spans))

export const scrambledIssue = (table: Table): Issue => ({
  rule: "ambiguous_cell",
  status: "fail",
  message:
    `${titleOf(table)}: the text does not give the table row by row, so that no amount of it is published. ` +
    "Give the PDF itself, or its text row by row (pdftotext -layout).",
  messageZh: `${titleOf(table)}：文本未按行给出该表，其金额一律不予发布。请提供PDF原件，或按行抽取的文本（pdftotext -layout）。`,
  span: placeOf(table),
  subject: { table: budgetTables.name, ref: tableRef(table) },
  expected: null,
  actual: null
})

/** Tables that have rows and no total: a table ends with its total, so that one without breaks off. */
export const wholenessIssues = (tables: ReadonlyArray<Table>, whole: Span): ReadonlyArray<Issue> => {
  const broken = tables.filter(
    ({ kind, rows }) =>
      tableKind(kind).layout !== "figures" &&
      rows.some((row) => row.cells.length > 0) &&
      !rows.some((row) => row.kind === "total" && row.cells.length > 0)
  )
  if (broken.length === 0)
    return [
      {
        rule: "truncated_document",
        status: "pass",
        message: "Every table that has rows ends with its total.",
        messageZh: "有数据的各表均有合计行，未见截断。",
        span: whole,
        subject: null,
        expected: null,
        actual: null
      }
    ]
  return broken.map((table) => ({
    rule: "truncated_document",
    status: "fail",
    message: `${titleOf(table)}: the table has rows and no total; it breaks off. Get the whole document.`,
    messageZh: `${titleOf(table)}：该表有数据而无合计行，疑为截断，请取完整文件。`,
    span: placeOf(table),
    subject: { table: budgetTables.name, ref: tableRef(table) },
    expected: null,
    actual: null
  }))
}
