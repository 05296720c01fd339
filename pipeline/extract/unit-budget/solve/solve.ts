/**
 * Decides which column each printed amount stands in, although blank cells have vanished from the text: not by counting
 * from the left, but by the identities that a budget obeys. Propagation to a fixed point; every step only rules readings
 * out, so that the result does not depend on the order of the rows.
 *
 * An identity that no reading satisfies is broken by the source itself (a misprint): it decides nothing, and the checks on
 * the published rows say so. Nor does a row decide anything that does not add up in any reading. What only these would
 * have decided stays undecided: nothing is moved to make a sum come out.
 */
import type { SolverRow } from "./Cells.ts"
import { applyLink, type Link, rowsOfLink } from "./links.ts"
import { applySum, type Sum } from "./sums.ts"

export interface Problem {
  readonly sums: ReadonlyArray<Sum>
  readonly links: ReadonlyArray<Link>
}

export interface Outcome {
  /** Sums that had too many readings to be used. */
  readonly tooLarge: ReadonlyArray<Sum>
}

export const solve = (problem: Problem): Outcome => {
  const sums = problem.sums.filter(
    ({ children, parent }) => parent.sound && children.every((row) => row.sound)
  )
  const links = problem.links.filter((link) => rowsOfLink(link).every((row) => row.sound))
  const broken = new Set<Sum | Link>()
  const tooLarge = new Set<Sum>()
  const rows = rowsOf(sums, links)
  const own = new Map(rows.map((row) => [row, row.readings]))
  const sizes = () => rows.reduce((n, row) => n + row.readings.length, 0)
  let before = -1
  while (before !== sizes()) {
    before = sizes()
    for (const link of links) if (!broken.has(link) && !applyLink(link)) broken.add(link)
    for (const sum of sums) {
      if (broken.has(sum) || tooLarge.has(sum)) continue
      const columns = sum.parent.measures.map((_, column) => column)
      const outcome = applySum(sum, columns)
      if (outcome === "contradicted") broken.add(sum)
      else if (outcome === "too large") tooLarge.add(sum)
    }
  }
  // what two tables make of a row and their link contradicts is not decided; prose that differs takes nothing back
  for (const link of links)
    if (broken.has(link) && link.constant === undefined)
      for (const row of rowsOfLink(link)) row.readings = own.get(row)!
  return { tooLarge: [...tooLarge] }
}

const rowsOf = (sums: ReadonlyArray<Sum>, links: ReadonlyArray<Link>): ReadonlyArray<SolverRow> => [
  ...new Set([...sums.flatMap((sum) => [sum.parent, ...sum.children]), ...links.flatMap(rowsOfLink)])
]
