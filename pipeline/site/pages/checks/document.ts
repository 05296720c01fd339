/** Checks of one document: what was found first, then those that agree, by place. */
import type { Corpus } from "../../Corpus.ts"
import { type Html, html } from "../../html.ts"
import { checkPage, checkPartPage, checksOfSourcePage, checksPage, sourcePage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import type { Check, DocumentFacts } from "../evidence/DocumentFacts.ts"
import { claimLink, partsOf, subjectLink } from "./sides.ts"
import {
  measured,
  messageOf,
  ruleName,
  type Status,
  sidesOf,
  statuses,
  statusName,
  statusTag
} from "./words.ts"

/** Checks by outcome and rule. */
export type Tally = ReadonlyMap<string, Readonly<Record<Status, number>>>

export const tallyOf = (checks: Iterable<Pick<Check, "rule" | "status">>): Tally => {
  const tally = new Map<string, Record<Status, number>>()
  for (const { rule, status } of checks) {
    const counts = tally.get(rule) ?? { fail: 0, warn: 0, pass: 0 }
    counts[status]++
    tally.set(rule, counts)
  }
  return tally
}

export function* checkPagesOf(facts: DocumentFacts, corpus: Corpus): Generator<Page> {
  const { source_id, title } = facts.document.source
  const all = facts.allChecks
  if (all.length === 0) return
  const byPage = [...Map.groupBy(all, ({ start }) => checkPartPage({ source_id, start }))]
  yield {
    path: checksOfSourcePage(source_id),
    title: { zh: `核对：${title}`, en: `Checks: ${title}` },
    section: "checks",
    wide: true,
    scripts: ["filter.js"],
    body: (
      view
    ) => html`<h1>${view.say("核对", "Checks")}${view.say("：", ": ")}<a href="${view.page(sourcePage(source_id))}">${title}</a></h1>
${tallyTable(view, tallyOf(all))}
${findings(
  view,
  all.filter(({ status }) => status !== "pass")
)}
${partList(view, byPage)}
<p><a href="${view.page(checksPage(1))}">${view.say("全部文件的核对", "Checks of all documents")}</a></p>`
  }
  for (const [i, [path, checks]] of byPage.entries())
    yield {
      path,
      title: {
        zh: `核对：${title}（${i + 1}/${byPage.length}）`,
        en: `Checks: ${title} (${i + 1}/${byPage.length})`
      },
      section: "checks",
      wide: true,
      scripts: ["filter.js"],
      body: (view) => partBody(view, facts, corpus, checks)
    }
}

export const tallyTable = (view: View, tally: Tally): Html => {
  const { say } = view
  const rows = [...tally].sort(([, a], [, b]) => b.fail - a.fail || b.warn - a.warn)
  return html`<div class="scroll"><table><caption>${say("按规则", "By rule")}</caption><thead><tr><th scope="col">${say("规则", "Rule")}</th>${statuses.map((status) => html`<th scope="col" class="number">${statusName(view, status)}</th>`)}</tr></thead><tbody>${rows.map(([rule, counts]) => html`<tr><th scope="row">${ruleName(view, rule)}</th>${statuses.map((status) => html`<td class="number${counts[status] > 0 ? ` ${status}` : ""}">${counts[status]}</td>`)}</tr>`)}</tbody></table></div>`
}

/** Most that one page lists. */
const mostFindings = 200

/** What failed or is doubtful, in words, filtered by rule and outcome. */
export const findings = (view: View, found: ReadonlyArray<Check>): Html => {
  const { say } = view
  const sorted = [...found].sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status))
  const shown = sorted.slice(0, mostFindings)
  const rest = sorted.length - shown.length
  const heading = html`<h2 id="findings">${say("不符与存疑", "What fails or is doubtful")}</h2>`
  if (shown.length === 0) return html`${heading}<p>${say("没有。", "Nothing.")}</p>`
  return html`${heading}${filter(view, "found", shown)}
<div class="scroll"><table id="found"><caption class="hidden">${say("不符与存疑", "What fails or is doubtful")}</caption><thead><tr><th scope="col">${say("结果", "Outcome")}</th><th scope="col">${say("规则", "Rule")}</th><th scope="col">${say("说明", "What was found")}</th></tr></thead><tbody>${shown.map(
    (check) =>
      html`<tr data-status="${check.status}" data-rule="${check.rule}"><td>${statusTag(view, check.status)}</td><td>${ruleName(view, check.rule)}</td><td><a href="${view.page(checkPage(check))}">${messageOf(view, check)}</a></td></tr>`
  )}</tbody></table></div>${rest > 0 ? html`<p>${say(`另有 ${rest} 项，见各文件。`, `${rest} more: see the documents.`)}</p>` : null}`
}

