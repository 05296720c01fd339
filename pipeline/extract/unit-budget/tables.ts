/** Drafts of a budget's tables, lines and codes. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import classifications from "#schemas/budgets/classifications.dataset.ts"
import { levelOf, parentCode } from "../../knowledge/budgetClasses.ts"
import { type Measure, tableKind } from "../../knowledge/budgetTables.ts"
import { type Draft, derived, draft, printed, type Ref, resolved } from "../../model/Draft.ts"
import type { Issue } from "../../model/Extraction.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { Read, Table, TableRow } from "../../parse/budget/BudgetDocument.ts"
import type { Cell } from "../../parse/budget/words.ts"
import { fenOf } from "./money.ts"
import type { SolverRow } from "./solve/Cells.ts"
import type { SolverTable } from "./solve/identities.ts"

export interface BudgetContext {
  readonly budget: Ref
  readonly year: number
  /** Where the year is printed, for a table whose title has none. */
  readonly yearSpan: Span
}

export interface Drafted {
  readonly drafts: ReadonlyArray<Draft>
  readonly issues: ReadonlyArray<Issue>
}

export const tableRef = (table: Table): Ref => `table:${table.kind}`

/** The table itself; `rows` that carry an amount. */
const tableDraft = (table: Table, position: number, context: BudgetContext, rows: number): Draft =>
  draft(
    budgetTables,
    table.title === null ? table.span : cover(table.title.spans),
    {
      budget_id: context.budget,
      position,
      table: table.kind,
      title:
        table.title === null ? derived(tableKind(table.kind).zh, "the table's header") : read(table.title),
      unit_printed: table.unit === null ? null : read(table.unit),
      rows,
      empty: table.rows.every((row) => !hasFigure(row))
    },
    tableRef(table)
  )

/** A table whose amounts are withheld as a whole. */
export const draftWithheld = (table: Table, position: number, context: BudgetContext): Drafted => ({
  drafts: [tableDraft(table, position, context, 0)],
  issues: []
})

/** The table, its amounts and its codes. */
export const draftTable = (solved: SolverTable, position: number, context: BudgetContext): Drafted => {
  const { table } = solved
  const issues: Array<Issue> = []
  const lines = new Set(table.rows.filter((row) => hasFigure(row)).map((row) => row.line))
  const numbers = new Map([...lines].map((line, i) => [line, i + 1]))
  const drafts: Array<Draft> = [tableDraft(table, position, context, lines.size)]
  for (const row of table.rows) {
    if (row.code !== null) drafts.push(classification(table, row))
    if (row.cells.some((cell) => cell.garbled)) issues.push(garbled(table, row))
    if (!hasFigure(row)) continue
    const lineDrafts = draftRow(solved, row, numbers.get(row.line)!, context)
    drafts.push(...lineDrafts.drafts)
    issues.push(...lineDrafts.issues)
  }
  if (table.unread.length > 0) issues.push(unreadIssue(table))
  return { drafts, issues }
}

const hasFigure = (row: TableRow): boolean => row.cells.some((cell) => cell.figure !== null)
const read = ({ spans, text }: Read) => printed(text, ...spans)

const classification = (table: Table, row: TableRow): Draft => {
  const code = row.code!
  return draft(classifications, row.span, {
    scheme: tableKind(table.kind).scheme!,
    code: read(code),
    name: read(row.name),
    level: levelOf(code.text)!,
    parent_code: parentCode(code.text)
  })
}

/** 收入总计 or 支出总计 of the summary, where its column is known. */
export const totalCell = (tables: ReadonlyArray<SolverTable>, side: TableRow["side"]) => {
  const solved = tables.find(({ table }) => table.kind === "financial_summary")
  const row = solved?.table.rows.find((r) => r.kind === "total" && r.side === side)
  const solver = row === undefined ? undefined : solved!.rows.get(row)
  if (row === undefined || solver === undefined) return null
  const measure = side === "income" ? "budget" : "total"
  const at = row.cells.findIndex((cell, i) => cell.figure !== null && measureOf(solver, i) === measure)
  const figure = row.cells[at]?.figure ?? null
  const fen = figure === null ? null : fenOf(figure, solved!.table.unit!.text)
  return fen === null ? null : printed(fen, row.cells[at]!.span)
}

