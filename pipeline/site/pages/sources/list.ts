/** All documents: those that were read, with how much of each became data, and those that were not, with the reason. */
import sourcesTable from "#schemas/sources/sources.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import { sourcePage, sourcesPage } from "../../links.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import { percentOf, type Share } from "./used.ts"

const rowsPerPage = 200

export function* sourcesPages(corpus: Corpus, shares: ReadonlyMap<string, Share>): Generator<Page> {
  // what was not read first: it is what a reader would miss
  const all = [...corpus.manifest.sources].sort(
    (a, b) => Number(corpus.sources.has(a.source_id ?? "")) - Number(corpus.sources.has(b.source_id ?? ""))
  )
  const last = Math.max(1, Math.ceil(all.length / rowsPerPage))
  for (let number = 1; number <= last; number++) {
    const shown = all.slice((number - 1) * rowsPerPage, number * rowsPerPage)
    yield {
      path: sourcesPage(number),
      title: {
        zh: last === 1 ? "原文" : `原文（第 ${number} 页）`,
        en: last === 1 ? "Source documents" : `Source documents (page ${number})`
      },
      section: "sources",
      wide: true,
      scripts: ["filter.js"],
      body: (view) => body(view, corpus, shown, shares, [number, last])
    }
  }
}

type Entry = Corpus["manifest"]["sources"][number]

const body = (
  view: View,
  corpus: Corpus,
  shown: ReadonlyArray<Entry>,
  shares: ReadonlyMap<string, Share>,
  [number, last]: readonly [number, number]
): Html => {
  const { say } = view
  const heads = [
    say("文件", "Document"),
    say("类别", "Kind"),
    say("发布者", "Publisher"),
    say("许可", "Licence"),
    say("成了数据", "Became data"),
    say("状态", "Status")
  ]
  const turn = (below: boolean) => pager(view, number, last, sourcesPage, below)
  const all = corpus.manifest.sources.length
  return html`<h1>${say("原文", "Source documents")}</h1>
<p>${say(`共 ${all} 份文件，其中 ${corpus.sources.size} 份已读成数据。每份文件的全文都在此，成了数据的文字均有标记。`, `${all} documents, ${corpus.sources.size} of them read as data. The whole text of each is here, with the words marked that became data.`)}</p>
<form class="filter" data-filter="documents" hidden><label>${say("标题含", "Title contains")} <input name="words"></label> ${choice(view, say("状态", "Status"), shown)} <output aria-live="polite"></output></form>
${turn(false)}
<div class="scroll"><table id="documents"><caption class="hidden">${say("文件", "Documents")}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${shown.map((entry) => row(view, corpus, entry, shares))}</tbody></table></div>
${turn(true)}`
}

const statuses = {
  read: ["已读", "read"],
  failed: ["未能读入", "could not be read"],
  unrecognised: ["类别不明", "of no known kind"],
  unsupported: ["格式不支持", "format not supported"],
  duplicate: ["重复", "duplicate"]
} as const

const choice = (view: View, label: string, shown: ReadonlyArray<Entry>): Html => {
  const values = [...new Set(shown.map(({ status }) => status))].sort()
  return html`<label>${label} <select name="status"><option value="">${view.say("全部", "all")}</option>${values.map((value) => html`<option value="${value}">${view.say(statuses[value][0], statuses[value][1])}</option>`)}</select></label>`
}

const row = (view: View, { sources }: Corpus, entry: Entry, shares: ReadonlyMap<string, Share>): Html => {
  const source = entry.source_id === null ? undefined : sources.get(entry.source_id)
  const name: Content =
    source === undefined
      ? html`<code>${entry.file}</code>`
      : html`<a href="${view.page(sourcePage(source.source_id))}">${source.title}</a><br><small><code>${source.file}</code></small>`
  const share = source === undefined ? undefined : shares.get(source.source_id)
  const kind = source === undefined ? null : tokenName(view, sourcesTable, "kind", source.kind)
  return html`<tr data-status="${entry.status}" data-words="${source?.title ?? ""} ${entry.file}"><th scope="row">${name}</th><td>${kind}</td><td>${source?.publisher}</td><td>${source?.licence ?? entry.licence}</td><td class="number">${share === undefined ? null : percentOf(share)}</td><td>${view.say(statuses[entry.status][0], statuses[entry.status][1])}${entry.message === null ? null : html`<br><small lang="en">${entry.message}</small>`}</td></tr>`
}
