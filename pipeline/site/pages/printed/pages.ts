/** The tables of a budget as they are printed: blanks are blank, what was withheld says so, every amount opens its source. */
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { budgetPage, checkPage, checksOfSourcePage, lineOf, tablePage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { statusTag } from "../checks/words.ts"
import type { Check, DocumentFacts, Subject } from "../evidence/DocumentFacts.ts"
import { columnsOf } from "./columns.ts"
import { grid } from "./grid.ts"
import { rowsOf } from "./rows.ts"

type Table = Row<typeof budgetTables>

export function* printedTablePages(facts: DocumentFacts, corpus: Corpus): Generator<Page> {
  const tables = facts.document.rows(budgetTables)
  const lines = Map.groupBy(
    facts.subjects.filter(({ dataset }) => dataset.name === "budget_lines"),
    ({ row }) => `${row["budget_id"]} ${row["table"]}`
  )
  for (const [i, table] of tables.entries()) {
    const own = lines.get(`${table.budget_id} ${table.table}`) ?? []
    const siblings = tables.filter(({ budget_id }) => budget_id === table.budget_id)
    // blank rows are looked for above the last amount; in an empty table, above the next table
    const end = own.length > 0 ? Math.max(...own.map(({ line }) => line)) : nextLine(facts, tables[i + 1])
    yield {
      path: tablePage(table.budget_id, table.position),
      title: { zh: table.title, en: `${table.title} (as printed)` },
      section: "budgets",
      wide: true,
      body: (view) => body(view, facts, corpus, table, { own, siblings, end })
    }
  }
}

const nextLine = ({ lines }: DocumentFacts, next: Table | undefined): number =>
  next?.line == null ? lines.lines.length : next.line - 1

interface Parts {
  readonly own: ReadonlyArray<Subject>
  readonly siblings: ReadonlyArray<Table>
  readonly end: number
}

const body = (
  view: View,
  facts: DocumentFacts,
  corpus: Corpus,
  table: Table,
  { end, own, siblings }: Parts
): Html => {
  const { say } = view
  const from = table.line ?? 1
  const first = own.length === 0 ? end : Math.min(...own.map(({ line }) => line))
  const columns = columnsOf(table.table, own, headText(facts, from, first))
  const start = own.length === 0 ? from + 1 : first
  const rows = rowsOf(facts, own, columns.layout === "two_sided", [
    start,
    columns.layout === "heads" ? 0 : end
  ])
  return html`<h1>${table.title}</h1>
<p><a href="${view.page(budgetPage(table.budget_id))}">${organizationOf(corpus, facts, table)}</a> · <a href="${view.page(lineOf(table.source_id, from))}">${say(`原文第 ${from} 行`, `Source, line ${from}`)}</a> · <a href="${view.page(checksOfSourcePage(table.source_id))}">${say("核对", "Checks")}</a></p>
${steps(view, table, siblings)}
${table.empty ? html`<p>${say("原表没有数字：空白不是 0。", "The table is printed without a figure: blank is not 0.")}</p>` : null}
<div class="scroll">${grid(view, table.title, table.unit_printed, columns, rows)}</div>
${legend(view, own)}
${withheld(view, own)}
${findings(view, facts, own)}`
}

/** The heads of the table: what is printed between its title and its first amount. */
const headText = ({ document, lines }: DocumentFacts, from: number, to: number): string => {
  const [first, last] = [lines.lines[from - 1], lines.lines[to - 1]]
  return first === undefined || last === undefined ? "" : document.text.slice(first.start, last.start)
}

const organizationOf = (
  { organizations }: Corpus,
  { document }: DocumentFacts,
  { budget_id }: Table
): string => {
  const budget = document.tables.get("budgets")?.rows.find((row) => row["budget_id"] === budget_id)
  return `${organizations.get(String(budget?.["org_id"]))?.name ?? document.source.title} ${budget?.["year"] ?? ""}`
}

const steps = (view: View, table: Table, siblings: ReadonlyArray<Table>): Html =>
  html`<nav class="pager" aria-label="${view.say("各表", "The tables")}"><ul>${siblings.map(({ budget_id, position, title }) => html`<li><a href="${view.page(tablePage(budget_id, position))}"${position === table.position ? html` aria-current="page"` : null}>${position}. ${title}</a></li>`)}</ul></nav>`

const legend = (view: View, own: ReadonlyArray<Subject>): Html => {
  const { say } = view
  const resolved = own.filter(({ row }) => row["method"] === "resolved").length
  return html`<p class="legend">${say("空白处原文即为空白。点开数字可看原文。", "Blank cells are blank in the source. Every figure opens its source.")}${
    resolved === 0
      ? null
      : html` <sup class="res">${say("判", "R")}</sup> ${say(`原文空白处已失，由恒等式判定其所在列（${resolved} 个）。`, `resolved: the text lost its blanks, and the accounting identities leave one column (${resolved} figures).`)}`
  }</p>`
}

const withheld = (view: View, own: ReadonlyArray<Subject>): Html | null => {
  const { say } = view
  const lines = own.filter(({ row }) => typeof row["amount"] !== "bigint")
  if (lines.length === 0) return null
  return html`<p class="fail">${say(`${lines.length} 个数字不予公布：这一行有不止一种读法，恒等式也不能判定哪个数字属于哪一列。`, `${lines.length} figures are withheld: the row can be read in more than one way, and no identity decides which figure belongs to which column.`)} ${lines.slice(0, 20).map((line) => [" ", evidenceLink(view, line, line.id, `${line.row["name"]} ${line.row["amount_printed"]}`)])}</p>`
}

const findings = (view: View, { checks }: DocumentFacts, own: ReadonlyArray<Subject>): Html | null => {
  const { lang, say } = view
  const all: ReadonlyArray<Check> = own.flatMap(({ id }) => checks.get(id) ?? [])
  if (all.length === 0) return null
  const found = all.filter(({ status }) => status !== "pass")
  return html`<section aria-labelledby="checks"><h2 id="checks">${say("核对", "Checks")}</h2><p>${say(`${all.length - found.length} 项相符，${found.length} 项不符或存疑。`, `${all.length - found.length} agree, ${found.length} fail or are doubtful.`)}</p>${found.length === 0 ? null : html`<ul>${found.slice(0, 50).map((check) => html`<li>${statusTag(view, check.status)} <a href="${view.page(checkPage(check))}">${lang === "zh" ? check.message_zh : check.message}</a></li>`)}</ul>`}</section>`
}
