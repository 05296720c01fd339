/** What a thread does: one document, from its bytes to the entry that is kept. */
import { enableCompileCache } from "node:module"
import * as Effect from "effect/Effect"
import { move } from "piscina"
import type { FoundDocument } from "./acquire/documents.ts"

enableCompileCache()
const { readEntry } = await import("./extractDocuments.ts")

export default async (document: FoundDocument): Promise<Uint8Array> => {
  const entry = await Effect.runPromise(readEntry(document))
  return move(entry) as unknown as Uint8Array
}
