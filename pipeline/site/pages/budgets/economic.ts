/** Basic expenditure by economic line, split into 人员经费 and 公用经费: bars and the table beneath. */
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Bar, barMarks, barsHeight, keyMarks, type Segment } from "./bars.ts"
import type { Chart } from "./Chart.ts"
import { doubt } from "./doubt.ts"
import { amountCell, amountCells, amountHeads } from "./money.ts"
import { scoped } from "./scope.ts"
import { measureName } from "./terms.ts"
import { type CodeNode, flat, lineOf, treeOf, wholeOf } from "./tree.ts"

const table = "general_public_basic_economic"
const width = 960
/** More bars than that are no drawing; the table has all. */
const mostBars = 60

export const economicChart = (facts: BudgetFacts): Chart | null => {
  const nodes = flat(treeOf(facts.ledger.of(table)))
  const drawn = nodes.filter(({ row }) => lineOf(row, "total") !== undefined).slice(0, mostBars)
  const first = drawn[0] === undefined ? undefined : lineOf(drawn[0].row, "total")
  if (first === undefined) return null
  const split = drawn.some(({ row }) => row.lines.some(({ measure }) => measure !== "total"))
  return {
    name: "economic",
    title: (view) =>
      scoped(view, facts, view.say("基本支出按经济分类", "Basic expenditure by economic class"), table),
    description: (view) =>
      view.say(
        "每条为一个经济分类科目，长度为金额；实心为人员经费，斜线为公用经费。",
        "A bar for each economic line, as long as its amount: filled is 人员经费 (personnel), hatched is 公用经费 (operating)."
      ),
    width,
    height: barsHeight(drawn.map((node) => barOf(node, () => ""))) + (split ? 22 : 0),
    marks: (view, link) => {
      const bars = drawn.map((node) => barOf(node, (measure) => measureName(view, measure)))
      const keys = split
        ? keyMarks(
            [
              { name: measureName(view, "personnel"), style: 0 },
              { name: measureName(view, "operating"), style: 1 }
            ],
            barsHeight(bars)
          )
        : null
      return html`${barMarks(view, bars, width, link)}${keys}`
    },
    table: (view) => economicTable(view, facts, nodes),
    notes: [
      { zh: "图中数字以万元计。", en: "Figures in the drawing are in 万元 (10,000 yuan)." },
      ...(nodes.length > drawn.length
        ? [
            {
              zh: `图只画前 ${drawn.length} 行，表有全部 ${nodes.length} 行。`,
              en: `The drawing has the first ${drawn.length} of ${nodes.length} lines; the table has all.`
            }
          ]
        : [])
    ],
    line: first
  }
}

const barOf = ({ depth, row }: CodeNode, name: (measure: "personnel" | "operating") => string): Bar => {
  const line = lineOf(row, "total")!
  const parts = (["personnel", "operating"] as const).flatMap((measure, i): ReadonlyArray<Segment> => {
    const part = lineOf(row, measure)
    return part === undefined ? [] : [{ line: part, name: name(measure), style: i === 0 ? 0 : 1 }]
  })
  return {
    label: `${row.code} ${row.name}`,
    strong: depth === 0,
    line,
    segments: parts.length === 0 ? [{ line, name: row.name, style: 0 }] : parts
  }
}

const economicTable = (view: View, facts: BudgetFacts, nodes: ReadonlyArray<CodeNode>): Html => {
  const { say } = view
  const whole = wholeOf(facts.ledger, table)
  const total = facts.ledger.total(table, "expenditure")
  return html`<div class="scroll"><table class="tree"><caption>${scoped(view, facts, say("经济分类的类与款", "Economic classes and sections"), table)}</caption><thead><tr><th scope="col">${say("编码", "Code")}</th><th scope="col">${say("科目", "Item")}</th>${amountHeads(view, say("合计", "Total"))}<th scope="col" class="number">${measureName(view, "personnel")}${say("（元）", " (yuan)")}</th><th scope="col" class="number">${measureName(view, "operating")}${say("（元）", " (yuan)")}</th></tr></thead><tbody>${nodes.map(
    ({ depth, row }) =>
      html`<tr class="depth-${Math.min(depth, 3)}"><td>${row.code}</td><th scope="row">${row.name}${doubt(view, facts, row)}</th>${amountCells(view, lineOf(row, "total"), whole)}${amountCell(view, lineOf(row, "personnel"))}${amountCell(view, lineOf(row, "operating"))}</tr>`
  )}${
    total === undefined
      ? null
      : html`<tr class="total"><td></td><th scope="row">${total.name}${doubt(view, facts, total)}</th>${amountCells(view, lineOf(total, "total"), whole)}${amountCell(view, lineOf(total, "personnel"))}${amountCell(view, lineOf(total, "operating"))}</tr>`
  }</tbody></table></div>`
}
