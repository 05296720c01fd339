/**
 * The coordinator's side: documents go to the machines in batches, what they say comes back, and nothing of it stays behind.
 * A document that no machine could read is left to the coordinator's own build, which then says what is wrong with it.
 */
import { hostname } from "node:os"
import * as Effect from "effect/Effect"
import { type BatchOf, batchesOf } from "./batches.ts"
import { patiently } from "./database.ts"
import { type Batch, type ExtractBatch, extractBatchOf, groupOf } from "./ExtractBatch.ts"
import { layerEngine } from "./engine.ts"
import { forget, purge, sweep } from "./prune.ts"
import {
  buildBegun,
  buildEnded,
  buildSeen,
  finished,
  finishedOf,
  readResults,
  storeDocuments,
  storedKeys,
  submitted,
  unnoted,
  type WaitingDocument
} from "./tables.ts"
import { type Wait, watchBatches } from "./watch.ts"

export interface UnreadDocument extends Pick<WaitingDocument, "file" | "key" | "meta" | "sha256"> {
  /** In bytes. */
  readonly size: number
}

export interface SubmitSettings {
  readonly program: string
  readonly contract: string
  readonly lease: number
  /** A document's bytes; null if they cannot be had. */
  readonly open: (document: UnreadDocument) => Effect.Effect<Uint8Array | null>
  /** Keeps what a document says, under its key. */
  readonly keep: (key: string, result: Uint8Array) => Effect.Effect<void>
  readonly tell: (line: string) => void
}

// so many batches are in the database at once: enough for a hundred workers, and few enough to hold
const window = 200

/** Has the machines read the documents; returns how many they read. */
export const submit = Effect.fn("submit")(
  function* (documents: ReadonlyArray<UnreadDocument>, settings: SubmitSettings) {
    const { contract, lease, program, tell } = settings
    const batch = extractBatchOf(program)
    const wait = yield* watchBatches(program, lease)
    yield* patiently(purge)
    yield* patiently(sweep).pipe(Effect.andThen(Effect.sleep("2 seconds")), Effect.forever, Effect.forkScoped)
    let read = 0
    yield* showProgress(groupOf(program), documents.length, () => read)
    yield* Effect.forEach(
      batchesOf(documents, program, contract),
      Effect.fnUntraced(function* (cut) {
        const before = read
        const count = yield* throughMachines(cut, batch, wait, settings)
        read += count
        const percent = (count: number) => Math.floor((count / documents.length) * 100)
        if (percent(read) > percent(before))
          tell(`extract: ${read} of ${documents.length} documents on other machines`)
      }),
      { concurrency: window, discard: true }
    )
    return read
  },
  (effect, _, { lease, program }) =>
    effect.pipe(Effect.scoped, Effect.provide(layerEngine({ program, lease, worker: null })))
)

/** Keeps the build's row in `gongkai status` up to date while it goes on. */
const showProgress = Effect.fnUntraced(function* (program: string, documents: number, read: () => number) {
  const id = yield* patiently(buildBegun(`${hostname()}-${process.pid}`, program, documents))
  yield* Effect.addFinalizer(() => Effect.ignore(buildEnded(id)))
  const seen = Effect.suspend(() => patiently(buildSeen(id, read())))
  yield* seen.pipe(Effect.andThen(Effect.sleep("1 second")), Effect.forever, Effect.forkScoped)
})

const throughMachines = Effect.fnUntraced(function* (
  cut: BatchOf<UnreadDocument>,
  batch: ExtractBatch,
  wait: Wait,
  settings: SubmitSettings
) {
  const { id, keys } = cut
  const known = yield* patiently(storedKeys(keys))
  if (known.size < keys.length) {
    yield* patiently(forgetInVain(cut))
    yield* patiently(handIn(cut, known, batch, settings))
    const failure = yield* wait(id)
    if (failure !== null) {
      yield* patiently(finished(id, failure))
      yield* Effect.logWarning(`the workers could not read a document; it is read here: ${failure}`)
    }
  }
  const results = yield* patiently(readResults(keys))
  yield* Effect.forEach(results, ({ key, result }) => settings.keep(key, result), { discard: true })
  return results.length
})

/** A batch that was finished and yet has results missing (it was given up, or they were thrown away) is begun anew. */
const forgetInVain = Effect.fnUntraced(function* ({ id, keys }: Batch) {
  const [row] = yield* finishedOf([id])
  if (row === undefined || (yield* storedKeys(keys)).size === keys.length) return
  yield* forget(id)
  yield* unnoted(id)
})

const handIn = Effect.fnUntraced(function* (
  { documents, id, keys }: BatchOf<UnreadDocument>,
  known: ReadonlySet<string>,
  { workflow }: ExtractBatch,
  { open, program }: SubmitSettings
) {
  const execution = yield* workflow.executionId({ id, keys })
  const missing = yield* Effect.forEach(
    documents.filter(({ key }) => !known.has(key)),
    (document) => Effect.map(open(document), (bytes) => (bytes === null ? [] : [{ ...document, bytes }]))
  )
  yield* storeDocuments(missing.flat())
  yield* submitted({ id, execution, program: groupOf(program), documents: keys.length })
  yield* workflow.execute({ id, keys }, { discard: true })
})
