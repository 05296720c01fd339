/**
 * The identities of a budget, as data: within a row (see `budgetTables.ts`), within a column, and between tables.
 *
 * Between tables only those are used to decide a reading that hold whatever a body is financed from: a class is spent
 * alike in the summary and in the expenditure table; fiscal appropriation is what the three appropriation budgets spend;
 * the basic expenditure of the general public budget is what the economic table breaks down.
 */
import { lineKey } from "../../../knowledge/budgetClasses.ts"
import {
  type BudgetTable,
  carried,
  incomeMeasure,
  type Measure,
  sumLine
} from "../../../knowledge/budgetTables.ts"
import type { Table, TableRow } from "../../../parse/budget/BudgetDocument.ts"
import { measureIn, type SolverRow } from "./Cells.ts"
import type { Equality, Link, Term } from "./links.ts"
import type { Sum } from "./sums.ts"

export interface SolverTable {
  readonly table: Table
  /** The solver's row of each printed row that has amounts. */
  readonly rows: ReadonlyMap<TableRow, SolverRow>
}

/** Sums within the columns of one table. */
export const sumsOf = ({ rows, table }: SolverTable): ReadonlyArray<Sum> => {
  const children = new Map<TableRow, Array<SolverRow>>()
  /** Rows with a line under them whose amounts could not be read: they sum up more than is known. */
  const open = new Set<TableRow>()
  const put = (parent: TableRow | undefined, child: TableRow) => {
    const row = rows.get(child)
    if (parent !== undefined && row === undefined && child.cells.length > 0) open.add(parent)
    if (parent === undefined || row === undefined) return
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [row])
    else known.push(row)
  }
  for (const side of ["income", "expenditure"] as const) {
    const lines = table.rows.filter((row) => row.side === side && row.kind === "line")
    const total = table.rows.find((row) => row.side === side && row.kind === "total")
    const byCode = new Map(lines.flatMap((row) => (row.code === null ? [] : [[row.code.text, row]])))
    let above: TableRow | undefined
    for (const line of lines) {
      if (line.code !== null) put(parentRow(line.code.text, byCode) ?? total, line)
      else if (line.depth === 2) put(above, line)
      else {
        put(total, line)
        above = line
      }
    }
  }
  return [...children].flatMap(([parent, under]) => {
    const row = rows.get(parent)
    return row === undefined || open.has(parent) ? [] : [{ parent: row, children: under }]
  })
}

/** The nearest code above it that the table has. */
const parentRow = (code: string, rows: ReadonlyMap<string, TableRow>): TableRow | undefined => {
  for (let length = code.length - 2; length >= 3; length -= 2) {
    const found = rows.get(code.slice(0, length))
    if (found !== undefined) return found
  }
  return undefined
}

