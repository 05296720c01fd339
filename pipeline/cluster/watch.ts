/** Waits for batches: one look into the database for all that are under way, and a word when nobody works on them. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { patiently } from "./database.ts"
import { groupOf } from "./ExtractBatch.ts"
import { finishedOf, workersOf } from "./tables.ts"

/** Null where the batch was finished; else why it was given up. */
export type Fate = string | null

/** Resolves when the batch is finished or given up. */
export type Wait = (id: string) => Effect.Effect<Fate>

export const watchBatches = Effect.fn("watchBatches")(function* (program: string, lease: number) {
  const waiting = new Map<string, Deferred.Deferred<Fate>>()
  const look = Effect.gen(function* () {
    if (waiting.size === 0) return
    for (const { failure, id } of yield* finishedOf([...waiting.keys()])) {
      const deferred = waiting.get(id)
      waiting.delete(id)
      if (deferred !== undefined) yield* Deferred.succeed(deferred, failure)
    }
  })
  yield* look.pipe(patiently, Effect.andThen(Effect.sleep("300 millis")), Effect.forever, Effect.forkScoped)
  yield* warnWhenAlone(program, lease, () => waiting.size > 0).pipe(Effect.forkScoped)
  const wait: Wait = (id) =>
    Effect.gen(function* () {
      const deferred = yield* Deferred.make<Fate>()
      waiting.set(id, deferred)
      return yield* Deferred.await(deferred)
    })
  return wait
})

/** Says once, and again after there was one, that no worker can take the batches. */
const warnWhenAlone = (program: string, lease: number, isWaiting: () => boolean) =>
  Effect.gen(function* () {
    let said = false
    while (true) {
      yield* Effect.sleep("2 seconds")
      const workers = (yield* patiently(workersOf())).filter(({ age }) => age < lease)
      const ours = workers.filter((worker) => worker.group === groupOf(program))
      if (ours.length > 0 || !isWaiting()) {
        said = false
        continue
      }
      if (!said) yield* Effect.logWarning(aloneSentence(program, workers))
      said = true
    }
  })

const aloneSentence = (program: string, others: ReadonlyArray<{ readonly group: string }>): string => {
  const needed = `no worker of this program (${groupOf(program)}) is at work; the build waits for one: gongkai worker --database URL`
  if (others.length === 0) return needed
  const groups = [...new Set(others.map(({ group }) => group))].sort().join(", ")
  return `${needed}. ${others.length} of another version (${groups}) cannot take its batches; bring them to this version`
}
