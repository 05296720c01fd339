/** The published lines of one budget, found by what they are. */
import type budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import type budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import type budgets from "#schemas/budgets/budgets.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import { lineKey } from "../../knowledge/budgetClasses.ts"
import type { BudgetTable, Measure, Side } from "../../knowledge/budgetTables.ts"

export type Budget = Row<typeof budgets>
export type BudgetTableRow = Row<typeof budgetTables>
export type BudgetLine = Row<typeof budgetLines>
export type Statement = Row<typeof budgetStatements>

/** All amounts of one row of one side of a table. */
export interface LedgerRow {
  readonly table: BudgetTable
  readonly side: Side
  readonly total: boolean
  readonly code: string | null
  readonly name: string
  readonly lines: ReadonlyArray<BudgetLine>
  /** Some amount of the row could not be given a column. */
  readonly undecided: boolean
  /** Amount of a measure, 0 where nothing is printed; null where it is not known. */
  readonly amount: (measure: Measure) => bigint | null
  /** The line of a measure, else the first of the row: what a check points at. */
  readonly subject: (measure: Measure) => BudgetLine
}

export class Ledger {
  readonly budget: Budget
  readonly tables: ReadonlyArray<BudgetTableRow>
  readonly statements: ReadonlyArray<Statement>
  readonly rows: ReadonlyArray<LedgerRow>
  readonly #byTable: ReadonlyMap<string, ReadonlyArray<LedgerRow>>

  constructor(
    budget: Budget,
    tables: ReadonlyArray<BudgetTableRow>,
    lines: ReadonlyArray<BudgetLine>,
    statements: ReadonlyArray<Statement>
  ) {
    this.budget = budget
    this.tables = tables
    this.statements = statements
    this.rows = rowsOf(lines)
    this.#byTable = Map.groupBy(this.rows, (row) => row.table)
  }

  of(table: BudgetTable): ReadonlyArray<LedgerRow> {
    return this.#byTable.get(table) ?? []
  }
  /** Whether the table is printed, be it empty. */
  has(table: BudgetTable): boolean {
    return this.tables.some((row) => row.table === table)
  }
  /** Whether the table is printed and has no amount. */
  isEmpty(table: BudgetTable): boolean {
    return this.tables.some((row) => row.table === table && row.empty)
  }
  total(table: BudgetTable, side: Side): LedgerRow | undefined {
    return this.of(table).find((row) => row.total && row.side === side)
  }
  byCode(table: BudgetTable, code: string): LedgerRow | undefined {
    return this.of(table).find((row) => row.code === code)
  }
  /** A line by its name, spaces and forms of brackets apart. */
  byName(table: BudgetTable, name: string, side: Side = "expenditure"): LedgerRow | undefined {
    const key = lineKey(name)
    return this.of(table).find((row) => !row.total && row.side === side && lineKey(row.name) === key)
  }
  /** A class by its name: an item may bear the same (其他支出). */
  byClassName(table: BudgetTable, name: string): LedgerRow | undefined {
    const key = lineKey(name)
    return this.of(table).find((row) => row.code?.length === 3 && lineKey(row.name) === key)
  }
  title(table: BudgetTable): string {
    return this.tables.find((row) => row.table === table)?.title ?? table
  }
}

const rowsOf = (lines: ReadonlyArray<BudgetLine>): ReadonlyArray<LedgerRow> => {
  const groups = Map.groupBy(
    lines,
    (line) =>
      `${line.table} ${line.row} ${line.side} ${line.row_kind} ${line.code} ${line.table === "three_public" ? "" : line.name}`
  )
  return [...groups.values()].map((own) => {
    const [first] = own
    const byMeasure = new Map(own.map((line) => [line.measure, line]))
    const undecided = own.some((line) => line.measure === null)
    return {
      table: first!.table,
      side: first!.side,
      total: first!.row_kind === "total",
      code: first!.code,
      name: first!.name,
      lines: own,
      undecided,
      amount: (measure) => {
        const line = byMeasure.get(measure)
        if (line !== undefined) return line.amount
        return undecided ? null : 0n
      },
      subject: (measure) => byMeasure.get(measure) ?? first!
    }
  })
}
