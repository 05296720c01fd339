/** What a thread does: one document, from its bytes to the entry that is kept. */
import { enableCompileCache } from "node:module"
import * as Effect from "effect/Effect"
import { move } from "piscina"
import type { FoundDocument } from "./acquire/documents.ts"

enableCompileCache()
const { readEntry } = await import("./extractDocuments.ts")

export default async (document: FoundDocument): Promise<Uint8Array> => {
  const entry = await Effect.runPromise(readEntry(document))
  // a small buffer is part of a pool, which cannot be handed over
  return move(new Uint8Array(entry)) as unknown as Uint8Array
}
