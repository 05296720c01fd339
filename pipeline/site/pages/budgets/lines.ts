/** Every amount of a budget, and every figure of its prose, as tables to sort, filter and download. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type { BudgetLine, Statement } from "../../../check/budget/Ledger.ts"
import { share, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import { budgetLinesPage, budgetPage, checkPage } from "../../links.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { gridForm } from "./grid.ts"
import { lineAmount, statementAmount } from "./money.ts"
import { budgetName, scopeName } from "./scope.ts"
import { measureName, metricName, tableName } from "./terms.ts"
import { lineOf } from "./tree.ts"

const linesPerPage = 600

export function* linesPages(facts: BudgetFacts): Generator<Page> {
  const { budget, lines, name } = facts
  const last = Math.max(1, Math.ceil(lines.length / linesPerPage))
  for (let number = 1; number <= last; number++) {
    const part = number === 1 ? { zh: "", en: "" } : { zh: `（第 ${number} 页）`, en: ` (page ${number})` }
    yield {
      path: budgetLinesPage(budget.budget_id, number),
      title: {
        zh: `${name} ${budget.year} 年预算：全部金额${part.zh}`,
        en: `${name}, budget ${budget.year}: all amounts${part.en}`
      },
      section: "budgets",
      wide: true,
      scripts: ["grid.js"],
      body: (view) => body(view, facts, number, last)
    }
  }
}

const body = (view: View, facts: BudgetFacts, number: number, last: number): Html => {
  const { say } = view
  const { budget } = facts
  const shown = facts.lines.slice((number - 1) * linesPerPage, number * linesPerPage)
  const pages = (isBelow: boolean) =>
    pager(view, number, last, (one) => budgetLinesPage(budget.budget_id, one), isBelow)
  return html`<h1>${say("全部金额", "All amounts")}${say("：", ": ")}${budgetName(view, facts)}</h1>
<p><a href="${view.page(budgetPage(budget.budget_id))}">${say("回到预算", "Back to the budget")}</a> · <a href="${view.release("data/budget_lines.csv")}">budget_lines.csv</a> ${say("（全部预算的同一张表）", "(the same table for all budgets)")}</p>
${last === 1 ? null : html`<p>${say(`共 ${facts.lines.length} 行，分 ${last} 页；筛选和下载都只及本页。`, `${facts.lines.length} rows on ${last} pages; filters and downloads are of this page.`)}</p>`}${pages(false)}
${lineTable(view, facts, shown)}${pages(true)}
${number === 1 ? statements(view, facts) : null}`
}

interface Named {
  readonly table: string
  readonly side: string
  readonly measure: string
  readonly method: string
}

const namesOf = (view: View, line: BudgetLine): Named => {
  const { say } = view
  const methods = {
    printed: say("照录", "printed"),
    resolved: say("判定", "resolved"),
    ambiguous: say("歧义", "ambiguous")
  }
  return {
    table: tableName(view, line.table),
    side: tokenName(view, budgetLines, "side", line.side),
    measure: line.measure === null ? say("未能判定", "undecided") : measureName(view, line.measure),
    method: methods[line.method]
  }
}

const columns: ReadonlyArray<readonly [zh: string, en: string, isNumber: boolean]> = [
  ["表", "Table", false],
  ["收支", "Side", false],
  ["编码", "Code", false],
  ["名称", "Name", false],
  ["栏目", "Column", false],
  ["金额（元）", "Amount (yuan)", true],
  ["万元", "万元", true],
  ["占该栏合计", "Share of the column's total", true],
  ["读法", "How read", false]
]
/** Columns to choose a value of. */
const chosen: ReadonlyArray<readonly [column: number, of: keyof Named]> = [
  [0, "table"],
  [1, "side"],
  [4, "measure"],
  [8, "method"]
]

const lineTable = (view: View, facts: BudgetFacts, shown: ReadonlyArray<BudgetLine>): Html => {
  const { say } = view
  const names = shown.map((line) => namesOf(view, line))
  const form = gridForm(
    view,
    "lines",
    `${facts.budget.budget_id}-lines.csv`,
    chosen.map(([column, of]) => {
      const [zh, en] = columns[column]!
      return { column, label: say(zh, en), values: [...new Set(names.map((name) => name[of]))] }
    })
  )
  const caption = say(
    `全部金额（${scopeName(view, facts.budget)}；各表所计的钱见表名）`,
    `All amounts (${scopeName(view, facts.budget)}; the table's name tells which money it counts)`
  )
  const whole = wholes(facts)
  return html`${form}<div class="scroll"><table id="lines" data-grid><caption>${caption}</caption><thead><tr>${columns.map(([zh, en, isNumber]) => html`<th scope="col"${isNumber ? html` class="number"` : null}>${say(zh, en)}</th>`)}</tr></thead><tbody>${shown.map((line, i) => lineRow(view, line, names[i]!, whole(line)))}</tbody></table></div>`
}

/** The printed total of the column that a line stands in; null where there is none. */
const wholes = ({ ledger }: BudgetFacts): ((line: BudgetLine) => bigint | null) => {
  const held = new Map<string, bigint | null>()
  return ({ measure, side, table }) => {
    const key = `${table} ${side} ${measure}`
    if (measure !== null && !held.has(key))
      held.set(key, lineOf(ledger.total(table, side), measure)?.amount ?? null)
    return held.get(key) ?? null
  }
}

const lineRow = (view: View, line: BudgetLine, name: Named, whole: bigint | null): Html =>
  html`<tr${line.row_kind === "total" ? html` class="total"` : null}><td>${name.table}</td><td>${name.side}</td><td>${line.code}</td><td>${line.name}</td><td>${name.measure}</td><td class="number">${lineAmount(view, line)}</td><td class="number">${line.amount === null ? null : wan(line.amount)}</td><td class="number">${whole === null || line.amount === null ? null : share(line.amount, whole)}</td><td>${name.method}</td></tr>\n`

const statements = (view: View, facts: BudgetFacts): Html | null => {
  const { say } = view
  if (facts.statements.length === 0) return null
  const verdict = (row: Statement): Html | null => {
    const check = facts.checksOf(row.statement_id).find(({ rule }) => rule === "prose_matches_table")
    if (check === undefined) return null
    const words = {
      pass: say("与表相符", "matches the table"),
      warn: say("存疑", "doubtful"),
      fail: say("与表不符", "does not match the table")
    }
    return html`<a class="${check.status}" href="${view.page(checkPage(check))}">${words[check.status]}</a>`
  }
  return html`<h2 id="prose">${say("说明文字里的数", "Figures of the prose")}</h2><div class="scroll"><table><caption class="hidden">${say("说明文字里的数", "Figures of the prose")}</caption><thead><tr><th scope="col">${say("说的是", "Figure")}</th><th scope="col" class="number">${say("照原文", "As printed")}</th><th scope="col" class="number">${say("元", "Yuan")}</th><th scope="col">${say("原句", "The words")}</th><th scope="col">${say("核对", "Check")}</th></tr></thead><tbody>${facts.statements.map(
    (row) =>
      html`<tr><th scope="row">${metricName(view, row.metric, row.subject)}</th><td class="number">${statementAmount(view, row)}</td><td class="number soft">${row.amount === null ? null : yuan(row.amount)}</td><td class="words">${row.text}</td><td>${verdict(row)}</td></tr>\n`
  )}</tbody></table></div>`
}
