/** Everything under `budgets/` but the printed tables: the list, years, and each budget with its charts. */
import type { Corpus } from "../../Corpus.ts"
import type { Page } from "../../View.ts"
import { budgetsOf } from "./BudgetFacts.ts"
import { budgetPageOf } from "./budget.ts"
import { economicChart } from "./economic.ts"
import { embedPages } from "./embed.ts"
import { linesPages } from "./lines.ts"
import { budgetListPages, budgetYearPages } from "./list.ts"
import { peersOf } from "./Peers.ts"
import { flowChart } from "./sankey.ts"
import { threePublicChart } from "./threePublicPanel.ts"
import { treeChart } from "./treemap.ts"

export function* budgetPages(corpus: Corpus): Generator<Page> {
  const peers = peersOf(corpus)
  yield* budgetListPages(peers)
  yield* budgetYearPages(peers)
  for (const document of corpus.documents())
    for (const facts of budgetsOf(document, corpus.organizations)) {
      const charts = [treeChart, flowChart, economicChart, threePublicChart].flatMap(
        (chartOf) => chartOf(facts) ?? []
      )
      yield budgetPageOf(facts, charts, peers)
      yield* linesPages(facts)
      for (const chart of charts) yield* embedPages(facts, chart, corpus)
    }
}
