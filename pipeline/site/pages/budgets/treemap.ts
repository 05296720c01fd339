/** Spending by function as a treemap: a class holds its sections, a section its items; the area is the amount. */
import { type HierarchyRectangularNode, hierarchy, treemap } from "d3-hierarchy"
import type { BudgetTable } from "../../../knowledge/budgetTables.ts"
import { toNumber, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import type { Said, View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Chart, colour, fitted, type Link, rounded, textWidth } from "./Chart.ts"
import { scoped } from "./scope.ts"
import { type CodeNode, flat, functionalTable, lineOf, treeOf, undecidedOf } from "./tree.ts"
import { treeTable } from "./treeTable.ts"

const width = 960
const height = 500
const size = 13

interface Root {
  readonly row: null
  readonly children: ReadonlyArray<CodeNode>
}
type Tile = HierarchyRectangularNode<CodeNode | Root>

export const treeChart = (facts: BudgetFacts): Chart | null => {
  const table = functionalTable(facts.ledger)
  if (table === null) return null
  const roots = treeOf(facts.ledger.of(table))
  const nodes = flat(roots)
  const first = nodes.map(({ row }) => lineOf(row, "total")).find((line) => line !== undefined)
  if (first === undefined) return null
  return {
    name: "tree",
    title: (view) => scoped(view, facts, view.say("支出按功能分类", "Expenditure by function"), table),
    description: (view) => describe(view, roots),
    width,
    height,
    marks: (view, link) => marks(view, roots, link),
    table: (view) => treeTable(view, facts, table, roots),
    notes: notesOf(nodes, table),
    line: first
  }
}

const amountOf = ({ row }: CodeNode): bigint => lineOf(row, "total")?.amount ?? 0n

const describe = (view: View, roots: ReadonlyArray<CodeNode>): string =>
  view.say("矩形面积为金额。最大的类：", "Areas are amounts. Largest classes: ") +
  [...roots]
    .sort((a, b) => (amountOf(a) < amountOf(b) ? 1 : -1))
    .slice(0, 5)
    .map((node) =>
      view.say(`${node.row.name} ${yuan(amountOf(node))} 元`, `${node.row.name} ${yuan(amountOf(node))} yuan`)
    )
    .join(view.say("；", "; "))

/** An amount above what is printed of its parts has an empty place in the drawing; amounts below 0 have none. */
const tilesOf = (roots: ReadonlyArray<CodeNode>): ReadonlyArray<Tile> => {
  const own = (node: CodeNode): bigint => {
    const parts = node.children.reduce((sum, child) => sum + drawn(child), 0n)
    const rest = amountOf(node) - parts
    return rest > 0n ? rest : 0n
  }
  const drawn = (node: CodeNode): bigint =>
    own(node) + node.children.reduce((sum, child) => sum + drawn(child), 0n)
  const root = hierarchy<CodeNode | Root>({ row: null, children: roots }, (node) => [...node.children])
    .sum((node) => (node.row === null ? 0 : toNumber(own(node))))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const layout = treemap<CodeNode | Root>()
    .size([width, height])
    .paddingInner(2)
    .paddingOuter((node) => (node.depth === 0 ? 0 : 3))
    .paddingTop((node) => (node.depth === 0 ? 0 : size + 8))
  return layout(root)
    .descendants()
    .filter((tile) => tile.depth > 0 && (tile.value ?? 0) > 0)
}

const marks = (view: View, roots: ReadonlyArray<CodeNode>, link: Link): Html => {
  const tiles = tilesOf(roots)
  const hues = new Map(roots.map((root, i) => [root as CodeNode | Root, colour(i)]))
  return html`${tiles.map((tile) => {
    const node = tile.data as CodeNode
    const top = tile.ancestors().at(-2)!
    return link(lineOf(node.row, "total"), tileMarks(view, tile, node, hues.get(top.data) ?? colour(0)))
  })}`
}

const tileMarks = (view: View, tile: Tile, { row }: CodeNode, hue: string): Html => {
  const [w, h] = [rounded(tile.x1 - tile.x0), rounded(tile.y1 - tile.y0)]
  const [x, y] = [rounded(tile.x0), rounded(tile.y0)]
  const amount = lineOf(row, "total")?.amount ?? null
  const figure = amount === null ? "" : `${wan(amount)}${view.say(" 万元", "\u00a0万元")}`
  const name = h < size + 6 ? null : fitted(row.name, w - 8, size)
  const inner = tile.children !== undefined
  const beside = inner && name === row.name ? fitted(`${name}  ${figure}`, w - 8, size) : null
  const whole = beside === `${name}  ${figure}` ? beside : name
  const second =
    !inner && name !== null && h > 2 * size + 14 && textWidth(figure, size - 1) <= w - 8 ? figure : null
  return html`<g><title>${row.code} ${row.name}${amount === null ? null : html` ${yuan(amount)} ${view.say("元", "yuan")}`}</title><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${hue}" fill-opacity="${inner ? ".08" : ".2"}" stroke="${hue}"/>${
    whole === null
      ? null
      : html`<text x="${x + 4}" y="${y + size + 2}" font-size="${size}"${tile.depth === 1 ? html` font-weight="600"` : null}>${whole}</text>`
  }${second === null ? null : html`<text x="${x + 4}" y="${y + 2 * size + 6}" font-size="${size - 1}">${second}</text>`}</g>`
}

const notesOf = (nodes: ReadonlyArray<CodeNode>, table: BudgetTable): ReadonlyArray<Said> => {
  const below = nodes.filter((node) => amountOf(node) < 0n).length
  const withheld = nodes.filter(
    ({ row }) => undecidedOf(row).length > 0 || row.lines.some((line) => line.amount === null)
  ).length
  return [
    ...(table === "expenditure"
      ? []
      : [
          {
            zh: "文件没有可用的支出预算总表，这里只是财政拨款的一部分。",
            en: "The document has no table of all expenditure that could be used: this is one appropriation budget only."
          }
        ]),
    ...(below === 0
      ? []
      : [
          {
            zh: `${below} 个负数不画，见表。`,
            en: `${below} amounts below 0 are not drawn; the table has them.`
          }
        ]),
    ...(withheld === 0
      ? []
      : [
          {
            zh: `${withheld} 行的金额未能判定，不予公布，也不画。`,
            en: `Amounts of ${withheld} rows are undecided: withheld, and not drawn.`
          }
        ])
  ]
}
