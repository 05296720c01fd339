/** What this release changed against the one before: the rows themselves, with the values before and after. */
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { RowChange } from "../../../publish/changes/compare.ts"
import { yuan } from "../../amounts.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import { type CheckPlace, changesPage, checkPage, sourcePage } from "../../links.ts"
import type { Page, Said, View } from "../../View.ts"
import { columnTitle, tableTitle, tokenName } from "../../words.ts"
import { nameOf } from "../evidence/subjectWords.ts"

const mostRows = 60
/** Rows to look at for those that are shown: most of a document's may only have moved. */
const mostRead = 20_000

/** Where a row stands and not what it says. */
const places = new Set(["line", "start", "end"])

interface Told {
  readonly dataset: Dataset
  readonly shown: ReadonlyArray<RowChange>
  readonly hasMore: boolean
}

const order = ["checks", "budgets", "policies", "directory", "sources"]
const rank = ({ group, name }: Dataset): number => order.indexOf(name === "checks" ? name : group)

/** None for a first release. Provenance is left to its file: it has a row for each cell of the rows that are shown. */
export function* changesPages(corpus: Corpus): Generator<Page> {
  const { changes, manifest } = corpus
  if (manifest.previous === null) return
  const told = catalog
    .filter(({ name }) => name !== "provenance")
    .sort((a, b) => rank(a) - rank(b))
    .map((dataset) => ({ dataset, ...chosen(changes(dataset)) }))
    .filter(({ hasMore, shown }) => hasMore || shown.length > 0)
  yield {
    path: changesPage,
    title: { zh: "与上一版相比", en: "What changed" },
    section: "data",
    wide: true,
    body: (view) => body(view, corpus, told)
  }
}

const chosen = (changes: Iterable<RowChange>): Omit<Told, "dataset"> => {
  const shown: Array<RowChange> = []
  let read = 0
  for (const change of changes) {
    if (shown.length === mostRows || ++read > mostRead) return { shown, hasMore: true }
    if (isTelling(change)) shown.push(change)
  }
  return { shown, hasMore: shown.length < read }
}

/** Content and not only its place; of the checks those that found something, before or now. */
const isTelling = ({ after, before, changed, op }: RowChange): boolean =>
  (op !== "modify" || changed.some((column) => !places.has(column))) &&
  [after, before].some((row) => row !== null && row["status"] !== "pass")

const body = (view: View, corpus: Corpus, told: ReadonlyArray<Told>): Html => {
  const { say } = view
  const { added, modified, removed } = corpus.manifest.changes
  return html`<h1>${say("与上一版相比", "What changed since the release before")}</h1>
<p>${say("上一版", "The release before:")} <code>${corpus.manifest.previous?.version}</code>${say("。", ". ")}${say(`新增 ${added} 行，改动 ${modified} 行，移除 ${removed} 行。`, `${added} rows added, ${modified} modified, ${removed} removed.`)}</p>
<p>${say("只列内容有变的行，核对只列前后有一次存疑或不符的；只是在原文中移了位置的行，以及出处表，见各表的变更文件。", "Rows whose content differs are listed, of the checks those that found something, before or now. Rows that only moved within their source, and the table of provenance, are in the files.")} <a href="${view.release("changes/summary.json")}">changes/summary.json</a></p>
${told.length === 0 ? html`<p>${say("没有一行的内容不同。", "No row differs in its content.")}</p>` : told.map((one) => section(view, corpus, one))}`
}

const section = (view: View, corpus: Corpus, { dataset, hasMore, shown }: Told): Html => {
  const { say } = view
  const title = tableTitle(view, dataset)
  const path = `changes/${dataset.name}.ndjson`
  const rows = shown.map((change) => row(view, corpus, dataset, change))
  return html`<section aria-labelledby="${dataset.name}"><h2 id="${dataset.name}">${title}</h2>${
    shown.length === 0
      ? null
      : html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><caption>${title} <small><code>${dataset.name}</code></small></caption><thead><tr><th scope="col">${say("变化", "Change")}</th><th scope="col">${say("行", "Row")}</th><th scope="col">${say("改前与改后", "Before and after")}</th><th scope="col">${say("文件", "Document")}</th><th scope="col">${say("缘由", "Cause")}</th></tr></thead><tbody>${rows}</tbody></table></div>`
  }${hasMore ? html`<p>${say("其余见", "The rest is in")} <a href="${view.release(path)}">${path}</a></p>` : null}</section>`
}

const ops: Readonly<Record<RowChange["op"], Said & { readonly kind: string }>> = {
  add: { zh: "新增", en: "added", kind: "pass" },
  modify: { zh: "改动", en: "modified", kind: "warn" },
  remove: { zh: "移除", en: "removed", kind: "fail" }
}

const causes: Readonly<Record<RowChange["cause"], Said>> = {
  source: { zh: "文件有变", en: "a document changed" },
  extractor: { zh: "程序有变", en: "the program changed" },
  contract: { zh: "数据契约有变", en: "the contract changed" }
}

const row = (view: View, corpus: Corpus, dataset: Dataset, change: RowChange): Html => {
  const { after, before, cause, key, op } = change
  const { kind } = ops[op]
  const told = after ?? before!
  const source = corpus.sources.get(String(told["source_id"]))
  const document =
    source === undefined
      ? null
      : html`<a href="${view.page(sourcePage(source.source_id))}">${source.title}</a>`
  return html`<tr><td><span class="tag ${kind}">${ops[op][view.lang]}</span></td><th scope="row">${label(view, corpus, dataset, told, key, after !== null)}</th><td>${values(view, dataset, change)}</td><td>${document}</td><td>${causes[cause][view.lang]}</td></tr>`
}

/** In words; a row that is still there opens what it stands on. */
const label = (
  view: View,
  corpus: Corpus,
  dataset: Dataset,
  told: AnyRow,
  key: string,
  isThere: boolean
): Content => {
  if (dataset.name === "checks") {
    const message = told[view.lang === "zh" ? "message_zh" : "message"] as string
    return isThere
      ? html`<a href="${view.page(checkPage(told as unknown as CheckPlace))}">${message}</a>`
      : message
  }
  const name = nameOf(view, { titles: new Map() }, corpus, { dataset, row: told })
  const start = told["start"]
  const { source_id } = told as { readonly source_id: string }
  return isThere && typeof start === "number" && dataset.name !== "sources"
    ? evidenceLink(view, { source_id, start }, key, name)
    : name
}

const values = (view: View, dataset: Dataset, { after, before, changed, op }: RowChange): Content => {
  if (op !== "modify") {
    const amount = (after ?? before!)["amount"]
    return typeof amount === "bigint" ? `${yuan(amount)} ${view.say("元", "yuan")}` : null
  }
  return changed
    .filter((column) => !places.has(column))
    .map(
      (column) =>
        html`<div>${columnTitle(view, dataset, column)}${view.say("：", ": ")}<del>${cell(view, dataset, column, before?.[column])}</del> → <ins>${cell(view, dataset, column, after?.[column])}</ins></div>`
    )
}

const longest = 160

const cell = (view: View, dataset: Dataset, column: string, value: unknown): string => {
  if (value === null || value === undefined || value === "") return view.say("（无）", "(none)")
  if (typeof value === "bigint") return yuan(value)
  if (dataset.columns[column]?.tokens != null) return tokenName(view, dataset, column, String(value))
  const text = Array.isArray(value) ? value.join(view.say("、", ", ")) : String(value)
  return text.length > longest ? `${[...text.slice(0, longest)].slice(0, -1).join("")}…` : text
}
