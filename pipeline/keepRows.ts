/** Where rows are kept between the stages: on disk, but for those that later stages read again in the order they were said. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { AnyRow } from "#schemas/dataset.ts"
import { newRun } from "./publish/folder.ts"
import { OrderedRows } from "./publish/OrderedRows.ts"
import { PublishedOrder } from "./publish/order.ts"
import type { RowKeeper } from "./settle.ts"

const readAgain = new Set([
  "sources",
  "organizations",
  "organization_relations",
  "policy_documents",
  "count_claims",
  "budgets",
  "budget_tables",
  "budget_lines",
  "budget_statements",
  "budget_changes",
  "classifications"
])

/** `folder`: where temporary files may be. They are there as long as the scope, and have no names. */
export const rowKeeper = Effect.fn("rowKeeper")(function* (folder: string) {
  const run = newRun()
  const opened: Array<OrderedRows> = []
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const rows of opened) rows.close()
    })
  )
  const keep: RowKeeper<OrderedRows | Array<AnyRow>> = (dataset, documents) => {
    if (readAgain.has(dataset.name)) return []
    const order = new PublishedOrder(
      dataset,
      documents.map(({ id }) => ({ source_id: id }))
    )
    const rows = new OrderedRows(dataset, order, join(folder, `.rows-${run}-${opened.length}`))
    opened.push(rows)
    return rows
  }
  return keep
})
