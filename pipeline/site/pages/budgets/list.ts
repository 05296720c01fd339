/** The list of budgets, and those of one year beside each other. */
import { type Html, html } from "../../html.ts"
import { budgetListPage, budgetPage, budgetYearPage } from "../../links.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import { refusal } from "./comparison.ts"
import { gridForm } from "./grid.ts"
import { lineAmount } from "./money.ts"
import { comparables, type Peer, type Peers } from "./Peers.ts"
import { basisName, scopeName, yearName } from "./scope.ts"

const listed = ["income", "expenditure", "three", "reception"]
const budgetsPerPage = 150
const bodiesPerPage = 80

export function* budgetListPages(peers: Peers): Generator<Page> {
  const all = [...peers.all.values()]
  const last = Math.max(1, Math.ceil(all.length / budgetsPerPage))
  for (let number = 1; number <= last; number++) {
    const shown = all.slice((number - 1) * budgetsPerPage, number * budgetsPerPage)
    yield {
      path: budgetListPage(number),
      title: {
        zh: number === 1 ? "预算" : `预算（第 ${number} 页）`,
        en: number === 1 ? "Budgets" : `Budgets (page ${number})`
      },
      section: "budgets",
      wide: true,
      scripts: ["grid.js"],
      body: (view) => html`<h1>${view.say("预算", "Budgets")}</h1>
<p>${view.say(`共 ${all.length} 份。`, `${all.length} in all.`)}${all.length === 0 ? null : html` ${view.say("同年并排：", "Side by side in a year: ")}${[...peers.ofYear.keys()].map((year, i) => html`${i === 0 ? null : view.say("、", ", ")}<a href="${view.page(budgetYearPage(year))}">${year > 0 ? year : yearName(view, { year })}</a>`)}`}</p>
${pager(view, number, last, budgetListPage)}
${all.length === 0 ? html`<p>${view.say("本次发布没有预算。", "This release has no budgets.")}</p>` : table(view, shown, { pick: false, keys: listed })}
${pager(view, number, last, budgetListPage)}`
    }
  }
}

export function* budgetYearPages(peers: Peers): Generator<Page> {
  for (const [year, all] of peers.ofYear) {
    const last = Math.ceil(all.length / bodiesPerPage)
    for (let number = 1; number <= last; number++) {
      const shown = all.slice((number - 1) * bodiesPerPage, number * bodiesPerPage)
      yield {
        path: budgetYearPage(year, number),
        title: { zh: `${year} 年各机构预算`, en: `Budgets of ${year}` },
        section: "budgets",
        wide: true,
        scripts: ["grid.js"],
        body: (
          view
        ) => html`<h1>${view.say(`${yearName(view, { year })}各机构预算，并排`, `Budgets, ${yearName(view, { year })}, side by side`)}${last === 1 ? null : view.say(`（第 ${number} / ${last} 页）`, ` (page ${number} of ${last})`)}</h1>
<p>${view.say("选两份可看差额，选更多可并排。", "Choose two to see their difference, or more to see them side by side.")} ${refusal(view)}</p>
${pager(view, number, last, (one) => budgetYearPage(year, one))}
<div id="picked" aria-live="polite"></div>
${table(view, shown, { pick: true, keys: comparables.map(({ key }) => key) })}
${pager(view, number, last, (one) => budgetYearPage(year, one))}`
      }
    }
  }
}

interface Shape {
  /** Whether rows can be chosen for comparison. */
  readonly pick: boolean
  readonly keys: ReadonlyArray<string>
}

const table = (view: View, shown: ReadonlyArray<Peer>, { keys, pick }: Shape): Html => {
  const { say } = view
  const columns = comparables.filter(({ key }) => keys.includes(key))
  const values = (of: (peer: Peer) => string): ReadonlyArray<string> => [...new Set(shown.map(of))]
  const form = gridForm(view, "budgets", "budgets.csv", [
    {
      column: 1,
      label: say("年度", "Year"),
      values: values(({ budget }) => (budget.year > 0 ? String(budget.year) : yearName(view, budget)))
    },
    { column: 2, label: say("口径", "Scope"), values: values(({ budget }) => scopeName(view, budget)) }
  ])
  return html`${form}<div class="scroll"><table id="budgets" data-grid${pick ? html` data-refusal="${refusal(view)}"` : null}><caption>${say("预算（元）", "Budgets (yuan)")}</caption><thead><tr><th scope="col">${say("机构", "Body")}</th><th scope="col">${say("年度", "Year")}</th><th scope="col">${say("口径", "Scope")}</th>${columns.map(({ name, table: of }) => html`<th scope="col" class="number">${name[view.lang]} <small>${basisName(view, of)}</small></th>`)}<th scope="col">${say("核对", "Checks")}</th></tr></thead><tbody>${shown.map(
    (peer) =>
      row(
        view,
        peer,
        columns.map(({ key }) => key),
        pick
      )
  )}</tbody></table></div>`
}

const row = (
  view: View,
  { budget, figures, name, tally }: Peer,
  keys: ReadonlyArray<string>,
  pick: boolean
): Html => {
  const { say } = view
  const doubts = [
    tally.fail === 0
      ? null
      : html`<span class="fail">${say(`${tally.fail} 项不符`, `${tally.fail} failed`)}</span>`,
    tally.warn === 0
      ? null
      : html`<span class="warn">${say(`${tally.warn} 项存疑`, `${tally.warn} doubtful`)}</span>`
  ].filter((doubt) => doubt !== null)
  return html`<tr${pick ? html` data-pick="${budget.budget_id}" data-scope="${budget.scope}"` : null}><th scope="row"><a href="${view.page(budgetPage(budget.budget_id))}">${name}</a></th><td>${budget.year > 0 ? budget.year : yearName(view, budget)}</td><td>${scopeName(view, budget)}</td>${keys.map(
    (key) => {
      const line = figures.get(key)
      return html`<td class="number">${line === undefined ? null : lineAmount(view, line)}</td>`
    }
  )}<td><a href="${view.page(`${budgetPage(budget.budget_id)}#checks`)}">${doubts.length === 0 ? say(`${tally.pass} 项相符`, `${tally.pass} passed`) : doubts.map((doubt, i) => html`${i === 0 ? null : say("，", ", ")}${doubt}`)}</a></td></tr>\n`
}
