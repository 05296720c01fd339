/** Evidence of every row of a document, by its place: so many characters a page. */
import type { Corpus } from "../../Corpus.ts"
import { html } from "../../html.ts"
import { evidencePage, sourcePage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { webAddress } from "../../webAddress.ts"
import { block } from "./block.ts"
import type { DocumentFacts, Subject } from "./DocumentFacts.ts"

export function* evidencePages(facts: DocumentFacts, corpus: Corpus): Generator<Page> {
  const byPage = [...Map.groupBy(facts.subjects, evidencePage)]
  for (const [i, [path, subjects]] of byPage.entries()) {
    const [before, after] = [byPage[i - 1]?.[0], byPage[i + 1]?.[0]]
    const { title } = facts.document.source
    yield {
      path,
      title: {
        zh: `出处：${title}（${i + 1}/${byPage.length}）`,
        en: `Evidence: ${title} (${i + 1}/${byPage.length})`
      },
      section: "sources",
      body: (view) => html`${head(view, facts, subjects)}
${subjects.map((subject) => block(view, facts, corpus, subject))}
${pager(view, before, after)}`
    }
  }
}

const head = (view: View, { document }: DocumentFacts, subjects: ReadonlyArray<Subject>) => {
  const { say } = view
  const { file, publisher, source_id, title, url } = document.source
  const [first, last] = [subjects[0]!.line, subjects.at(-1)!.line]
  return html`<h1>${say("出处", "Evidence")}${say("：", ": ")}<a href="${view.page(sourcePage(source_id))}">${title}</a></h1>
<p class="soft">${publisher === null ? null : [publisher, " · "]}<code>${file}</code> · ${say(`第 ${first}–${last} 行`, `lines ${first}–${last}`)}${url === null ? null : [" · ", webAddress(url, say("发布处", "where it was published"))]}</p>
<p class="legend">${say("标记：", "Marks: ")}<mark class="v">${say("数值", "the value")}</mark> <mark>${say("名称、编码、单位等", "name, code, unit …")}</mark> <span class="w">${say("所在的句子", "the sentence")}</span></p>
<p class="all"><a href="#main">${say(`显示本页全部 ${subjects.length} 条`, `Show all ${subjects.length} entries of this page`)}</a></p>`
}

const pager = (view: View, before: string | undefined, after: string | undefined) => {
  const { say } = view
  if (before === undefined && after === undefined) return null
  return html`<nav class="pager" aria-label="${say("前后", "Before and after")}"><ul>${
    before === undefined
      ? null
      : html`<li><a rel="prev" href="${view.page(before)}">${say("前一页", "Before")}</a></li>`
  }${after === undefined ? null : html`<li><a rel="next" href="${view.page(after)}">${say("后一页", "After")}</a></li>`}</ul></nav>`
}
