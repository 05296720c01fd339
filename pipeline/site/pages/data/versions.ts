/** The releases: what each one changed, and which tables differ between any two. */
import type { Manifest } from "../../../publish/manifest.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Html, html, jsonScript } from "../../html.ts"
import { changesPage, datasetPage } from "../../links.ts"
import type { View } from "../../View.ts"

/** Older ones stand in the folder of releases, and `gongkai diff` reads them. */
const most = 24

const kinds: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  none: ["数据未变", "data unchanged"],
  append: ["仅新增", "rows added"],
  revise: ["有改动", "rows modified"],
  retract: ["有移除", "rows removed"]
}

export const versions = (view: View, { earlier, manifest }: Corpus): Html => {
  const { say } = view
  const shown = [manifest, ...earlier].slice(0, most)
  return html`<section aria-labelledby="versions"><h2 id="versions">${say("版本", "Versions")}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${say("版本", "Versions")}"><table><caption>${say("发布过的版本，新者在前", "Releases, newest first")}</caption><thead><tr><th scope="col">${say("版本", "Version")}</th><th scope="col">${say("数据契约", "Contract")}</th><th scope="col">${say("与前一版相比", "Against the one before")}</th><th scope="col" class="number">${say("新增", "Added")}</th><th scope="col" class="number">${say("改动", "Modified")}</th><th scope="col" class="number">${say("移除", "Removed")}</th></tr></thead><tbody>${shown.map(
    (one) => row(view, one)
  )}</tbody></table></div>
${own(view, manifest, earlier)}
${shown.length > 1 ? comparison(view, shown) : null}</section>`
}

const row = (view: View, { changes, contract, data_change, version }: Manifest): Html => {
  const count = (number: number): Html => html`<td class="number">${number.toLocaleString("en-US")}</td>`
  const [zh, en] = kinds[data_change] ?? [data_change, data_change]
  return html`<tr><th scope="row"><code>${version}</code></th><td>${contract}</td><td>${view.say(zh, en)}</td>${count(changes.added)}${count(changes.modified)}${count(changes.removed)}</tr>`
}

/** What this release changed, row by row: its own files say. */
const own = (view: View, manifest: Manifest, earlier: ReadonlyArray<Manifest>): Html => {
  const { say } = view
  const before = earlier.find(({ version }) => version === manifest.previous?.version)
  const states = new Map(before?.tables.map((table) => [table.name, table.state_digest]))
  const differ = manifest.tables.filter((table) => states.get(table.name) !== table.state_digest)
  const files = new Set((manifest.files ?? []).map(({ path }) => path))
  return html`<h3>${say("本版逐行的变化", "This release, row by row")}</h3><p>${manifest.previous === null ? null : html`<a href="${view.page(changesPage)}">${say("改前与改后", "Before and after")}</a> · `}<a href="${view.release("changes/summary.json")}">changes/summary.json</a> · <a href="${view.release("changes/schema.json")}">changes/schema.json</a></p>${
    before === undefined
      ? html`<p>${say("没有可比的前一版：每一行都是新增。", "There is no release before to compare with: every row is new.")}</p>`
      : differ.length === 0
        ? html`<p>${say("没有一张表不同。", "No table differs.")}</p>`
        : html`<ul>${differ.map((table) => {
            const path = `changes/${table.name}.ndjson`
            return html`<li><a href="${view.page(datasetPage(table.name))}">${table.title[view.lang]}</a>: ${before.tables.find(({ name }) => name === table.name)?.rows ?? 0} → ${table.rows} ${say("行", "rows")}${files.has(path) ? html` · <a href="${view.release(path)}">${path}</a>` : null}</li>`
          })}</ul>`
  }`
}

/** Rows and state of every table by release: enough to say which differ, for a script; the command says the rest. */
const comparison = (view: View, shown: ReadonlyArray<Manifest>): Html => {
  const { lang, say } = view
  const names = [...new Set(shown.flatMap(({ tables }) => tables.map(({ name }) => name)))]
  const title = new Map(
    [...shown].reverse().flatMap(({ tables }) => tables.map((table) => [table.name, table.title[lang]]))
  )
  const state = shown.map(({ tables, version }) => {
    const byName = new Map(tables.map((table) => [table.name, table]))
    return [
      version,
      names.map((name) => {
        const table = byName.get(name)
        return table === undefined ? null : [table.rows, table.state_digest.slice(0, 12)]
      })
    ]
  })
  const options = (chosen: number): ReadonlyArray<Html> =>
    shown.map(
      ({ version }, i) =>
        html`<option value="${i}"${i === chosen ? html` selected` : null}>${version}</option>`
    )
  return html`<h3>${say("任意两版之间", "Between any two")}</h3>
<form id="compare" hidden><label>${say("从", "From")} <select name="from">${options(1)}</select></label> <label>${say("到", "To")} <select name="to">${options(0)}</select></label></form>
<div id="compared" role="status"></div>
<p>${say("逐行比较：", "Row by row:")}</p><pre id="diff-command" tabindex="0">npm start -- diff ${shown[1]!.version} ${shown[0]!.version}</pre>
${jsonScript("states", { names: names.map((name) => [name, title.get(name)]), releases: state })}`
}