// -- one row --------------------------------------------------------------------------------------------------------

const draftRow = (
  { rows, table }: SolverTable,
  row: TableRow,
  number: number,
  context: BudgetContext
): Drafted => {
  const solver = rows.get(row)
  const drafts: Array<Draft> = []
  const undecided: Array<Cell> = []
  row.cells.forEach((cell, i) => {
    if (cell.figure === null) return
    const measure = solver === undefined ? null : measureOf(solver, i)
    const fen = table.unit === null ? null : fenOf(cell.figure, table.unit.text)
    if (measure === null || fen === null) undecided.push(cell)
    const ref = `line:${table.kind}:${cell.span.start}`
    drafts.push(lineDraft({ table, row, cell, number, context, solver, measure, fen, ref }))
  })
  const contradicts = solver !== undefined && !solver.sound && undecided.length > 0
  const issues = contradicts
    ? [contradiction(table, row)]
    : row.cells.some((cell) => cell.garbled)
      ? []
      : undecided.map((cell) => ambiguous(table, row, cell, solver))
  return { drafts, issues }
}

/** The measure that the amount has in every reading that is left. */
const measureOf = (solver: SolverRow, cell: number): Measure | null => {
  const columns = new Set(solver.readings.map((reading) => reading[cell]!))
  return columns.size === 1 ? solver.measures[[...columns][0]!]! : null
}

interface Amount {
  readonly table: Table
  readonly row: TableRow
  readonly cell: Cell
  readonly number: number
  readonly context: BudgetContext
  readonly solver: SolverRow | undefined
  readonly measure: Measure | null
  readonly fen: bigint | null
  readonly ref: Ref
}

const lineDraft = ({ cell, context, fen, measure, number, ref, row, solver, table }: Amount): Draft => {
  const kind = tableKind(table.kind)
  const known = measure !== null && fen !== null
  const column = table.columns.find((c) => c.side === row.side && c.measure === measure)
  const columnName = column?.title ?? {
    text: kind.columns.find((c) => c.measure === measure)?.name ?? "",
    spans: []
  }
  const name = kind.layout === "figures" ? columnName : row.name
  const byText = solver?.byText === 1
  const at = column?.title?.spans ?? []
  return draft(
    budgetLines,
    cell.span,
    {
      budget_id: context.budget,
      year: printed(context.year, table.year?.span ?? context.yearSpan),
      table: table.kind,
      row: number,
      side: row.side,
      row_kind: row.kind,
      scheme: row.code === null ? null : kind.scheme,
      code: row.code === null ? null : read(row.code),
      code_level: row.code === null ? null : levelOf(row.code.text),
      name: name.text === "" ? tableKind(table.kind).zh : printed(name.text, ...name.spans),
      measure: !known
        ? null
        : byText
          ? printed(measure, ...at)
          : resolved(measure, [...(solver?.reasons ?? [])].sort().join(", "), cell.span),
      amount: known ? printed(fen, cell.span) : null,
      amount_printed: printed(cell.printed, cell.span),
      unit_printed: table.unit === null ? "" : read(table.unit),
      method: !known ? "ambiguous" : byText ? "printed" : "resolved"
    },
    ref
  )
}

// -- what could not be decided --------------------------------------------------------------------------------------

