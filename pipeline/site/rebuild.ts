/** The site of a release made anew from its files, into a folder of its own. */
import { existsSync, readFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { readChanges } from "../publish/changes/readChanges.ts"
import { readFile } from "../publish/FileBytes.ts"
import { newRun } from "../publish/folder.ts"
import { readRows } from "../publish/formats/json.ts"
import type { Manifest } from "../publish/manifest.ts"
import type { SiteInput } from "../publish/Release.ts"
import { describeSite, writeSite } from "../publish/siteFiles.ts"
import { readReleases, type StoredRelease } from "../publish/store.ts"
import { columnsOf } from "../publish/values.ts"
import { FolderTaken } from "./errors.ts"
import { generator } from "./layout.ts"
import { siteFiles } from "./site.ts"

/** What the site was made from when the release was. Rows are read as they are gone over. */
export const siteInputOf = (
  { manifest, path }: StoredRelease,
  releases: ReadonlyArray<Manifest>
): SiteInput => {
  const { site: _, ...draft } = manifest
  const rowsOf = (name: string, decimals: ReadonlyArray<string>): Iterable<AnyRow> => {
    const file = join(path, "data", `${name}.json`)
    return {
      *[Symbol.iterator]() {
        if (!existsSync(file)) return
        for (const rows of readFile(file, (bytes) => readRows(decimals, bytes))) yield* rows
      }
    }
  }
  return {
    manifest: draft,
    earlier: releases.filter(({ seq }) => seq < manifest.seq),
    changes: (dataset) => readChanges(path, dataset),
    tables: new Map(
      catalog.map((dataset) => [
        dataset.name,
        {
          dataset,
          rows: rowsOf(dataset.name, columnsOf(dataset, "decimal")),
          count: manifest.tables.find(({ name }) => name === dataset.name)?.rows ?? 0
        }
      ])
    ),
    texts: new Map(
      manifest.texts.map((file) => [
        basename(file.path, ".txt"),
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(join(path, file.path)))
      ])
    )
  }
}

/** Whether a site may be written to the folder: it is not there, empty, or holds a site of ours. */
const takenBy = (folder: string, names: ReadonlyArray<string>): string | null => {
  if (names.length === 0) return null
  const home = join(folder, "index.html")
  const isOurs = existsSync(home) && readFileSync(home, "utf8").includes(generator)
  return isOurs ? null : "holds something else than a site of a release"
}

/** Writes beside, then moves into place: a reader never sees half a site. */
export const rebuildSite = Effect.fn("rebuildSite")(function* (release: StoredRelease, to: string) {
  const fs = yield* FileSystem.FileSystem
  const folder = resolve(to)
  const names = (yield* fs.exists(folder))
    ? yield* Effect.catch(fs.readDirectory(folder), () => Effect.succeed(null))
    : []
  const taken = names === null ? "is not a folder that can be read" : takenBy(folder, names)
  if (taken !== null) return yield* new FolderTaken({ folder: to, detail: taken })
  const releases = (yield* readReleases(join(yield* fs.realPath(release.path), "..", ".."))).map(
    ({ manifest }) => manifest
  )
  const beside = join(dirname(folder), `.${basename(folder)}.${newRun()}`)
  const write = Effect.gen(function* () {
    yield* fs.makeDirectory(beside, { recursive: true })
    const files = yield* writeSite(beside, siteFiles, siteInputOf(release, releases))
    yield* fs.remove(folder, { recursive: true, force: true })
    yield* fs.rename(beside, folder)
    return describeSite(files)
  })
  return yield* Effect.onError(write, () =>
    Effect.ignore(fs.remove(beside, { recursive: true, force: true }))
  )
})
