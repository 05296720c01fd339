/**
 * What the solver works on: rows whose amounts stand in an order that is known, in columns that are not.
 *
 * Amounts are whole numbers of hundredths of a yuan, as JavaScript numbers: exact up to 90 trillion yuan; a row with a
 * larger amount is not solved.
 */
import type { Measure } from "../../../knowledge/budgetTables.ts"

/** One way to read a row: for each of its printed amounts the index of its column, ascending. */
export type Reading = ReadonlyArray<number>

export interface SolverRow {
  readonly id: string
  /** Columns of the table, in printed order. */
  readonly measures: ReadonlyArray<Measure>
  /** Amounts as printed from left to right; null for a dash, which holds a place without a figure. */
  readonly amounts: ReadonlyArray<number | null>
  /** What one printed figure may be off by through rounding. */
  readonly slack: number
  /** Readings that are still possible. */
  readings: ReadonlyArray<Reading>
  /** How many readings the text alone left. */
  readonly byText: number
  /**
   * Whether the row adds up in some reading. One that does not has a misprint or has lost an amount: it decides nothing
   * of any other row, and nothing decides it.
   */
  readonly sound: boolean
  /** Names of the identities that ruled a reading out. */
  readonly reasons: Set<string>
}

/** Amount of a column in a reading; a column that nothing stands in is 0. */
export const valueIn = (row: SolverRow, reading: Reading, column: number): number => {
  const at = reading.indexOf(column)
  return at < 0 ? 0 : (row.amounts[at] ?? 0)
}

/** Amount of a measure in a reading, 0 where the table has no such column. */
export const measureIn = (row: SolverRow, reading: Reading, measure: Measure): number => {
  const column = row.measures.indexOf(measure)
  return column < 0 ? 0 : valueIn(row, reading, column)
}

/** All ways to put `cells` amounts into `columns` places without changing their order. */
export const readingsOf = (cells: number, columns: number): ReadonlyArray<Reading> => {
  if (cells > columns) return []
  const all: Array<Reading> = []
  const place = (reading: ReadonlyArray<number>, from: number) => {
    if (reading.length === cells) {
      all.push(reading)
      return
    }
    for (let column = from; column <= columns - (cells - reading.length); column++)
      place([...reading, column], column + 1)
  }
  place([], 0)
  return all
}

/** Keeps the readings for which `possible` holds. If none would be left the row keeps all, and the answer is false. */
export const narrow = (row: SolverRow, reason: string, possible: (reading: Reading) => boolean): boolean => {
  const left = row.readings.filter(possible)
  if (left.length === 0) return false
  if (left.length < row.readings.length) {
    row.readings = left
    row.reasons.add(reason)
  }
  return true
}
