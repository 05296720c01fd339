/** The order of published rows: that of the documents, so that a table reads like its sources. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { RowGate } from "./gates/schema.ts"
import type { RowSource } from "./Table.ts"

/** By UTF-16 code units: the same on every machine, which a locale's order is not. */
export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By file, then id: the order that documents have in every table. */
export const sourcesInOrder = (sources: RowSource): ReadonlyArray<AnyRow> =>
  [...sources].sort(
    (a, b) =>
      ascending(String(a["file"]), String(b["file"])) ||
      ascending(String(a["source_id"]), String(b["source_id"]))
  )

export interface Placed {
  readonly row: AnyRow
  readonly source: number
  readonly start: number
  readonly end: number
}

/**
 * Rows by document, place (what begins first; of two that begin together the longer), then natural key and id.
 * Rows without a document or a place come last.
 */
export class PublishedOrder {
  readonly #rank: ReadonlyMap<unknown, number>
  readonly #keys: ReadonlyArray<string>
  constructor(dataset: Dataset, sources: ReadonlyArray<AnyRow>) {
    this.#rank = new Map(sources.map((source, i) => [source["source_id"], i]))
    this.#keys = [...dataset.identity, dataset.id]
  }
  place(row: AnyRow): Placed {
    return {
      row,
      source: this.#rank.get(row["source_id"]) ?? this.#rank.size,
      start: numberOr(row["start"], Number.MAX_SAFE_INTEGER),
      end: numberOr(row["end"], 0)
    }
  }
  compare(a: Placed, b: Placed): number {
    const place = a.source - b.source || a.start - b.start || b.end - a.end
    if (place !== 0) return place
    for (const key of this.#keys) {
      const order = compare(a.row[key], b.row[key])
      if (order !== 0) return order
    }
    return 0
  }
}

/** Rows in published order. Those that are no array are in that order already: the gates see to it. */
export const inOrder = (dataset: Dataset, rows: RowSource, sources: ReadonlyArray<AnyRow>): RowSource => {
  if (dataset.name === "sources") return sources
  if (!Array.isArray(rows)) return rows
  const order = new PublishedOrder(dataset, sources)
  return rows
    .map((row) => order.place(row))
    .sort((a, b) => order.compare(a, b))
    .map(({ row }) => row)
}

/** Finds a row that comes before one that it should come after. */
export const orderGate = (dataset: Dataset, sources: ReadonlyArray<AnyRow>): RowGate => {
  if (dataset.name === "sources") return () => []
  const order = new PublishedOrder(dataset, sources)
  let last: Placed | null = null
  return (row) => {
    const placed = order.place(row)
    const isWrong = last !== null && order.compare(last, placed) > 0
    last = placed
    const row_id = String(row[dataset.id])
    return isWrong
      ? [{ gate: "order", table: dataset.name, row_id, message: `${row_id} comes too late` }]
      : []
  }
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
