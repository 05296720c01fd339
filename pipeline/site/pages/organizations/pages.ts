/** The directory of organisations and what is seen across them. */
import type { Corpus } from "../../Corpus.ts"
import { organizationFacts } from "../../organizationFacts.ts"
import type { Page } from "../../View.ts"
import { coveragePages } from "./coverage.ts"
import { directoryPages } from "./directory.ts"
import { historyPage } from "./history.ts"
import { organizationPageOf } from "./organization.ts"

export function* organizationPages(corpus: Corpus): Generator<Page> {
  const facts = organizationFacts(corpus)
  yield* directoryPages(facts, corpus)
  yield* coveragePages(facts, corpus)
  yield historyPage(corpus)
  for (const one of facts.values()) yield organizationPageOf(one, corpus)
}