/** Rows of all tables, found by what they are. */
export class Rows {
  readonly #tables: ReadonlyMap<BudgetTable, SolverTable>
  readonly #last: BudgetTable | undefined
  constructor(tables: ReadonlyArray<SolverTable>) {
    this.#last = tables.at(-1)?.table.kind
    this.#tables = new Map(tables.map((table) => [table.table.kind, table]))
  }
  /** Whether the table is printed to its end, be it empty: what it does not list is not there. */
  isWhole(kind: BudgetTable): boolean {
    const table = this.#tables.get(kind)?.table
    return (
      table !== undefined &&
      table.unread.length === 0 &&
      (table.rows.some((row) => row.kind === "total") || (table.rows.length === 0 && kind !== this.#last))
    )
  }
  /** Whether the table is printed with a total that is blank, and nothing else. */
  isEmpty(kind: BudgetTable): boolean {
    const table = this.#tables.get(kind)?.table
    return (
      table !== undefined &&
      table.unread.length === 0 &&
      table.rows.length > 0 &&
      table.rows.every((row) => row.kind === "total" && row.cells.length === 0)
    )
  }
  lines(kind: BudgetTable): ReadonlyArray<readonly [TableRow, SolverRow]> {
    return [...(this.#tables.get(kind)?.rows ?? [])].filter(([row]) => row.kind === "line")
  }
  total(kind: BudgetTable, side: TableRow["side"]): SolverRow | undefined {
    return [...(this.#tables.get(kind)?.rows ?? [])].find(
      ([row]) => row.kind === "total" && row.side === side
    )?.[1]
  }
  /** The row of a table that has one. */
  first(kind: BudgetTable): SolverRow | undefined {
    return [...(this.#tables.get(kind)?.rows.values() ?? [])][0]
  }
  byCode(kind: BudgetTable, code: string): SolverRow | undefined {
    return this.lines(kind).find(([row]) => row.code?.text === code)?.[1]
  }
  /** A class by its name. */
  byClassName(kind: BudgetTable, name: string): SolverRow | undefined {
    const key = lineKey(name)
    return this.lines(kind).find(
      ([row]) => row.code?.text.length === 3 && lineKey(row.name.text) === key
    )?.[1]
  }
}

const term = (row: SolverRow, ...measures: ReadonlyArray<Measure>): Term => ({ row, measures })

const equal = (rule: string, left: ReadonlyArray<Term>, right: ReadonlyArray<Term>): Link => ({
  rule,
  left,
  right,
  slack: Math.max(...[...left, ...right].map(({ row }) => row.slack))
})

/** Several columns of the same rows as one identity; none is no identity. */
const together = (rule: string, [first, ...rest]: ReadonlyArray<Equality>): ReadonlyArray<Link> =>
  first === undefined
    ? []
    : [
        {
          ...first,
          rule,
          and: rest,
          slack: Math.max(
            ...[first, ...rest].flatMap(({ left, right }) => [...left, ...right]).map(({ row }) => row.slack)
          )
        }
      ]

const appropriations = [
  ["general_public_functional", "general_public_budget"],
  ["government_fund_functional", "government_fund"],
  ["state_capital_functional", "state_capital"]
] as const

export const linksOf = (tables: ReadonlyArray<SolverTable>): ReadonlyArray<Link> => {
  const rows = new Rows(tables)
  return [
    ...incomeLinks(rows),
    ...classLinks(rows),
    ...appropriationLinks(rows),
    ...fundedLinks(rows),
    ...spentLinks(rows),
    ...basicLinks(rows)
  ]
}

/** A line of the summary's income side is the total of its column in the income table. */
const incomeLinks = (rows: Rows): ReadonlyArray<Link> => {
  const total = rows.total("income", "income")
  if (total === undefined) return []
  const named = new Map<Measure, SolverRow>()
  for (const [row, solver] of rows.lines("financial_summary")) {
    const measure = row.side === "income" && row.depth === 1 ? incomeMeasure(row.name.text) : null
    if (measure !== null) named.set(measure, solver)
  }
  if (named.size === 0 || !addsUp(rows)) return []
  return total.measures
    .filter((measure) => measure !== "total")
    .map((measure): Link => {
      const line = named.get(measure)
      const right = line === undefined ? [] : [term(line, "budget")]
      return equal("income_equals_expenditure", [term(total, measure)], right)
    })
}

/** A summary whose income side does not come to its total has lost an amount: a blank line in it is no 0. */
const addsUp = (rows: Rows): boolean => {
  const total = rows.total("financial_summary", "income")
  const printed = rows.lines("financial_summary").filter(([row]) => row.side === "income" && row.depth === 1)
  const sum = printed.reduce((value, [, { amounts }]) => value + (amounts[0] ?? 0), 0)
  return total === undefined || Math.abs(sum - (total.amounts[0] ?? 0)) <= total.slack * (printed.length + 1)
}

/** A class in the summary is the same class in the expenditure table: basic expenditure is 人员经费 and 公用经费. */
const classLinks = (rows: Rows): ReadonlyArray<Link> => {
  const pairs = [
    ...rows
      .lines("financial_summary")
      .filter(([row]) => row.side === "expenditure")
      .map(([row, solver]) => [solver, rows.byClassName("expenditure", row.name.text)] as const),
    [rows.total("financial_summary", "expenditure"), rows.total("expenditure", "expenditure")] as const
  ]
  return pairs.flatMap(([summary, table]) => {
    if (summary === undefined || table === undefined) return []
    const has = (measure: Measure) => summary.measures.includes(measure)
    if (!has("project")) return []
    return together("same_line_across_tables", [
      { left: [term(summary, "personnel", "operating", "basic")], right: [term(table, "basic")] },
      { left: [term(summary, "project")], right: [term(table, "project")] }
    ])
  })
}

/** A class in the appropriation summary is what the three appropriation budgets spend on it. */
const appropriationLinks = (rows: Rows): ReadonlyArray<Link> => {
  const lines = rows
    .lines("appropriation_summary")
    .filter(
      ([row]) => row.side === "expenditure" && !sumLine.test(row.name.text) && !carried.test(row.name.text)
    )
  const total = rows.total("appropriation_summary", "expenditure")
  const link = (summary: SolverRow, spentBy: (kind: BudgetTable) => SolverRow | undefined) =>
    together(
      "same_line_across_tables",
      appropriations.flatMap(([kind, measure]): ReadonlyArray<Equality> => {
        const table = spentBy(kind)
        // a budget that is printed to its end and has no such line spends nothing on it
        if (!summary.measures.includes(measure) || (table === undefined && !rows.isWhole(kind))) return []
        return [{ left: [term(summary, measure)], right: table === undefined ? [] : [term(table, "total")] }]
      })
    )
  return [
    ...lines.flatMap(([row, summary]) => link(summary, (kind) => rows.byClassName(kind, row.name.text))),
    ...(total === undefined ? [] : link(total, (kind) => rows.total(kind, "expenditure")))
  ]
}

/** Fiscal appropriation by code in the income table is what the three appropriation budgets spend on the code. */
const fundedLinks = (rows: Rows): ReadonlyArray<Link> => {
  if (!appropriations.every(([kind]) => rows.isWhole(kind))) return []
  const links: Array<Link> = []
  for (const [row, solver] of rows.lines("income")) {
    if (row.code === null) continue
    const spent = appropriations
      .map(([kind]) => rows.byCode(kind, row.code!.text))
      .filter((found) => found !== undefined)
    if (spent.length > 0)
      links.push(
        equal(
          "same_line_across_tables",
          [term(solver, "fiscal_appropriation")],
          spent.map((s) => term(s, "total"))
        )
      )
  }
  return links
}

/**
 * A code on which nothing but appropriations is spent (its totals say so) has the same basic and project expenditure in
 * the expenditure table as in the appropriation budgets together. With other income the two differ lawfully.
 */
const spentLinks = (rows: Rows): ReadonlyArray<Link> => {
  const totalOf = (row: SolverRow): number | null => {
    const totals = new Set(row.readings.map((reading) => measureIn(row, reading, "total")))
    return totals.size === 1 ? [...totals][0]! : null
  }
  return rows.lines("expenditure").flatMap(([row, whole]) => {
    if (row.code === null) return []
    const parts = appropriations
      .map(([kind]) => rows.byCode(kind, row.code!.text))
      .filter((found) => found !== undefined)
    const spent = parts.reduce<number | null>((sum, part) => {
      const total = totalOf(part)
      return sum === null || total === null ? null : sum + total
    }, 0)
    if (parts.length === 0 || spent === null || spent !== totalOf(whole)) return []
    return together(
      "same_line_across_tables",
      (["basic", "project"] as const).map((measure) => ({
        left: [term(whole, measure)],
        right: parts.map((part) => term(part, measure))
      }))
    )
  })
}

/**
 * The basic expenditure of the general public budget is the total of the economic table; where that is printed and empty,
 * there is none.
 */
const basicLinks = (rows: Rows): ReadonlyArray<Link> => {
  const basic = rows.total("general_public_functional", "expenditure")
  const economic = rows.total("general_public_basic_economic", "expenditure")
  if (basic === undefined || (economic === undefined && !rows.isEmpty("general_public_basic_economic")))
    return []
  const right = economic === undefined ? [] : [term(economic, "total")]
  return [equal("same_line_across_tables", [term(basic, "basic")], right)]
}
