/** Solver rows from the printed rows of a table, with the readings that the row itself leaves. */
import { tableKind } from "../../../knowledge/budgetTables.ts"
import type { Table, TableRow } from "../../../parse/budget/BudgetDocument.ts"
import { fenOf, lastDigit } from "../money.ts"
import { measureIn, narrow, type Reading, readingsOf, type SolverRow } from "./Cells.ts"
import type { SolverTable } from "./identities.ts"

/** Rows of a table that carry amounts; none where no unit is printed, for then no amount is known. */
export const solverTable = (table: Table): SolverTable => {
  const rows = new Map<TableRow, SolverRow>()
  const unit = table.unit?.text
  if (unit === undefined) return { table, rows }
  table.rows.forEach((row, i) => {
    const solver = solverRow(table, row, unit, `${table.kind} ${i}`)
    if (solver !== null) rows.set(row, solver)
  })
  return { table, rows }
}

const solverRow = (table: Table, row: TableRow, unit: string, id: string): SolverRow | null => {
  if (row.cells.length === 0 || row.cells.some((cell) => cell.garbled)) return null
  const measures = table.columns.filter((column) => column.side === row.side).map((column) => column.measure)
  const amounts: Array<number | null> = []
  for (const { figure } of row.cells) {
    const fen = figure === null ? null : fenOf(figure, unit)
    if (figure !== null && (fen === null || !Number.isSafeInteger(Number(fen)))) return null
    amounts.push(fen === null ? null : Number(fen))
  }
  const readings = readingsOf(row.cells.length, measures.length)
  if (readings.length === 0) return null
  const slack = Math.max(...row.cells.map(({ figure }) => lastDigit(figure?.decimals ?? 0, unit)))
  const solver: SolverRow = {
    id,
    measures,
    amounts,
    slack,
    readings,
    byText: readings.length,
    sound: true,
    reasons: new Set()
  }
  return holdToEquations(solver, table) ? solver : { ...solver, readings, reasons: new Set(), sound: false }
}

/**
 * A row's total is the sum of its parts, exactly or within rounding; a total is not left blank beside its parts. False if
 * no reading adds up.
 */
const holdToEquations = (row: SolverRow, table: Table): boolean => {
  const equations = tableKind(table.kind).equations.filter(
    ({ parts, sum }) => row.measures.includes(sum) && parts.some((part) => row.measures.includes(part))
  )
  const holds = (slack: number) => (reading: Reading) =>
    equations.every(({ parts, sum }) => {
      const total = parts.reduce((value, part) => value + measureIn(row, reading, part), 0)
      return Math.abs(measureIn(row, reading, sum) - total) <= slack
    })
  const filled = (reading: Reading) =>
    equations.every(({ parts, sum }) => {
      const isFilled = (measure: (typeof parts)[number]) => reading.includes(row.measures.indexOf(measure))
      return isFilled(sum) || !parts.some(isFilled)
    })
  return (
    narrow(row, "row_total", filled) &&
    (narrow(row, "row_total", holds(0)) || narrow(row, "row_total", holds(row.slack * row.measures.length)))
  )
}
