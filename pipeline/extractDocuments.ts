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
  /** How many threads may read documents; without it, or with one, this one does. */
  readonly threads?: number
}

/** So many documents that are not known yet pay for the start of the threads (bench/threads.ts). */
const fewestForThreads = 200

export const extractDocuments = Effect.fn("extractDocuments")(function* (
  found: ReadonlyArray<FoundDocument>,
  settings: CacheSettings
) {
  const { duplicates, unique } = withoutDuplicates(found)
  const folder = folderOf(settings)
  if (settings.writable) yield* Effect.ignore(prepareCache(settings))
  const all = yield* Effect.scoped(
    Effect.gen(function* () {
      const read = yield* readerFor(unique, folder, settings)
      return yield* Effect.forEach(
        unique,
        (document) =>
          Effect.map(keptOf(document, folder, settings, read), (kept) => ({ kept, file: document.file })),
        { concurrency: read === readHere ? 1 : 2 * (settings.threads ?? 1) }
      )
    })
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
export const keyOf = (document: Pick<FoundDocument, "sha256" | "meta">, contract: string): string =>
  sha256(`${document.sha256}\n${contract}\n${document.meta ?? ""}`)

export const entryOf = (key: string, settings: CacheSettings): string => join(folderOf(settings), key)

/** What a document says, as an entry of the cache: the same bytes on every machine. */
export const readEntry = (document: FoundDocument): Effect.Effect<Uint8Array> =>
  Effect.map(extracted(document), packed)

/** Gives the entry of a document, or says why the program failed on it. */
type Reader = (document: FoundDocument) => Effect.Effect<Uint8Array, string>

const readHere: Reader = (document) =>
  Effect.catchDefect(readEntry(document), (defect) =>
    Effect.fail(defect instanceof Error ? defect.message : String(defect))
  )

const readerFor = Effect.fnUntraced(function* (
  documents: ReadonlyArray<FoundDocument>,
  folder: string,
  { contract, threads = 1 }: CacheSettings
) {
  if (threads < 2 || documents.length < fewestForThreads) return readHere
  const known = new Set(yield* Effect.orElseSucceed(namesIn(folder), () => []))
  const unknown = documents.filter((document) => !known.has(keyOf(document, contract)))
  if (unknown.length < fewestForThreads) return readHere
  const { extractionThreads } = yield* Effect.promise(() => import("./extractionThreads.ts"))
  return (yield* extractionThreads(threads)).read
})

const keptOf = Effect.fnUntraced(function* (
  document: FoundDocument,
  folder: string,
  settings: CacheSettings,
  read: Reader
) {
  const path = join(folder, keyOf(document, settings.contract))
  const bytes = yield* Effect.orElseSucceed(readIfThere(path), () => null)
  const known = bytes === null ? null : opened(bytes)
  if (known !== null) return known
  if (bytes !== null)
    yield* Effect.logWarning(`${document.file}: its entry in the cache is damaged; it is read anew (${path})`)
  const entry = yield* Effect.result(read(document))
  if (Result.isFailure(entry)) return failed(entry.failure)
  if (settings.writable) yield* Effect.ignore(keepEntry(path, entry.success))
  return opened(entry.success) ?? failed("what it says cannot be kept")
})

const digestLength = 64

/** Null for an entry that is not what was written. */
const opened = (bytes: Uint8Array): Kept | null => {
  const payload = bytes.subarray(digestLength)
  if (Buffer.from(bytes.subarray(0, digestLength)).toString("latin1") !== sha256(payload)) return null
  return deserialize(payload) as Kept
}

const packed = (kept: Kept): Uint8Array => {
  const payload = serialize(kept)
  return Buffer.concat([Buffer.from(sha256(payload), "latin1"), payload])
}

/** Written beside and renamed: another run may write the same. */
export const keepEntry = (path: string, entry: Uint8Array): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const beside = `${path}.${process.pid}`
    yield* fs.writeFile(beside, entry)
    yield* fs.rename(beside, path)
  })

const nothing: Kept = { source: null, extraction: null, notRead: null, unreadable: null, notes: [] }

/** A bug of ours that a document brought to light: it is told, and the other documents are built. */
const failed = (reason: string): Kept => ({
  ...nothing,
  unreadable: {
    suffix: "",
    reason: `the program failed on it (${reason})`,
    advice: "Please report it with the document."
  }
})

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
