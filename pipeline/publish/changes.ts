/** What changed against the release before, counted row by row. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { ManifestSource } from "./manifest.ts"
import { firstDifference } from "./values.ts"

export type DataChange = "none" | "append" | "revise" | "retract"
/** `source`: the document's digest moved; `contract`: the table's columns did; `extractor`: only the program did. */
export type Cause = "source" | "extractor" | "contract"

export interface Changes {
  readonly added: number
  readonly modified: number
  readonly removed: number
  readonly by_cause: Readonly<Record<Cause, number>>
}

export interface PreviousTable {
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyArray<AnyRow>
}

interface TableChange {
  readonly dataset: Dataset
  readonly rows: ReadonlyArray<AnyRow>
  /** Null where the release before had no such table. */
  readonly previous: PreviousTable | null
}

/** Counts over the given tables; leave out those whose state digest is the same. */
export const countChanges = (
  tables: ReadonlyArray<TableChange>,
  sources: ReadonlyArray<Pick<ManifestSource, "source_id" | "sha256">>,
  previousSources: ReadonlyArray<Pick<ManifestSource, "source_id" | "sha256">>,
  /** Rows of tables that are no more. */
  dropped = 0
): Changes => {
  const now = new Map(sources.map((s) => [s.source_id, s.sha256]))
  const before = new Map(previousSources.map((s) => [s.source_id, s.sha256]))
  const total = { added: 0, modified: 0, removed: dropped }
  const by_cause = { source: 0, extractor: 0, contract: dropped }
  for (const { dataset, rows, previous } of tables) {
    const columns = Object.keys(dataset.columns)
    const widened = previous !== null && previous.columns.join() !== columns.join()
    const count = (op: keyof typeof total, row: AnyRow) => {
      const source = row["source_id"] as string | null
      total[op]++
      by_cause[now.get(source) !== before.get(source) ? "source" : widened ? "contract" : "extractor"]++
    }
    const old = new Map((previous?.rows ?? []).map((row) => [row[dataset.id], row]))
    for (const row of rows) {
      const was = old.get(row[dataset.id])
      if (was === undefined) count("added", row)
      else if (firstDifference(dataset, was, row) !== null) count("modified", row)
      old.delete(row[dataset.id])
    }
    for (const row of old.values()) count("removed", row)
  }
  return { ...total, by_cause }
}

/** The gravest of what happened: rows gone, rows changed, rows added, nothing. */
export const dataChange = ({ added, modified, removed }: Changes): DataChange =>
  removed > 0 ? "retract" : modified > 0 ? "revise" : added > 0 ? "append" : "none"
