/** Sums within one table: rows, columns, and codes under codes. */
import {
  appropriationPart,
  type BudgetTable,
  carried,
  type Measure,
  sumLine,
  tableKind
} from "../../knowledge/budgetTables.ts"
import type { CheckResult } from "../CheckResult.ts"
import { compare, label, lineSubject, roundingOf } from "./compare.ts"
import type { Ledger, LedgerRow } from "./Ledger.ts"

const amounts = (rows: ReadonlyArray<LedgerRow>, measure: Measure): bigint | null => {
  let sum = 0n
  for (const row of rows) {
    const amount = row.amount(measure)
    if (amount === null) return null
    sum += amount
  }
  return sum
}

/** 合计 of a row is the sum of its parts; so are 小计 and the total of the three public expenses. */
export const checkRows = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  ledger.rows.flatMap((row) =>
    tableKind(row.table).equations.flatMap(({ parts, sum }) => {
      const total = row.amount(sum)
      const printedParts = parts.filter((part) => row.lines.some((line) => line.measure === part))
      if (row.undecided || total === null) return []
      if (printedParts.length === 0 && (total === 0n || !splits(ledger, row, parts))) return []
      const expected = parts.reduce((value, part) => value + (row.amount(part) ?? 0n), 0n)
      const line = row.subject(sum)
      return [
        compare({
          rule: "row_total",
          subject: lineSubject(line),
          expected,
          actual: total,
          tolerance: roundingOf(line, printedParts.filter((part) => row.amount(part) !== 0n).length),
          what: `${ledger.title(row.table)}, ${label(row)}: the sum of its parts and the total printed`,
          whatZh: `${ledger.title(row.table)}，${label(row)}：各项之和与所印合计`
        })
      ]
    })
  )

/** Whether the table splits any of its rows into these parts: a table without such columns has no such sum. */
const splits = (ledger: Ledger, { side, table }: LedgerRow, parts: ReadonlyArray<Measure>): boolean =>
  ledger
    .of(table)
    .some(
      (row) =>
        row.side === side && row.lines.some((line) => line.measure !== null && parts.includes(line.measure))
    )

const measuresOf = (rows: ReadonlyArray<LedgerRow>): ReadonlyArray<Measure> => [
  ...new Set(
    rows.flatMap((row) => row.lines.flatMap((line) => (line.measure === null ? [] : [line.measure])))
  )
]

/** The total row of a table is, in each column, the sum of the lines at the top. */
export const checkColumns = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  ledger.tables.flatMap(({ table }) =>
    (["income", "expenditure"] as const).flatMap((side) => {
      const total = ledger.total(table, side)
      const top = topOf(
        ledger.of(table).filter((row) => row.side === side && !row.total),
        partsOf(ledger, table, side)
      )
      if (total === undefined || top.length === 0) return []
      return sumChecks(ledger, "column_total", total, top)
    })
  )

/** Lines that stand under no other line of the table. */
const topOf = (rows: ReadonlyArray<LedgerRow>, parts: ReadonlyArray<LedgerRow>): ReadonlyArray<LedgerRow> => {
  const codes = new Set(rows.map((row) => row.code))
  return rows.filter((row) =>
    row.code === null
      ? !parts.includes(row)
      : ![3, 5].some((length) => length < row.code!.length && codes.has(row.code!.slice(0, length)))
  )
}

const isAppropriation = (row: LedgerRow): boolean =>
  !row.total && row.side === "income" && /^财政拨款(?:收入)?$/u.test(row.name)

/** 一般公共预算资金 and the like under 财政拨款收入 in the summary's income side; what stands under 本年收入. */
const partsOf = (ledger: Ledger, table: BudgetTable, side: LedgerRow["side"]): ReadonlyArray<LedgerRow> => {
  const rows = ledger.of(table).filter((row) => row.side === side && !row.total)
  const whole = rows.findIndex((row) => sumLine.test(row.name))
  if (whole >= 0) return rows.filter((row, i) => i > whole && !carried.test(row.name))
  if (table !== "financial_summary" || side === "expenditure") return []
  // 一般公共预算拨款收入 is a line of its own where there is no 财政拨款收入
  const own = (row: LedgerRow) => row.name.endsWith("收入") && !rows.some(isAppropriation)
  return rows.filter((row) => appropriationPart.test(row.name) && !own(row))
}

