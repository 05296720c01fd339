/** Home: what this is, a search box, three doors, what there is, what the last build found and changed. */
import budgets from "#schemas/budgets/budgets.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import { yuan } from "../amounts.ts"
import type { Corpus } from "../Corpus.ts"
import { evidenceLink } from "../evidenceLink.ts"
import { type Html, html } from "../html.ts"
import { budgetPage, changesPage, checkPage, sourcePage } from "../links.ts"
import type { Page, View } from "../View.ts"

type Check = Row<typeof checks>
type Budget = Row<typeof budgets>

const mostBudgets = 6
const mostFindings = 6

export const homePage = (corpus: Corpus): Page => {
  const latest = latestBudgets(corpus)
  const found = findings(corpus)
  return {
    path: "index.html",
    title: { zh: "首页", en: "Home" },
    description: {
      zh: "政府文件读成数据：机构、政策与预算，每个数字都可点开原文，对不上的都写明。",
      en: "Government documents read as data: organisations, policies and budgets. Every number opens its source; what does not add up is said."
    },
    section: "home",
    wide: true,
    body: (view) => {
      const { say } = view
      return html`<div class="hero"><h1>${say("政府文件，读成数据", "Government documents, read as data")}</h1>
<p>${say("机构、政策与预算，照原文所印。每个数字都可点开它所据的那一行；对不上的，写明对不上。", "Organisations, policies and budgets as the documents print them. Every number opens the line that it stands on, and what does not add up is said.")}</p>
<form class="search" role="search" aria-label="${say("全站", "Whole site")}" action="${view.page("search/index.html")}"><label for="home-q">${say("查名称、编码、金额", "Find a name, a code or an amount")}</label><div><input id="home-q" type="search" name="q" autocomplete="off" placeholder="${say("公务接待 · 30217 · 93.6万", "公务接待 · 30217 · 93.6万")}"><button>${say("搜索", "Search")}</button></div></form></div>
${doors(view)}
${money(view, latest, corpus)}
${counts(view, corpus)}
${build(view, found, corpus)}
${changes(view, corpus)}`
    }
  }
}

/** The newest years, and of a year the largest. */
const latestBudgets = (corpus: Corpus): ReadonlyArray<Budget> => {
  let kept: Array<Budget> = []
  const size = ({ total_expenditure }: Budget): bigint => total_expenditure ?? -1n
  for (const budget of corpus.rows(budgets)) {
    kept.push(budget)
    if (kept.length <= mostBudgets * 50) continue
    kept = top(kept)
  }
  return top(kept)
  function top(all: ReadonlyArray<Budget>): Array<Budget> {
    return [...all]
      .sort((a, b) => b.year - a.year || (size(a) < size(b) ? 1 : size(a) > size(b) ? -1 : 0))
      .slice(0, mostBudgets)
  }
}

/** What failed, then what is odd: the first of each. */
const findings = (corpus: Corpus): ReadonlyArray<Check> => {
  const kept: { readonly fail: Array<Check>; readonly warn: Array<Check> } = { fail: [], warn: [] }
  for (const check of corpus.rows(checks))
    if (check.status !== "pass" && kept[check.status].length < mostFindings) kept[check.status].push(check)
  return [...kept.fail, ...kept.warn].slice(0, mostFindings)
}

const doors = (view: View): Html => {
  const { say } = view
  const door = (heading: string, text: string, links: ReadonlyArray<readonly [string, string]>): Html =>
    html`<li class="card"><h2>${heading}</h2><p>${text}</p><ul>${links.map(([name, address]) => html`<li><a href="${address}">${name}</a></li>`)}</ul></li>`
  return html`<ul class="cards doors">${[
    door(
      say("记者", "Journalists"),
      say(
        "看钱花在哪里，哪一行写着，加起来对不对。",
        "Where the money goes, which line says so, and whether it adds up."
      ),
      [
        [say("预算浏览", "Explore the budgets"), view.page("budgets/index.html")],
        [say("对不上的地方", "What does not add up"), view.page("checks/index.html")]
      ]
    ),
    door(
      say("研究者", "Researchers"),
      say(
        "下载带稳定标识、数据字典与引用方式的数据表。",
        "Tables with stable ids, a codebook and a citation."
      ),
      [
        [say("全部数据表", "All tables"), view.page("data/index.html")],
        [say("谁联系哪里", "Who covers which region"), view.page("organizations/regions.html")],
        [say("如何引用", "How to cite"), view.page("data/index.html#cite")]
      ]
    ),
    door(
      say("工程师", "Engineers"),
      say(
        "版本、校验和、逐行变更、清单与模式，供程序取用。",
        "Versions, checksums, row-level changes, a manifest and schemas for programs."
      ),
      [
        ["manifest.json", view.release("manifest.json")],
        ["SHA256SUMS", view.release("SHA256SUMS")],
        ["datapackage.json", view.release("datapackage.json")],
        [say("变更", "Changes"), view.release("changes/summary.json")]
      ]
    )
  ]}</ul>`
}

