/** The order of published rows: that of the documents, so that a table reads like its sources. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"

/** By UTF-16 code units: the same on every machine, which a locale's order is not. */
export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By file, then id: the order that documents have in every table. */
export const sourcesInOrder = (sources: ReadonlyArray<AnyRow>): ReadonlyArray<AnyRow> =>
  [...sources].sort(
    (a, b) =>
      ascending(String(a["file"]), String(b["file"])) ||
      ascending(String(a["source_id"]), String(b["source_id"]))
  )

/**
 * Rows by document, place (what begins first; of two that begin together the longer), then natural key and id.
 * Rows without a document or a place come last.
 */
export const inOrder = (
  dataset: Dataset,
  rows: ReadonlyArray<AnyRow>,
  sources: ReadonlyArray<AnyRow>
): ReadonlyArray<AnyRow> => {
  if (dataset.name === "sources") return sources
  const rank = new Map(sources.map((source, i) => [source["source_id"], i]))
  const keys = [...dataset.identity, dataset.id]
  return rows
    .map((row) => ({
      row,
      source: rank.get(row["source_id"]) ?? sources.length,
      start: numberOr(row["start"], Number.MAX_SAFE_INTEGER),
      end: numberOr(row["end"], 0)
    }))
    .sort((a, b) => {
      const place = a.source - b.source || a.start - b.start || b.end - a.end
      if (place !== 0) return place
      for (const key of keys) {
        const order = compare(a.row[key], b.row[key])
        if (order !== 0) return order
      }
      return 0
    })
    .map(({ row }) => row)
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise

const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  if (typeof a === "number" && typeof b === "number") return a - b
  return ascending(String(a), String(b))
}
