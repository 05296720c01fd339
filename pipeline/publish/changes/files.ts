/** The folder `changes/` of a release: what changed against the release before, so that a copy can follow it. */
import { canonicalJson } from "../digest.ts"
import type { Manifest, ManifestTable, ReleaseName } from "../manifest.ts"
import { jsonText, rowText } from "../values.ts"
import type { KeyedChange, KeyedRow, RowChange } from "./compare.ts"
import { type Changes, dataChange, sumChanges } from "./count.ts"
import { isBefore, leastVersion, schemaChanges } from "./schema.ts"

/** What is told of the release before. */
export type Before = ReleaseName & Pick<Manifest, "contract" | "tables">

/** How much changed in a table, or in one that is gone. */
export interface TableChanges {
  readonly table: string
  readonly counts: Changes
  /** How many modified rows differ in each column. */
  readonly byColumn: Readonly<Record<string, number>>
}

/** Keys in order, decimals with exactly their digits. */
export const lineOf = ({ after, before, ...change }: RowChange): string =>
  changeLine(change, before === null ? "null" : rowText(before), after === null ? "null" : rowText(after))

/** The same for a change whose rows are lines already. */
export const keyedLine = ({ after, before, ...change }: KeyedChange): string => {
  const text = (of: KeyedRow | null) => (of === null ? "null" : (of.line ?? rowText(of.row)))
  return changeLine(change, text(before), text(after))
}

const changeLine = (
  { cause, changed, key, op }: Pick<RowChange, "cause" | "changed" | "key" | "op">,
  before: string,
  after: string
): string =>
  `{"after":${after},"before":${before},"cause":"${cause}",` +
  `"changed":${jsonText(changed)},"key":${jsonText(key)},"op":"${op}"}\n`

/** `changes/summary.json`. */
export const summaryText = (
  changes: ReadonlyArray<TableChanges>,
  tables: ReadonlyArray<ManifestTable>,
  before: Before | null
): string => {
  const now = new Map(tables.map((table) => [table.name, table]))
  const old = new Map(before?.tables.map((table) => [table.name, table]))
  const all = sumChanges(changes.map(({ counts }) => counts))
  const summary = {
    from: before === null ? null : { version: before.version, manifest_sha256: before.manifest_sha256 },
    data_change: dataChange(all),
    ...all,
    tables: changes.map(({ byColumn, counts, table }) => ({
      table,
      from_state: old.get(table)?.state_digest ?? null,
      to_state: now.get(table)?.state_digest ?? null,
      from_rows: old.get(table)?.rows ?? 0,
      to_rows: now.get(table)?.rows ?? 0,
      ...counts,
      by_column: byColumn
    }))
  }
  return `${canonicalJson(summary)}\n`
}

/** `changes/schema.json`. */
export const schemaText = (
  contract: string,
  tables: ReadonlyArray<ManifestTable>,
  before: Before | null
): string => `${canonicalJson(schema(contract, tables, before))}\n`

const schema = (contract: string, tables: ReadonlyArray<ManifestTable>, before: Before | null) => {
  const changes = before === null ? [] : schemaChanges(before.tables, tables)
  const least = before === null ? contract : leastVersion(before.contract, changes)
  return {
    from: before?.contract ?? null,
    to: contract,
    breaking: changes.some(({ needs }) => needs === "major"),
    least_version: isBefore(contract, least) ? least : contract,
    changes: changes.map(({ after, before: was, change, column, table }) => ({
      after,
      before: was,
      change,
      column,
      table
    }))
  }
}
