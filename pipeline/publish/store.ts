/** The folder of releases: what lies where, and how it is read. Nothing here writes. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { sourcesOf } from "./changes/compare.ts"
import { sha256 } from "./digest.ts"
import { type Disk, digestOf, namesIn, onDisk, parseObject, readIfThere } from "./disk.ts"
import { NoSuchRelease } from "./errors.ts"
import { readFile } from "./FileBytes.ts"
import { readRows } from "./formats/json.ts"
import { filesOf, type Manifest, type ManifestTable, versionPattern } from "./manifest.ts"
import { ascending } from "./order.ts"
import { SortedLines } from "./SortedLines.ts"
import { lineWriter } from "./values.ts"

export const places = (out: string) => ({
  releases: join(out, "releases"),
  stage: join(out, ".stage"),
  history: join(out, "history.ndjson"),
  index: join(out, "index.json"),
  feed: join(out, "feed.atom"),
  latest: join(out, "latest.json"),
  link: join(out, "latest")
})

/** Where the link `latest` points at. */
export const linkTarget = (version: string): string => `releases/${version}`

export interface StoredRelease {
  readonly version: string
  readonly path: string
  readonly manifest: Manifest
  readonly manifest_sha256: string
}

export interface Pointer {
  readonly version: string
  readonly manifest_sha256: string
  readonly seq: number
  readonly published_at: string
}

/** In the folder of a release that was withdrawn, in place of its data. */
export const tombstoneName = "tombstone.json"

export interface Tombstone {
  readonly version: string
  readonly seq: number
  /** Of the manifest that was published. */
  readonly manifest_sha256: string
  readonly withdrawn_at: string
  readonly reason: string
  /** Version to take instead; null if there is none. */
  readonly replaced_by: string | null
}

/** What was withdrawn, newest first. */
export const readTombstones = (out: string): Disk<ReadonlyArray<Tombstone>> =>
  Effect.gen(function* () {
    const { releases } = places(out)
    const found = yield* Effect.forEach(yield* namesIn(releases), (name) =>
      Effect.map(readIfThere(join(releases, name, tombstoneName)), (bytes) => {
        const tombstone = parseObject(bytes) as Tombstone | null
        return tombstone?.version === name ? tombstone : null
      })
    )
    return found
      .filter((one) => one !== null)
      .sort((a, b) => b.seq - a.seq || ascending(b.version, a.version))
  })

/** The failure of asking for a release that is not there: it may have been withdrawn. */
export const noRelease = (out: string, version: string) =>
  Effect.gen(function* () {
    const withdrawn = (yield* readTombstones(out)).find((tombstone) => tombstone.version === version)
    const known = withdrawn === undefined ? (yield* readReleases(out)).map((release) => release.version) : []
    return yield* new NoSuchRelease({ out, version, known, withdrawn: withdrawn?.reason })
  })

/** Null where there is no release of this version, it was withdrawn, or its manifest cannot be read. */
export const readRelease = (out: string, version: string): Disk<StoredRelease | null> =>
  Effect.gen(function* () {
    if (!versionPattern.test(version)) return null
    const path = join(places(out).releases, version)
    if ((yield* readIfThere(join(path, tombstoneName))) !== null) return null
    const bytes = yield* readIfThere(join(path, "manifest.json"))
    const manifest = parseObject(bytes) as Manifest | null
    if (bytes === null || manifest?.version !== version || typeof manifest.seq !== "number") return null
    return { version, path, manifest, manifest_sha256: sha256(bytes) }
  })

/** All releases, newest first. */
export const readReleases = (out: string): Disk<ReadonlyArray<StoredRelease>> =>
  Effect.gen(function* () {
    const names = yield* namesIn(places(out).releases)
    const found = yield* Effect.forEach(names, (name) => readRelease(out, name), { concurrency: 16 })
    return found
      .filter((release) => release !== null)
      .sort((a, b) => b.manifest.seq - a.manifest.seq || ascending(b.version, a.version))
  })

/** Rows of a table of a release by key, read a piece at a time; none where its file is gone. `scratch`: path of a temporary file. */
export const sortedTable = (
  path: string,
  { columns, key, name }: ManifestTable,
  scratch: string
): Disk<SortedLines> => {
  const file = join(path, "data", `${name}.json`)
  const decimals = columns.filter(({ type }) => type === "decimal").map((column) => column.name)
  return onDisk(file, () => {
    const lines = new SortedLines(scratch)
    const line = lineWriter(columns.map((column) => column.name).sort(ascending))
    for (const rows of existsSync(file) ? readFile(file, (bytes) => readRows(decimals, bytes)) : [])
      for (const row of rows) lines.add({ key: String(row[key]), sources: sourcesOf(row), line: line(row) })
    return lines
  })
}

export interface Latest {
  readonly pointer: Pointer
  readonly release: StoredRelease
}

/** What `latest.json` names, if its manifest is the one that was published. */
export const readLatest = (out: string): Disk<Latest | null> =>
  Effect.gen(function* () {
    const pointer = parseObject(yield* readIfThere(places(out).latest)) as Pointer | null
    if (typeof pointer?.version !== "string" || typeof pointer.seq !== "number") return null
    const release = yield* readRelease(out, pointer.version)
    return release?.manifest_sha256 === pointer.manifest_sha256 ? { pointer, release } : null
  })

/** Whether every file is there with its size: what can be told without reading them. */
export const looksWhole = ({ path, manifest }: StoredRelease): Disk<boolean> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.forEach(
      filesOf(manifest),
      (file) => Effect.map(fs.stat(join(path, file.path)), ({ size }) => Number(size) === file.bytes),
      { concurrency: 16 }
    ).pipe(
      Effect.map((held) => held.every(Boolean)),
      Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed(false))
    )
  )

/** Whether every file holds what the manifest says. */
export const isWhole = ({ path, manifest }: Pick<StoredRelease, "path" | "manifest">): Disk<boolean> =>
  Effect.forEach(filesOf(manifest), (file) =>
    Effect.map(digestOf(join(path, file.path)), (digest) => digest === file.sha256)
  ).pipe(Effect.map((held) => held.every(Boolean)))
