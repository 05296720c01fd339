/** One body over the years, and bodies beside each other in a year. Only budgets of one scope are compared. */
import { yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import { budgetPage, budgetYearPage, checkPage } from "../../links.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { itemChanges } from "./itemChanges.ts"
import { changeInWords, lineAmount, statementAmount } from "./money.ts"
import { comparables, type Peer, type Peers } from "./Peers.ts"
import { basisName, scopeName } from "./scope.ts"
import { metricName } from "./terms.ts"

const mostYears = 6
const mostPeers = 5

/** Why a unit's budget and a department's are not set against each other. */
export const refusal = ({ say }: View): string =>
  say(
    "单位预算只含本单位，部门预算把所属各单位合在一起：口径不同，相减没有意义，所以不作比较。",
    "A unit budget covers the unit alone, a department budget takes in all units under the department: the scopes differ, a difference would mean nothing, and none is shown."
  )

interface Compared {
  readonly own: Peer
  /** The same body and scope, earlier and later years included, by year. */
  readonly years: ReadonlyArray<Peer>
  /** Other bodies of the year in the same scope. */
  readonly others: ReadonlyArray<Peer>
  /** Budgets that one could think of comparing, with another scope. */
  readonly refused: ReadonlyArray<Peer>
}

export const comparedWith = (own: Peer, peers: Peers): Compared => {
  const { org_id, scope } = own.budget
  const body = peers.ofBody(org_id)
  const inYear = peers.near(own)
  const years = body
    .filter(({ budget }) => budget.scope === scope)
    .sort((a, b) => a.budget.year - b.budget.year)
  const at = years.indexOf(own)
  return {
    own,
    years: years
      .slice(Math.max(0, Math.min(at - mostYears + 2, years.length - mostYears)))
      .slice(0, mostYears),
    others: inYear.filter(({ budget }) => budget.scope === scope).slice(0, mostPeers),
    refused: [...body, ...inYear].filter(({ budget }) => budget.scope !== scope).slice(0, mostPeers)
  }
}

export const yearsSection = (view: View, facts: BudgetFacts, { own, years }: Compared): Html => {
  const { say } = view
  const several =
    years.length < 2
      ? html`<p>${say("本次发布只有这一年的同口径预算。", "This release has no other year of the same body and scope.")}</p>`
      : html`${yearTable(view, own, years)}<p><a href="${view.release("data/budget_changes.csv")}">budget_changes.csv</a> ${say("（逐行的增减）", "(the changes line by line)")}</p>${itemChanges(view, facts)}`
  return html`${several}${statedChanges(view, facts)}`
}

const yearTable = (view: View, own: Peer, years: ReadonlyArray<Peer>): Html => {
  const { say } = view
  const at = years.indexOf(own)
  const before = years[at - 1]
  const codes = [...new Set(years.flatMap(({ classes }) => [...classes.keys()]))].sort()
  const rows = [
    ...comparables.map(({ key, name, table }) => ({
      name: html`${name[view.lang]} <small>${basisName(view, table)}</small>`,
      of: (peer: Peer) => peer.figures.get(key)
    })),
    ...codes.map((code) => ({
      name: html`${code} ${own.classes.get(code)?.name ?? years.find(({ classes }) => classes.has(code))!.classes.get(code)!.name}`,
      of: (peer: Peer) => peer.classes.get(code)
    }))
  ].filter(({ of }) => years.some((peer) => of(peer) !== undefined))
  return html`<div class="scroll"><table><caption>${say(`历年（${scopeName(view, own.budget)}，元）`, `Over the years (${scopeName(view, own.budget)}, yuan)`)}</caption><thead><tr><th scope="col">${say("项目", "Figure")}</th>${years.map((peer) => html`<th scope="col" class="number">${peer === own ? peer.budget.year : html`<a href="${view.page(budgetPage(peer.budget.budget_id))}">${peer.budget.year}</a>`}</th>`)}${before === undefined ? null : html`<th scope="col" class="number">${say(`比 ${before.budget.year} 年（计算）`, `against ${before.budget.year} (computed)`)}</th>`}</tr></thead><tbody>${rows.map(
    ({ name, of }) =>
      html`<tr><th scope="row">${name}</th>${years.map((peer) => figureCell(view, of(peer)))}${before === undefined ? null : html`<td class="number">${difference(of(own), of(before))}</td>`}</tr>`
  )}</tbody></table></div>`
}

type Figure = ReturnType<Peer["figures"]["get"]>

const figureCell = (view: View, line: Figure): Html =>
  html`<td class="number">${line === undefined ? null : lineAmount(view, line)}</td>`

/** `+3,910,000 (8.9%)`; nothing where one of the two is not printed or withheld: a blank is not 0. */
export const difference = (now: Figure, before: Figure): string | null => {
  if (now === undefined || before === undefined || now.amount === null || before.amount === null) return null
  return changeInWords(now.amount - before.amount, before.amount)
}

/** What the document itself says changed, and whether the two budgets bear it out. */
const statedChanges = (view: View, facts: BudgetFacts): Html | null => {
  const { say } = view
  const stated = facts.statements.filter(({ amount, change }) => change !== null && amount !== null)
  if (stated.length === 0) return null
  const verdict = (metric: string): Html | string => {
    const row = facts.changes.find((change) => change.metric === metric && change.agrees !== null)
    if (row === undefined) return say("无上年预算可对照", "no earlier budget to check against")
    const check = facts.checksOf(row.budget_change_id)[0]
    const words = row.agrees
      ? say("与两年预算相符", "borne out by the two budgets")
      : say("与两年预算不符", "not borne out by the two budgets")
    return check === undefined
      ? words
      : html`<a class="${check.status}" href="${view.page(checkPage(check))}">${words}</a>`
  }
  return html`<div class="scroll"><table><caption>${say("文件自己说的增减", "What the document itself says changed")}</caption><thead><tr><th scope="col">${say("项目", "Figure")}</th><th scope="col" class="number">${say("本年（照原文）", "This year (as printed)")}</th><th scope="col" class="number">${say("比上年（元）", "Against the year before (yuan)")}</th><th scope="col">${say("原句", "The words")}</th><th scope="col">${say("核对", "Check")}</th></tr></thead><tbody>${stated.map(
    (row) =>
      html`<tr><th scope="row">${metricName(view, row.metric, row.subject)}</th><td class="number">${statementAmount(view, row)}</td><td class="number">${row.change === 0n ? say("持平", "none") : `${row.change! > 0n ? "+" : ""}${yuan(row.change!)}`}</td><td class="words">${row.text}</td><td>${verdict(row.metric)}</td></tr>`
  )}</tbody></table></div>`
}

export const othersSection = (view: View, { others, own, refused }: Compared): Html => {
  const { say } = view
  const shown = comparables.filter(
    ({ key }) => own.figures.has(key) || others.some(({ figures }) => figures.has(key))
  )
  const table =
    others.length === 0
      ? html`<p>${say("本次发布没有同年同口径的其他机构。", "This release has no other body of the same year and scope.")}</p>`
      : html`<div class="scroll"><table><caption>${say(`${own.budget.year} 年各机构（${scopeName(view, own.budget)}，元）`, `Bodies in ${own.budget.year} (${scopeName(view, own.budget)}, yuan)`)}</caption><thead><tr><th scope="col">${say("项目", "Figure")}</th>${[own, ...others].map((peer) => html`<th scope="col" class="number">${peer === own ? peer.name : html`<a href="${view.page(budgetPage(peer.budget.budget_id))}">${peer.name}</a>`}</th>`)}</tr></thead><tbody>${shown.map(
          ({ key, name, table: of }) =>
            html`<tr><th scope="row">${name[view.lang]} <small>${basisName(view, of)}</small></th>${[own, ...others].map((peer) => figureCell(view, peer.figures.get(key)))}</tr>`
        )}</tbody></table></div>`
  return html`${table}${
    refused.length === 0
      ? null
      : html`<p>${say("不作比较：", "Not compared: ")}${refused.map((peer, i) => html`${i === 0 ? null : say("、", ", ")}<a href="${view.page(budgetPage(peer.budget.budget_id))}">${peer.name}${say("，", ", ")}${scopeName(view, peer.budget)}</a>`)}${say("。", ". ")}${refusal(view)}</p>`
  }<p><a href="${view.page(budgetYearPage(own.budget.year))}">${say(`${own.budget.year} 年全部预算，可选几个并排`, `All budgets of ${own.budget.year}: choose some and set them side by side`)}</a></p>`
}
