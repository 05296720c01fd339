/** Ids are unique, and every id that a row holds is that of a row. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { Finding } from "../Release.ts"

export type Tables = ReadonlyMap<string, ReadonlyArray<AnyRow>>

export const keyGate = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): ReadonlyArray<Finding> => {
  const seen = new Set<unknown>()
  return rows.flatMap((row) => {
    const id = row[dataset.id]
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ gate: "keys", table: dataset.name, row_id: String(id), message: `two rows have the id ${id}` }]
  })
}

/** Columns whose id belongs to the table that another column of the row names. */
const pointers: Readonly<Record<string, { readonly table: string; readonly id: string }>> = {
  provenance: { table: "table", id: "row_id" },
  checks: { table: "subject_table", id: "subject_id" }
}

export const referenceGate = (catalog: ReadonlyArray<Dataset>, tables: Tables): ReadonlyArray<Finding> => {
  const ids = new Map(
    catalog.map((d) => [d.name, new Set((tables.get(d.name) ?? []).map((row) => row[d.id]))])
  )
  return catalog.flatMap((dataset) => {
    const holders = Object.entries(dataset.columns).filter(([, column]) => column.references !== null)
    const pointer = pointers[dataset.name]
    return (tables.get(dataset.name) ?? []).flatMap((row) => {
      const held = holders.flatMap(([name, column]) =>
        listed(row[name]).map((id) => ({ name, table: column.references!, id }))
      )
      if (pointer !== undefined)
        held.push({ name: pointer.id, table: String(row[pointer.table]), id: String(row[pointer.id]) })
      return held
        .filter(({ name, table, id }) => !ids.get(table)?.has(id) && !isUnnamedParent(dataset, name))
        .map(
          ({ name, table, id }): Finding => ({
            gate: "references",
            table: dataset.name,
            row_id: String(row[dataset.id]),
            message: `${name} holds ${id}, which is no row of ${table}`
          })
        )
    })
  })
}

const listed = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value : typeof value === "string" ? [value] : []

/** A region's code tells its parent, whether a document names that or not. */
const isUnnamedParent = (dataset: Dataset, column: string): boolean =>
  dataset.name === "regions" && column === "parent_region_id"
