/** A release opened for reading: rows with exact values, texts, and where everything was read from. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CodePointText } from "../publish/CodePointText.ts"
import { readIfThere } from "../publish/disk.ts"
import { parseRows } from "../publish/formats/json.ts"
import type { Manifest } from "../publish/manifest.ts"
import { whyRefused } from "../publish/refusals.ts"
import { readLatest, type StoredRelease } from "../publish/store.ts"
import { columnsOf } from "../publish/values.ts"
import { NoRelease } from "./errors.ts"

export interface Table {
  readonly dataset: Dataset
  readonly rows: ReadonlyArray<AnyRow>
}

export interface Library {
  readonly manifest: Manifest
  readonly path: string
  /** By name, in the order of the catalog. */
  readonly tables: ReadonlyMap<string, Table>
  readonly texts: ReadonlyMap<string, CodePointText>
  /** File of each source. */
  readonly files: ReadonlyMap<string, string>
}

/** The release that is latest in a folder. */
export const latestRelease = Effect.fn("latestRelease")(function* (out: string) {
  const latest = yield* unlessBroken(out, readLatest(out))
  if (latest !== null) return latest.release
  return yield* new NoRelease({ out, detail: "latest.json is missing, or what it names is" })
})

/** Rows of some tables of a release; a table that it does not have has none. */
export const readTables = Effect.fn("readTables")(function* (
  release: StoredRelease,
  wanted: (name: string) => boolean
) {
  const read = yield* Effect.forEach(
    catalog.filter(({ name }) => wanted(name)),
    (dataset) =>
      Effect.map(
        unlessBroken(release.path, readIfThere(join(release.path, "data", `${dataset.name}.json`))),
        (bytes): readonly [string, Table] => {
          const decimals = columnsOf(dataset, "decimal")
          const rows = parseRows(decimals, Buffer.from(bytes ?? "[]").toString("utf8"))
          return [dataset.name, { dataset, rows }]
        }
      )
  )
  return new Map(read)
})

export const openLibrary = Effect.fn("openLibrary")(function* (out: string) {
  const release = yield* latestRelease(out)
  const { manifest, path } = release
  const tables = yield* readTables(release, () => true)
  const sources = tables.get("sources")?.rows ?? []
  const ids = sources.map((source) => String(source["source_id"]))
  const texts = yield* Effect.forEach(ids, (id) =>
    Effect.map(
      unlessBroken(path, readIfThere(join(path, "text", `${id}.txt`))),
      (bytes) =>
        [
          id,
          new CodePointText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes ?? new Uint8Array()))
        ] as const
    )
  )
  const files = new Map(sources.map((source) => [String(source["source_id"]), String(source["file"])]))
  return { manifest, path, tables, texts: new Map(texts), files } satisfies Library
})

const unlessBroken = <A, R>(out: string, effect: Effect.Effect<A, PlatformError, R>) =>
  Effect.mapError(effect, (error) => new NoRelease({ out, detail: whyRefused(error, out) }))
