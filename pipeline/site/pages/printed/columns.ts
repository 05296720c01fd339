/** Columns of the nine tables, as they are printed: heads and measures. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import { tokenInChinese } from "#schemas/chinese.ts"
import type { Subject } from "../evidence/DocumentFacts.ts"

export type Side = "income" | "expenditure"

/** Where a table prints its names: on both halves, behind codes, or as the heads of its columns. */
export type Layout = "two_sided" | "coded" | "heads"

export interface Columns {
  readonly layout: Layout
  /** Digits of each part of a code: 类 款 项. */
  readonly codes: ReadonlyArray<number>
  readonly measures: Readonly<Record<Side, ReadonlyArray<string>>>
  /** Heads above several columns of the expenditure. */
  readonly groups: Readonly<Record<string, string>>
}

const expected: Readonly<Record<string, Columns>> = (() => {
  const none = { income: [], expenditure: [] }
  const functional: Columns = {
    layout: "coded",
    codes: [3, 2, 2],
    measures: { ...none, expenditure: ["total", "basic", "project"] },
    groups: {}
  }
  return {
    financial_summary: {
      layout: "two_sided",
      codes: [],
      measures: { income: ["budget"], expenditure: ["total", "personnel", "operating", "project"] },
      groups: { personnel: "基本支出", operating: "基本支出" }
    },
    income: {
      ...functional,
      measures: {
        ...none,
        income: ["total", "fiscal_appropriation", "business_income", "operating_income", "other_income"]
      }
    },
    expenditure: functional,
    appropriation_summary: {
      layout: "two_sided",
      codes: [],
      measures: {
        income: ["budget"],
        expenditure: ["total", "general_public_budget", "government_fund", "state_capital"]
      },
      groups: {}
    },
    general_public_functional: functional,
    government_fund_functional: functional,
    state_capital_functional: functional,
    general_public_basic_economic: {
      ...functional,
      codes: [3, 2],
      measures: { ...none, expenditure: ["total", "personnel", "operating"] }
    },
    three_public: {
      layout: "heads",
      codes: [],
      measures: {
        ...none,
        expenditure: [
          "three_public_total",
          "overseas_travel",
          "official_reception",
          "vehicle_total",
          "vehicle_purchase",
          "vehicle_operation",
          "agency_operation"
        ]
      },
      groups: {
        vehicle_total: "公务用车购置及运行费",
        vehicle_purchase: "公务用车购置及运行费",
        vehicle_operation: "公务用车购置及运行费"
      }
    }
  }
})()

const short: Readonly<Record<string, string>> = {
  three_public_total: "合计",
  vehicle_total: "小计",
  vehicle_purchase: "购置费",
  vehicle_operation: "运行费"
}

/** Head of a column in Chinese, as such tables print it. */
export const headOf = (measure: string): string =>
  short[measure] ?? tokenInChinese(budgetLines, "measure", measure) ?? measure

/**
 * The columns of a table. A measure that no line has is a column all the same where the table's `head` (text above its first
 * amount) names it: a column of blanks was printed. One that is not expected stands behind the others.
 */
export const columnsOf = (table: string, lines: ReadonlyArray<Subject>, head: string): Columns => {
  const known = expected[table] ?? { ...expected["expenditure"]!, groups: {} }
  const printed = head.replace(/[\s（）()]/gu, "")
  const measuresOf = (side: Side): ReadonlyArray<string> => {
    const held = new Set(
      lines.flatMap(({ row }) =>
        row["side"] === side && typeof row["measure"] === "string" ? row["measure"] : []
      )
    )
    const named = known.measures[side].filter(
      (measure) => held.has(measure) || printed.includes(headOf(measure).replace(/[（）()]/gu, ""))
    )
    return [...named, ...[...held].filter((measure) => !named.includes(measure))]
  }
  return { ...known, measures: { income: measuresOf("income"), expenditure: measuresOf("expenditure") } }
}
