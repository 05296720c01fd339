/** The pages of each document: its evidence, its tables as printed, its checks, its text. One pass over the documents. */
import type { Corpus } from "../Corpus.ts"
import type { Page } from "../View.ts"
import { documentFacts, elsewhereOf } from "./evidence/DocumentFacts.ts"
import { evidencePages } from "./evidence/pages.ts"

export function* documentPages(corpus: Corpus): Generator<Page> {
  const elsewhere = elsewhereOf(corpus)
  for (const document of corpus.documents()) {
    const facts = documentFacts(document, elsewhere)
    yield* evidencePages(facts, corpus)
  }
}
