/** The page of a budget: in words, the three public expenses, charts with their tables, and what it is compared with. */

import { tableKinds } from "../../../knowledge/budgetTables.ts"
import { type Html, html } from "../../html.ts"
import {
  budgetLinesPage,
  budgetPage,
  checkPage,
  checksOfSourcePage,
  organizationPage,
  sourcePage,
  tablePage
} from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { type BudgetFacts, tallyOf } from "./BudgetFacts.ts"
import type { Chart } from "./Chart.ts"
import { comparedWith, othersSection, yearsSection } from "./comparison.ts"
import { figure } from "./embed.ts"
import type { Peers } from "./Peers.ts"
import { budgetName, scopeName } from "./scope.ts"
import { summary } from "./summary.ts"
import { tableName } from "./terms.ts"
import { threePublicPanel } from "./threePublicPanel.ts"

const mostFindings = 8

export const budgetPageOf = (facts: BudgetFacts, charts: ReadonlyArray<Chart>, peers: Peers): Page => {
  const { budget, name } = facts
  return {
    path: budgetPage(budget.budget_id),
    title: { zh: `${name} ${budget.year} 年预算`, en: `${name}, budget ${budget.year}` },
    description: {
      zh: `${name} ${budget.year} 年预算：钱从哪里来，花在哪里，接待、出国、用车花多少，加起来对不对。每个数字可点开原文。`,
      en: `Budget ${budget.year} of ${name}: where the money comes from and goes, what entertaining, travel and cars cost, and whether it adds up. Every number opens its source.`
    },
    section: "budgets",
    wide: true,
    scripts: ["embed.js"],
    body: (view) => body(view, facts, charts, peers)
  }
}

const body = (view: View, facts: BudgetFacts, charts: ReadonlyArray<Chart>, peers: Peers): Html => {
  const { say } = view
  const { budget, source } = facts
  const peer = peers.all.get(budget.budget_id)
  const compared = peer === undefined ? null : comparedWith(peer, peers)
  const chart = (name: string): Html | null => {
    const found = charts.find((one) => one.name === name)
    return found === undefined ? null : figure(view, facts, found)
  }
  const none = html`<p>${say("文件没有公布可以画成此图的数。", "The document publishes no figures for this chart.")}</p>`
  const sections: ReadonlyArray<readonly [id: string, heading: string, content: Html]> = [
    [
      "three-public",
      say("接待、出国、用车：“三公”经费", "Entertaining, travel abroad, cars: the “three public” expenses"),
      html`${threePublicPanel(view, facts)}${chart("three-public") === null ? null : chartOnly(view, facts, charts)}`
    ],
    ["tree", say("花在哪里：功能分类", "What it is spent on: functions"), chart("tree") ?? none],
    ["flow", say("从哪里来、往哪里去", "Where it comes from and where it goes"), chart("flow") ?? none],
    ["economic", say("怎么花：经济分类", "How it is spent: economic classes"), chart("economic") ?? none],
    ...(compared === null
      ? []
      : ([
          ["years", say("历年", "Over the years"), yearsSection(view, facts, compared)],
          ["others", say("与其他机构", "Other bodies"), othersSection(view, compared)]
        ] as const)),
    ["tables", say("原表与数据", "Printed tables and data"), tables(view, facts)],
    ["checks", say("核对", "Checks"), checks(view, facts)]
  ]
  return html`<h1>${budgetName(view, facts)}</h1>
<p><a href="${view.page(organizationPage(budget.org_id))}">${facts.name}</a> · ${scopeName(view, budget)} · <a href="${view.page(sourcePage(source.source_id))}">${say("原文：", "Source: ")}${source.title}</a> · ${tallyInWords(view, facts)}</p>
<nav class="contents" aria-label="${say("本页", "On this page")}"><ul>${sections.map(([id, heading]) => html`<li><a href="#${id}">${heading}</a></li>`)}</ul></nav>
${summary(view, facts)}
${sections.map(([id, heading, content]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>\n`)}`
}

/** The panel has the table already: the chart stands without its own. */
const chartOnly = (view: View, facts: BudgetFacts, charts: ReadonlyArray<Chart>): Html => {
  const chart = charts.find(({ name }) => name === "three-public")!
  return figure(view, facts, { ...chart, table: () => html`` })
}

const tallyInWords = (view: View, { checks: made }: BudgetFacts): Html => {
  const { say } = view
  const { fail, pass, warn } = tallyOf(made)
  return html`<a href="#checks">${say("核对", "Checks")}</a>${say("：", ": ")}<span class="pass">${say(`${pass} 项相符`, `${pass} passed`)}</span>${say("，", ", ")}<span class="warn">${say(`${warn} 项存疑`, `${warn} doubtful`)}</span>${say("，", ", ")}<span class="fail">${say(`${fail} 项不符`, `${fail} failed`)}</span>`
}

const checks = (view: View, facts: BudgetFacts): Html => {
  const { lang, say } = view
  const rank = { fail: 0, warn: 1, pass: 2 }
  const found = facts.checks
    .filter(({ status }) => status !== "pass")
    .sort((a, b) => rank[a.status] - rank[b.status])
  const list =
    found.length === 0
      ? html`<p>${say("没有存疑或不符的。", "None is doubtful, none failed.")}</p>`
      : html`<ul class="findings">${found.slice(0, mostFindings).map((check) => html`<li><span class="tag ${check.status}">${check.status === "fail" ? say("不符", "fails") : say("存疑", "doubtful")}</span> ${lang === "zh" ? check.message_zh : check.message} <a href="${view.page(checkPage(check))}">${say("看两边", "See both sides")}</a></li>`)}</ul>`
  return html`<p>${tallyInWords(view, facts)}</p>${list}<p><a href="${view.page(checksOfSourcePage(facts.source.source_id))}">${say("这份文件的全部核对", "All checks of this document")}</a></p>`
}

/** The nine tables that a budget publishes, those that this one lacks among them. */
const tables = (view: View, facts: BudgetFacts): Html => {
  const { say } = view
  const { budget_id } = facts.budget
  const rows = tableKinds.map(({ table }) => {
    const printed = facts.tables.find((row) => row.table === table)
    const said =
      printed === undefined
        ? html`<td colspan="2" class="warn">${say("文件中没有找到", "not found in the document")}</td>`
        : html`<td><a href="${view.page(tablePage(budget_id, printed.position))}">${printed.title}</a></td><td>${printed.empty ? say("空表", "empty") : `${say(`${printed.rows} 行`, `${printed.rows} row${printed.rows === 1 ? "" : "s"}`)}${printed.unit_printed === null ? "" : say(`，单位：${printed.unit_printed}`, `, in ${printed.unit_printed}`)}`}</td>`
    return html`<tr><th scope="row">${tableName(view, table)}</th>${said}</tr>`
  })
  return html`<div class="scroll"><table><caption>${say("九张表，照原样", "The nine tables, as printed")}</caption><thead><tr><th scope="col">${say("表", "Table")}</th><th scope="col">${say("原标题", "Title as printed")}</th><th scope="col">${say("内容", "Contents")}</th></tr></thead><tbody>${rows}</tbody></table></div><p><a href="${view.page(budgetLinesPage(budget_id))}">${say(`全部 ${facts.lines.length} 个金额：可排序、筛选、下载`, `All ${facts.lines.length} amounts: sort, filter, download`)}</a> · <a href="${view.release("data/budget_lines.csv")}">budget_lines.csv</a> · <a href="${view.release("data/budget_statements.csv")}">budget_statements.csv</a></p>`
}
