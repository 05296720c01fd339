/**
 * Figures that the prose states for a cell by name: they decide between 购置费 and 运行费, or between kinds of income, where
 * the tables leave both. A stated figure is rounded to its last printed digit.
 */
import { type Measure, threePublicMeasure, unitFactor } from "../../../knowledge/budgetTables.ts"
import type { Draft } from "../../../model/Draft.ts"
import type { SolverRow } from "./Cells.ts"
import { Rows, type SolverTable } from "./identities.ts"
import type { Link } from "./links.ts"

const incomeMeasures: Readonly<Record<string, Measure>> = {
  fiscal_appropriation_income: "fiscal_appropriation",
  business_income: "business_income",
  operating_income: "operating_income",
  other_income: "other_income"
}
const fundMeasures: Readonly<Record<string, Measure>> = {
  general_public_expenditure: "general_public_budget",
  government_fund_expenditure: "government_fund",
  state_capital_expenditure: "state_capital"
}

export const statedLinks = (
  tables: ReadonlyArray<SolverTable>,
  statements: ReadonlyArray<Draft>
): ReadonlyArray<Link> => {
  const rows = new Rows(tables)
  const of: ReadonlyArray<readonly [Readonly<Record<string, Measure>>, SolverRow | undefined]> = [
    [threePublicMeasure, rows.first("three_public")],
    [incomeMeasures, rows.total("income", "income")],
    [fundMeasures, rows.total("appropriation_summary", "expenditure")]
  ]
  return statements.flatMap((statement): ReadonlyArray<Link> => {
    const { amount, amount_printed, metric, unit_printed } = statement.values
    if (typeof amount !== "bigint") return []
    return of.flatMap(([measures, row]): ReadonlyArray<Link> => {
      const measure = measures[String(metric)]
      if (measure === undefined || row === undefined || !row.measures.includes(measure)) return []
      return [
        {
          rule: "prose_matches_table",
          left: [{ row, measures: [measure] }],
          right: [],
          constant: Number(amount),
          slack: Math.max(row.slack, halfDigit(String(amount_printed), String(unit_printed)))
        }
      ]
    })
  })
}

/** Fen of half a unit of the last printed digit. */
const halfDigit = (printed: string, unit: string): number => {
  const decimals = /[.．](\d+)/u.exec(printed)?.[1]?.length ?? 0
  return Number(unitFactor[unit] ?? 100n) / 10 ** decimals / 2
}
