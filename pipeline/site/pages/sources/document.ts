/** One document: what it is, how much of it became data and where, and its text in parts. */
import sourcesTable from "#schemas/sources/sources.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import {
  budgetPage,
  checksOfSourcePage,
  datasetPage,
  linesPerSourcePage,
  policyPage,
  sourcePage,
  sourcePartPage
} from "../../links.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import { webAddress } from "../../webAddress.ts"
import { tableTitle, tokenName } from "../../words.ts"
import type { DocumentFacts } from "../evidence/DocumentFacts.ts"
import { textOf } from "./text.ts"
import { percentOf, type Share, shareOf, type Used, usedOf } from "./used.ts"

interface Part extends Share {
  readonly number: number
  /** Lines by index; `to` exclusive. */
  readonly from: number
  readonly to: number
}

/** The pages of a document; what is returned is its share of text that became data. */
export function* sourcePagesOf(facts: DocumentFacts, corpus: Corpus): Generator<Page, Share> {
  const { source_id, title } = facts.document.source
  const used = usedOf(facts, corpus)
  const parts = partsOf(facts, used)
  const whole = sum(parts)
  yield {
    path: sourcePage(source_id),
    title: { zh: `原文：${title}`, en: `Source: ${title}` },
    section: "sources",
    body: (view) => html`<h1>${title}</h1>
${about(view, facts)}
${coverage(view, facts, parts, whole)}
${read(view, facts)}`
  }
  for (const part of parts)
    yield {
      path: sourcePartPage(source_id, part.number),
      title: {
        zh: `原文：${title}（${part.number}/${parts.length}）`,
        en: `Source: ${title} (${part.number}/${parts.length})`
      },
      section: "sources",
      body: (view) => partBody(view, facts, used, part, parts.length)
    }
  return whole
}

const partsOf = (facts: DocumentFacts, used: ReadonlyArray<Used>): ReadonlyArray<Part> => {
  const all = facts.lines.lines
  const count = Math.max(1, Math.ceil(all.length / linesPerSourcePage))
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * linesPerSourcePage, Math.min(all.length, (i + 1) * linesPerSourcePage)]
    const end = all[to]?.start ?? facts.document.text.length
    return { number: i + 1, from, to, ...shareOf(facts, used, all[from]?.start ?? 0, end) }
  })
}

const sum = (parts: ReadonlyArray<Share>): Share => ({
  characters: parts.reduce((total, { characters }) => total + characters, 0),
  used: parts.reduce((total, { used }) => total + used, 0)
})

const about = (view: View, { document }: DocumentFacts): Html => {
  const { say } = view
  const { source } = document
  const rows: ReadonlyArray<readonly [string, Content]> = [
    [say("文件", "File"), html`<code>${source.file}</code>`],
    [say("类别", "Kind"), tokenName(view, sourcesTable, "kind", source.kind)],
    [say("发布者", "Publisher"), source.publisher],
    [say("许可", "Licence"), source.licence],
    [say("网址", "Address"), source.url === null ? null : webAddress(source.url)],
    [
      say("篇幅", "Size"),
      say(
        `${source.lines} 行，${source.characters} 字符，${source.bytes} 字节`,
        `${source.lines} lines, ${source.characters} characters, ${source.bytes} bytes`
      )
    ],
    ["SHA-256", html`<code>${source.sha256}</code>`],
    [
      say("纯文本", "Plain text"),
      html`<a href="${view.release(`text/${source.source_id}.txt`)}">text/${source.source_id}.txt</a>`
    ]
  ]
  return html`<dl class="facts">${rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

const coverage = (
  view: View,
  { document }: DocumentFacts,
  parts: ReadonlyArray<Part>,
  whole: Share
): Html => {
  const { say } = view
  return html`<section aria-labelledby="coverage"><h2 id="coverage">${say("有多少成了数据", "How much of it became data")}</h2>
<p><b>${percentOf(whole)}</b> ${say("的非空白字符成了数据，或位于成了数据的句子中。其余在原文页上标为未用。", "of the characters that are not blank became data or stand in a sentence that did. The rest is seen as not used on the pages of the text.")}</p>
<div class="scroll"><table><caption class="hidden">${say("各部分", "By part")}</caption><thead><tr><th scope="col">${say("行", "Lines")}</th><th scope="col" class="number">${say("非空白字符", "Characters")}</th><th scope="col" class="number">${say("成了数据", "Became data")}</th><th scope="col"><span class="hidden">${say("图示", "As a bar")}</span></th></tr></thead><tbody>${parts.map(
    (part) =>
      html`<tr><th scope="row"><a href="${view.page(sourcePartPage(document.source.source_id, part.number))}">${part.from + 1}–${part.to}</a></th><td class="number">${part.characters}</td><td class="number">${percentOf(part)}</td><td><span class="bar" style="width:${part.characters === 0 ? 0 : Math.round((100 * part.used) / part.characters) / 10}em"></span></td></tr>`
  )}</tbody></table></div></section>`
}

/** What was read from it: rows by table, and the pages that show them. */
const read = (view: View, { checks, document }: DocumentFacts): Html => {
  const { say } = view
  const tables = [...document.tables.values()].filter(
    ({ dataset, rows }) => rows.length > 0 && dataset.name !== "sources"
  )
  const found = [...checks.values()].flat().filter(({ status }) => status !== "pass").length
  const rowsOf = (name: string) => document.tables.get(name)?.rows ?? []
  return html`<section aria-labelledby="read"><h2 id="read">${say("读出了什么", "What was read from it")}</h2><ul>${rowsOf("budgets").map((row) => html`<li><a href="${view.page(budgetPage(String(row["budget_id"])))}">${say("预算", "Budget")} ${row["year"] as number}</a></li>`)}${rowsOf("policy_documents").map((row) => html`<li><a href="${view.page(policyPage(String(row["policy_id"])))}">${row["title"] as string}</a></li>`)}${
    checks.size === 0
      ? null
      : html`<li><a href="${view.page(checksOfSourcePage(document.source.source_id))}">${say("核对", "Checks")}</a>${found === 0 ? null : say(`，${found} 项不符或存疑`, `, ${found} of them failed or doubtful`)}</li>`
  }</ul><div class="scroll"><table><caption class="hidden">${say("各表的行数", "Rows by table")}</caption><thead><tr><th scope="col">${say("数据表", "Table")}</th><th scope="col" class="number">${say("行", "Rows")}</th></tr></thead><tbody>${tables.map(({ dataset, rows }) => html`<tr><th scope="row"><a href="${view.page(datasetPage(dataset.name))}">${tableTitle(view, dataset)}</a></th><td class="number">${rows.length}</td></tr>`)}</tbody></table></div></section>`
}

const partBody = (
  view: View,
  facts: DocumentFacts,
  used: ReadonlyArray<Used>,
  part: Part,
  last: number
): Html => {
  const { say } = view
  const { source_id, title } = facts.document.source
  const turn = (below: boolean) =>
    pager(view, part.number, last, (number) => sourcePartPage(source_id, number), below)
  return html`<h1><a href="${view.page(sourcePage(source_id))}">${title}</a></h1>
<p>${say(`第 ${part.from + 1}–${part.to} 行`, `Lines ${part.from + 1}–${part.to}`)} · ${percentOf(part)} ${say("成了数据", "became data")}</p>
<p class="legend">${say("带下划线、可点开的文字成了数据；虚线为所在的句子；灰色为未用。", "What is underlined became data and opens its evidence; a dotted line is the sentence around it; grey text was not used.")}</p>
${turn(false)}
${textOf(view, facts, used, part.from, part.to)}
${turn(true)}`
}