const filter = (view: View, table: string, checks: ReadonlyArray<Check>): Html => {
  const { say } = view
  const option = (value: string, name: string) => html`<option value="${value}">${name}</option>`
  const rules = [...new Set(checks.map(({ rule }) => rule))]
  const present = statuses.filter((status) => checks.some((check) => check.status === status))
  return html`<form class="filter" data-filter="${table}" hidden><label>${say("规则", "Rule")} <select name="rule">${option("", say("全部", "all"))}${rules.map((rule) => option(rule, ruleName(view, rule)))}</select></label> <label>${say("结果", "Outcome")} <select name="status">${option("", say("全部", "all"))}${present.map((status) => option(status, statusName(view, status)))}</select></label> <output aria-live="polite"></output></form>`
}

const partList = (view: View, byPage: ReadonlyArray<readonly [string, ReadonlyArray<Check>]>): Html => {
  const { say } = view
  return html`<h2 id="all">${say("逐项", "One by one")}</h2><ul>${byPage.map(([path, checks]) => {
    const lines = checks.flatMap(({ line }) => line ?? [])
    return html`<li><a href="${view.page(path)}">${
      lines.length === 0
        ? say("全文", "The whole text")
        : say(
            `第 ${Math.min(...lines)}–${Math.max(...lines)} 行`,
            `Lines ${Math.min(...lines)}–${Math.max(...lines)}`
          )
    }</a>${say(`：${checks.length} 项`, `: ${checks.length} checks`)}</li>`
  })}</ul>`
}

const partBody = (view: View, facts: DocumentFacts, corpus: Corpus, checks: ReadonlyArray<Check>): Html => {
  const { say } = view
  const { source_id, title } = facts.document.source
  const found = checks.filter(({ status }) => status !== "pass")
  const passed = checks.filter(({ status }) => status === "pass")
  return html`<h1>${say("核对", "Checks")}${say("：", ": ")}<a href="${view.page(checksOfSourcePage(source_id))}">${title}</a></h1>
${found.map((check) => article(view, facts, corpus, check))}
${passed.length === 0 ? null : html`<h2>${say("相符", "What agrees")}</h2>${filter(view, "passed", passed)}${table(view, facts, corpus, passed)}`}`
}

/** What a message would say of them is in the columns: the figure, its parts, and both sides. */
const sums = new Set(["row_total", "sum_of_children", "column_total"])

/** A finding, its two sides beside each other. */
const article = (view: View, facts: DocumentFacts, corpus: Corpus, check: Check): Html => {
  const { say } = view
  const [one, other] = sidesOf(view, check.rule)
  const claim = (name: string, value: string | null): Html | null =>
    value === null
      ? null
      : html`<div><dt>${name}</dt><dd><b>${value}</b>${check.rule === "conflicting_claims" ? html`<br>${claimLink(view, corpus, check, value)}` : null}</dd></div>`
  const difference = measured(view, check, check.difference)
  return html`<article class="check" id="${check.check_id}"><h2>${statusTag(view, check.status)} ${ruleName(view, check.rule)}</h2><p>${messageOf(view, check)}</p>
${check.expected === null && check.actual === null ? null : html`<dl class="pair">${claim(one, check.expected)}${claim(other, check.actual)}</dl>`}
${difference === null ? null : html`<p>${say("相差", "Difference")} <b>${difference}</b>${say("，容差", ", tolerance")} ${measured(view, check, check.tolerance)}</p>`}
${partsOf(view, facts, check)}
<p>${say("所据：", "Evidence: ")}${subjectLink(view, facts, corpus, check)}</p></article>`
}

const table = (view: View, facts: DocumentFacts, corpus: Corpus, checks: ReadonlyArray<Check>): Html => {
  const { say } = view
  const heads = [
    say("规则", "Rule"),
    say("所据", "Evidence"),
    say("一边", "One side"),
    say("另一边", "The other"),
    say("差额", "Difference"),
    say("容差", "Tolerance"),
    say("结果", "Outcome")
  ]
  return html`<div class="scroll"><table id="passed"><caption class="hidden">${say("相符", "What agrees")}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${checks.map(
    (check) => {
      const [one, other] = sidesOf(view, check.rule)
      const side = (name: string, value: string | null) =>
        value === null ? null : html`<small>${name}</small> ${value}`
      return html`<tr id="${check.check_id}" data-rule="${check.rule}" data-status="${check.status}"><td>${ruleName(view, check.rule)}</td><td>${subjectLink(view, facts, corpus, check)}${sums.has(check.rule) ? null : html`<br><small>${messageOf(view, check)}</small>`}</td><td>${side(one, check.expected)} ${partsOf(view, facts, check)}</td><td>${side(other, check.actual)}</td><td class="number">${check.difference === null ? null : measured(view, check, check.difference)}</td><td class="number">${check.tolerance === null ? null : measured(view, check, check.tolerance)}</td><td>${statusTag(view, check.status)}</td></tr>`
    }
  )}</tbody></table></div>`
}
