/** A worker: takes batches one after the other, reads their documents and stores what they say, once. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as DurableQueue from "effect/workflow/DurableQueue"
import { type Batch, extractBatchOf } from "./ExtractBatch.ts"
import { layerEngine } from "./engine.ts"
import { begun, finished, storeResults, unreadOf, type WaitingDocument } from "./tables.ts"

export interface WorkSettings {
  readonly program: string
  readonly lease: number
  readonly worker: string
  /** How many batches are in work at once. */
  readonly batches: number
  /** What a document says, in the form in which it is kept. Fails with the reason why the program cannot read it. */
  readonly extract: (document: WaitingDocument) => Effect.Effect<Uint8Array, string>
}

/** Works until it is interrupted. What it had in work is free for others then. */
export const work = (settings: WorkSettings) => {
  const { layer, queue } = extractBatchOf(settings.program)
  const consume = DurableQueue.makeWorker(queue, workOn(settings), { concurrency: settings.batches })
  return consume.pipe(Effect.provide(Layer.provideMerge(layer, layerEngine(settings))))
}

/**
 * Never fails, as a failure would be the batch's last word: it waits while the database is away, and what a document does to
 * the program is told in the batch's row. The coordinator reads such a document itself.
 */
const workOn = (settings: WorkSettings) => (batch: Batch) =>
  Effect.gen(function* () {
    yield* begun(batch.id, settings.worker)
    yield* finished(batch.id, yield* readBatch(batch.keys, settings))
  }).pipe(
    Effect.tapCause((cause) =>
      Cause.hasInterruptsOnly(cause)
        ? Effect.void
        : Effect.logWarning(`the database does not answer; batch ${batch.id.slice(0, 16)} waits`)
    ),
    Effect.retry(Schedule.spaced("1 second")),
    Effect.orDie
  )

/** Null, or what went wrong with one of the documents; the others are stored. */
const readBatch = Effect.fnUntraced(function* (keys: ReadonlyArray<string>, settings: WorkSettings) {
  const documents = yield* unreadOf(keys)
  const [results, failures] = yield* Effect.partition(documents, (document) =>
    settings.extract(document).pipe(
      Effect.map((result) => ({ key: document.key, result })),
      Effect.catchDefect((defect) => Effect.fail(String(defect))),
      Effect.mapError((reason) => `${document.file}: ${reason}`)
    )
  )
  yield* storeResults(results, settings.program, settings.worker)
  return failures[0]?.slice(0, 500) ?? null
})
