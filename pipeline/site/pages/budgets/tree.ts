/** Codes under codes: class 类, section 款, item 项, as a table prints them. */
import type { BudgetLine, Ledger, LedgerRow } from "../../../check/budget/Ledger.ts"
import type { BudgetTable, Measure } from "../../../knowledge/budgetTables.ts"

export interface CodeNode {
  readonly row: LedgerRow
  /** From 0. */
  readonly depth: number
  readonly children: ReadonlyArray<CodeNode>
}

interface Growing extends CodeNode {
  readonly children: Array<Growing>
}

/** Each code stands under the longest printed code that begins it, whatever their lengths; a code without one is a root. */
export const treeOf = (rows: ReadonlyArray<LedgerRow>): ReadonlyArray<CodeNode> => {
  const coded = rows.filter((row) => row.code !== null && !row.total)
  const codes = new Map<string, Growing>()
  const roots: Array<Growing> = []
  const byLength = coded.toSorted((a, b) => a.code!.length - b.code!.length)
  const places = new Map(coded.map((row, i) => [row, i]))
  for (const row of byLength) {
    const above = parentOf(row.code!, codes)
    const node: Growing = { row, depth: above === null ? 0 : above.depth + 1, children: [] }
    ;(above?.children ?? roots).push(node)
    if (!codes.has(row.code!)) codes.set(row.code!, node)
  }
  const inOrder = (nodes: Array<Growing>): ReadonlyArray<CodeNode> => {
    nodes.sort((a, b) => places.get(a.row)! - places.get(b.row)!)
    for (const { children } of nodes) inOrder(children)
    return nodes
  }
  return inOrder(roots)
}

const parentOf = (code: string, codes: ReadonlyMap<string, Growing>): Growing | null => {
  for (let length = code.length - 1; length > 0; length--) {
    const found = codes.get(code.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

/** All nodes, each before what is under it. */
export const flat = (nodes: ReadonlyArray<CodeNode>): ReadonlyArray<CodeNode> =>
  nodes.flatMap((node) => [node, ...flat(node.children)])

/** The line of a measure where the row prints one, else the one that has no column, which is withheld. */
export const lineOf = (row: LedgerRow | undefined, measure: Measure): BudgetLine | undefined =>
  row?.lines.find((line) => line.measure === measure)

/** Amounts of a row that could not be given a column. */
export const undecidedOf = (row: LedgerRow): ReadonlyArray<BudgetLine> =>
  row.lines.filter((line) => line.measure === null)

/** What shares are of: the printed total of the table; null where there is none. */
export const wholeOf = (ledger: Ledger, table: BudgetTable, measure: Measure = "total"): bigint | null => {
  const total = ledger.total(table, table === "income" ? "income" : "expenditure")
  return lineOf(total, measure)?.amount ?? null
}

const functionalTables = [
  "expenditure",
  "general_public_functional",
  "government_fund_functional",
  "state_capital_functional"
] as const

/** The widest table by functional code that the budget prints with amounts; null if it has none. */
export const functionalTable = (ledger: Ledger): BudgetTable | null =>
  functionalTables.find((table) => ledger.of(table).some((row) => row.code !== null && !row.total)) ?? null
