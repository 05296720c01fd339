/**
 * The second reader: where the amounts of a PDF stand on the page. What arithmetic has decided is held against it; what
 * arithmetic leaves open it may decide. Where the two disagree neither is believed.
 *
 * Amounts of one column end at one place, within 2.5 points (measured on published budgets). Which column that is, the
 * rows say whose reading arithmetic leaves no doubt about; for a place that no such row has, the titles above it.
 */
import type { Source } from "../../../model/Source.ts"
import type { Span } from "../../../model/Span.ts"
import { runsWithin, xAt } from "../../../model/TextRun.ts"
import type { Table, TableRow } from "../../../parse/budget/BudgetDocument.ts"
import { narrow, type Reading, type SolverRow } from "./Cells.ts"
import type { SolverTable } from "./identities.ts"

/** Points by which the right edges of one column differ at most. */
const tolerance = 2.5
/** Share of the sure rows that must agree on the column of a place. */
const quorum = 0.8

interface Extent {
  readonly page: number
  readonly left: number
  readonly right: number
}

export const holdToGeometry = (tables: ReadonlyArray<SolverTable>, source: Source): void => {
  if (source.runs === null) return
  for (const table of tables)
    for (const side of ["income", "expenditure"] as const) holdSide(table, side, source)
}

const holdSide = ({ rows, table }: SolverTable, side: TableRow["side"], source: Source): void => {
  const own = [...rows].filter(([row]) => row.side === side)
  const placed = own.flatMap(([row, solver]) => {
    const extents = row.cells.map((cell) => extentOf(cell.span, source))
    return extents.some((extent) => extent === null)
      ? []
      : [{ solver, extents: extents as ReadonlyArray<Extent> }]
  })
  const columns = columnsOf(placed)
  const titles = titlesOf(table, side, source)
  for (const { extents, solver } of placed) {
    const reading = extents.map((extent) => columns(extent) ?? nearestTitle(titles, extent))
    if (reading.some((column, i) => column === null || (i > 0 && column <= (reading[i - 1] ?? -1)))) continue
    hold(solver, reading as ReadonlyArray<number>)
  }
}

/** Takes the reading by place where arithmetic allows it; where it does not, the row is in doubt. */
const hold = (row: SolverRow, reading: Reading): void => {
  const same = (other: Reading) => other.every((column, i) => column === reading[i])
  if (narrow(row, "column_position", same)) return
  row.readings = [...row.readings, reading]
  row.reasons.add("column_position disagrees")
}

const extentOf = (span: Span, { runs, text }: Source): Extent | null => {
  const within = runsWithin(runs!, span)
  const [first, last] = [within[0], within.at(-1)]
  if (first === undefined || last === undefined || within.some((run) => run.angle !== 0)) return null
  return { page: first.page, left: xAt(first, text, span.start), right: xAt(last, text, span.end) }
}

type Placed = ReadonlyArray<{ readonly solver: SolverRow; readonly extents: ReadonlyArray<Extent> }>

/** Column of a place by the rows that arithmetic has decided; null where none of them, or no clear majority, has it. */
const columnsOf = (placed: Placed): ((extent: Extent) => number | null) => {
  const votes: Array<{ readonly right: number; readonly column: number }> = []
  for (const { extents, solver } of placed) {
    const [reading] = solver.readings
    if (solver.readings.length !== 1 || reading === undefined) continue
    for (const [i, extent] of extents.entries()) votes.push({ right: extent.right, column: reading[i]! })
  }
  votes.sort((a, b) => a.right - b.right)
  return ({ right }) => {
    const near = new Map<number, number>()
    for (
      let i = firstFrom(votes, right - tolerance);
      i < votes.length && votes[i]!.right <= right + tolerance;
      i++
    )
      near.set(votes[i]!.column, (near.get(votes[i]!.column) ?? 0) + 1)
    const all = [...near.values()].reduce((sum, n) => sum + n, 0)
    const [most] = [...near].sort((a, b) => b[1] - a[1])
    return most !== undefined && all >= 3 && most[1] >= all * quorum ? most[0] : null
  }
}

const firstFrom = (votes: ReadonlyArray<{ readonly right: number }>, from: number): number => {
  let low = 0
  let high = votes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (votes[middle]!.right < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Centres of the column titles, where every column of the side has one; else none. */
const titlesOf = (table: Table, side: TableRow["side"], source: Source): ReadonlyArray<number> => {
  const centres = table.columns
    .filter((column) => column.side === side)
    .map(({ title }) => {
      const extent = title?.spans[0] === undefined ? null : extentOf(title.spans[0], source)
      return extent === null ? null : (extent.left + extent.right) / 2
    })
  const known = centres.filter((centre) => centre !== null)
  const ascending = known.every((centre, i) => i === 0 || centre > known[i - 1]!)
  return known.length === centres.length && ascending ? known : []
}

const nearestTitle = (titles: ReadonlyArray<number>, { left, right }: Extent): number | null => {
  if (titles.length === 0) return null
  const centre = (left + right) / 2
  const distances = titles.map((title) => Math.abs(title - centre))
  const least = Math.min(...distances)
  const [second] = distances.filter((distance) => distance !== least).sort((a, b) => a - b)
  // between two titles a place says nothing
  return second !== undefined && least > second * 0.5 ? null : distances.indexOf(least)
}
