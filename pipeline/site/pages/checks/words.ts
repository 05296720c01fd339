/** Checks in words: outcome, rule, message and the two sides that were compared. */
import checksTable from "#schemas/sources/checks.dataset.ts"
import { yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import type { Check } from "../evidence/DocumentFacts.ts"

export const statuses = ["fail", "warn", "pass"] as const
export type Status = (typeof statuses)[number]

export const statusName = ({ say }: View, status: Status): string =>
  ({ fail: say("不符", "fails"), warn: say("存疑", "doubtful"), pass: say("相符", "agrees") })[status]

export const statusTag = (view: View, status: Status): Html =>
  html`<span class="tag ${status}">${statusName(view, status)}</span>`

export const ruleName = (view: View, rule: string): string => tokenName(view, checksTable, "rule", rule)

export const messageOf = ({ lang }: View, { message, message_zh }: Check): string =>
  lang === "zh" ? message_zh : message

/** Amounts are yuan; a count has no unit, and numbers of things have the same name in both languages. */
export const measured = (view: View, { rule }: Check, value: bigint | null): string | null => {
  if (value === null) return null
  return rule === "count_matches_list" ? yuan(value) : `${yuan(value)} ${view.say("元", "yuan")}`
}

/** What the two sides of a rule are. */
export const sidesOf = ({ say }: View, rule: string): readonly [expected: string, actual: string] => {
  if (rule === "conflicting_claims") return [say("一说", "One says"), say("另一说", "The other says")]
  if (rule === "count_matches_list") return [say("所称", "Stated"), say("所列", "Listed")]
  if (rule === "row_total" || rule === "sum_of_children" || rule === "column_total")
    return [say("各部分之和", "Sum of the parts"), say("所印", "Printed")]
  return [say("应为", "Expected"), say("实为", "Found")]
}
