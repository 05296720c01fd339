/** How much changed, counted as the changes go by. */
import type { Cause, Op, RowChange } from "./compare.ts"

export type DataChange = "none" | "append" | "revise" | "retract"
export interface Changes {
  readonly added: number
  readonly modified: number
  readonly removed: number
  readonly by_cause: Readonly<Record<Cause, number>>
}

/** Counts changes as they go by. */
export class ChangeCount {
  readonly #ops: { [op in Op]: number } = { add: 0, modify: 0, remove: 0 }
  readonly #causes: { [cause in Cause]: number } = { source: 0, extractor: 0, contract: 0 }
  /** How many modified rows differ in each column. */
  readonly byColumn: Record<string, number> = {}
  add({ cause, changed, op }: Pick<RowChange, "cause" | "changed" | "op">): void {
    this.#ops[op]++
    this.#causes[cause]++
    for (const column of changed) this.byColumn[column] = (this.byColumn[column] ?? 0) + 1
  }
  get counts(): Changes {
    const { add, modify, remove } = this.#ops
    return { added: add, modified: modify, removed: remove, by_cause: { ...this.#causes } }
  }
}

export const countChanges = (changes: Iterable<RowChange>): Changes => {
  const count = new ChangeCount()
  for (const change of changes) count.add(change)
  return count.counts
}

export const sumChanges = (all: Iterable<Changes>): Changes => {
  const sum = { added: 0, modified: 0, removed: 0, by_cause: { source: 0, extractor: 0, contract: 0 } }
  for (const { added, by_cause, modified, removed } of all) {
    sum.added += added
    sum.modified += modified
    sum.removed += removed
    for (const cause of ["source", "extractor", "contract"] as const) sum.by_cause[cause] += by_cause[cause]
  }
  return sum
}

/** The gravest of what happened: rows gone, rows changed, rows added, nothing. */
export const dataChange = ({
  added,
  modified,
  removed
}: Pick<Changes, "added" | "modified" | "removed">): DataChange =>
  removed > 0 ? "retract" : modified > 0 ? "revise" : added > 0 ? "append" : "none"
