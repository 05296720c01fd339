/** Classes that a summary lists and the coded tables do not, and the other way round: their amounts have no like. */
import { functionalCodes, isFunctionalClass, lineKey } from "../../knowledge/budgetClasses.ts"
import type { BudgetTable, Measure } from "../../knowledge/budgetTables.ts"
import type { CheckResult } from "../CheckResult.ts"
import { label, lineSubject, yuan } from "./compare.ts"
import type { Ledger, LedgerRow } from "./Ledger.ts"

/** Summary, and the coded tables whose classes it lists together. */
const pairs: ReadonlyArray<readonly [BudgetTable, ReadonlyArray<BudgetTable>]> = [
  ["financial_summary", ["expenditure"]],
  [
    "appropriation_summary",
    ["general_public_functional", "government_fund_functional", "state_capital_functional"]
  ]
]

/** Only fails: classes that both list are compared amount by amount. */
export const checkClasses = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  pairs.flatMap(([summary, tables]) => {
    const whole = (table: BudgetTable) => ledger.total(table, "expenditure") !== undefined
    const printed = tables.filter(whole)
    const lines = ledger.of(summary).filter((row) => row.side === "expenditure" && !row.total)
    const named = lines.filter((row) => isFunctionalClass(row.name))
    const coded = printed.flatMap((table) => ledger.of(table).filter((row) => row.code?.length === 3))
    const missing = tables.some((table) => !whole(table) && !ledger.isEmpty(table) && ledger.has(table))
    if (!whole(summary) || printed.length === 0 || missing) return []
    return [
      ...named
        .filter((row) => isFilled(row) && !coded.some((other) => isSame(row, other)))
        // a table of the three that is not printed may have it
        .filter(() => tables.every((table) => ledger.has(table)) || isOf(ledger, summary, printed))
        .map((row) => alone(ledger, row, printed)),
      ...(named.length < lines.length ? [] : coded)
        .filter((row) => isFilled(row) && !named.some((other) => isSame(other, row)))
        .map((row) => alone(ledger, row, [summary]))
    ]
  })

/** Whether the tables together come to the total of the summary, so that no other can have a class of its own. */
const isOf = (ledger: Ledger, summary: BudgetTable, tables: ReadonlyArray<BudgetTable>): boolean => {
  const totals = tables.map((table) => ledger.total(table, "expenditure")?.amount("total") ?? null)
  const sum = totals.reduce<bigint | null>(
    (all, one) => (all === null || one === null ? null : all + one),
    0n
  )
  return sum !== null && sum === ledger.total(summary, "expenditure")?.amount("total")
}

const amountOf = (row: LedgerRow): bigint => row.amount("total") ?? 0n
const isFilled = (row: LedgerRow): boolean => amountOf(row) !== 0n

/** By name, or by the code that bore the name in some year. */
const isSame = (line: LedgerRow, coded: LedgerRow): boolean =>
  lineKey(line.name) === lineKey(coded.name) || functionalCodes(line.name).includes(coded.code!)

const measure: Measure = "total"

const alone = (ledger: Ledger, row: LedgerRow, others: ReadonlyArray<BudgetTable>): CheckResult => {
  const { id, table } = lineSubject(row.subject(measure))
  const titles = others.map((other) => ledger.title(other))
  return {
    rule: "same_line_across_tables",
    about: `${row.table} ${label(row)}`,
    subject_table: table,
    subject_id: id,
    expected: null,
    actual: yuan(amountOf(row)),
    difference: null,
    tolerance: null,
    status: "fail",
    message: `${ledger.title(row.table)} has ${yuan(amountOf(row))} yuan under ${label(row)}; ${titles.join(", ")} has no such class. Both stand as printed.`,
    messageZh: `${ledger.title(row.table)}列有“${label(row)}”${yuan(amountOf(row))}元，而${titles.join("、")}无此类，均按原文发布。`
  }
}
