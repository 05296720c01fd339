/** The site of a release: every page in both languages, and what pages need. The list of pages to read first. */
import type { SiteFile, SiteInput } from "../publish/Release.ts"
import { assetFiles } from "./assets.ts"
import { type Corpus, corpusOf } from "./Corpus.ts"
import { layout } from "./layout.ts"
import { dataPages } from "./pages/data/pages.ts"
import { homePage } from "./pages/home.ts"
import { organizationPages } from "./pages/organizations/pages.ts"
import { policyPages } from "./pages/policies/pages.ts"
import { searchPage } from "./pages/search.ts"
import { searchFiles } from "./search/searchFiles.ts"
import { fileOf, langs, type Page, viewOf } from "./View.ts"

/** Files one after the other; memory holds one document at a time. */
export function* siteFiles(input: SiteInput): Generator<SiteFile> {
  const corpus = corpusOf(input)
  yield* assetFiles()
  for (const page of pagesOf(corpus)) yield* filesOf(page, corpus)
  yield* searchFiles(corpus)
}

function* pagesOf(corpus: Corpus): Generator<Page> {
  yield homePage(corpus)
  yield* organizationPages(corpus)
  yield* policyPages(corpus)
  yield* dataPages(corpus)
  yield searchPage(corpus)
}

function* filesOf(page: Page, corpus: Corpus): Generator<SiteFile> {
  for (const lang of langs)
    yield {
      path: fileOf(page.path, lang),
      content: layout(page, viewOf(page.path, lang), corpus).markup
    }
}
