/** Threads that read documents, as many as there are cores. A thread that dies or hangs takes one document with it. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { Piscina } from "piscina"
import type { ListedDocument } from "../acquire/documents.ts"
import type { Answer, Task } from "./thread.ts"

export interface PoolSettings {
  readonly threads: number
  /**
   * Milliseconds that a document has at least, twice as many at most. Longer than the reader of PDF files has, so that what
   * can be read does not hang on where it is read.
   */
  readonly patience?: number
  /** What a thread may hold. */
  readonly heapMegabytes?: number
  /** Path of the module that the threads run. */
  readonly module?: string
}

export interface Pool {
  /** How many documents keep the threads busy: one waits behind each that is read. */
  readonly width: number
  /** Reads a document, and keeps its entry under the path. Fails with the reason where its thread died, threw or hung. */
  readonly read: (document: ListedDocument, entry: string | null) => Effect.Effect<Answer, string>
}

const ownModule = join(import.meta.dirname, "thread.ts")

/** Lives as long as the scope. */
export const makePool = ({
  heapMegabytes = 2048,
  module = ownModule,
  patience = 660_000,
  threads
}: PoolSettings) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(
        () =>
          new Piscina<Task, Answer>({
            filename: module,
            minThreads: threads,
            maxThreads: threads,
            resourceLimits: { maxOldGenerationSizeMb: heapMegabytes }
          })
      ),
      (pool) => Effect.promise(() => pool.destroy())
    ),
    (pool): Pool => ({
      width: 2 * threads,
      read: (document, entry) =>
        Effect.tryPromise({
          try: (interrupted) => run(pool, document, entry, patience, interrupted),
          catch: (error) => (error instanceof Error ? error.message : String(error))
        })
    })
  )

const run = async (
  pool: Piscina<Task, Answer>,
  { file, meta, path, sha256 }: ListedDocument,
  entry: string | null,
  patience: number,
  interrupted: AbortSignal
): Promise<Answer> => {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const late = new AbortController()
  let isRunning = false
  const clock = setInterval(() => {
    // a document that waits for its thread takes no time
    if (isRunning) late.abort()
    isRunning = Atomics.load(begun, 0) === 1
  }, patience)
  try {
    const signal = AbortSignal.any([interrupted, late.signal])
    return await pool.run({ document: { file, meta, path, sha256 }, entry, begun }, { signal })
  } catch (error) {
    if (!late.signal.aborted) throw error
    throw new Error(`it took longer than ${patience / 1000} seconds`, { cause: error })
  } finally {
    clearInterval(clock)
  }
}
