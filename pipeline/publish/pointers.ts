/** Everything in the folder that points at releases or is derived from them. */
import * as Effect from "effect/Effect"
import { canonicalJson } from "./digest.ts"
import { type Disk, replaceFile, replaceLink } from "./disk.ts"
import { feedOf } from "./feed.ts"
import { readHistory } from "./history.ts"
import {
  linkTarget,
  type Pointer,
  readReleases,
  readTombstones,
  type StoredRelease,
  type Tombstone
} from "./store.ts"

export const writePointer = (out: string, pointer: Pointer, run: string): Disk<void> =>
  replaceFile(out, "latest.json", `${canonicalJson(pointer)}\n`, run)

export const writeLink = (out: string, version: string, run: string): Disk<void> =>
  replaceLink(out, "latest", linkTarget(version), run)

/** Every release, newest first; derived, never the authority. */
export const indexOf = (
  releases: ReadonlyArray<StoredRelease>,
  tombstones: ReadonlyArray<Tombstone>
): string => {
  const kept = releases.map(({ version, manifest, manifest_sha256 }) => ({
    version,
    seq: manifest.seq,
    contract: manifest.contract,
    created_at: manifest.created_at,
    data_change: manifest.data_change,
    rows: Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows])),
    checks: manifest.checks,
    path: linkTarget(version),
    manifest_sha256
  }))
  const gone = tombstones.map((tombstone) => ({
    ...tombstone,
    withdrawn: true,
    path: linkTarget(tombstone.version)
  }))
  const entries = [...kept, ...gone].sort((a, b) => b.seq - a.seq)
  return entries.length === 0 ? "[]\n" : `[\n${entries.map(canonicalJson).join(",\n")}\n]\n`
}

/** What is derived from all releases, by file: index and feed. */
export const derivedFiles = (
  out: string,
  releases: ReadonlyArray<StoredRelease>
): Disk<ReadonlyArray<readonly [name: string, content: string]>> =>
  Effect.map(Effect.all([readHistory(out), readTombstones(out)]), ([lines, tombstones]) => {
    const first = lines.find(({ event }) => event === "published")
    return [
      ["index.json", indexOf(releases, tombstones)],
      ["feed.atom", feedOf(releases, tombstones, first?.manifest_sha256 ?? null)]
    ]
  })

export const writeDerived = (out: string, run: string): Disk<void> =>
  Effect.gen(function* () {
    const files = yield* derivedFiles(out, yield* readReleases(out))
    for (const [name, content] of files) yield* replaceFile(out, name, content, run)
  })
