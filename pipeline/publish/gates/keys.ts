/** Ids are unique, and every id that a row holds is that of a row. */

import type { IdSet } from "#pipeline/model/IdSet.ts"
import type { Dataset } from "#schemas/dataset.ts"
import type { Finding } from "../Release.ts"
import type { RowGate } from "./schema.ts"

/** Ids of the rows by table. */
export type Ids = ReadonlyMap<string, Pick<IdSet, "has">>

/** Puts the id of each row among the ids of its table. */
export const keyGate =
  (dataset: Dataset, ids: IdSet): RowGate =>
  (row) => {
    const row_id = String(row[dataset.id])
    return ids.add(row_id) ? [] : [repeatedKey(dataset, row_id)]
  }

export const repeatedKey = (dataset: Dataset, row_id: string): Finding => ({
  gate: "keys",
  table: dataset.name,
  row_id,
  message: `two rows have the id ${row_id}`
})

/**
 * Whether the ids of a table must be known at once. Nothing points at a row of `provenance`, which has more rows than all other
 * tables: that its ids are unique shows when its rows are gone over by key.
 */
export const isPointedAt = (dataset: Dataset): boolean => dataset.name !== "provenance"

/** Columns whose id belongs to the table that another column of the row names. */
const pointers: Readonly<Record<string, { readonly table: string; readonly id: string }>> = {
  provenance: { table: "table", id: "row_id" },
  checks: { table: "subject_table", id: "subject_id" }
}

export const referenceGate = (dataset: Dataset, ids: Ids): RowGate => {
  const holders = Object.entries(dataset.columns).filter(([, column]) => column.references !== null)
  const pointer = pointers[dataset.name]
  return (row) => {
    const faults: Array<Finding> = []
    const hold = (name: string, table: string, id: string) => {
      if (ids.get(table)?.has(id) || isUnnamedParent(dataset, name)) return
      const message = `${name} holds ${id}, which is no row of ${table}`
      faults.push({ gate: "references", table: dataset.name, row_id: String(row[dataset.id]), message })
    }
    for (const [name, column] of holders)
      for (const id of listed(row[name])) hold(name, column.references!, id)
    if (pointer !== undefined) hold(pointer.id, String(row[pointer.table]), String(row[pointer.id]))
    return faults
  }
}

const listed = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value : typeof value === "string" ? [value] : []

/** A region's code tells its parent, whether a document names that or not. */
const isUnnamedParent = (dataset: Dataset, column: string): boolean =>
  dataset.name === "regions" && column === "parent_region_id"
