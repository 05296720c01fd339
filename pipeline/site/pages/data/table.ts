/** One table: what its columns mean, its first rows, its files, and code that opens it. */
import { columnInChinese, tokenInChinese } from "#schemas/chinese.ts"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset, Row } from "#schemas/dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import provenance from "#schemas/sources/provenance.dataset.ts"
import sources from "#schemas/sources/sources.dataset.ts"
import { unitOf } from "#schemas/units.ts"
import type { ManifestTable } from "../../../publish/manifest.ts"
import { decimalText } from "../../../publish/values.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import { checkPage, datasetPage, lineOf, sourcePage } from "../../links.ts"
import type { Page, Said, View } from "../../View.ts"
import { tableDescription, tableTitle } from "../../words.ts"
import { fileLink, formatName } from "./files.ts"
import { snippetsOf } from "./snippets.ts"

const mostRows = 20
const longest = 120

export const tablePage = (dataset: Dataset, corpus: Corpus): Page => {
  const table = corpus.manifest.tables.find(({ name }) => name === dataset.name)
  const rows = first(corpus.rows(dataset), mostRows)
  return {
    path: datasetPage(dataset.name),
    title: dataset.title,
    section: "data",
    wide: true,
    body: (view) => {
      const { say } = view
      return html`<p><a href="${view.page("data/index.html")}">${say("全部数据表", "All tables")}</a></p>
<h1>${tableTitle(view, dataset)} <small><code>${dataset.name}</code></small></h1>
<p>${tableDescription(view, dataset)}</p>
${table === undefined ? null : facts(view, table)}
${table === undefined ? null : files(view, table)}
${dictionary(view, dataset)}
${sample(view, dataset, rows, table?.rows ?? rows.length)}
${table === undefined ? null : snippets(view, dataset, table)}`
    }
  }
}

const first = <A>(rows: Iterable<A>, most: number): ReadonlyArray<A> => {
  const taken: Array<A> = []
  for (const row of rows) {
    if (taken.length === most) break
    taken.push(row)
  }
  return taken
}

const facts = (view: View, { key, licences, rows }: ManifestTable): Html => {
  const { say } = view
  return html`<dl class="facts"><dt>${say("行数", "Rows")}</dt><dd>${rows.toLocaleString("en-US")}</dd><dt>${say("主键", "Primary key")}</dt><dd><code>${key}</code></dd>${
    licences.length === 0
      ? null
      : html`<dt>${say("所据文件的许可", "Licences of its documents")}</dt><dd>${licences.map((licence, i) => html`${i === 0 ? null : html`<br>`}${licence}`)}</dd>`
  }</dl>`
}

const files = (view: View, { files: all }: ManifestTable): Html => {
  const { say } = view
  return html`<section aria-labelledby="files"><h2 id="files">${say("下载", "Download")}</h2><div class="scroll" tabindex="0" role="group" aria-label="${say("文件", "Files")}"><table><caption>${say("文件与其 SHA-256", "Files with their SHA-256")}</caption><thead><tr><th scope="col">${say("文件", "File")}</th><th scope="col">${say("格式", "Format")}</th><th scope="col">SHA-256</th></tr></thead><tbody>${all.map(
    (file) =>
      html`<tr><th scope="row">${fileLink(view, file)}</th><td>${formatName(view, file)}</td><td><code>${file.sha256}</code></td></tr>`
  )}</tbody></table></div></section>`
}

const types: Readonly<Record<AnyColumn["physical"], Said>> = {
  text: { zh: "文本", en: "text" },
  int: { zh: "整数", en: "whole number" },
  real: { zh: "数", en: "number" },
  decimal: { zh: "两位小数", en: "decimal, two places" },
  date: { zh: "日期", en: "date" },
  list: { zh: "文本列表（CSV 中以 ; 相连）", en: "list of texts (joined by ; in CSV)" },
  flag: { zh: "真假", en: "true or false" }
}

const dictionary = (view: View, dataset: Dataset): Html => {
  const { say } = view
  return html`<section aria-labelledby="dictionary"><h2 id="dictionary">${say("数据字典", "Dictionary")}</h2><div class="scroll" tabindex="0" role="group" aria-label="${say("数据字典", "Dictionary")}"><table><caption>${say("各列的含义", "What the columns mean")}</caption><thead><tr><th scope="col">${say("列", "Column")}</th><th scope="col">${say("名称", "Title")}</th><th scope="col">${say("类型", "Type")}</th><th scope="col">${say("说明", "Meaning")}</th></tr></thead><tbody>${Object.entries(
    dataset.columns
  ).map(([name, column]) => columnRow(view, dataset, name, column))}</tbody></table></div></section>`
}

