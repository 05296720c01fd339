/** What differs between any two releases, whichever came first, in bounded memory: their rows meet in sorted runs on disk. */
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { AnyRow } from "#schemas/dataset.ts"
import {
  type Causes,
  causesBetween,
  type KeyedRow,
  keyedChanges,
  type RowChange
} from "../changes/compare.ts"
import { type Changes, countChanges } from "../changes/count.ts"
import { type SchemaChange, schemaChanges } from "../changes/schema.ts"
import { sha256 } from "../digest.ts"
import { onDisk, parseObject, readIfThere } from "../disk.ts"
import { NoSuchRelease } from "../errors.ts"
import type { Manifest, ManifestTable } from "../manifest.ts"
import { keyedTable, type SortedLines } from "../SortedLines.ts"
import { noRelease, readLatest, readRelease, type StoredRelease, sortedTable } from "../store.ts"

export interface TableDifference {
  readonly table: string
  readonly counts: Changes
  /** By key; can be gone over again, and is made each time. */
  readonly changes: Iterable<RowChange>
}

export interface Difference {
  readonly from: StoredRelease
  readonly to: StoredRelease
  readonly schema: ReadonlyArray<SchemaChange>
  /** Tables with changes, in the order of the newer release, those that are gone last. */
  readonly tables: ReadonlyArray<TableDifference>
}

/** A release by its version, `latest`, `previous` (to the latest), or the path of its folder. */
export const releaseNamed = Effect.fn("releaseNamed")(function* (out: string, name: string) {
  if (name.includes("/") || name === ".") {
    const bytes = yield* readIfThere(join(name, "manifest.json"))
    const manifest = parseObject(bytes) as Manifest | null
    if (bytes !== null && manifest !== null)
      return {
        version: manifest.version,
        path: name,
        manifest,
        manifest_sha256: sha256(bytes)
      } satisfies StoredRelease
    return yield* new NoSuchRelease({ out: name, version: basename(name), known: [] })
  }
  const latest = yield* readLatest(out)
  const version =
    name === "latest"
      ? latest?.release.version
      : name === "previous"
        ? latest?.release.manifest.previous?.version
        : name
  const found = version === undefined ? null : yield* readRelease(out, version)
  if (found !== null) return found
  return yield* noRelease(out, version ?? name)
})

/** `only`: the one table that is asked for. Temporary files are there as long as the scope. */
export const differenceOf = Effect.fn("differenceOf")(function* (
  from: StoredRelease,
  to: StoredRelease,
  only: string | null
) {
  const scratch = yield* FileSystem.FileSystem.use((fs) => fs.makeTempDirectoryScoped({ prefix: "gongkai-" }))
  const causes = causesBetween(to.manifest, from.manifest)
  const wanted = <T extends { readonly name: string }>(tables: ReadonlyArray<T>) =>
    tables.filter(({ name }) => only === null || name === only)
  const old = new Map(wanted(from.manifest.tables).map((table) => [table.name, table]))
  const now = new Map(wanted(to.manifest.tables).map((table) => [table.name, table]))
  const tables: Array<TableDifference> = []
  for (const name of new Set([...now.keys(), ...old.keys()])) {
    const [before, after] = [old.get(name), now.get(name)]
    if (before?.state_digest === after?.state_digest) continue
    const was = before && (yield* sortedScoped(from.path, before, join(scratch, `${name}.before`)))
    const is = after && (yield* sortedScoped(to.path, after, join(scratch, `${name}.after`)))
    const changes = changesOf(was ?? null, is ?? null, causes)
    const counts = yield* onDisk(scratch, () => countChanges(changes))
    if (counts.added + counts.modified + counts.removed > 0) tables.push({ table: name, counts, changes })
  }
  const schema = schemaChanges([...old.values()], [...now.values()])
  return { from, to, schema, tables } satisfies Difference
})

interface Sorted {
  readonly table: ManifestTable
  readonly lines: SortedLines
}

const sortedScoped = (path: string, table: ManifestTable, scratch: string) =>
  Effect.map(
    Effect.acquireRelease(sortedTable(path, table, scratch), (lines) => Effect.sync(() => lines.close())),
    (lines): Sorted => ({ table, lines })
  )

/** A row as its table shows it. */
const inColumns = (of: KeyedRow | null, sorted: Sorted | null): AnyRow | null => {
  if (of === null || sorted === null) return null
  const { row } = of
  return Object.fromEntries(sorted.table.columns.map(({ name }) => [name, row[name]]))
}

const changesOf = (was: Sorted | null, is: Sorted | null, causes: Causes): Iterable<RowChange> => ({
  *[Symbol.iterator]() {
    const [before, now] = [was, is].map((of) => of && keyedTable(of.table, of.lines))
    for (const { after, before: old, ...change } of keyedChanges(before!, now!, causes))
      yield { ...change, before: inColumns(old, was), after: inColumns(after, is) }
  }
})
