/** What a thread of the pool does: opens one document, extracts it, and keeps its entry, which it hands back. */
import { enableCompileCache } from "node:module"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { move } from "piscina"
import type { ListedDocument } from "../acquire/documents.ts"

enableCompileCache()
const { openDocument } = await import("../acquire/documents.ts")
const { keepEntry } = await import("./cache.ts")
const { extractOne } = await import("./extractOne.ts")
const { packed } = await import("./Kept.ts")

export interface Task {
  readonly document: Pick<ListedDocument, "file" | "meta" | "path" | "sha256">
  /** Where the entry is to be kept; null if nothing may be written. */
  readonly entry: string | null
  /** Shared; set to 1 when the thread begins with the document: before, it waited. */
  readonly begun: Int32Array
}

/** The entry; or why the document cannot be opened, of which nothing is kept. */
export type Answer = Uint8Array | { readonly reason: string; readonly advice: string }

const work = Effect.fnUntraced(function* ({ document, entry: path }: Task) {
  const open = yield* Effect.result(openDocument(document))
  if (Result.isFailure(open)) return { reason: open.failure.reason, advice: open.failure.advice }
  const entry = packed(yield* extractOne(open.success))
  if (path !== null) yield* Effect.ignore(keepEntry(path, entry))
  return entry
})

export default async (task: Task): Promise<Answer> => {
  Atomics.store(task.begun, 0, 1)
  const answer = await Effect.runPromise(Effect.provide(work(task), NodeFileSystem.layer))
  // moved, not copied
  return answer instanceof Uint8Array ? (move(answer) as Uint8Array) : answer
}
