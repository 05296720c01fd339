/** The folder `changes/` of a release: what changed against the release before, so that a copy can follow it. */
import type { AnyRow } from "#schemas/dataset.ts"
import { canonicalJson } from "../digest.ts"
import type { Manifest, ManifestTable, ReleaseName } from "../manifest.ts"
import { jsonText, rowText } from "../values.ts"
import { countChanges, dataChange, type RowChange } from "./compare.ts"
import { isBefore, leastVersion, schemaChanges } from "./schema.ts"

export interface ChangeFile {
  readonly path: string
  readonly media_type: string
  readonly content: Uint8Array
}

/** What is told of the release before. */
export type Before = ReleaseName & Pick<Manifest, "contract" | "tables">

/** `changes` by table; a table without an entry has none. Tables that are gone have theirs under their old name. */
export const changeFiles = (
  contract: string,
  tables: ReadonlyArray<ManifestTable>,
  before: Before | null,
  changes: ReadonlyMap<string, ReadonlyArray<RowChange>>
): ReadonlyArray<ChangeFile> => {
  const kept = new Set(tables.map(({ name }) => name))
  const gone = (before?.tables ?? []).filter(({ name }) => !kept.has(name))
  const names = [...tables, ...gone].map(({ name }) => name)
  return [
    file(
      "changes/summary.json",
      "application/json",
      `${canonicalJson(summary(names, tables, before, changes))}\n`
    ),
    file("changes/schema.json", "application/json", `${canonicalJson(schema(contract, tables, before))}\n`),
    ...names.map((name) =>
      file(`changes/${name}.ndjson`, "application/x-ndjson", (changes.get(name) ?? []).map(lineOf).join(""))
    )
  ]
}

const file = (path: string, media_type: string, text: string): ChangeFile => ({
  path,
  media_type,
  content: Buffer.from(text)
})

/** Keys in order, decimals with exactly their digits. */
export const lineOf = ({ after, before, cause, changed, key, op }: RowChange): string => {
  const row = (of: AnyRow | null) => (of === null ? "null" : rowText(of))
  return (
    `{"after":${row(after)},"before":${row(before)},"cause":"${cause}",` +
    `"changed":${jsonText(changed)},"key":${jsonText(key)},"op":"${op}"}\n`
  )
}

const summary = (
  names: ReadonlyArray<string>,
  tables: ReadonlyArray<ManifestTable>,
  before: Before | null,
  changes: ReadonlyMap<string, ReadonlyArray<RowChange>>
) => {
  const now = new Map(tables.map((table) => [table.name, table]))
  const old = new Map(before?.tables.map((table) => [table.name, table]))
  const all = [...changes.values()].flat()
  return {
    from: before === null ? null : { version: before.version, manifest_sha256: before.manifest_sha256 },
    data_change: dataChange(countChanges(all)),
    ...countChanges(all),
    tables: names.map((name) => {
      const own = changes.get(name) ?? []
      return {
        table: name,
        from_state: old.get(name)?.state_digest ?? null,
        to_state: now.get(name)?.state_digest ?? null,
        from_rows: old.get(name)?.rows ?? 0,
        to_rows: now.get(name)?.rows ?? 0,
        ...countChanges(own),
        by_column: countColumns(own)
      }
    })
  }
}

/** How many modified rows differ in each column. */
const countColumns = (changes: ReadonlyArray<RowChange>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { changed } of changes) for (const column of changed) counts[column] = (counts[column] ?? 0) + 1
  return counts
}

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
