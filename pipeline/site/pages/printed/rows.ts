/** Rows of a printed table in the order of the source: those with amounts, and those that were printed blank. */
import type { Cell, DocumentFacts, Subject } from "../evidence/DocumentFacts.ts"
import type { Side } from "./columns.ts"

export interface Name {
  /** As printed, with its list number. */
  readonly text: string
  readonly subject: Subject | null
}

export interface PrintedRow {
  readonly lines: ReadonlyArray<Subject>
  readonly total: boolean
  /** By side; what is printed without an amount has no subject. */
  readonly names: Readonly<Partial<Record<Side, Name>>>
  /** A line that has a name and no amount at all; the half of the table that it stands in is not said. */
  readonly blank: string | null
}

export const rowsOf = (
  facts: DocumentFacts,
  lines: ReadonlyArray<Subject>,
  twoSided: boolean,
  range: readonly [from: number, to: number]
): ReadonlyArray<PrintedRow> => {
  const byRow = [...Map.groupBy(lines, ({ row }) => Number(row["row"]))].sort(([a], [b]) => a - b)
  const filled = byRow.map(([, own]) => ({
    at: Math.min(...own.map(({ line }) => line)),
    row: rowOf(facts, own, twoSided)
  }))
  const taken = new Set(lines.flatMap((one) => linesOf(facts, one)))
  const blank = blankLines(facts, taken, lines.length === 0, range).map(({ number, text }) => ({
    at: number,
    row: { lines: [], total: isTotal(text), names: {}, blank: text } satisfies PrintedRow
  }))
  const rows = [...filled, ...blank].sort((a, b) => a.at - b.at).map(({ row }) => row)
  return twoSided ? withSides(rows) : rows
}

/** 一、 is 1; null for what has no such number. */
const ordinal = (text: string | undefined): number | null => {
  const digits = /^\s*([一二三四五六七八九十]{1,3})、/u.exec(text ?? "")?.[1]
  if (digits === undefined) return null
  const [tens, ones] = digits.includes("十") ? digits.split("十") : ["", digits]
  const value = (digit: string | undefined) => "一二三四五六七八九".indexOf(digit || "〇") + 1
  return (digits.includes("十") ? 10 * (tens === "" ? 1 : value(tens)) : 0) + value(ones)
}

/** A blank row stands in the half whose numbers it continues, where it continues those of one half only. */
const withSides = (rows: ReadonlyArray<PrintedRow>): ReadonlyArray<PrintedRow> => {
  const last = { income: 0, expenditure: 0 }
  return rows.map((row) => {
    const own = row.blank === null ? null : ordinal(row.blank)
    const sides = (["income", "expenditure"] as const).filter((side) => own === last[side] + 1)
    const placed: PrintedRow =
      row.blank === null || sides.length !== 1
        ? row
        : { ...row, names: { [sides[0]!]: { text: row.blank, subject: null } }, blank: null }
    for (const side of ["income", "expenditure"] as const)
      last[side] = ordinal(placed.names[side]?.text) ?? last[side]
    return placed
  })
}

/** Lines of the text that the cells of a line of the budget stand on, whichever column they are of. */
const linesOf = ({ cells }: DocumentFacts, { id, line }: Subject): ReadonlyArray<number> => [
  line,
  ...(cells.get(id) ?? []).flatMap((cell) => (cell.line === null ? [] : [cell.line]))
]

const rowOf = (facts: DocumentFacts, own: ReadonlyArray<Subject>, twoSided: boolean): PrintedRow => {
  const names: Partial<Record<Side, Name>> = {}
  for (const side of ["income", "expenditure"] as const) {
    const first = own.find(({ row }) => row["side"] === side)
    if (first === undefined) continue
    const { before, number } = printedBefore(facts, first)
    names[side] = { text: `${number}${String(first.row["name"])}`, subject: first }
    const left = before.trimEnd()
    if (twoSided && side === "expenditure" && names.income === undefined && left.trim() !== "")
      names.income = { text: left, subject: null }
  }
  return { lines: own, total: own.some(({ row }) => row["row_kind"] === "total"), names, blank: null }
}

const listNumber =
  /(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]{1,2}|[（(]?\d{1,2}[）)、.．]{1,2}|其中[：:])$/u

/** What stands on the line before a name: the other half's name, and the name's own number. */
const printedBefore = (
  { cells, document, lines }: DocumentFacts,
  subject: Subject
): { readonly before: string; readonly number: string } => {
  const name = (cells.get(subject.id) ?? []).find((cell: Cell) => cell.column === "name")
  if (name === undefined || name.start === null || name.line !== subject.line)
    return { before: "", number: "" }
  const line = lines.lines[name.line - 1]
  if (line === undefined) return { before: "", number: "" }
  const before = document.text.slice(line.start, name.start)
  // where a code stands before the name there is no list number
  if (subject.row["code"] !== null) return { before: "", number: "" }
  const number = listNumber.exec(before.slice(-8).trimEnd())?.[0] ?? ""
  if (number === "") return { before: /\d/u.test(before) ? "" : before, number: "" }
  const rest = before.trimEnd().slice(0, -number.length)
  const indent = subject.row["side"] === "income" && /^\s*$/u.test(rest) ? rest : ""
  // an amount before it is that of the other half, whose name has a line of its own
  return { before: /\d[\d,.]{3,}/u.test(rest) ? "" : rest, number: `${indent}${number}` }
}

const isTotal = (text: string): boolean => /^\s*(?:收入|支出)?[合总]\s*计\s*$/u.test(text)

/** A list number or a code, and a name, and no amount. */
const named =
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|\d{1,2}[、.．]|\d{3}(?:\s?\d\d){0,2}\s)\s*\p{sc=Han}[^\d,，。；;：:]{0,60}$/u

const blankLines = (
  { document, lines }: DocumentFacts,
  taken: ReadonlySet<number>,
  empty: boolean,
  [from, to]: readonly [from: number, to: number]
): ReadonlyArray<{ readonly number: number; readonly text: string }> =>
  lines.lines.slice(Math.max(0, from - 1), Math.max(0, to)).flatMap(({ end, number, start }) => {
    if (taken.has(number) || end - start > 120) return []
    const text = document.text.slice(start, end)
    return named.test(text) || (empty && isTotal(text)) ? [{ number, text: text.trimEnd() }] : []
  })
