/** Identities between cells of a few rows, in one table or in several: left terms and right terms add up to the same. */
import type { Measure } from "../../../knowledge/budgetTables.ts"
import { measureIn, narrow, type Reading, type SolverRow } from "./Cells.ts"

export interface Term {
  readonly row: SolverRow
  readonly measures: ReadonlyArray<Measure>
}

export interface Equality {
  readonly left: ReadonlyArray<Term>
  readonly right: ReadonlyArray<Term>
  /** A figure that is known from elsewhere (the prose), added on the right. */
  readonly constant?: number
}

export interface Link extends Equality {
  /** Name of the identity, as `provenance.rule` gives it. */
  readonly rule: string
  /** What the two sides may differ by. */
  readonly slack: number
  /**
   * Further columns of the same rows, held in the same breath. Column by column a misprint in one of them would leave
   * the others to agree on nothing at all (0 = 0), and so push the amounts of both rows into a column they are not in.
   */
  readonly and?: ReadonlyArray<Equality>
}

/** Every row that the identity speaks of. */
export const rowsOfLink = (link: Link): ReadonlyArray<SolverRow> => [
  ...new Set(
    [link, ...(link.and ?? [])].flatMap(({ left, right }) => [...left, ...right]).map(({ row }) => row)
  )
]

/** How many combinations of readings are looked at before an identity is given up. */
export const combinationBound = 50_000

/** Keeps the readings that some reading of the other rows completes. False if none does: the identity is broken. */
export const applyLink = (link: Link): boolean =>
  // exactly first: rounding must not make a second reading possible; what the prose says is rounded from the start
  (link.constant === undefined && within(link, 0)) ||
  ((link.slack > 0 || link.constant !== undefined) && within(link, link.slack))

const within = (link: Link, slack: number): boolean => {
  const equalities = [link, ...(link.and ?? [])]
  const rows = rowsOfLink(link)
  if (rows.reduce((product, row) => product * row.readings.length, 1) > combinationBound) return true
  const supported = new Map<SolverRow, Set<Reading>>(rows.map((row) => [row, new Set()]))
  const chosen = new Map<SolverRow, Reading>()
  const side = (terms: ReadonlyArray<Term>): number =>
    terms.reduce(
      (sum, { measures, row }) => sum + measures.reduce((s, m) => s + measureIn(row, chosen.get(row)!, m), 0),
      0
    )
  const choose = (i: number) => {
    if (i === rows.length) {
      const holds = equalities.every(
        ({ constant = 0, left, right }) => Math.abs(side(left) - side(right) - constant) <= slack
      )
      if (!holds) return
      for (const row of rows) supported.get(row)!.add(chosen.get(row)!)
      return
    }
    for (const reading of rows[i]!.readings) {
      chosen.set(rows[i]!, reading)
      choose(i + 1)
    }
  }
  choose(0)
  if (rows.some((row) => supported.get(row)!.size === 0)) return false
  for (const row of rows) narrow(row, link.rule, (reading) => supported.get(row)!.has(reading))
  return true
}
