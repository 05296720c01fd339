/** Every amount of a budget, and every figure of its prose, as tables to sort, filter and download. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type { BudgetLine, Statement } from "../../../check/budget/Ledger.ts"
import { share, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import { budgetLinesPage, budgetPage, checkPage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { gridForm, pager } from "./grid.ts"
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
  const pages = pager(view, number, last, (one) => budgetLinesPage(budget.budget_id, one))
  return html`<h1>${say("全部金额", "All amounts")}${say("：", ": ")}${budgetName(view, facts)}</h1>
<p><a href="${view.page(budgetPage(budget.budget_id))}">${say("回到预算", "Back to the budget")}</a> · <a href="${view.release("data/budget_lines.csv")}">budget_lines.csv</a> ${say("（全部预算的同一张表）", "(the same table for all budgets)")}</p>
${last === 1 ? null : html`<p>${say(`共 ${facts.lines.length} 行，分 ${last} 页；筛选和下载都只及本页。`, `${facts.lines.length} rows on ${last} pages; filters and downloads are of this page.`)}</p>`}${pages}
${lineTable(view, facts, shown)}${pages}
${number === 1 ? statements(view, facts) : null}`
}

const lineTable = (view: View, facts: BudgetFacts, shown: ReadonlyArray<BudgetLine>): Html => {
  const { say } = view
  const name = (line: BudgetLine) => ({
    table: tableName(view, line.table),
    side: tokenName(view, budgetLines, "side", line.side),
    measure: line.measure === null ? say("未能判定", "undecided") : measureName(view, line.measure),
    method:
      line.method === "printed"
        ? say("照录", "printed")
        : line.method === "resolved"
          ? say("判定", "resolved")
          : say("歧义", "ambiguous")
  })
  const choices = (of: (line: BudgetLine) => string): ReadonlyArray<string> => [...new Set(shown.map(of))]
  const form = gridForm(view, "lines", `${facts.budget.budget_id}-lines.csv`, [
    { column: 0, label: say("表", "Table"), values: choices((line) => name(line).table) },
    { column: 1, label: say("收支", "Side"), values: choices((line) => name(line).side) },
    { column: 4, label: say("栏目", "Column"), values: choices((line) => name(line).measure) },
    { column: 8, label: say("读法", "How read"), values: choices((line) => name(line).method) }
  ])
  const wholes = new Map<string, bigint | null>()
  const wholeOf = ({ measure, side, table }: BudgetLine): bigint | null => {
    const key = `${table} ${side} ${measure}`
    if (measure !== null && !wholes.has(key))
      wholes.set(key, lineOf(facts.ledger.total(table, side), measure)?.amount ?? null)
    return wholes.get(key) ?? null
  }
  const head = (text: string, kind: "text" | "number" = "text"): Html =>
    html`<th scope="col"${kind === "number" ? html` class="number"` : null}>${text}</th>`
  return html`${form}<div class="scroll"><table id="lines" data-grid><caption>${say(`全部金额（${scopeName(view, facts.budget)}；各表所计的钱见表名）`, `All amounts (${scopeName(view, facts.budget)}; the table's name tells which money it counts)`)}</caption><thead><tr>${head(say("表", "Table"))}${head(say("收支", "Side"))}${head(say("编码", "Code"))}${head(say("名称", "Name"))}${head(say("栏目", "Column"))}${head(say("金额（元）", "Amount (yuan)"), "number")}${head("万元", "number")}${head(say("占该栏合计", "Share of the column's total"), "number")}${head(say("读法", "How read"))}</tr></thead><tbody>${shown.map(
    (line) => {
      const { measure, method, side, table } = name(line)
      const whole = wholeOf(line)
      return html`<tr${line.row_kind === "total" ? html` class="total"` : null}><td>${table}</td><td>${side}</td><td>${line.code}</td><td>${line.name}</td><td>${measure}</td><td class="number">${lineAmount(view, line)}</td><td class="number">${line.amount === null ? null : wan(line.amount)}</td><td class="number">${whole === null || line.amount === null ? null : share(line.amount, whole)}</td><td>${method}</td></tr>\n`
    }
  )}</tbody></table></div>`
}

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
      html`<tr><th scope="row">${metricName(view, row.metric, row.subject)}</th><td class="number">${statementAmount(view, row)}</td><td class="number soft">${row.amount === null ? null : yuan(row.amount)}</td><td>${row.text}</td><td>${verdict(row)}</td></tr>\n`
  )}</tbody></table></div>`
}
