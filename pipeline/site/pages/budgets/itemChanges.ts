/** The items of a budget that changed most against the nearest earlier one of the same body and scope. */
import { yuan } from "../../amounts.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { budgetPage } from "../../links.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts, Change } from "./BudgetFacts.ts"
import { changeInWords } from "./money.ts"
import { tableName } from "./terms.ts"

const mostItems = 20

/** Functional items and economic ones; the other tables split the same money again. */
const tables: ReadonlySet<string | null> = new Set(["expenditure", "general_public_basic_economic"])
/** An item without a total of its own has it in one of the columns. */
const columns: ReadonlyArray<string | null> = ["total", "personnel", "operating"]

const size = ({ change }: Change): bigint => (change < 0n ? -change : change)

/** Changed items, largest change first: of each code the first of `columns`, and no code that others stand beneath. */
export const changedItems = (changes: ReadonlyArray<Change>): ReadonlyArray<Change> => {
  const items = changes.filter(
    ({ code, measure, table }) => code !== null && tables.has(table) && columns.includes(measure)
  )
  const above = new Set(
    items.flatMap(({ code, table }) =>
      Array.from({ length: code!.length - 1 }, (_, i) => `${table} ${code!.slice(0, i + 1)}`)
    )
  )
  const rank = ({ measure }: Change) => columns.indexOf(measure)
  return [...Map.groupBy(items, ({ code, table }) => `${table} ${code}`)]
    .filter(([key]) => !above.has(key))
    .map(([, own]) => own.reduce((a, b) => (rank(b) < rank(a) ? b : a)))
    .filter(({ change }) => change !== 0n)
    .sort((a, b) => (size(a) < size(b) ? 1 : size(a) > size(b) ? -1 : 0))
}

export const itemChanges = (view: View, { changes }: BudgetFacts): Html | null => {
  const { say } = view
  const items = changedItems(changes)
  const [first] = items
  if (first === undefined) return null
  const { previous_budget_id, previous_year, year } = first
  const rest = items.length - mostItems
  return html`<div class="scroll"><table><caption>${say("变动最大的科目（元）", "Items that changed most (yuan)")}</caption><thead><tr><th scope="col">${say("科目", "Item")}</th><th scope="col">${say("表", "Table")}</th><th scope="col" class="number">${year}</th><th scope="col" class="number"><a href="${view.page(budgetPage(previous_budget_id))}">${say(`比 ${previous_year} 年（计算）`, `against ${previous_year} (computed)`)}</a></th></tr></thead><tbody>${items
    .slice(0, mostItems)
    .map((item) =>
      row(view, item)
    )}</tbody></table></div>${rest > 0 ? html`<p>${say(`另有 ${rest} 个科目有变动，见`, `${rest} more items changed: see`)} <a href="${view.release("data/budget_changes.csv")}">budget_changes.csv</a></p>` : null}`
}

const row = (view: View, item: Change): Html => {
  const { amount, budget_change_id, change, code, name, previous_amount, table } = item
  return html`<tr><th scope="row">${code} ${name}</th><td>${tableName(view, table!)}</td><td class="number">${evidenceLink(view, item, budget_change_id, yuan(amount))}</td><td class="number">${changeInWords(change, previous_amount)}</td></tr>`
}
