/** A chart for other sites: beside the chart, as a page of its own, and as a drawing; each says where it comes from. */
import type { Corpus } from "../../Corpus.ts"
import { type Html, html, trusted } from "../../html.ts"
import { budgetPage, chartImage, chartPage, lineOf } from "../../links.ts"
import { paletteStyle, sans } from "../../palette.ts"
import type { Page, View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Chart, drawing } from "./Chart.ts"
import { budgetName } from "./scope.ts"
import { image, licence, svgFile } from "./svgFile.ts"

/** The chart in the page of its budget, with its table beneath and what it takes to embed it. */
export const figure = (view: View, facts: BudgetFacts, chart: Chart): Html => {
  const { lang, say } = view
  const title = chart.title(view)
  return html`<figure><figcaption>${title}</figcaption><div class="scroll">${drawing(view, chart)}</div>${chart.notes.map((note) => html`<p class="soft">${note[lang]}</p>`)}</figure>${chart.table(view)}<details class="embed"><summary>${say("嵌入此图", "Embed this chart")}</summary>${snippet(view, facts, chart, title)}</details>`
}

const snippet = (view: View, { budget }: BudgetFacts, chart: Chart, title: string): Html => {
  const { say } = view
  const page = view.page(chartPage(budget.budget_id, chart.name))
  const image = view.page(chartImage(budget.budget_id, chart.name))
  const code = html`<iframe src="${page}" title="${title}" width="100%" height="${chart.height + 320}" loading="lazy"></iframe>`
  return html`<p><label>${say("复制到网页里", "Copy into a page")}<textarea readonly rows="3" data-embed="${page}">${code.markup}</textarea></label></p><p>${say("没有脚本时，请把 src 换成完整网址。", "Without scripts, put the full address into src.")} <a href="${page}">${say("独立网页", "As a page")}</a> · <a href="${image}" download>SVG</a></p>`
}

/** Pages and drawings of a chart. */
export const embedPages = (facts: BudgetFacts, chart: Chart, corpus: Corpus): ReadonlyArray<Page> => {
  const { budget_id } = facts.budget
  const same = { title: { zh: chart.name, en: chart.name }, section: "budgets", whole: true } as const
  return [
    {
      ...same,
      path: chartPage(budget_id, chart.name),
      body: (view) => embedPage(view, facts, chart, corpus)
    },
    {
      ...same,
      path: chartImage(budget_id, chart.name),
      body: (view) => svgFile(view, facts, chart, corpus)
    }
  ]
}

const pageStyle = `${paletteStyle()}*{box-sizing:border-box}body{margin:0;padding:.75rem;font:15px/1.5 ${sans};background:var(--paper);color:var(--ink)}h1{font-size:1.1rem;margin:0 0 .5rem}a{color:var(--accent)}svg{max-width:100%;height:auto;min-width:54rem}svg text{fill:var(--ink);font-family:${sans}}.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600}th,td{border-bottom:1px solid var(--rule);padding:.2rem .5rem;text-align:left;vertical-align:top}.number{text-align:right;white-space:nowrap}.soft,footer{color:var(--soft)}footer{font-size:.85rem}.total>*{font-weight:600}.depth-1 th{padding-left:1.5rem}.depth-2 th{padding-left:2.5rem}.depth-3 th{padding-left:3.5rem}.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}`

/** Links of an embedded page open beside the page that it stands in. */
const embedPage = (view: View, facts: BudgetFacts, chart: Chart, corpus: Corpus): Html => {
  const { lang, say } = view
  const title = `${chart.title(view)}${say("，", ", ")}${budgetName(view, facts)}`
  return html`<!doctype html>
<html lang="${lang === "zh" ? "zh-Hans" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<base target="_blank">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<div class="scroll" tabindex="0" role="region" aria-label="${say("图", "Chart")}">${image(view, chart, { above: 0, below: 0, more: null })}</div>
${chart.notes.map((note) => html`<p class="soft">${note[lang]}</p>`)}
<details><summary>${say("数据表", "Table")}</summary>${chart.table(view)}</details>
</main>
<footer><p>${say("来源：", "Source: ")}<a href="${view.page(sourceAddress(chart))}">${facts.source.title}${chart.line.line === null ? null : say(`，第 ${chart.line.line} 行起`, `, from line ${chart.line.line}`)}</a> · ${licence(view, facts)} · ${say("版本", "Version")} ${corpus.manifest.version} · <a href="${view.page(budgetPage(facts.budget.budget_id))}">${say("公开 Gongkai：每个数字可点开原文", "Gongkai 公开: every number opens its source")}</a></p></footer>
</body>
</html>
`
}

const sourceAddress = ({ line }: Chart): string => lineOf(line.source_id, line.line ?? 1)
