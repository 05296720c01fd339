import type { Node } from "./Node.ts"

/** A stretch of nodes, cut to offsets of the source. */
export interface Stretch {
  readonly nodes: ReadonlyArray<Node>
  readonly from: number
  readonly until: number
  readonly start: number
  readonly end: number
}

/** Always made here, so that all have one shape. */
export const stretchOf = (
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number,
  start: number,
  end: number
): Stretch => ({ nodes, from, until, start, end })

export const whole = (nodes: ReadonlyArray<Node>): Stretch =>
  stretchOf(nodes, 0, nodes.length, 0, Number.MAX_SAFE_INTEGER)

/** In a value each list item and paragraph is a line of its own. */
export type Layout = "line" | "value"

/** The signs that a list item begins with. */
export const isListMark = (c: number): boolean => c === 42 || c === 35 || c === 58 || c === 59