const columnRow = (view: View, dataset: Dataset, name: string, column: AnyColumn): Html => {
  const { lang, say } = view
  const chinese = columnInChinese(dataset, name)
  const unit = unitOf(name, column)
  const type: ReadonlyArray<Content> = [
    types[column.physical][lang],
    unit === null ? null : `, ${unit[lang]}`,
    column.nullable ? say("，可为空", ", may be null") : null,
    name === dataset.id ? say("，主键", ", primary key") : null
  ]
  const meaning = lang === "zh" ? (chinese?.description ?? column.description) : column.description
  const references =
    column.references === null
      ? null
      : html` → <a href="${view.page(datasetPage(column.references))}"><code>${column.references}</code></a>`
  const tokens =
    column.tokens === null
      ? null
      : html`<ul>${column.tokens.map((token) => html`<li><code>${token}</code>${lang === "zh" ? html` ${tokenInChinese(dataset, name, token)}` : null}</li>`)}</ul>`
  return html`<tr><th scope="row"><code>${name}</code></th><td>${lang === "zh" ? (chinese?.title ?? column.title) : column.title}</td><td>${type}${references}</td><td>${meaning}${tokens}</td></tr>`
}

const cellText = (value: unknown): string => {
  const text =
    value === null || value === undefined
      ? ""
      : typeof value === "bigint"
        ? decimalText(value)
        : Array.isArray(value)
          ? value.join("; ")
          : String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

const sample = (view: View, dataset: Dataset, rows: ReadonlyArray<AnyRow>, count: number): Html => {
  const { say } = view
  const columns = Object.entries(dataset.columns)
  const heading = html`<h2 id="rows">${say("前几行", "First rows")}</h2>`
  if (rows.length === 0)
    return html`<section aria-labelledby="rows">${heading}<p>${say("本版没有这样的行。", "This release has no such row.")}</p></section>`
  const cell = (name: string, column: AnyColumn, row: AnyRow): Html => {
    const isNumber = ["int", "real", "decimal"].includes(column.physical)
    const text = cellText(row[name])
    const shown =
      name === "amount_printed" && text !== ""
        ? evidenceLink(view, placeOf(row), idOf(dataset, row), text)
        : text
    return html`<td${isNumber ? html` class="number"` : null}>${shown}</td>`
  }
  return html`<section aria-labelledby="rows">${heading}<div class="scroll" tabindex="0" role="group" aria-label="${say("前几行", "First rows")}"><table><caption>${say(`前 ${rows.length} 行，共 ${count} 行`, `The first ${rows.length} of ${count} rows`)}</caption><thead><tr><th scope="col">${say("出处", "Source")}</th>${columns.map(([name, column]) => html`<th scope="col"${["int", "real", "decimal"].includes(column.physical) ? html` class="number"` : null}><code>${name}</code></th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td>${sourceOf(view, dataset, row)}</td>${columns.map(([name, column]) => cell(name, column, row))}</tr>`
  )}</tbody></table></div></section>`
}

/** Where the row was read from; a place itself and a document are looked at in the text. */
const sourceOf = (view: View, dataset: Dataset, row: AnyRow): Html | null => {
  const { say } = view
  const { line, source_id, start } = row
  if (dataset.name === checks.name)
    return html`<a href="${view.page(checkPage(row as Row<typeof checks>))}">${say("核对", "check")}</a>`
  const source = say("原文", "source")
  if (dataset.name === sources.name)
    return html`<a href="${view.page(sourcePage(String(source_id)))}">${source}</a>`
  if (typeof start !== "number") return null
  return dataset.name === provenance.name
    ? html`<a href="${view.page(lineOf(String(source_id), Number(line)))}">${source}</a>`
    : evidenceLink(view, placeOf(row), idOf(dataset, row), source)
}

const placeOf = (row: AnyRow) => ({
  source_id: String(row["source_id"]),
  start: row["start"] as number | null
})
const idOf = (dataset: Dataset, row: AnyRow): string => String(row[dataset.id])

const snippets = (view: View, { name }: Dataset, table: ManifestTable): Html => {
  const { lang, say } = view
  return html`<section aria-labelledby="code"><h2 id="code">${say("在程序中打开", "Open it in a program")}</h2>${snippetsOf(
    table
  ).map(
    ({ code, id, name: title, where }) =>
      html`<h3 id="code-${id}">${title}</h3><p class="soft">${where[lang]}</p><pre tabindex="0"><code>${code}</code></pre>`
  )}<h3 id="code-excel">Excel</h3><ol><li>${say("下载", "Download")} <a href="${view.release(`data/${name}.excel.csv`)}">${name}.excel.csv</a> ${say("并双击打开；中文不会成为乱码，编码不会变成数字。", "and open it at a double click: Chinese stays readable, and codes stay texts.")}</li><li>${say("或打开", "Or open")} <a href="${view.release("data/open-data.xlsx")}">open-data.xlsx</a>${say(`，其中工作表 ${name} 即本表，codebook 为数据字典。`, `: the sheet ${name} is this table, and codebook its dictionary.`)}</li></ol></section>`
}
