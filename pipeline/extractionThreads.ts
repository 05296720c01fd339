/** Threads that read documents, as many as there are cores. A thread that dies or hangs takes one document with it. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { Piscina } from "piscina"
import type { FoundDocument } from "./acquire/documents.ts"

/** A document that takes longer is given up: the slowest real one takes some seconds. */
const longest = 300_000

export interface ExtractionThreads {
  /** The entry of a document. Fails with the reason where its thread died, threw or hung. */
  readonly read: (document: FoundDocument) => Effect.Effect<Uint8Array, string>
}

export const extractionThreads = (count: number) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(
        () =>
          new Piscina({
            filename: join(import.meta.dirname, "extractionThread.ts"),
            minThreads: count,
            maxThreads: count,
            idleTimeout: 60_000
          })
      ),
      (pool) => Effect.promise(() => pool.destroy())
    ),
    (pool): ExtractionThreads => ({
      read: (document) =>
        Effect.tryPromise({
          try: (signal) =>
            pool.run(document, { signal: AbortSignal.any([signal, AbortSignal.timeout(longest)]) }),
          catch: (error) => (error instanceof Error && error.message) || String(error)
        })
    })
  )
