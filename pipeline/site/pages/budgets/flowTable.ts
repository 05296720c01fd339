/** Every band of the flow with the line that publishes it. */
import type { BudgetLine } from "../../../check/budget/Ledger.ts"
import { share, wan, yuan } from "../../amounts.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Flow, type FlowLink, type FlowNode, gapsOf } from "./Flow.ts"
import { lineAmount } from "./money.ts"
import { scoped } from "./scope.ts"
import { measureName, tableName } from "./terms.ts"
import { wholeOf } from "./tree.ts"

export const nodeName = (view: View, { measure, name, column }: FlowNode): string => {
  if (name !== null) return name
  if (column === "whole") return view.say("收入总计", "total income")
  return measure === null ? "" : measureName(view, measure)
}

export const flowTable = (view: View, facts: BudgetFacts, flow: Flow): Html => {
  const { say } = view
  const whole = wholeOf(facts.ledger, flow.table)
  const name = (id: string): string => nodeName(view, flow.nodes.get(id)!)
  return html`<div class="scroll"><table><caption>${scoped(view, facts, say("各条带及其出处", "Every band and where it is published"), flow.table)}</caption><thead><tr><th scope="col">${say("自", "From")}</th><th scope="col">${say("至", "To")}</th><th scope="col" class="number">${say("金额（元）", "Amount (yuan)")}</th><th scope="col" class="number">万元</th><th scope="col" class="number">${say("占支出合计", "Share of all expenditure")}</th><th scope="col">${say("见于", "Published in")}</th></tr></thead><tbody>${flow.links.map(
    (link) =>
      html`<tr><td>${name(link.from)}</td><td>${name(link.to)}</td><td class="number">${bandAmount(view, link)}</td><td class="number soft">${wan(link.amount)}</td><td class="number soft">${whole === null ? null : share(link.amount, whole)}</td><td>${tableName(view, link.lines[0]!.table)}</td></tr>`
  )}</tbody></table></div>${leftOut(view, flow.left)}${gaps(view, flow)}${undivided(view, flow)}`
}

/** Printed as one amount, or as parts that we add up: then each part opens its line. */
const bandAmount = (view: View, { amount, lines }: FlowLink): Html =>
  lines.length === 1
    ? lineAmount(view, lines[0]!)
    : html`${lines.map((line, i) => html`${i === 0 ? null : " + "}${lineAmount(view, line)}`)} = ${yuan(amount)}`

const leftOut = (view: View, left: ReadonlyArray<BudgetLine>): Html | null =>
  left.length === 0
    ? null
    : html`<p>${view.say("未画：", "Not drawn: ")}${left.map((line, i) => html`${i === 0 ? null : view.say("；", "; ")}${line.code} ${line.name} ${lineAmount(view, line)}`)}</p>`

const gaps = (view: View, flow: Flow): Html | null => {
  const { say } = view
  const found = gapsOf(flow)
  if (found.length === 0) return null
  return html`<ul class="findings">${found.map(({ drawn, node }) => html`<li>${nodeName(view, node)}${say("：所印 ", ": printed ")}${lineAmount(view, node.line!)}${say(` 元，条带合计 ${yuan(drawn)} 元（计算），二者不等。`, ` yuan, bands of ${yuan(drawn)} yuan (computed): the two differ.`)}</li>`)}</ul>`
}

/** Basic expenditure that the economic table leaves out: paid by other money than the general public budget. */
const undivided = (view: View, flow: Flow): Html | null => {
  if (flow.undivided === null || flow.undivided === 0n) return null
  const basic = flow.nodes.get("kind basic")?.line
  const amount = yuan(flow.undivided)
  const said = view.say(
    `基本支出与经济分类表相差 ${amount} 元（计算）：经济分类表只列一般公共预算的基本支出。`,
    `Basic expenditure and the economic table differ by ${amount} yuan (computed): that table divides only what the general public budget pays.`
  )
  return html`<p>${said}${basic === undefined ? null : html` ${evidenceLink(view, basic, basic.budget_line_id, view.say("基本支出所在行", "Line of basic expenditure"))}`}</p>`
}
