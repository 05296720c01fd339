/** The data: what there is to take away, table by table. */
import { catalog } from "#schemas/catalog.ts"
import type { Corpus } from "../../Corpus.ts"
import type { Page } from "../../View.ts"
import { changesPages } from "./changes.ts"
import { overviewPage } from "./overview.ts"
import { tablePage } from "./table.ts"

export function* dataPages(corpus: Corpus): Generator<Page> {
  yield overviewPage(corpus)
  yield* changesPages(corpus)
  for (const dataset of catalog) yield tablePage(dataset, corpus)
}
