/** The search: a field, and what it finds as the reader types. Without scripts, the lists that hold the same. */

import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import classifications from "#schemas/budgets/classifications.dataset.ts"
import provisions from "#schemas/policies/policy_provisions.dataset.ts"
import type { Corpus } from "../Corpus.ts"
import { html } from "../html.ts"
import { datasetPage, directoryPage } from "../links.ts"
import type { Page } from "../View.ts"
import { tableTitle } from "../words.ts"

const listed = [budgetLines, classifications, provisions]

export const searchPage = ({ manifest }: Corpus): Page => ({
  path: "search/index.html",
  title: { zh: "搜索", en: "Search" },
  section: "search",
  scripts: ["search.js"],
  body: (view) => {
    const { say } = view
    return html`<h1>${say("搜索", "Search")}</h1>
<form id="search" class="search" role="search" aria-label="${say("全站", "Whole site")}" data-index="${view.asset("search/")}" data-root="${view.page("")}" data-version="${manifest.version}"><label for="q">${say("名称、编码、文字或金额", "A name, a code, a text or an amount")}</label><div><input id="q" type="search" name="q" autocomplete="off" aria-describedby="search-hint"><button>${say("搜索", "Search")}</button></div></form>
<p id="search-hint" class="soft">${say("两个字起即时查找；简繁皆可。金额可写 936000、936,000、93.6万 或 93.60。↑ ↓ 在结果间移动。", "Finds from two characters on, simplified or traditional. Amounts: 936000, 936,000, 93.6万 or 93.60. ↑ and ↓ move among the results.")}</p>
<p id="found" role="status"></p>
<div id="results"></div>
<noscript><p>${say("即时搜索需要脚本。没有脚本，可在下列清单中查找（浏览器的“在页面中查找”）。", "The search needs scripts. Without them, look in these lists with your browser's own search.")}</p></noscript>
<section aria-labelledby="lists"><h2 id="lists">${say("清单", "Lists")}</h2><ul><li><a href="${view.page(directoryPage(1))}">${say("全部机构", "All organisations")}</a></li><li><a href="${view.page("budgets/index.html")}">${say("全部预算", "All budgets")}</a></li><li><a href="${view.page("policies/index.html")}">${say("全部文件", "All policy documents")}</a></li>${listed.map(
      (dataset) =>
        html`<li><a href="${view.page(datasetPage(dataset.name))}">${tableTitle(view, dataset)}</a></li>`
    )}</ul></section>`
  }
})
