/** What differs between any two releases, whichever came first. */
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import { causesBetween, type RowChange, rowChanges } from "../changes/compare.ts"
import { type SchemaChange, schemaChanges } from "../changes/schema.ts"
import { sha256 } from "../digest.ts"
import { parseObject, readIfThere } from "../disk.ts"
import { NoSuchRelease } from "../errors.ts"
import type { Manifest } from "../manifest.ts"
import { readLatest, readRelease, readReleases, readTable, type StoredRelease } from "../store.ts"

export interface Difference {
  readonly from: StoredRelease
  readonly to: StoredRelease
  readonly schema: ReadonlyArray<SchemaChange>
  /** Tables with changes, in the order of the newer release, those that are gone last. */
  readonly tables: ReadonlyMap<string, ReadonlyArray<RowChange>>
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
  const known = (yield* readReleases(out)).map((release) => release.version)
  return yield* new NoSuchRelease({ out, version: version ?? name, known })
})

/** `only`: the one table that is asked for. */
export const differenceOf = (
  from: StoredRelease,
  to: StoredRelease,
  only: string | null
): Effect.Effect<Difference, PlatformError, Effect.Services<ReturnType<typeof readTable>>> =>
  Effect.gen(function* () {
    const causes = causesBetween(to.manifest, from.manifest)
    const wanted = <T extends { readonly name: string }>(tables: ReadonlyArray<T>) =>
      tables.filter(({ name }) => only === null || name === only)
    const old = new Map(wanted(from.manifest.tables).map((table) => [table.name, table]))
    const now = new Map(wanted(to.manifest.tables).map((table) => [table.name, table]))
    const tables = new Map<string, ReadonlyArray<RowChange>>()
    for (const name of new Set([...now.keys(), ...old.keys()])) {
      const [before, after] = [old.get(name), now.get(name)]
      if (before?.state_digest === after?.state_digest) continue
      const changes = rowChanges(
        before === undefined ? null : yield* readTable(from.path, before),
        after === undefined ? null : yield* readTable(to.path, after),
        causes
      )
      if (changes.length > 0) tables.set(name, changes)
    }
    return { from, to, schema: schemaChanges([...old.values()], [...now.values()]), tables }
  })
