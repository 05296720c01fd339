/** Figures of the prose against the cells that they speak of, bound by their wording. */
import { type Measure, threePublicMeasure } from "../../knowledge/budgetTables.ts"
import type { CheckResult } from "../CheckResult.ts"
import { compare, digitOf, label } from "./compare.ts"
import type { Ledger, LedgerRow, Statement } from "./Ledger.ts"

interface Cell {
  readonly row: LedgerRow
  readonly measure: Measure
}

/** Held at half a unit of the last digit that the prose prints. */
export const checkProse = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  ledger.statements.flatMap((statement) => {
    if (statement.amount === null) return []
    const cell = cellOf(ledger, statement)
    const none = cell === null && statement.metric in threePublicMeasure && ledger.isEmpty("three_public")
    const amount = none ? 0n : (cell?.row.amount(cell.measure) ?? null)
    if (amount === null) return []
    const title = ledger.title(cell?.row.table ?? "three_public")
    const name = cell === null ? "" : label(cell.row)
    return [
      compare({
        rule: "prose_matches_table",
        subject: { table: "budget_statements", id: statement.statement_id },
        expected: amount,
        actual: statement.amount,
        tolerance: halfDigit(statement),
        what: `${title}${name === "" ? "" : `, ${name}`}, and the prose (${statement.amount_printed}${statement.unit_printed ?? ""})`,
        whatZh: `${title}${name === "" ? "" : `“${name}”`}与文字说明（${statement.amount_printed}${statement.unit_printed ?? ""}）`
      })
    ]
  })

/** Half a unit of the last digit that the prose prints, in fen. */
const halfDigit = ({ amount_printed, unit_printed }: Statement): bigint =>
  digitOf(amount_printed ?? "", unit_printed ?? "元") / 2n

const summaryIncome: Readonly<Record<string, RegExp>> = {
  fiscal_appropriation_income: /^财政拨款(?:收入)?$/u,
  business_income: /^事业收入$/u,
  operating_income: /经营收入$/u,
  other_income: /^其他收入$/u
}
const incomeColumn: Readonly<Record<string, Measure>> = {
  fiscal_appropriation_income: "fiscal_appropriation",
  business_income: "business_income",
  operating_income: "operating_income",
  other_income: "other_income"
}
const appropriationColumn: Readonly<Record<string, Measure>> = {
  fiscal_appropriation_expenditure: "total",
  general_public_expenditure: "general_public_budget",
  government_fund_expenditure: "government_fund",
  state_capital_expenditure: "state_capital"
}
const cellOf = (ledger: Ledger, { metric, subject }: Statement): Cell | null => {
  const cell = (row: LedgerRow | undefined, measure: Measure): Cell | null =>
    row === undefined ? null : { row, measure }
  if (metric === "total_income") return cell(ledger.total("financial_summary", "income"), "budget")
  if (metric === "total_expenditure") return cell(ledger.total("financial_summary", "expenditure"), "total")
  if (metric in summaryIncome) {
    const line = ledger
      .of("financial_summary")
      .find((row) => row.side === "income" && summaryIncome[metric]!.test(row.name))
    return cell(line, "budget") ?? cell(ledger.total("income", "income"), incomeColumn[metric]!)
  }
  if (metric in appropriationColumn)
    return cell(ledger.total("appropriation_summary", "expenditure"), appropriationColumn[metric]!)
  if (metric in threePublicMeasure) return cell(ledger.of("three_public")[0], threePublicMeasure[metric]!)
  if (metric === "functional_class" && subject !== null)
    return cell(ledger.byName("appropriation_summary", subject), "total")
  if (metric === "functional_item" && subject !== null) return item(ledger, subject)
  return null
}

/**
 * “…（类）…（款）…（项）” by its item, under its section and class where the item's name is not the only one. Null if no
 * line, or more than one, bears the names.
 */
const item = (ledger: Ledger, subject: string): Cell | null => {
  const names = subject
    .replace(/[“”"]/gu, "")
    .split(/[（(](?:类|款|项)[）)]|[-－—–]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "")
  if (names.length === 0) return null
  const rows = [
    "general_public_functional",
    "government_fund_functional",
    "state_capital_functional"
  ] as const
  const found = rows
    .flatMap((table) => ledger.of(table).filter((row) => row.code !== null && row.name === names.at(-1)))
    .filter((row) => names.length < 3 || row.code!.length === 7)
    .filter((row) =>
      names.slice(0, -1).every((name, i) => {
        const above = ledger.byCode(row.table, row.code!.slice(0, 3 + 2 * i))
        return above === undefined || above === row || above.name === name
      })
    )
  return found.length === 1 ? { row: found[0]!, measure: "total" } : null
}
