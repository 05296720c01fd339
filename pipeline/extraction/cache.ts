/**
 * What documents say is kept: it depends on a document's bytes, the facts beside it, the program and the contract alone, and
 * lies under a digest of the four. The cache may be deleted at any time.
 */
import { join } from "node:path"
import { threadId } from "node:worker_threads"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { ListedDocument } from "../acquire/documents.ts"
import { sha256 } from "../publish/digest.ts"
import { type Disk, namesIn, readIfThere } from "../publish/disk.ts"
import { type Kept, opened } from "./Kept.ts"

export interface CacheSettings {
  /** Folder of the cache. */
  readonly folder: string
  readonly program: string
  readonly contract: string
  /** Whether entries are written. */
  readonly writable: boolean
}

const folderOf = ({ folder, program }: CacheSettings): string => join(folder, program.slice(0, 16))

/** One program's entries are kept: no other can use them. */
export const prepareCache = (settings: CacheSettings): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const [cache, folder] = [settings.folder, folderOf(settings)]
    yield* fs.makeDirectory(folder, { recursive: true })
    for (const name of yield* namesIn(cache))
      if (join(cache, name) !== folder) yield* fs.remove(join(cache, name), { recursive: true, force: true })
  })

/** What a document's entry is named after, beside the program: its bytes, the contract and the facts beside it. */
export const keyOf = (document: Pick<ListedDocument, "sha256" | "meta">, contract: string): string =>
  sha256(`${document.sha256}\n${contract}\n${document.meta ?? ""}`)

export const entryOf = (key: string, settings: CacheSettings): string => join(folderOf(settings), key)

/** Names of the entries that there are. */
export const entries = (settings: CacheSettings): Disk<ReadonlySet<string>> =>
  Effect.map(namesIn(folderOf(settings)), (names) => new Set(names))

/** Null if there is none. One that is damaged is as if there were none. */
export const readEntry = Effect.fnUntraced(function* (document: ListedDocument, settings: CacheSettings) {
  const path = entryOf(keyOf(document, settings.contract), settings)
  const bytes = yield* Effect.orElseSucceed(readIfThere(path), () => null)
  const kept: Kept | null = bytes === null ? null : opened(bytes)
  if (bytes !== null && kept === null)
    yield* Effect.logWarning(`${document.file}: its entry in the cache is damaged; it is read anew (${path})`)
  return kept
})

/** Written beside and renamed: another run may write the same. */
export const keepEntry = (path: string, entry: Uint8Array): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const beside = `${path}.${process.pid}.${threadId}`
    yield* fs.writeFile(beside, entry)
    yield* fs.rename(beside, path)
  })
