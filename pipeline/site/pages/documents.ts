/** The pages of each document: its evidence, its tables as printed, its checks, its text. One pass over the documents. */
import type { Corpus } from "../Corpus.ts"
import type { Page } from "../View.ts"
import { checkPagesOf } from "./checks/document.ts"
import { checksPages } from "./checks/list.ts"
import { documentFacts, elsewhereOf } from "./evidence/DocumentFacts.ts"
import { evidencePages } from "./evidence/pages.ts"
import { printedTablePages } from "./printed/pages.ts"
import { sourcePagesOf } from "./sources/document.ts"
import { sourcesPages } from "./sources/list.ts"
import type { Share } from "./sources/used.ts"

export function* documentPages(corpus: Corpus): Generator<Page> {
  const elsewhere = elsewhereOf(corpus)
  const shares = new Map<string, Share>()
  for (const document of corpus.documents()) {
    const facts = documentFacts(document, elsewhere)
    yield* evidencePages(facts, corpus)
    yield* printedTablePages(facts, corpus)
    yield* checkPagesOf(facts, corpus)
    shares.set(document.source.source_id, yield* sourcePagesOf(facts, corpus))
  }
  yield* checksPages(corpus)
  yield* sourcesPages(corpus, shares)
}
