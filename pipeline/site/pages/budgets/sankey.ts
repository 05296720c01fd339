/** The flow of a budget, drawn: sources, functions, basic and project expenditure, economic classes. */
import { sankey, sankeyLeft, sankeyLinkHorizontal } from "d3-sankey"
import { toNumber, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import type { Said, View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Chart, colour, fitted, type Link, rounded, textWidth } from "./Chart.ts"
import type { Flow, FlowColumn, FlowLink, FlowNode } from "./Flow.ts"
import { flowOf } from "./flowOf.ts"
import { flowTable, nodeName } from "./flowTable.ts"
import { scoped } from "./scope.ts"

const width = 960
const nodeWidth = 12
const size = 12
const perNode = 38
/** Every label stands to the right of its node: the last ones need a margin. */
const labelWidth = 230

const order: ReadonlyArray<FlowColumn> = ["source", "whole", "function", "kind", "economic"]

export const flowChart = (facts: BudgetFacts): Chart | null => {
  const flow = flowOf(facts.ledger)
  const first = flow?.links[0]
  if (flow === null || first === undefined) return null
  const counts = order.map((column) => [...flow.nodes.values()].filter((n) => n.column === column).length)
  const height = Math.max(260, Math.max(...counts) * perNode)
  return {
    name: "flow",
    title: (view) =>
      scoped(
        view,
        facts,
        view.say("资金从哪里来、往哪里去", "Where the money comes from and goes"),
        flow.table
      ),
    description: (view) => describe(view, flow),
    width,
    height,
    marks: (view, link) => marks(view, flow, height, link),
    table: (view) => flowTable(view, facts, flow),
    notes: notesOf(flow),
    line: first.lines[0]!
  }
}

const describe = (view: View, flow: Flow): string => {
  const heads: Readonly<Record<FlowColumn, Said>> = {
    source: { zh: "收入来源", en: "sources of income" },
    whole: { zh: "总计", en: "the total" },
    function: { zh: "功能分类", en: "functions" },
    kind: { zh: "基本支出与项目支出", en: "basic and project expenditure" },
    economic: { zh: "基本支出的经济分类", en: "economic classes of basic expenditure" }
  }
  const columns = order.filter((column) => [...flow.nodes.values()].some((node) => node.column === column))
  return view.say(
    `自左至右：${columns.map((column) => heads[column].zh).join("、")}。带宽为金额，每条带都见于下表。`,
    `From left to right: ${columns.map((column) => heads[column].en).join(", ")}. The width of a band is its amount; the table below has every band.`
  )
}

interface Drawn {
  readonly id: string
}

const layoutOf = (flow: Flow, height: number) => {
  const used = order.filter((column) => [...flow.nodes.values()].some((node) => node.column === column))
  const layout = sankey<Drawn, { readonly link: FlowLink }>()
    .nodeId((node) => node.id)
    .nodeWidth(nodeWidth)
    .nodePadding(20)
    .nodeSort(null)
    .linkSort(null)
    .nodeAlign((node, depth) =>
      // where no path passes through all columns, their numbers are not those of the paths
      depth === used.length
        ? used.indexOf(flow.nodes.get((node as unknown as Drawn).id)!.column)
        : sankeyLeft(node, depth)
    )
    .extent([
      [1, 6],
      [width - labelWidth, height - 6]
    ])
  return layout({
    nodes: [...flow.nodes.keys()].map((id) => ({ id })),
    links: flow.links.map((link) => ({
      source: link.from,
      target: link.to,
      value: toNumber(link.amount),
      link
    }))
  })
}

const marks = (view: View, flow: Flow, height: number, link: Link): Html => {
  const { links, nodes } = layoutOf(flow, height)
  const hues = huesOf(flow)
  const path = sankeyLinkHorizontal()
  return html`${links.map((drawn) => {
    const of: FlowLink = drawn.link
    const name = (id: string): string => nodeName(view, flow.nodes.get(id)!)
    const curve = (path(drawn as never) ?? "").replace(/\d+\.\d+/gu, (digits) =>
      String(rounded(Number(digits)))
    )
    return link(
      of.lines[0],
      html`<path d="${curve}" fill="none" stroke="${hues.get(hueOf(of))}" stroke-opacity=".35" stroke-width="${Math.max(1, rounded(drawn.width ?? 0))}"><title>${name(of.from)} → ${name(of.to)} ${yuan(of.amount)} ${view.say("元", "yuan")}</title></path>`
    )
  })}${nodes.map((drawn) => {
    const node = flow.nodes.get(drawn.id)!
    return link(node.line, nodeMarks(view, node, drawn as Place, hues.get(node.id) ?? colour(7)))
  })}`
}

/** A band bears the colour of its function, else of its economic class. */
const hueOf = ({ from, to }: FlowLink): string =>
  [from, to].find((id) => /^(?:function|economic)/u.test(id)) ?? from

const huesOf = (flow: Flow): ReadonlyMap<string, string> => {
  const hues = new Map<string, string>()
  for (const column of order)
    for (const [i, node] of [...flow.nodes.values()].filter((one) => one.column === column).entries())
      hues.set(node.id, column === "function" ? colour(i) : column === "economic" ? colour(i + 4) : colour(7))
  return hues
}

interface Place {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

const nodeMarks = (view: View, node: FlowNode, { x0, x1, y0, y1 }: Place, hue: string): Html => {
  const amount = node.line?.amount ?? null
  const figure = amount === null ? "" : ` ${wan(amount)}`
  const label = fitted(nodeName(view, node), labelWidth - 14 - textWidth(figure, size), size) ?? ""
  return html`<g><title>${nodeName(view, node)}${amount === null ? null : html` ${yuan(amount)} ${view.say("元", "yuan")}`}</title><rect x="${rounded(x0)}" y="${rounded(y0)}" width="${rounded(x1 - x0)}" height="${Math.max(1, rounded(y1 - y0))}" fill="${hue}"/><text x="${rounded(x1 + 5)}" y="${rounded((y0 + y1) / 2 + 4)}" font-size="${size}">${label}${figure}</text></g>`
}

const notesOf = (flow: Flow): ReadonlyArray<Said> => {
  const columns = new Set([...flow.nodes.values()].map(({ column }) => column))
  const notes: Array<Said> = [
    { zh: "图中数字以万元计。", en: "Figures in the drawing are in 万元 (10,000 yuan)." }
  ]
  if (columns.has("economic"))
    notes.push({
      zh: "文件没有功能分类与经济分类的交叉表，所以各功能先汇入“基本支出”，再按经济分类分开；项目支出的经济分类，文件没有公布。",
      en: "The document has no table that crosses functions with economic classes: all functions run into one node 基本支出 (basic expenditure) and part again by economic class. It does not publish economic classes of projects."
    })
  else
    notes.push({
      zh: "文件没有公布可与此相接的经济分类。",
      en: "The document publishes no economic classes that could follow here."
    })
  if (columns.has("whole"))
    notes.push({
      zh: "收入表没有按功能分列来源，所以先汇入总计。",
      en: "The income table does not give the sources of each function: all run into the total first."
    })
  if (!columns.has("kind"))
    notes.push({
      zh: "文件没有分列基本支出与项目支出。",
      en: "Basic and project expenditure are not told apart."
    })
  if (flow.left.length > 0)
    notes.push({
      zh: `${flow.left.length} 个金额为负或未能判定，不画，列于表下。`,
      en: `${flow.left.length} amounts are below 0 or withheld: not drawn, and listed below the table.`
    })
  return notes
}
