/**
 * Where the money comes from and what it is for, as links that the source publishes, each with the lines that say so:
 * income by functional code (收入预算总表), basic and project expenditure by functional code (支出预算总表), and basic
 * expenditure by economic code (基本支出经济分类). No table crosses functional with economic codes, nor splits projects by
 * them: the flow passes through one node 基本支出, and 项目支出 ends there. Pure.
 */
import type { BudgetLine, Ledger, LedgerRow } from "../../../check/budget/Ledger.ts"
import { functionalCodes, lineKey } from "../../../knowledge/budgetClasses.ts"
import { type BudgetTable, incomeMeasure, type Measure } from "../../../knowledge/budgetTables.ts"
import { Drawing, type Flow } from "./Flow.ts"
import { type CodeNode, lineOf, treeOf, undecidedOf } from "./tree.ts"

/** Null where the budget publishes no division by function. */
export const flowOf = (ledger: Ledger): Flow | null => {
  const spending = spendingOf(ledger)
  if (spending === null) return null
  const drawing = new Drawing()
  if (isWhole(spending.table)) income(drawing, ledger, spending)
  else appropriation(drawing, ledger, spending)
  kinds(drawing, ledger, spending)
  const undivided = economic(drawing, ledger)
  const used = new Set(drawing.links.flatMap(({ from, to }) => [from, to]))
  const nodes = new Map([...drawing.nodes].filter(([id]) => used.has(id)))
  return { table: spending.table, nodes, links: drawing.links, left: drawing.left, undivided }
}

interface Spending {
  readonly table: BudgetTable
  readonly rows: ReadonlyArray<LedgerRow>
}

const isWhole = (table: BudgetTable): boolean => table === "expenditure" || table === "financial_summary"

const rootsOf = (ledger: Ledger, table: BudgetTable): ReadonlyArray<LedgerRow> =>
  treeOf(ledger.of(table)).map(({ row }: CodeNode) => row)

/** The classes, from the widest table that has them. */
const spendingOf = (ledger: Ledger): Spending | null => {
  const summary = ledger.of("financial_summary").filter((row) => row.side === "expenditure" && !row.total)
  const found: ReadonlyArray<Spending> = [
    { table: "expenditure", rows: rootsOf(ledger, "expenditure") },
    { table: "financial_summary", rows: summary },
    ...(["general_public_functional", "government_fund_functional", "state_capital_functional"] as const).map(
      (table) => ({ table, rows: rootsOf(ledger, table) })
    )
  ]
  return found.find(({ rows }) => rows.length > 0) ?? null
}

/** A summary prints names only: the class is that of its name. */
const functionKey = ({ code, name }: LedgerRow): string => code ?? functionalCodes(name)[0] ?? lineKey(name)

const functionNode = (drawing: Drawing, row: LedgerRow): string =>
  drawing.node("function", functionKey(row), { name: row.name, line: lineOf(row, "total") })

const incomeMeasures = [
  "fiscal_appropriation",
  "business_income",
  "operating_income",
  "other_income"
] as const

/** Sources to functions where the income table has codes; else to the whole, and from there to the functions. */
const income = (drawing: Drawing, ledger: Ledger, { rows }: Spending): void => {
  for (const row of rows) functionNode(drawing, row)
  for (const row of rootsOf(ledger, "income")) drawing.left.push(...undecidedOf(row))
  const coded = rootsOf(ledger, "income")
  const total = ledger.total("income", "income")
  const sources = summarised(ledger)
  const source = (measure: Measure): string =>
    drawing.node("source", measure, { measure, line: lineOf(total, measure) ?? sources.get(measure) })
  if (coded.some((row) => incomeMeasures.some((measure) => lineOf(row, measure) !== undefined))) {
    for (const measure of incomeMeasures)
      for (const row of coded)
        if (lineOf(row, measure) !== undefined)
          drawing.link(source(measure), functionNode(drawing, row), [lineOf(row, measure)])
    return
  }
  const printed = incomeMeasures.filter((measure) => lineOf(total, measure) ?? sources.get(measure))
  if (printed.length === 0) return
  const whole = drawing.node("whole", "whole", { measure: "budget", line: wholeLine(ledger) })
  for (const measure of printed)
    drawing.link(source(measure), whole, [lineOf(total, measure) ?? sources.get(measure)])
  for (const row of rows) drawing.link(whole, functionNode(drawing, row), [lineOf(row, "total")])
}

/** Lines of the income half of the summary, by the column of the income table that they stand for. */
const summarised = (ledger: Ledger): ReadonlyMap<Measure, BudgetLine | undefined> =>
  new Map(
    ledger
      .of("financial_summary")
      .filter((row) => row.side === "income" && !row.total)
      .flatMap((row) => {
        const measure = incomeMeasure(lineKey(row.name))
        return measure === null ? [] : [[measure, lineOf(row, "budget")] as const]
      })
  )

const wholeLine = (ledger: Ledger): BudgetLine | undefined =>
  lineOf(ledger.total("financial_summary", "income"), "budget") ??
  lineOf(ledger.total("income", "income"), "total")

const appropriations: Readonly<Partial<Record<BudgetTable, Measure>>> = {
  general_public_functional: "general_public_budget",
  government_fund_functional: "government_fund",
  state_capital_functional: "state_capital"
}

/** A table of one of the appropriation budgets says itself where its money comes from. */
const appropriation = (drawing: Drawing, ledger: Ledger, { rows, table }: Spending): void => {
  const measure = appropriations[table] ?? "general_public_budget"
  const line = lineOf(ledger.total(table, "expenditure"), "total")
  const from = drawing.node("source", measure, { measure, line })
  for (const row of rows) drawing.link(from, functionNode(drawing, row), [lineOf(row, "total")])
}

/** Functions to 基本支出 and 项目支出. A summary may print 基本支出 as its two parts. */
const kinds = (drawing: Drawing, ledger: Ledger, { rows, table }: Spending): void => {
  const total = ledger.total(table, "expenditure")
  for (const row of rows) drawing.left.push(...undecidedOf(row))
  for (const measure of ["basic", "project"] as const)
    for (const row of rows) {
      const own = lineOf(row, measure)
      const parts = own === undefined && measure === "basic" ? partsOf(row) : [own]
      if (parts.every((part) => part === undefined)) continue
      const to = drawing.node("kind", measure, { measure, line: lineOf(total, measure) })
      drawing.link(functionNode(drawing, row), to, parts)
    }
}

const partsOf = (row: LedgerRow): ReadonlyArray<BudgetLine | undefined> => [
  lineOf(row, "personnel"),
  lineOf(row, "operating")
]

/** 基本支出 to economic classes: of the general public budget, which is all that the source divides so. */
const economic = (drawing: Drawing, ledger: Ledger): bigint | null => {
  const basic = drawing.links.filter(({ to }) => to === "kind basic")
  const rows = rootsOf(ledger, "general_public_basic_economic")
  // money of the other two budgets is none of that table's
  const foreign = [...drawing.nodes.keys()].some((id) =>
    /^source (?:government_fund|state_capital)$/u.test(id)
  )
  if (basic.length === 0 || rows.length === 0 || foreign) return null
  for (const row of rows) {
    const line = lineOf(row, "total")
    const to = drawing.node("economic", row.code!, { name: row.name, line })
    drawing.link("kind basic", to, [line])
  }
  const divided = lineOf(ledger.total("general_public_basic_economic", "expenditure"), "total")?.amount
  const whole = basic.reduce((sum, { amount }) => sum + amount, 0n)
  return divided === undefined || divided === null ? null : whole - divided
}
