/** Whether the tables of a budget were given whole: row by row, and to the end. What was not is withheld, and said. */
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import { tableKind } from "../../knowledge/budgetTables.ts"
import type { Issue } from "../../model/Extraction.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { Break, BudgetDocument, Table, TableRow } from "../../parse/budget/BudgetDocument.ts"
import { tableRef } from "./tables.ts"

/** Share of a table's lines that may be lost before none of it is believed. */
const share = 0.2
const least = 3

/**
 * A text that was taken from a PDF column by column: codes without names, amounts without rows. What still looks like a
 * row of such a table is one by chance.
 */
const isScrambled = ({ kind, rows, unread }: Table): boolean => {
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

/** Tables none of whose amounts is published: without rows, or with columns that none of the nine tables has. */
export const isWithheld = (table: Table): boolean => table.foreign !== null || isScrambled(table)

export const withheldIssue = (table: Table): Issue =>
  table.foreign === null ? scrambledIssue(table) : foreignIssue(table, table.foreign)

const foreignIssue = (table: Table, column: string): Issue => ({
  ...issue("ambiguous_cell", "warn", placeOf(table), [
    `${titleOf(table)}: its columns (${column}) are not those of the nine tables that are read; no amount of it is published.`,
    `${titleOf(table)}：其栏目（${column}）不属于本程序所读九表，该表金额一律不予发布。`
  ]),
  subject: about(table)
})

const scrambledIssue = (table: Table): Issue => ({
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

/** Tables of a second budget in one file: the first is published. */
export const furtherIssue = ({ kind, title }: BudgetDocument["further"][number]): Issue => ({
  ...issue("ambiguous_cell", "fail", cover(title.spans), [
    `${title.text}: the file has a ${tableKind(kind).zh} before it, complete with its total. Each budget needs a file of its own; no amount of this table is published.`,
    `${title.text}：此前已有完整的《${tableKind(kind).zh}》，每份预算应单独成文，该表金额一律不予发布。`
  ]),
  subject: { table: budgetTables.name, ref: `table:${kind}` }
})

/**
 * Whether the tables and the text end: a table ends with its total, so that one with rows and no total breaks off; a total
 * that is blank under amounts has lost its own.
 */
export const wholenessIssues = (
  tables: ReadonlyArray<Table>,
  end: Break | null,
  whole: Span
): ReadonlyArray<Issue> => {
  const listed = tables.filter(({ kind }) => tableKind(kind).layout !== "figures")
  const broken = listed.filter(({ rows }) => rows.length > 0 && !rows.some((row) => row.kind === "total"))
  const cut = [...broken.map(breaksOff), ...(end === null ? [] : [textEnds(end)])]
  return [
    ...(cut.length === 0 ? [complete(whole)] : cut),
    ...listed.flatMap(blanks),
    ...listed.flatMap(lostZeros)
  ]
}

const isFilled = (row: TableRow): boolean => row.cells.some((cell) => (cell.figure?.digits ?? 0n) !== 0n)

/** Totals that are blank under amounts, and amounts whose parts are all blank. */
const blanks = (table: Table): ReadonlyArray<Issue> =>
  (["income", "expenditure"] as const).flatMap((side) => {
    const rows = table.rows.filter((row) => row.side === side)
    const totals = rows.filter((row) => row.kind === "total" && row.cells.length === 0)
    return [
      ...(rows.some(isFilled) ? totals.map((row) => blankTotal(table, row)) : []),
      ...(rows.some((row) => row.kind === "line" && row.cells.length > 0)
        ? []
        : rows.filter((row) => row.kind === "total" && isFilled(row)).map((row) => blankParts(table, row))),
      ...rows.filter((row, i) => isFilled(row) && lacksParts(rows, i)).map((row) => blankParts(table, row))
    ]
  })

/** 财政拨款收入 with an amount, and every line under it blank. */
const lacksParts = (rows: ReadonlyArray<TableRow>, i: number): boolean => {
  if (rows[i]!.depth !== 1 || rows[i + 1]?.depth !== 2) return false
  let at = i + 1
  for (; rows[at]?.depth === 2; at++) if (isFilled(rows[at]!)) return false
  return true
}

/** Rows that a table must have before its habit of printing every 0 is one. */
const habit = 6

/** A row that lacks an amount where every other row of its table fills each column and prints 0 for nothing. */
const lostZeros = (table: Table): ReadonlyArray<Issue> => {
  if (tableKind(table.kind).layout !== "coded") return []
  const rows = table.rows.filter((row) => row.cells.length > 0)
  const short = rows.filter((row) => row.cells.length < table.columns.length)
  const zeros = rows.filter((row) => row.cells.some((cell) => cell.figure?.digits === 0n)).length
  return short.length > 0 &&
    rows.length - short.length >= Math.max(habit, short.length * 9) &&
    zeros > habit / 2
    ? short.map((row) => lostZero(table, row))
    : []
}

type Words = readonly [en: string, zh: string]

const issue = (rule: Issue["rule"], status: Issue["status"], span: Span, [en, zh]: Words): Issue => ({
  rule,
  status,
  message: en,
  messageZh: zh,
  span,
  subject: null,
  expected: null,
  actual: null
})
const about = (table: Table) => ({ table: budgetTables.name, ref: tableRef(table) })

const complete = (whole: Span): Issue =>
  issue("truncated_document", "pass", whole, [
    "Every table that has rows ends with its total, and the text does not break off.",
    "有数据的各表均有合计行，文末完整，未见截断。"
  ])

const breaksOff = (table: Table): Issue => ({
  ...issue("truncated_document", "fail", placeOf(table), [
    `${titleOf(table)}: the table has rows and no total; it breaks off. Get the whole document.`,
    `${titleOf(table)}：该表有数据而无合计行，疑为截断，请取完整文件。`
  ]),
  subject: about(table)
})

const breaks: Readonly<Record<Break["at"], Words>> = {
  title: ["behind the title of a table", "表题之后"],
  header: ["in the header of a table", "表头之处"],
  figure: ["in an amount", "金额之中"],
  sentence: ["in a sentence", "语句之中"]
}
const textEnds = ({ at, span, text }: Break): Issue =>
  issue("truncated_document", "fail", span, [
    `The text breaks off ${breaks[at][0]}: "${text}". Get the whole document.`,
    `文本在${breaks[at][1]}中断：“${text}”，请取完整文件。`
  ])

const blankTotal = (table: Table, { name, span }: TableRow): Issue => ({
  ...issue("column_total", "fail", span, [
    `${titleOf(table)}: ${name.text} is blank, but the lines that it sums up have amounts. Nothing is put in its place.`,
    `${titleOf(table)}：“${name.text}”为空，而所属各行有数，不予补填。`
  ]),
  subject: about(table)
})

const lostZero = (table: Table, { cells, code, name, span }: TableRow): Issue => ({
  ...issue("anomaly", "warn", span, [
    `${titleOf(table)}, ${[code?.text, name.text].filter(Boolean).join(" ")}: ${cells.length} amounts in ${table.columns.length} columns, where the other rows print 0 for nothing. One may be lost; nothing is put in its place.`,
    `${titleOf(table)}，${[code?.text, name.text].filter(Boolean).join(" ")}：共${table.columns.length}栏而仅有${cells.length}个数，其余各行无数处均印0，或有漏印，不予补填。`
  ]),
  subject: about(table)
})

const blankParts = (table: Table, { name, span }: TableRow): Issue => ({
  ...issue("sum_of_children", "fail", span, [
    `${titleOf(table)}: ${name.text} has an amount, but all lines that it consists of are blank. Nothing is put in their place.`,
    `${titleOf(table)}：“${name.text}”有数，而其各组成项均为空，不予补填。`
  ]),
  subject: about(table)
})
