/** Checks of all documents: by rule, what was found, and the documents, worst first. */
import checksTable from "#schemas/sources/checks.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Html, html } from "../../html.ts"
import { checksOfSourcePage, checksPage } from "../../links.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import type { Check } from "../evidence/DocumentFacts.ts"
import { findings, type Tally, tallyTable } from "./document.ts"
import { messageOf, ruleName, type Status, statuses, statusName, statusTag } from "./words.ts"

const rowsPerPage = 200
/** Findings that are held while the documents pass by. */
const mostFindings = 200

interface Overview {
  readonly tally: Tally
  readonly bySource: ReadonlyMap<string, Readonly<Record<Status, number>>>
  readonly found: ReadonlyArray<Check>
  /** Checks of no document. */
  readonly alone: ReadonlyArray<Check>
  /** Findings in all. */
  readonly many: number
}

export function* checksPages(corpus: Corpus): Generator<Page> {
  const overview = overviewOf(corpus)
  const sources = [...overview.bySource].sort(([, a], [, b]) => b.fail - a.fail || b.warn - a.warn)
  const last = Math.max(1, Math.ceil(sources.length / rowsPerPage))
  for (let number = 1; number <= last; number++) {
    const shown = sources.slice((number - 1) * rowsPerPage, number * rowsPerPage)
    yield {
      path: checksPage(number),
      title: {
        zh: last === 1 ? "核对" : `核对（第 ${number} 页）`,
        en: last === 1 ? "Checks" : `Checks (page ${number})`
      },
      section: "checks",
      wide: true,
      scripts: ["filter.js"],
      body: (view) => html`<h1>${view.say("核对", "Checks")}</h1>
${number === 1 ? firstPart(view, overview) : null}
${bySource(view, corpus, shown)}
${pager(view, number, last, checksPage)}`
    }
  }
}

const overviewOf = ({ rows }: Corpus): Overview => {
  const tally = new Map<string, Record<Status, number>>()
  const sources = new Map<string, Record<Status, number>>()
  const found: Record<"fail" | "warn", Array<Check>> = { fail: [], warn: [] }
  const alone: Array<Check> = []
  let many = 0
  const count = (map: Map<string, Record<Status, number>>, key: string, status: Status) => {
    const counts = map.get(key) ?? { fail: 0, warn: 0, pass: 0 }
    counts[status]++
    map.set(key, counts)
  }
  for (const check of rows(checksTable)) {
    const { rule, source_id, status } = check
    count(tally, rule, status)
    if (source_id === null) alone.push(check)
    else count(sources, source_id, status)
    if (status === "pass") continue
    many++
    if (found[status].length < mostFindings) found[status].push(check)
  }
  return {
    tally,
    bySource: sources,
    found: [...found.fail, ...found.warn].slice(0, mostFindings),
    alone,
    many
  }
}

const firstPart = (view: View, { alone, found, many, tally }: Overview): Html => {
  const { say } = view
  const total = { fail: 0, warn: 0, pass: 0 }
  for (const counts of tally.values()) for (const status of statuses) total[status] += counts[status]
  const rest = many - found.length
  return html`<p>${say(
    "凡能核对的都核对了：合计是否等于各部分之和，各表与说明文字是否一致，所称数目是否与所列相符，来源之间是否矛盾。不符的照原文公布，并写明不符。",
    "Whatever can be checked was: whether totals are the sums of their parts, whether tables and prose agree, whether as many are listed as stated, whether sources contradict each other. What fails is published as printed, and said to fail."
  )}</p>
<p>${statuses.map((status, i) => html`${i === 0 ? null : " · "}<span class="${status}">${statusName(view, status)} <b>${total[status].toLocaleString("en")}</b></span>`)}</p>
${findings(view, found)}
${rest > 0 ? html`<p>${say(`另有 ${rest} 项，见各文件。`, `${rest} more: see the documents.`)}</p>` : null}
${alone.length === 0 ? null : html`<h2>${say("不属于某一文件的核对", "Checks of no one document")}</h2><ul>${alone.map((check) => html`<li id="${check.check_id}">${statusTag(view, check.status)} ${ruleName(view, check.rule)}${say("：", ": ")}${messageOf(view, check)}</li>`)}</ul>`}
${tallyTable(view, tally)}`
}

const bySource = (
  view: View,
  { sources }: Corpus,
  shown: ReadonlyArray<readonly [string, Readonly<Record<Status, number>>]>
): Html => {
  const { say } = view
  return html`<div class="scroll"><table><caption>${say("按文件", "By document")}</caption><thead><tr><th scope="col">${say("文件", "Document")}</th>${statuses.map((status) => html`<th scope="col" class="number">${statusName(view, status)}</th>`)}</tr></thead><tbody>${shown.map(([id, counts]) => html`<tr><th scope="row"><a href="${view.page(checksOfSourcePage(id))}">${sources.get(id)?.title ?? id}</a></th>${statuses.map((status) => html`<td class="number${counts[status] > 0 ? ` ${status}` : ""}">${counts[status]}</td>`)}</tr>`)}</tbody></table></div>`
}
