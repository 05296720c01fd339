/** Identities between tables: income and expenditure, and one line in several tables. */
import type { BudgetTable, Measure } from "../../knowledge/budgetTables.ts"
import type { CheckResult } from "../CheckResult.ts"
import { compare, digitOf, label, lineSubject, roundingOf } from "./compare.ts"
import type { Ledger, LedgerRow } from "./Ledger.ts"

const appropriations = [
  ["general_public_functional", "general_public_budget"],
  ["government_fund_functional", "government_fund"],
  ["state_capital_functional", "state_capital"]
] as const

/** 收入总计 = 支出总计, in each two-sided table, and 合计 of the income table = 合计 of the expenditure table. */
export const checkBalance = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const pairs: ReadonlyArray<readonly [BudgetTable, Measure, BudgetTable]> = [
    ["financial_summary", "budget", "financial_summary"],
    ["appropriation_summary", "budget", "appropriation_summary"],
    ["income", "total", "expenditure"]
  ]
  return pairs.flatMap(([from, measure, to]) =>
    equal(
      ledger,
      "income_equals_expenditure",
      [ledger.total(from, "income"), measure],
      [ledger.total(to, "expenditure"), "total"]
    )
  )
}

type Cell = readonly [LedgerRow | undefined, ...ReadonlyArray<Measure>]

/** Compares the sum of some cells of a row with that of another's; nothing where one of the two is not printed. */
const equal = (
  ledger: Ledger,
  rule: "income_equals_expenditure" | "same_line_across_tables",
  [left, ...leftMeasures]: Cell,
  [right, ...rightMeasures]: Cell
): ReadonlyArray<CheckResult> => {
  if (left === undefined || right === undefined) return []
  const expected = sum(left, leftMeasures)
  const actual = sum(right, rightMeasures)
  if (expected === null || actual === null || (expected === 0n && actual === 0n)) return []
  const line = right.subject(rightMeasures[0]!)
  return [
    compare({
      rule,
      subject: lineSubject(line),
      expected,
      actual,
      tolerance: toleranceOf([left, leftMeasures], [right, rightMeasures]),
      what: `${label(left)} in ${ledger.title(left.table)} and ${label(right)} in ${ledger.title(right.table)}`,
      whatZh: `${ledger.title(left.table)}“${label(left)}”与${ledger.title(right.table)}“${label(right)}”`
    })
  ]
}

type Summed = readonly [LedgerRow, ReadonlyArray<Measure>]

/** What the two may differ by: nothing for one figure printed alike in both places. */
const toleranceOf = (...sides: readonly [Summed, Summed]): bigint => {
  const lines = sides.map(([row, measures]) => row.subject(measures[0]!))
  const digits = lines.map((line) => digitOf(line.amount_printed, line.unit_printed))
  const coarse = digits[0]! > digits[1]! ? 0 : 1
  const parts = Math.max(
    ...sides.map(([row, measures]) => measures.filter((m) => (row.amount(m) ?? 0n) !== 0n).length)
  )
  return parts < 2 && digits[0] !== digits[1] ? digits[coarse]! / 2n : roundingOf(lines[coarse]!, parts)
}

const sum = (row: LedgerRow, measures: ReadonlyArray<Measure>): bigint | null =>
  measures.reduce<bigint | null>((value, measure) => {
    const amount = row.amount(measure)
    return value === null || amount === null ? null : value + amount
  }, 0n)

/** The same class, code or total where several tables print it. */
export const checkAcross = (ledger: Ledger): ReadonlyArray<CheckResult> => [
  ...classes(ledger),
  ...appropriated(ledger),
  ...funded(ledger),
  ...codes(ledger),
  ...equal(
    ledger,
    "same_line_across_tables",
    [ledger.total("general_public_functional", "expenditure"), "basic"],
    [ledger.total("general_public_basic_economic", "expenditure"), "total"]
  )
]

/** Classes of the summary against the expenditure table. */
const classes = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const rule = "same_line_across_tables"
  return ledger
    .of("financial_summary")
    .filter((row) => row.side === "expenditure")
    .flatMap((row) => {
      const other = row.total
        ? ledger.total("expenditure", "expenditure")
        : ledger.byClassName("expenditure", row.name)
      const split = row.lines.some((line) => line.measure !== "total")
      return [
        ...equal(ledger, rule, [row, "total"], [other, "total"]),
        ...(split ? equal(ledger, rule, [row, "personnel", "operating", "basic"], [other, "basic"]) : []),
        ...(split ? equal(ledger, rule, [row, "project"], [other, "project"]) : [])
      ]
    })
}

/** Classes of the appropriation summary against the tables of the three appropriation budgets. */
const appropriated = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  ledger
    .of("appropriation_summary")
    .filter((row) => row.side === "expenditure")
    .flatMap((row) =>
      appropriations.flatMap(([table, measure]) => {
        const other = row.total ? ledger.total(table, "expenditure") : ledger.byClassName(table, row.name)
        return equal(ledger, "same_line_across_tables", [row, measure], [other, "total"])
      })
    )

/** 财政拨款 of the income table is the total of the appropriation summary, and of its line in the financial summary. */
const funded = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const rule = "same_line_across_tables"
  const income = ledger.total("income", "income")
  const lines: ReadonlyArray<readonly [RegExp, Measure]> = [
    [/^财政拨款(?:收入)?$/u, "fiscal_appropriation"],
    [/^事业收入$/u, "business_income"],
    [/经营收入$/u, "operating_income"],
    [/^其他收入$/u, "other_income"]
  ]
  return [
    ...equal(
      ledger,
      rule,
      [ledger.total("appropriation_summary", "income"), "budget"],
      [income, "fiscal_appropriation"]
    ),
    ...lines.flatMap(([name, measure]) => {
      const line = ledger.of("financial_summary").find((row) => row.side === "income" && name.test(row.name))
      return equal(ledger, rule, [line, "budget"], [income, measure])
    })
  ]
}

/**
 * Codes of the expenditure table against the income table, and against the general public budget where nothing else is
 * spent: with other income the two differ lawfully, and are not compared.
 */
const codes = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const rule = "same_line_across_tables"
  const total = (table: BudgetTable, side: "income" | "expenditure") =>
    ledger.total(table, side)?.amount("total")
  const whole = total("expenditure", "expenditure")
  const balanced = whole !== undefined && whole !== null && total("income", "income") === whole
  const publicOnly =
    whole !== undefined && whole !== null && total("general_public_functional", "expenditure") === whole
  return ledger
    .of("expenditure")
    .filter((row) => row.code !== null)
    .flatMap((row) => [
      ...(balanced ? equal(ledger, rule, [ledger.byCode("income", row.code!), "total"], [row, "total"]) : []),
      ...(publicOnly
        ? (["total", "basic", "project"] as const).flatMap((measure) =>
            equal(
              ledger,
              rule,
              [ledger.byCode("general_public_functional", row.code!), measure],
              [row, measure]
            )
          )
        : [])
    ])
}
