/** A budget with its page's facts from a made document, with rows changed as a test wants. */

import type { BudgetLine } from "#pipeline/check/budget/Ledger.ts"
import extractor from "#pipeline/extract/unit-budget/extractor.ts"
import { settle } from "#pipeline/settle.ts"
import { type Corpus, corpusOf } from "#pipeline/site/Corpus.ts"
import { type BudgetFacts, budgetsOf } from "#pipeline/site/pages/budgets/BudgetFacts.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { sourceOf } from "../../sourceOf.ts"
import { siteInput } from "../seedsSite.ts"

export const corpusOfTexts = (
  texts: ReadonlyArray<string>,
  change: (line: BudgetLine) => BudgetLine | null = (line) => line
): Corpus => {
  const extracted = texts.map((text, i) => {
    const source = sourceOf(text, { file: `${i}.txt`, sha256: String(i).padStart(64, "0") })
    return { source, extraction: extractor.extract(source) }
  })
  const { read, resolved } = settle(extracted)
  const tables = new Map<string, ReadonlyArray<AnyRow>>(resolved.tables)
  const lines = (tables.get("budget_lines") ?? []) as unknown as ReadonlyArray<BudgetLine>
  tables.set("budget_lines", lines.flatMap((line) => change(line) ?? []) as unknown as ReadonlyArray<AnyRow>)
  return corpusOf(siteInput(tables, new Map(read.map(({ id, source }) => [id, source.text]))))
}

export const factsOf = (corpus: Corpus): ReadonlyArray<BudgetFacts> =>
  [...corpus.documents()].flatMap((document) => budgetsOf(document, corpus.organizations))
