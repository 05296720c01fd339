/** Results of comparing amounts, in words that name both places. */
import { unitFactor } from "../../knowledge/budgetTables.ts"
import type { Rule, Status } from "../../model/Extraction.ts"
import type { CheckResult } from "../CheckResult.ts"
import type { BudgetLine, LedgerRow } from "./Ledger.ts"

/** Yuan as people write it: 28,204,928 or 137.60. */
export const yuan = (fen: bigint): string => {
  const size = fen < 0n ? -fen : fen
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/gu, ",")
  const cents = size % 100n === 0n ? "" : `.${String(size % 100n).padStart(2, "0")}`
  return `${fen < 0n ? "-" : ""}${whole}${cents}`
}

/** 2010301 行政运行 */
export const label = (row: LedgerRow): string => [row.code, row.name].filter(Boolean).join(" ")

/** Fen of one unit of the last digit that is printed of an amount: a yuan, or 0.01万元. */
export const digitOf = (printed: string, unit: string): bigint => {
  const decimals = /[.．]([\d０-９]+)/u.exec(printed)?.[1]?.length ?? 0
  const digit = (unitFactor[unit] ?? 100n) / 10n ** BigInt(decimals)
  return digit > 0n ? digit : 1n
}

/**
 * What a sum of `parts` printed figures may be off by through rounding: half a unit of the last digit for each of them and
 * for the sum. One figure that is printed twice is the same both times.
 */
export const roundingOf = ({ amount_printed, unit_printed }: BudgetLine, parts: number): bigint =>
  parts < 2 ? 0n : (digitOf(amount_printed, unit_printed) * BigInt(parts + 1)) / 2n

export interface Comparison {
  readonly rule: Rule
  readonly subject: { readonly table: string; readonly id: string }
  readonly expected: bigint
  readonly actual: bigint
  readonly tolerance: bigint
  /** What is compared with what, as a clause: "the total of 201 …, and the sum of its parts". */
  readonly what: string
  readonly whatZh: string
  /** Outcome where the two differ; a fail unless the difference can be lawful. */
  readonly otherwise?: Status
}

export const compare = (comparison: Comparison): CheckResult => {
  const { actual, expected, otherwise = "fail", rule, subject, tolerance, what, whatZh } = comparison
  const difference = actual - expected
  const size = difference < 0n ? -difference : difference
  const holds = size <= tolerance
  const figures = `${yuan(expected)} / ${yuan(actual)}`
  const by = difference === 0n ? "" : `, difference ${yuan(difference)}`
  const byZh = difference === 0n ? "" : `，相差${yuan(difference)}`
  return {
    rule,
    about: what,
    subject_table: subject.table,
    subject_id: subject.id,
    expected: yuan(expected),
    actual: yuan(actual),
    difference,
    tolerance,
    status: holds ? "pass" : otherwise,
    message: holds
      ? `${what}: ${figures} yuan agree${difference === 0n ? "" : ` within rounding${by}`}.`
      : `${what}: ${figures} yuan do not agree${by}. Both stand as printed.`,
    messageZh: holds
      ? `${whatZh}：${figures}元，${difference === 0n ? "相符" : `舍入误差内相符${byZh}`}。`
      : `${whatZh}：${figures}元，不符${byZh}。均按原文发布。`
  }
}

/** A budget line as the subject of a check. */
export const lineSubject = (line: BudgetLine) => ({ table: "budget_lines", id: line.budget_line_id })
