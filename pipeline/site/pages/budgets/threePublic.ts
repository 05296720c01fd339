/**
 * What a budget says of the "three public" expenses in its three places: the table, the economic lines and the prose, with
 * the checks that hold them against each other. Pure.
 */
import type { BudgetLine, Statement } from "../../../check/budget/Ledger.ts"
import { type Measure, threePublicCode, threePublicMeasure } from "../../../knowledge/budgetTables.ts"
import type { BudgetFacts, Check } from "./BudgetFacts.ts"
import { lineOf } from "./tree.ts"

export interface Expense {
  readonly measure: Measure
  /** In the table of the three. */
  readonly line: BudgetLine | undefined
  /** In the table of basic expenditure by economic code. */
  readonly economic: BudgetLine | undefined
  readonly statement: Statement | undefined
  /** The table against the economic line; the prose against the table; what is odd. */
  readonly checks: ReadonlyArray<Check>
}

export const measures = [
  "three_public_total",
  "overseas_travel",
  "official_reception",
  "vehicle_total",
  "vehicle_purchase",
  "vehicle_operation",
  "agency_operation"
] as const

const rules = new Set(["three_public_matches_economic", "prose_matches_table", "anomaly", "row_total"])

/** Only those of which the document says something, in the order of the table. */
export const expensesOf = (facts: BudgetFacts): ReadonlyArray<Expense> => {
  const { ledger } = facts
  const rows = ledger.of("three_public")
  const codes = new Map(threePublicCode)
  return measures.flatMap((measure) => {
    const line = rows.map((row) => lineOf(row, measure)).find((found) => found !== undefined)
    const code = codes.get(measure)
    const item = code === undefined ? undefined : ledger.byCode("general_public_basic_economic", code)
    const economic = lineOf(item, "total")
    const statement = facts.statements.find(
      (row) => threePublicMeasure[row.metric] === measure && row.amount !== null
    )
    if (line === undefined && economic === undefined && statement === undefined) return []
    const checks = [line?.budget_line_id, statement?.statement_id]
      .flatMap((id) => (id === undefined ? [] : facts.checksOf(id)))
      .filter(({ rule }) => rules.has(rule))
    return [{ measure, line, economic, statement, checks }]
  })
}

export type Verdict = "agree" | "differ" | "alone"

/** fail and warn are no agreement; where nothing was compared, a figure stands alone. */
export const verdictOf = ({ checks }: Expense): Verdict =>
  checks.some(({ status }) => status !== "pass") ? "differ" : checks.length > 0 ? "agree" : "alone"

/** The check to show first: what fails, then what is doubtful. */
export const telling = ({ checks }: Expense): Check | undefined =>
  checks.find(({ status }) => status === "fail") ??
  checks.find(({ status }) => status === "warn") ??
  checks[0]
