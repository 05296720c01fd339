/** Writes the site of a release into its stage, a file at a time. */
import { dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { sums } from "./compose.ts"
import { sha256 } from "./digest.ts"
import { type Disk, writeNew } from "./disk.ts"
import type { ManifestFile, ManifestSite } from "./manifest.ts"
import { ascending } from "./order.ts"
import type { SiteFile, SiteInput, SiteMaker } from "./Release.ts"

export const siteFolder = "site"

/** A file of the stage, without a media type: the server of a site tells it by the extension. */
export type StagedSiteFile = Omit<ManifestFile, "media_type">

/** Files under `folder`, relative to the folder above it, sorted by path. Each is on disk when this returns. */
export const writeSite = (
  folder: string,
  make: SiteMaker,
  input: SiteInput
): Disk<ReadonlyArray<StagedSiteFile>> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const made = new Set<string>()
    const written: Array<StagedSiteFile> = []
    const write = ({ content, path }: SiteFile) =>
      Effect.gen(function* () {
        const bytes = typeof content === "string" ? Buffer.from(content) : content
        yield* writeNew(join(folder, path), bytes)
        written.push({
          path: `${siteFolder}/${path}`,
          bytes: bytes.byteLength,
          sha256: sha256(bytes)
        })
      })
    for (const batch of batches(make(input), 32)) {
      for (const { path } of batch) {
        const parent = dirname(join(folder, path))
        if (made.has(parent)) continue
        yield* fs.makeDirectory(parent, { recursive: true })
        made.add(parent)
      }
      yield* Effect.forEach(batch, write, { concurrency: 16, discard: true })
    }
    return written.sort((a, b) => ascending(a.path, b.path))
  })

/** What the manifest says of the files of a site. */
export const describeSite = (
  files: ReadonlyArray<Pick<ManifestFile, "path" | "sha256" | "bytes">>
): ManifestSite => ({
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  sha256: sha256(sums(files))
})

function* batches<A>(items: Iterable<A>, size: number): Generator<ReadonlyArray<A>> {
  let batch: Array<A> = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
