/** The flow of a budget: nodes in columns, links that are sums of published lines. */
import type { BudgetLine } from "../../../check/budget/Ledger.ts"
import type { BudgetTable, Measure } from "../../../knowledge/budgetTables.ts"

export type FlowColumn = "source" | "whole" | "function" | "kind" | "economic"

export interface FlowNode {
  readonly id: string
  readonly column: FlowColumn
  /** As printed; null for a node that is named by its measure. */
  readonly name: string | null
  readonly measure: Measure | null
  /** The line that prints its sum, if one does. */
  readonly line: BudgetLine | undefined
}

export interface FlowLink {
  readonly from: string
  readonly to: string
  /** Sum of the lines; above 0. */
  readonly amount: bigint
  readonly lines: ReadonlyArray<BudgetLine>
}

export interface Flow {
  /** Table by which spending is divided into functions: it tells which money the flow is. */
  readonly table: BudgetTable
  readonly nodes: ReadonlyMap<string, FlowNode>
  readonly links: ReadonlyArray<FlowLink>
  /** Lines that are no link because they are withheld, or below 0. */
  readonly left: ReadonlyArray<BudgetLine>
  /** 基本支出 less what the economic table divides; null where one of the two is not printed. */
  readonly undivided: bigint | null
}

/** A node whose bands do not come to what is printed of it: some are withheld, or the document does not add up. */
export interface Gap {
  readonly node: FlowNode
  readonly drawn: bigint
}

export const gapsOf = ({ links, nodes }: Flow): ReadonlyArray<Gap> => {
  const sums = (end: "from" | "to") => {
    const found = new Map<string, bigint>()
    for (const link of links) found.set(link[end], (found.get(link[end]) ?? 0n) + link.amount)
    return found
  }
  const [into, out] = [sums("to"), sums("from")]
  return [...nodes.values()].flatMap((node) => {
    const printed = node.line?.amount ?? null
    // what basic expenditure is divided into may lawfully be less than it: it is told apart
    const drawn = [into.get(node.id), node.id === "kind basic" ? undefined : out.get(node.id)]
    const other = drawn.find((sum) => sum !== undefined && sum !== printed)
    return printed === null || other === undefined ? [] : [{ node, drawn: other }]
  })
}

/** A flow as it is put together. */
export class Drawing {
  readonly nodes = new Map<string, FlowNode>()
  readonly links: Array<FlowLink> = []
  readonly left: Array<BudgetLine> = []

  node(column: FlowColumn, key: string, of: Partial<Omit<FlowNode, "id" | "column">>): string {
    const id = `${column} ${key}`
    if (!this.nodes.has(id))
      this.nodes.set(id, { id, column, name: null, measure: null, line: undefined, ...of })
    return id
  }
  link(from: string, to: string, lines: ReadonlyArray<BudgetLine | undefined>): void {
    const printed = lines.filter((line) => line !== undefined)
    const amount = printed.reduce((sum, line) => sum + (line.amount ?? 0n), 0n)
    const odd = printed.some((line) => line.amount === null || line.amount < 0n)
    if (odd) this.left.push(...printed)
    else if (amount > 0n) this.links.push({ from, to, amount, lines: printed })
  }
}
