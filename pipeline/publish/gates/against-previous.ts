/** What a release may not do to those who read the one before: break the contract unsaid, or lose rows unseen. */
import type { Manifest, ManifestTable } from "../manifest.ts"
import type { Finding } from "../Release.ts"

type Shape = Pick<ManifestTable, "name" | "columns" | "key">

const breaks = (now: ReadonlyArray<Shape>, before: ReadonlyArray<Shape>): ReadonlyArray<[string, string]> => {
  const tables = new Map(now.map((table) => [table.name, table]))
  return before.flatMap((old): ReadonlyArray<[string, string]> => {
    const table = tables.get(old.name)
    if (table === undefined) return [[old.name, "the table is gone"]]
    const columns = new Map(table.columns.map((column) => [column.name, column]))
    const faults = old.columns.flatMap((was): ReadonlyArray<[string, string]> => {
      const is = columns.get(was.name)
      if (is === undefined) return [[old.name, `column ${was.name} is gone`]]
      if (is.type !== was.type) return [[old.name, `column ${was.name} was ${was.type} and is ${is.type}`]]
      if (is.nullable && !was.nullable) return [[old.name, `column ${was.name} may now be null`]]
      return []
    })
    return table.key === old.key
      ? faults
      : [...faults, [old.name, `the key was ${old.key} and is ${table.key}`]]
  })
}

const major = (version: string): number => Number(version.split(".")[0])

/** A breaking change needs a new MAJOR version of the contract. */
export const contractGate = (
  tables: ReadonlyArray<Shape>,
  contract: string,
  previous: Pick<Manifest, "contract" | "tables">
): ReadonlyArray<Finding> => {
  if (major(contract) > major(previous.contract)) return []
  const least = `${major(previous.contract) + 1}.0.0`
  return breaks(tables, previous.tables).map(([table, what]) => ({
    gate: "contract",
    table,
    row_id: null,
    message: `${what}: readers of contract ${previous.contract} would break; the smallest lawful version is ${least}`
  }))
}

/** A table that loses more than a fifth of its rows is more likely broken than right. */
export const collapseGate = (
  tables: ReadonlyArray<Pick<ManifestTable, "name" | "rows">>,
  previous: Pick<Manifest, "tables">
): ReadonlyArray<Finding> => {
  const rows = new Map(tables.map((table) => [table.name, table.rows]))
  return previous.tables.flatMap((old) => {
    const now = rows.get(old.name) ?? 0
    if (now * 5 >= old.rows * 4) return []
    return [
      {
        gate: "collapse",
        table: old.name,
        row_id: null,
        message: `${old.rows} rows became ${now}; if that is right, publish with --allow-collapse or to another --out`
      }
    ]
  })
}
