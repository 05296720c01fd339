/** The evidence of one row: what it is, the words that it stands on, how they were read, what agrees, how to quote it. */
import type { Corpus } from "../../Corpus.ts"
import { type Content, type Html, html } from "../../html.ts"
import { budgetPage, checkPage, lineOf, policyPage, tablePage } from "../../links.ts"
import type { Mark } from "../../marked.ts"
import type { View } from "../../View.ts"
import { citation } from "./citation.ts"
import type { Cell, Check, DocumentFacts, Subject } from "./DocumentFacts.ts"
import { excerpt, rank } from "./excerpt.ts"
import { others } from "./others.ts"
import { reading } from "./reading.ts"
import { identityInWords } from "./rules.ts"
import { figureOf, nameOf, valuesOf } from "./subjectWords.ts"

const mostChecks = 8

export const block = (view: View, facts: DocumentFacts, corpus: Corpus, subject: Subject): Html => {
  const { id, source_id } = subject
  const { document, lines } = facts
  const cells = facts.cells.get(id) ?? []
  const own = cells.filter((cell) => cell.source_id === source_id)
  const figure = figureOf(view, subject)
  const name = nameOf(view, facts, corpus, subject)
  return html`<article class="evidence" id="${id}"><h2>${name}</h2>${figure === null ? null : html`<p class="figure">${figure}</p>`}
${place(view, facts, subject, own)}
${excerpt(view, document.text, lines, marksOf(subject, own))}
${valuesOf(view, corpus, subject)}
${reading(view, corpus, subject, cells)}
${agreement(view, facts, corpus, subject)}
${citation(view, facts, corpus, subject, name)}</article>
`
}

/** The cells that were read; where none was, the row's own span. */
export const marksOf = (
  { dataset, end, start }: Subject,
  cells: ReadonlyArray<Cell>
): ReadonlyArray<Mark> => {
  const marks: Array<Mark> = cells.flatMap((cell) =>
    cell.start === null || cell.end === null
      ? []
      : [{ start: cell.start, end: cell.end, rank: rankOf(dataset.name, cell.column) }]
  )
  return marks.length > 0 ? marks : [{ start, end, rank: rank.value }]
}

/** Columns that are a sentence, around the words that say the rest. */
const wholes = new Set(["text", "definition"])
const values = new Set(["amount", "amount_printed", "count", "total_income", "total_expenditure"])

const rankOf = (table: string, column: string): number => {
  if (table.startsWith("budget") && table !== "budget_tables") {
    if (values.has(column)) return rank.value
    return wholes.has(column) ? rank.whole : rank.other
  }
  return wholes.has(column) ? rank.whole : rank.value
}

const place = (view: View, facts: DocumentFacts, subject: Subject, cells: ReadonlyArray<Cell>): Html => {
  const { say } = view
  const { line, row, source_id } = subject
  const page = cells.find((cell) => cell.page !== null && cell.line === line)?.page ?? null
  const position = facts.positions.get(`${row["budget_id"]} ${row["table"]}`)
  const { budget_id, policy_id } = row
  return html`<p class="place"><a href="${view.page(lineOf(source_id, line))}">${say(`第 ${line} 行`, `Line ${line}`)}</a>${
    page === null ? null : say(`，第 ${page} 页`, `, page ${page}`)
  }${
    subject.dataset.name !== "budget_lines" || position === undefined
      ? null
      : html` · <a href="${view.page(`${tablePage(String(row["budget_id"]), position)}#c-${subject.id}`)}">${say("在表中看", "See it in the table")}</a>`
  }${typeof budget_id === "string" ? html` · <a href="${view.page(budgetPage(budget_id))}">${say("预算", "Budget")}</a>` : null}${typeof policy_id === "string" ? html` · <a href="${view.page(`${policyPage(policy_id)}${subject.dataset.name === "policy_provisions" ? `#${subject.id}` : ""}`)}">${say("政策文件", "Policy document")}</a>` : null}</p>`
}

const agreement = (view: View, facts: DocumentFacts, corpus: Corpus, subject: Subject): Content => {
  const { say } = view
  const { different, same } = facts.amounts.of(subject)
  const checks = [...(facts.checks.get(subject.id) ?? [])].sort((a, b) => order[a.status] - order[b.status])
  return [
    checks.length === 0 ? null : checkList(view, checks),
    others(
      view,
      facts,
      corpus,
      subject,
      say("同一金额也见于", "The same amount also stands in"),
      same,
      false
    ),
    others(
      view,
      facts,
      corpus,
      subject,
      say("同一名目的其他金额（口径可能不同）", "Other amounts of the same line (the scope may differ)"),
      different,
      true
    )
  ]
}

const order = { fail: 0, warn: 1, pass: 2 }

const checkList = (view: View, checks: ReadonlyArray<Check>): Html => {
  const { lang, say } = view
  const rest = checks.length - mostChecks
  const outcome = { fail: say("不符", "fails"), warn: say("存疑", "doubtful"), pass: say("相符", "agrees") }
  return html`<h3>${say("核对", "Checks")}</h3><ul class="checked">${checks
    .slice(0, mostChecks)
    .map(
      (check) =>
        html`<li><span class="tag ${check.status}">${outcome[check.status]}</span> <a href="${view.page(checkPage(check))}">${(check.status === "pass" ? identityInWords(view, check.rule) : null) ?? (lang === "zh" ? check.message_zh : check.message)}</a></li>`
    )}${rest > 0 ? html`<li>${say(`另有 ${rest} 项`, `${rest} more`)}</li>` : null}</ul>`
}
