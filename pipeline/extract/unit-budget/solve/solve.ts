/**
 * Decides which column each printed amount stands in, although blank cells have vanished from the text: not by counting
 * from the left, but by the identities that a budget obeys. Propagation to a fixed point; every step only rules readings
 * out, so that the result does not depend on the order of the rows.
 *
 * An identity that no reading satisfies is broken by the source itself (a misprint): it is dropped, and said by the
 * checks on the published rows. Of a sum, only the columns that are broken are dropped.
 */
import { narrow, type SolverRow, valueIn } from "./Cells.ts"
import { applyLink, type Link } from "./links.ts"
import { applySum, type Sum } from "./sums.ts"

export interface Problem {
  readonly sums: ReadonlyArray<Sum>
  readonly links: ReadonlyArray<Link>
}

export interface Outcome {
  /** Sums that had too many readings to be used. */
  readonly tooLarge: ReadonlyArray<Sum>
}

export const solve = ({ links, sums }: Problem): Outcome => {
  const columnsOf = new Map<Sum, ReadonlyArray<number>>(
    sums.map((sum) => [sum, sum.parent.measures.map((_, column) => column)])
  )
  const broken = new Set<Link>()
  const tooLarge = new Set<Sum>()
  const sizes = () => rowsOf(sums, links).reduce((n, row) => n + row.readings.length, 0)
  let before = -1
  while (before !== sizes()) {
    before = sizes()
    for (const link of links) if (!broken.has(link) && !applyLink(link)) broken.add(link)
    for (const sum of sums) {
      if (tooLarge.has(sum)) continue
      const held = hold(sum, columnsOf.get(sum)!)
      if (held === null) tooLarge.add(sum)
      else columnsOf.set(sum, held)
      emptyColumns(sum, columnsOf.get(sum)!)
    }
  }
  return { tooLarge: [...tooLarge] }
}

const rowsOf = (sums: ReadonlyArray<Sum>, links: ReadonlyArray<Link>): ReadonlyArray<SolverRow> => [
  ...new Set([
    ...sums.flatMap((sum) => [sum.parent, ...sum.children]),
    ...links.flatMap((link) => [...link.left, ...link.right].map((term) => term.row))
  ])
]

/** Applies a sum to as many of the columns as it holds in; null if it is too large. */
const hold = (sum: Sum, columns: ReadonlyArray<number>): ReadonlyArray<number> | null => {
  if (columns.length === 0) return columns
  const outcome = applySum(sum, columns)
  if (outcome === "too large") return null
  if (outcome === "holds") return columns
  // each column for itself, then the largest set of them that holds together
  const sound = columns.filter((column) => satisfiable(sum, [column]))
  for (let size = sound.length; size > 0; size--)
    for (const subset of subsets(sound, size)) if (satisfiable(sum, subset)) return hold(sum, subset)
  return []
}

/** Whether some reading satisfies the sum in these columns, tried on copies. */
const satisfiable = (sum: Sum, columns: ReadonlyArray<number>): boolean => {
  const copy = (row: SolverRow): SolverRow => ({ ...row, reasons: new Set() })
  return applySum({ parent: copy(sum.parent), children: sum.children.map(copy) }, columns) === "holds"
}

const subsets = (of: ReadonlyArray<number>, size: number): ReadonlyArray<ReadonlyArray<number>> => {
  if (size === 0) return [[]]
  return of.flatMap((first, i) => subsets(of.slice(i + 1), size - 1).map((rest) => [first, ...rest]))
}

/** Where a row has nothing in a column, none of its children has anything: no amount is negative. */
const emptyColumns = ({ children, parent }: Sum, columns: ReadonlyArray<number>): void => {
  if (columns.length === parent.measures.length) return
  parent.measures.forEach((_, column) => {
    if (parent.readings.some((reading) => valueIn(parent, reading, column) !== 0)) return
    for (const child of children)
      narrow(child, "sum_of_children", (reading) => valueIn(child, reading, column) === 0)
  })
}
