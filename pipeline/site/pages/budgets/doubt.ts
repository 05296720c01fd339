/** A row whose figures a check doubts says so, and leads to the check. */
import type { LedgerRow } from "../../../check/budget/Ledger.ts"
import { type Html, html } from "../../html.ts"
import { checkPage } from "../../links.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"

export const doubt = ({ page, say }: View, { checksOf }: BudgetFacts, { lines }: LedgerRow): Html | null => {
  const found = lines
    .flatMap((line) => checksOf(line.budget_line_id))
    .filter(({ status }) => status !== "pass")
  const check = found.find(({ status }) => status === "fail") ?? found[0]
  if (check === undefined) return null
  const words = check.status === "fail" ? say("不符", "does not add up") : say("存疑", "doubtful")
  return html` <a class="tag ${check.status}" href="${page(checkPage(check))}">${words}</a>`
}
