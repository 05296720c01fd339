/** The site of a release: every page in both languages, and what pages need. The list of pages to read first. */
import type { SiteFile, SiteInput } from "../publish/Release.ts"
import { assetFiles } from "./assets.ts"
import { type Corpus, corpusOf } from "./Corpus.ts"
import type { Html } from "./html.ts"
import { layout } from "./layout.ts"
import { budgetPages } from "./pages/budgets/pages.ts"
import { dataPages } from "./pages/data/pages.ts"
import { documentPages } from "./pages/documents.ts"
import { homePage } from "./pages/home.ts"
import { organizationPages } from "./pages/organizations/pages.ts"
import { policyPages } from "./pages/policies/pages.ts"
import { searchPage } from "./pages/search.ts"
import { searchFiles } from "./search/searchFiles.ts"
import { fileOf, langs, type Page, type View, viewOf } from "./View.ts"

/** Files one after the other; memory holds one document at a time. */
export function* siteFiles(input: SiteInput): Generator<SiteFile> {
  const corpus = corpusOf(input)
  yield* assetFiles()
  for (const page of pagesOf(corpus)) yield* filesOf(page, corpus)
  yield* searchFiles(corpus)
}

function* pagesOf(corpus: Corpus): Generator<Page> {
  yield homePage(corpus)
  yield* budgetPages(corpus)
  yield* organizationPages(corpus)
  yield* policyPages(corpus)
  yield* documentPages(corpus)
  yield* dataPages(corpus)
  yield searchPage(corpus)
}

function* filesOf(page: Page, corpus: Corpus): Generator<SiteFile> {
  for (const lang of langs)
    yield {
      path: fileOf(page.path, lang),
      content: contentOf(page, viewOf(page.path, lang), corpus).markup
    }
}

const contentOf = (page: Page, view: View, corpus: Corpus): Html =>
  page.whole === true ? page.body(view) : layout(page, view, corpus)