/** A class is the sum of its sections, a section of its items; 财政拨款收入 of its three sources. */
export const checkChildren = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  ledger.tables.flatMap(({ table }) => {
    const rows = ledger.of(table)
    const children = Map.groupBy(
      rows.filter((row) => row.code !== null && row.code.length > 3),
      (row) => row.code!.slice(0, -2)
    )
    const coded = rows
      .filter((row) => row.code !== null && children.has(row.code))
      .flatMap((row) => sumChecks(ledger, "sum_of_children", row, children.get(row.code!)!))
    const appropriation = rows.find(isAppropriation)
    const parts = partsOf(ledger, table, "income")
    return appropriation === undefined || parts.length === 0
      ? coded
      : [...coded, ...sumChecks(ledger, "sum_of_children", appropriation, parts)]
  })

/** Lines that a table leaves out: a section without its class, a class or section with nothing under it. */
export const checkLevels = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  // what one functional table is broken down to, the others are as well
  const levels = Map.groupBy(
    ledger.rows.filter((row) => row.code !== null),
    (row) => tableKind(row.table).scheme
  )
  return ledger.tables.flatMap(({ table }) => {
    const rows = ledger.of(table).filter((row) => row.code !== null)
    const codes = new Set(rows.map((row) => row.code!))
    const above = new Set([...codes].map((code) => code.slice(0, -2)))
    const lengths = new Set(levels.get(tableKind(table).scheme)?.map((row) => row.code!.length))
    return rows.flatMap((row) => {
      const code = row.code!
      const orphan = code.length > 3 && lengths.has(code.length - 2) && !codes.has(code.slice(0, -2))
      const leaf = lengths.has(code.length + 2) && !above.has(code)
      return [
        ...(orphan ? [lacking(ledger, row, "above", code.slice(0, -2))] : []),
        ...(leaf ? [lacking(ledger, row, "under", code)] : [])
      ]
    })
  })
}

const lacking = (ledger: Ledger, row: LedgerRow, where: "above" | "under", code: string): CheckResult => {
  const { id, table } = lineSubject(row.subject("total"))
  const title = ledger.title(row.table)
  return {
    rule: "sum_of_children",
    about: `${row.table} ${row.code} ${where}`,
    subject_table: table,
    subject_id: id,
    expected: where === "above" ? code : null,
    actual: null,
    difference: null,
    tolerance: null,
    status: "warn",
    message:
      where === "above"
        ? `${title}: ${label(row)} is listed and ${code}, which it is part of, is not. A line may be missing.`
        : `${title}: nothing is listed under ${label(row)}, as it is under its like. A line may be missing.`,
    messageZh:
      where === "above"
        ? `${title}：列有“${label(row)}”而未列其上级科目${code}，或有漏行。`
        : `${title}：“${label(row)}”之下未列明细，与同级科目不同，或有漏行。`
  }
}

/** How many of the rows print an amount of the measure that is not 0. */
const printedIn = (rows: ReadonlyArray<LedgerRow>, measure: Measure): number =>
  rows.filter((row) => (row.amount(measure) ?? 0n) !== 0n).length

const sumChecks = (
  ledger: Ledger,
  rule: "column_total" | "sum_of_children",
  parent: LedgerRow,
  children: ReadonlyArray<LedgerRow>
): ReadonlyArray<CheckResult> =>
  measuresOf([parent, ...children]).flatMap((measure) => {
    const [expected, actual] = [amounts(children, measure), parent.amount(measure)]
    if (expected === null || actual === null) return []
    const line = parent.subject(measure)
    const title = ledger.title(parent.table)
    const column = tableKind(parent.table).columns.find((c) => c.measure === measure)?.name ?? measure
    return [
      compare({
        rule,
        subject: lineSubject(line),
        expected,
        actual,
        tolerance: roundingOf(line, printedIn(children, measure)),
        what: `${title}, ${label(parent)}, ${column}: the sum of the ${children.length} lines under it and the figure printed`,
        whatZh: `${title}，${label(parent)}，${column}：所属${children.length}行之和与所印数`
      })
    ]
  })
