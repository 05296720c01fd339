/** The unit of work: one document, from its bytes to what is kept of it. In this thread, in another, on another machine. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type FoundDocument, readDocument } from "../acquire/documents.ts"
import type { DocumentUnreadable } from "../acquire/errors.ts"
import { read } from "../extract/read.ts"
import { type Kept, nothing } from "./Kept.ts"

/** What a document says; that it says nothing is a value, too. */
export const extractOne = Effect.fnUntraced(function* (found: FoundDocument) {
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