const ambiguous = (table: Table, row: TableRow, cell: Cell, solver: SolverRow | undefined): Issue => {
  const label = [row.code?.text, row.name.text].filter(Boolean).join(" ")
  const title = table.title?.text ?? tableKind(table.kind).zh
  const index = row.cells.indexOf(cell)
  const columns = [...new Set(solver?.readings.map((reading) => reading[index]!) ?? [])]
  const names = columns.map((c) => columnTitle(table, row, solver!.measures[c]!))
  const [why, whyZh] =
    table.unit === null
      ? ["the table prints no unit", "表中未注明金额单位"]
      : solver === undefined
        ? [
            `the row has ${row.cells.length} amounts, which its columns do not explain`,
            `该行有${row.cells.length}个数，与表头列数不符`
          ]
        : [
            `it can stand in ${names.join(" or ")}, and no identity decides`,
            `可属${names.join("或")}，无勾稽关系可判定`
          ]
  return {
    rule: "ambiguous_cell",
    status: "warn",
    message: `${title}, ${label}: the amount ${cell.printed} is withheld: ${why}.`,
    messageZh: `${title}，${label}：金额${cell.printed}暂不归列，${whyZh}。`,
    span: cell.span,
    subject: { table: budgetLines.name, ref: `line:${table.kind}:${cell.span.start}` },
    expected: names.length > 0 ? names.join(" | ") : null,
    actual: cell.printed
  }
}

/** A row that adds up in no reading: a misprint, or an amount that is lost. */
const contradiction = (table: Table, row: TableRow): Issue => {
  const label = [row.code?.text, row.name.text].filter(Boolean).join(" ")
  const title = table.title?.text ?? tableKind(table.kind).zh
  const amounts = row.cells.map((cell) => cell.printed).join(", ")
  const first = row.cells.find((cell) => cell.figure !== null)!
  return {
    rule: "row_total",
    status: "fail",
    message:
      `${title}, ${label}: the amounts ${amounts} do not add up under any columns: one is misprinted or missing. ` +
      "They are withheld from every column.",
    messageZh: `${title}，${label}：所印金额${amounts}无论归入何列均不平，或有误印、漏印，暂不归列。`,
    span: cover(row.cells.map((cell) => cell.span)),
    subject: { table: budgetLines.name, ref: `line:${table.kind}:${first.span.start}` },
    expected: null,
    actual: amounts
  }
}

/** A row with something that is set like an amount and is none. */
const garbled = (table: Table, row: TableRow): Issue => {
  const label = [row.code?.text, row.name.text].filter(Boolean).join(" ")
  const title = table.title?.text ?? tableKind(table.kind).zh
  const cell = row.cells.find((one) => one.garbled)!
  return {
    rule: "ambiguous_cell",
    status: "fail",
    message:
      `${title}, ${label}: "${cell.printed}" is not an amount as it is printed. ` +
      "It is not published, and the other amounts of the row are withheld from every column.",
    messageZh: `${title}，${label}：“${cell.printed}”不成其为金额，不予发布，该行其余金额暂不归列。`,
    span: cell.span,
    subject: { table: budgetTables.name, ref: tableRef(table) },
    expected: null,
    actual: cell.printed
  }
}

const columnTitle = (table: Table, row: TableRow, measure: Measure): string =>
  table.columns.find((c) => c.side === row.side && c.measure === measure)?.title?.text ??
  tableKind(table.kind).columns.find((c) => c.measure === measure)?.name ??
  measure

/** One issue for all of a table's lost amounts: a text whose columns were taken apart loses hundreds. */
const unreadIssue = (table: Table): Issue => {
  const title = table.title?.text ?? tableKind(table.kind).zh
  const count = table.unread.length
  return {
    rule: "ambiguous_cell",
    status: "warn",
    message:
      `${title}: amounts on ${count} lines belong to no row of the table and were left out. ` +
      "If many tables lose amounts, the text was taken from the PDF column by column: take it row by row.",
    messageZh: `${title}：有${count}行金额不属于表中任何一行，未予收录。若多表如此，应系文本按列抽取所致，请改为按行抽取。`,
    span: table.unread[0]!,
    subject: { table: budgetTables.name, ref: tableRef(table) },
    expected: null,
    actual: null
  }
}