const money = (view: View, latest: ReadonlyArray<Budget>, corpus: Corpus): Html | null => {
  const { say } = view
  if (latest.length === 0) return null
  return html`<section aria-labelledby="budgets"><h2 id="budgets">${say("预算", "Budgets")}</h2><ul class="cards">${latest.map(
    (budget) => {
      const name = corpus.organizations.get(budget.org_id)?.name ?? budget.org_id
      const total = budget.total_expenditure
      return html`<li class="card"><h3><a href="${view.page(budgetPage(budget.budget_id))}">${name} ${budget.year}</a></h3><p>${
        total === null
          ? say("支出总额未能判定，不予公布", "Total expenditure could not be decided and is withheld")
          : html`${say("支出总额", "Total expenditure")} ${evidenceLink(view, budget, budget.budget_id, yuan(total))} ${say("元", "yuan")}`
      }</p><p><a href="${view.page(`${budgetPage(budget.budget_id)}#three-public`)}">${say("接待、出国、用车花多少", "Entertaining, travel abroad, cars")}</a></p></li>`
    }
  )}</ul><p><a href="${view.page("budgets/index.html")}">${say("全部预算", "All budgets")}</a></p></section>`
}

const counts = (view: View, { manifest }: Corpus): Html => {
  const { say } = view
  const rows = (name: string): number => manifest.tables.find((table) => table.name === name)?.rows ?? 0
  const some = (count: number, zh: string, one: string): string => say(zh, count === 1 ? one : `${one}s`)
  const shown: ReadonlyArray<readonly [number, string, string]> = [
    [rows("sources"), some(rows("sources"), "份文件", "document"), "sources/index.html"],
    [
      rows("organizations"),
      some(rows("organizations"), "个机构", "organisation"),
      "organizations/index.html"
    ],
    [
      rows("policy_documents"),
      some(rows("policy_documents"), "份政策文件", "policy document"),
      "policies/index.html"
    ],
    [rows("budgets"), some(rows("budgets"), "份预算", "budget"), "budgets/index.html"],
    [
      rows("budget_lines"),
      some(rows("budget_lines"), "个预算数字", "budget figure"),
      "data/budget_lines.html"
    ],
    [
      manifest.checks.pass + manifest.checks.warn + manifest.checks.fail,
      say("项核对", "checks"),
      "checks/index.html"
    ]
  ]
  return html`<section aria-labelledby="counts"><h2 id="counts">${say("有什么", "What there is")}</h2><ul class="counts">${shown.map(([count, name, path]) => html`<li><a href="${view.page(path)}"><b>${count.toLocaleString("en")}</b> ${name}</a></li>`)}</ul></section>`
}

const build = (view: View, found: ReadonlyArray<Check>, { manifest, sources }: Corpus): Html => {
  const { lang, say } = view
  const { fail, pass, warn } = manifest.checks
  const unread = manifest.sources.filter(({ status }) => status !== "read" && status !== "duplicate")
  return html`<section aria-labelledby="build"><h2 id="build">${say("本次发布查出了什么", "What this build found")}</h2>
<p><time datetime="${manifest.created_at}">${manifest.created_at.slice(0, 10)}</time>${say("：", ": ")}<span class="pass">${say(`${pass} 项相符`, `${pass} checks passed`)}</span>${say("，", ", ")}<span class="warn">${say(`${warn} 项存疑`, `${warn} doubtful`)}</span>${say("，", ", ")}<span class="fail">${say(`${fail} 项不符`, `${fail} failed`)}</span>${say("。", ".")}</p>
${found.length === 0 ? null : html`<ul class="findings">${found.map((check) => html`<li><span class="tag ${check.status}">${check.status === "fail" ? say("不符", "fails") : say("存疑", "doubtful")}</span> ${lang === "zh" ? check.message_zh : check.message} <a href="${view.page(checkPage(check))}">${say("看两边", "See both sides")}</a></li>`)}</ul>`}
<p><a href="${view.page("checks/index.html")}">${say("全部核对", "All checks")}</a></p>
${unread.length === 0 ? null : html`<details><summary>${say(`${unread.length} 份文件未能读入`, `${unread.length} documents were not read`)}</summary><ul>${unread.slice(0, 50).map((source) => html`<li><code>${source.file}</code>${source.message === null ? null : html`: <span lang="en">${source.message}</span>`}</li>`)}</ul></details>`}
${sources.size > 12 ? null : html`<p>${say("所据文件：", "Read from: ")}${[...sources.values()].map((source, i) => html`${i === 0 ? null : say("；", "; ")}<a href="${view.page(sourcePage(source.source_id))}">${source.title}</a>`)}</p>`}</section>`
}

const changes = (view: View, { manifest }: Corpus): Html => {
  const { say } = view
  const { added, modified, removed } = manifest.changes
  const body =
    manifest.previous === null
      ? html`<p>${say("这是第一次发布。", "This is the first release.")}</p>`
      : html`<p>${say("与上一版", "Against")} <code>${manifest.previous.version}</code>${
          added + modified + removed === 0
            ? say("相比，没有一行不同。", ": no row differs.")
            : say(
                `相比：新增 ${added} 行，改动 ${modified} 行，移除 ${removed} 行。`,
                `: ${added} rows added, ${modified} modified, ${removed} removed.`
              )
        }</p>`
  return html`<section aria-labelledby="changes"><h2 id="changes">${say("有什么变化", "What changed")}</h2>${body}<p>${manifest.previous === null ? null : html`<a href="${view.page(changesPage)}">${say("逐行看", "Row by row")}</a> · `}<a href="${view.page("data/index.html#versions")}">${say("各版本", "Versions")}</a> · <a href="${view.release("changes/summary.json")}">changes/summary.json</a></p></section>`
}
