/** What a release may not do to those who read the one before: break the contract unsaid, or lose rows unseen. */
import { isBefore, leastVersion, type Shape, schemaChanges } from "../changes/schema.ts"
import type { Manifest, ManifestTable } from "../manifest.ts"
import type { Finding } from "../Release.ts"

/** A change of the tables needs a version of the contract that says so: MAJOR where readers would break, else MINOR. */
export const contractGate = (
  tables: ReadonlyArray<Shape>,
  contract: string,
  previous: Pick<Manifest, "contract" | "tables">
): ReadonlyArray<Finding> => {
  const changes = schemaChanges(previous.tables, tables)
  const least = leastVersion(previous.contract, changes)
  if (!isBefore(contract, least)) return []
  const grave = changes.some(({ needs }) => needs === "major") ? "major" : "minor"
  const found = (table: string, message: string): Finding => ({
    gate: "contract",
    table,
    row_id: null,
    message
  })
  if (changes.length === 0)
    return [found("*", `version ${contract} comes before ${previous.contract}, which is published`)]
  return changes
    .filter(({ needs }) => needs === grave)
    .map(({ table, what }) =>
      found(
        table,
        grave === "major"
          ? `${what}: readers of contract ${previous.contract} would break; the smallest lawful version is ${least}`
          : `${what}: contract ${previous.contract} does not have it; the smallest lawful version is ${least}`
      )
    )
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
