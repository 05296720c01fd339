/** Extracts every document of a folder, each once: from the cache where it has it, else here or on threads. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type ListedDocument, openDocument, withoutDuplicates } from "./acquire/documents.ts"
import { DocumentUnreadable } from "./acquire/errors.ts"
import { DocumentNotRead } from "./extract/read.ts"
import {
  type CacheSettings,
  entries,
  entryOf,
  keepEntry,
  keyOf,
  prepareCache,
  readEntry
} from "./extraction/cache.ts"
import { extractOne } from "./extraction/extractOne.ts"
import { type Kept, nothing, opened, packed } from "./extraction/Kept.ts"
import type { Pool } from "./extraction/pool.ts"
import { countDocument } from "./measures.ts"
import { Shelf } from "./Shelf.ts"

export interface ExtractionSettings extends CacheSettings {
  /** How many threads may read documents; without it, or with one, this one does. */
  readonly threads?: number
  /** Bytes of unread documents that pay for the start of threads. */
  readonly worthThreads?: number
  /** Bytes of entries of the documents that memory holds, as `Shelf` has it where nothing is said. */
  readonly heldBytes?: number | undefined
}

/** Below it threads are slower than none, above it faster (bench/threads.ts). */
const worthThreads = 2_000_000

export const extractDocuments = Effect.fn("extractDocuments")(function* (
  found: ReadonlyArray<ListedDocument>,
  settings: ExtractionSettings
) {
  const { duplicates, unique } = withoutDuplicates(found)
  if (settings.writable) yield* Effect.ignore(prepareCache(settings))
  const shelf = new Shelf(opened, settings.heldBytes)
  const shelved = (document: ListedDocument, { extraction, source, ...rest }: Kept) => {
    const path = entryOf(keyOf(document, settings.contract), settings)
    const kept = source === null ? null : shelf.put(document.file, { source, extraction }, path)
    return { file: document.file, kept, ...rest }
  }
  const all = yield* Effect.scoped(
    Effect.gen(function* () {
      const pool = yield* poolFor(unique, settings)
      return yield* Effect.forEach(
        unique,
        (document) => Effect.map(keptOf(document, settings, pool), (kept) => shelved(document, kept)),
        { concurrency: pool?.width ?? 1 }
      )
    })
  )
  return {
    duplicates,
    sources: all.flatMap(({ kept }) => kept?.source ?? []),
    documents: all.flatMap(({ kept }) => {
      const { extraction, source } = kept ?? {}
      return source === undefined || extraction == null ? [] : [{ source, extraction }]
    }),
    failures: all.flatMap(({ file, notRead }) =>
      notRead === null ? [] : [new DocumentNotRead({ file, ...notRead })]
    ),
    problems: all.flatMap(({ file, unreadable }) => {
      if (unreadable === null) return []
      const { suffix, ...rest } = unreadable
      return [new DocumentUnreadable({ file: `${file}${suffix}`, ...rest })]
    }),
    notes: all.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}`))
  }
})

/** Null where this thread reads what is to be read. */
const poolFor = Effect.fnUntraced(function* (
  documents: ReadonlyArray<ListedDocument>,
  settings: ExtractionSettings
) {
  const { threads = 1, worthThreads: worth = worthThreads } = settings
  if (threads < 2 || sizeOf(documents) < worth) return null
  const known = yield* Effect.orElseSucceed(entries(settings), () => new Set())
  const unread = documents.filter((document) => !known.has(keyOf(document, settings.contract)))
  if (unread.length < 2 || sizeOf(unread) < worth) return null
  const { makePool } = yield* Effect.promise(() => import("./extraction/pool.ts"))
  return yield* makePool({ threads: Math.min(threads, unread.length) })
})

const sizeOf = (documents: ReadonlyArray<ListedDocument>): number =>
  documents.reduce((sum, { size }) => sum + size, 0)

const keptOf = Effect.fn("document")(function* (
  document: ListedDocument,
  settings: ExtractionSettings,
  pool: Pool | null
) {
  const known = yield* readEntry(document, settings)
  const path = settings.writable ? entryOf(keyOf(document, settings.contract), settings) : null
  const kept =
    known ?? (yield* pool === null ? extractedHere(document, path) : extractedOn(pool, document, path))
  const outcome = kept.extraction === null ? "failed" : known === null ? "read" : "cached"
  yield* countDocument(outcome)
  const kind = kept.extraction?.kind ?? null
  yield* Effect.annotateCurrentSpan({ document: document.file, outcome, kind, bytes: document.size })
  return kept
})

const extractedHere = Effect.fnUntraced(function* (document: ListedDocument, path: string | null) {
  const open = yield* Effect.result(openDocument(document))
  if (Result.isFailure(open)) return unreadable(open.failure)
  const extracting = Effect.result(
    Effect.catchDefect(extractOne(open.success), (defect) =>
      Effect.fail(defect instanceof Error ? defect.message : String(defect))
    )
  )
  const kept = yield* extracting
  if (Result.isFailure(kept)) return failed(kept.failure)
  if (path !== null) yield* Effect.ignore(keepEntry(path, packed(kept.success)))
  return kept.success
})

const extractedOn = Effect.fnUntraced(function* (
  { read }: Pool,
  document: ListedDocument,
  path: string | null
) {
  const answer = yield* Effect.result(read(document, path))
  if (Result.isFailure(answer)) return failed(answer.failure)
  if (!(answer.success instanceof Uint8Array)) return unreadable(answer.success)
  return opened(answer.success) ?? failed("what it says cannot be kept")
})

const unreadable = ({ advice, reason }: { readonly reason: string; readonly advice: string }): Kept => ({
  ...nothing,
  unreadable: { suffix: "", reason, advice }
})

/** A bug of ours that a document brought to light: it is told, and the other documents are built. */
const failed = (reason: string): Kept =>
  unreadable({
    reason: `the program failed on it (${reason})`,
    advice: "Please report it with the document."
  })
