/**
 * Acquires and extracts every document of a folder, each once: what a document says depends on its bytes, the facts beside
 * it, the program and the contract alone, and is kept under a digest of the four. The cache may be deleted at any time.
 */
import { join } from "node:path"
import { deserialize, serialize } from "node:v8"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import { type FoundDocument, readDocument, withoutDuplicates } from "./acquire/documents.ts"
import { DocumentUnreadable } from "./acquire/errors.ts"
import { DocumentNotRead, read } from "./extract/read.ts"
import type { Extraction } from "./model/Extraction.ts"
import type { Source } from "./model/Source.ts"
import { sha256 } from "./publish/digest.ts"
import { type Disk, namesIn, readIfThere } from "./publish/disk.ts"

/** What became of one document; nothing in it depends on where the document lies. */
interface Kept {
  readonly source: Omit<Source, "file"> | null
  readonly extraction: Extraction | null
  readonly notRead: Pick<DocumentNotRead, "status" | "reason"> | null
  /** The document itself, or the facts beside it, could not be read. */
  readonly unreadable: { readonly suffix: string; readonly reason: string; readonly advice: string } | null
  readonly notes: ReadonlyArray<string>
}

export interface CacheSettings {
  /** Folder of the cache. */
  readonly folder: string
  readonly program: string
  readonly contract: string
  /** Whether entries are written. */
  readonly writable: boolean
}

export const extractDocuments = Effect.fn("extractDocuments")(function* (
  found: ReadonlyArray<FoundDocument>,
  settings: CacheSettings
) {
  const { duplicates, unique } = withoutDuplicates(found)
  const folder = join(settings.folder, settings.program.slice(0, 16))
  if (settings.writable) yield* Effect.ignore(prepareFolder(settings.folder, folder))
  const all = yield* Effect.forEach(unique, (document) =>
    Effect.map(keptOf(document, folder, settings), (kept) => ({ kept, file: document.file }))
  )
  const sources = all.flatMap(({ file, kept }) => (kept.source === null ? [] : [{ ...kept.source, file }]))
  return {
    duplicates,
    sources: sources as ReadonlyArray<Source>,
    documents: all.flatMap(({ file, kept }) =>
      kept.source === null || kept.extraction === null
        ? []
        : [{ source: { ...kept.source, file }, extraction: kept.extraction }]
    ),
    failures: all.flatMap(({ file, kept }) =>
      kept.notRead === null ? [] : [new DocumentNotRead({ file, ...kept.notRead })]
    ),
    problems: all.flatMap(({ file, kept }) => {
      if (kept.unreadable === null) return []
      const { suffix, ...rest } = kept.unreadable
      return [new DocumentUnreadable({ file: `${file}${suffix}`, ...rest })]
    }),
    notes: all.flatMap(({ file, kept }) => kept.notes.map((note) => `${file}: ${note}`))
  }
})

/** One program's entries are kept: no other can use them. */
const prepareFolder = (cache: string, folder: string): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    yield* fs.makeDirectory(folder, { recursive: true })
    for (const name of yield* namesIn(cache))
      if (join(cache, name) !== folder) yield* fs.remove(join(cache, name), { recursive: true, force: true })
  })

const keptOf = Effect.fnUntraced(function* (
  document: FoundDocument,
  folder: string,
  settings: CacheSettings
) {
  const key = sha256(`${document.sha256}\n${settings.contract}\n${document.meta ?? ""}`)
  const path = join(folder, key)
  const bytes = yield* Effect.orElseSucceed(readIfThere(path), () => null)
  const known = bytes === null ? null : opened(bytes)
  if (known !== null) return known
  if (bytes !== null)
    yield* Effect.logWarning(`${document.file}: its entry in the cache is damaged; it is read anew (${path})`)
  const kept = yield* extracted(document)
  if (settings.writable) yield* Effect.ignore(keep(path, kept))
  return kept
})

const digestLength = 64

/** Null for an entry that is not what was written. */
const opened = (bytes: Uint8Array): Kept | null => {
  const payload = bytes.subarray(digestLength)
  if (Buffer.from(bytes.subarray(0, digestLength)).toString("latin1") !== sha256(payload)) return null
  return deserialize(payload) as Kept
}

/** Written beside and renamed: another run may write the same. */
const keep = (path: string, kept: Kept): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const payload = serialize(kept)
    const beside = `${path}.${process.pid}`
    yield* fs.writeFile(beside, Buffer.concat([Buffer.from(sha256(payload), "latin1"), payload]))
    yield* fs.rename(beside, path)
  })

const nothing: Kept = { source: null, extraction: null, notRead: null, unreadable: null, notes: [] }

const extracted = Effect.fnUntraced(function* (found: FoundDocument) {
  const { file } = found
  const result = yield* Effect.result(readDocument(found))
  if (Result.isFailure(result)) return { ...nothing, unreadable: without(result.failure, file) }
  const { notes, problem, source } = result.success
  const { file: _, ...kept } = source
  const outcome = read(source)
  return {
    source: kept,
    extraction: Result.isSuccess(outcome) ? outcome.success : null,
    notRead: Result.isFailure(outcome)
      ? { status: outcome.failure.status, reason: outcome.failure.reason }
      : null,
    unreadable: problem === null ? null : without(problem, file),
    notes
  } satisfies Kept
})

const without = ({ advice, file, reason }: DocumentUnreadable, document: string) => ({
  suffix: file.slice(document.length),
  reason,
  advice
})
