/**
 * The identity within a column: a row is the sum of its children (合计 of the classes, a class of its sections, a section
 * of its items). Keeps of each row the readings that some reading of all the others completes to the sum.
 *
 * Works through the children once forwards, keeping the distinct partial sums, and once backwards: exact, and linear in
 * children times partial sums. Where there are more than `stateBound` partial sums the identity is left unused, which
 * leaves amounts undecided and never makes one wrong.
 */
import { narrow, type Reading, type SolverRow, valueIn } from "./Cells.ts"

export interface Sum {
  readonly parent: SolverRow
  readonly children: ReadonlyArray<SolverRow>
}

/** How many distinct partial sums are kept before an identity is given up. */
export const stateBound = 20_000

type Vector = ReadonlyArray<number>
type Layer = Map<string, Vector>

export type SumOutcome = "holds" | "contradicted" | "too large"

/** `columns` says which of the columns are held to the sum. */
export const applySum = (sum: Sum, columns: ReadonlyArray<number>): SumOutcome => {
  for (const slack of [0, slackOf(sum)]) {
    const outcome = withSlack(sum, columns, slack)
    if (outcome !== "contradicted") return outcome
    if (slack > 0 || slackOf(sum) === 0) break
  }
  return "contradicted"
}

const slackOf = ({ children, parent }: Sum): number => parent.slack * children.length

const withSlack = (sum: Sum, columns: ReadonlyArray<number>, slack: number): SumOutcome => {
  const { children, parent } = sum
  const targets = parent.readings.map((reading) => vectorOf(parent, reading, columns))
  const layers = forwards(children, columns, limit(children, targets, columns, slack))
  if (layers === null) return "too large"
  const reached = [...layers.at(-1)!.values()]
  const matches = (target: Vector) => reached.some((state) => close(state, target, slack))
  const possible = parent.readings.filter((_, i) => matches(targets[i]!))
  if (possible.length === 0) return "contradicted"
  const accepted = targets.filter((target) => matches(target))
  let alive = new Set(
    [...layers.at(-1)!]
      .filter(([, state]) => accepted.some((target) => close(state, target, slack)))
      .map(([key]) => key)
  )
  const supported: Array<ReadonlySet<Reading>> = []
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i]!
    const steps = child.readings.map((reading) => ({ reading, vector: vectorOf(child, reading, columns) }))
    const before = new Set<string>()
    const good = new Set<Reading>()
    for (const [key, state] of layers[i]!)
      for (const { reading, vector } of steps)
        if (alive.has(keyOf(add(state, vector)))) {
          before.add(key)
          good.add(reading)
        }
    supported.push(good)
    alive = before
  }
  supported.reverse()
  narrow(parent, "sum_of_children", (reading) => possible.includes(reading))
  for (const [i, child] of children.entries())
    narrow(child, "sum_of_children", (reading) => supported[i]!.has(reading))
  return "holds"
}

/** Partial sums after 0, 1, … children; null if there are too many. */
const forwards = (
  children: ReadonlyArray<SolverRow>,
  columns: ReadonlyArray<number>,
  most: Vector | null
): ReadonlyArray<Layer> | null => {
  const zero = columns.map(() => 0)
  const layers: Array<Layer> = [new Map([[keyOf(zero), zero]])]
  for (const child of children) {
    const steps = distinct(child.readings.map((reading) => vectorOf(child, reading, columns)))
    const next: Layer = new Map()
    for (const state of layers.at(-1)!.values())
      for (const step of steps) {
        const sum = add(state, step)
        if (most !== null && sum.some((value, i) => value > most[i]!)) continue
        next.set(keyOf(sum), sum)
        if (next.size > stateBound) return null
      }
    layers.push(next)
  }
  return layers
}

/** The largest sum that can still end at a target; null where an amount is negative and no sum can be ruled out early. */
const limit = (
  children: ReadonlyArray<SolverRow>,
  targets: ReadonlyArray<Vector>,
  columns: ReadonlyArray<number>,
  slack: number
): Vector | null =>
  children.some((child) => child.amounts.some((amount) => amount !== null && amount < 0))
    ? null
    : columns.map((_, i) => Math.max(...targets.map((target) => target[i]!)) + slack)

const vectorOf = (row: SolverRow, reading: Reading, columns: ReadonlyArray<number>): Vector =>
  columns.map((column) => valueIn(row, reading, column))
const add = (a: Vector, b: Vector): Vector => a.map((value, i) => value + b[i]!)
const keyOf = (vector: Vector): string => vector.join(" ")
const close = (a: Vector, b: Vector, slack: number): boolean =>
  a.every((v, i) => Math.abs(v - b[i]!) <= slack)
const distinct = (vectors: ReadonlyArray<Vector>): ReadonlyArray<Vector> => [
  ...new Map(vectors.map((vector) => [keyOf(vector), vector])).values()
]
