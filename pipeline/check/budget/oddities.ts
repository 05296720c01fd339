/** Codes, tables and figures that are odd: said, never errors unless they cannot be lawful. */

import type classifications from "#schemas/budgets/classifications.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import { lineKey, officialCode } from "../../knowledge/budgetClasses.ts"
import { tableKinds, threePublicCode } from "../../knowledge/budgetTables.ts"
import type { CheckResult } from "../CheckResult.ts"
import { compare, digitOf, lineSubject, yuan } from "./compare.ts"
import type { BudgetLine, Ledger } from "./Ledger.ts"

type Classification = Row<typeof classifications>

const plain = { expected: null, actual: null, difference: null, tolerance: null }

/** Each of the nine tables is printed, be it empty. */
export const checkTables = (ledger: Ledger): ReadonlyArray<CheckResult> =>
  tableKinds.map(({ table, zh }) => {
    const printed = ledger.has(table)
    return {
      ...plain,
      rule: "missing_table",
      subject_table: "budgets",
      subject_id: ledger.budget.budget_id,
      expected: zh,
      actual: printed ? ledger.title(table) : null,
      status: printed ? "pass" : "warn",
      message: printed
        ? `The table ${zh} is printed.`
        : `The table ${zh}, one of nine that a budget publishes, was not found.`,
      messageZh: printed ? `已见《${zh}》。` : `未见《${zh}》，预算公开应有此表。`
    }
  })

/**
 * The list of official classes is complete, so that a class code that it does not have is unknown, and a class with
 * another name is a misprint or a renamed one. Sections and items are not judged: the list changes every year.
 */
export const checkCodes = (
  codes: ReadonlyArray<Classification>,
  lines: ReadonlyArray<BudgetLine>
): ReadonlyArray<CheckResult> =>
  codes
    .filter((row) => row.level === "class")
    .map((row) => {
      const official = officialCode(row.scheme, row.code)
      const named = official?.names.some((name) => lineKey(name) === lineKey(row.name)) === true
      const known = official?.names[0] ?? null
      const line = lines.find((l) => l.scheme === row.scheme && l.code === row.code)
      return {
        ...plain,
        rule: "unknown_code",
        subject_table: line === undefined ? "classifications" : "budget_lines",
        subject_id: line?.budget_line_id ?? row.row_id,
        expected: known,
        actual: `${row.code} ${row.name}`,
        status: named ? "pass" : official === null ? "fail" : "warn",
        message: named
          ? `${row.code} ${row.name} is in the official classification.`
          : official === null
            ? `${row.code} ${row.name}: the official classification has no such class. It is published as printed.`
            : `${row.code} is printed as "${row.name}"; the official classification calls it "${known}". It is published as printed.`,
        messageZh: named
          ? `${row.code} ${row.name}见于政府收支分类科目。`
          : official === null
            ? `${row.code} ${row.name}：政府收支分类科目中无此类级科目，按原文发布。`
            : `${row.code}印作“${row.name}”，政府收支分类科目为“${known}”，按原文发布。`
      }
    })

/**
 * The three public expenses against the items of the economic table, and 机关运行经费 against its 公用经费. Hints, not
 * identities: only basic expenditure stands in the economic table, so that projects may pay the rest of the three, and
 * institutions have 公用经费 that is no 机关运行经费. What is odd is the other way round.
 */
export const checkThreePublic = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const [row] = ledger.of("three_public")
  const total = ledger.total("general_public_basic_economic", "expenditure")
  if (row === undefined || total === undefined) return []
  const pairs = [
    ...threePublicCode.flatMap(([measure, code]) => {
      const item = ledger.byCode("general_public_basic_economic", code)
      return item === undefined ? [] : [{ measure, item, column: "total" as const, lawful: "above" as const }]
    }),
    {
      measure: "agency_operation" as const,
      item: total,
      column: "operating" as const,
      lawful: "below" as const
    }
  ]
  return [
    ...checkSwapped(ledger),
    ...pairs.flatMap(({ column, item, lawful, measure }): ReadonlyArray<CheckResult> => {
      const [stated, economic] = [row.amount(measure), item.amount(column)]
      if (stated === null || economic === null || !row.lines.some((line) => line.measure === measure))
        return []
      const line = row.subject(measure)
      const name = [item.code, item.name, ...(column === "operating" ? ["公用经费"] : [])]
        .filter(Boolean)
        .join(" ")
      const result = compare({
        rule: "three_public_matches_economic",
        subject: lineSubject(line),
        expected: economic,
        actual: stated,
        tolerance: digitOf(line.amount_printed, line.unit_printed),
        what: `${line.name} and ${name} of the economic table`,
        whatZh: `“${line.name}”与经济分类表“${name}”`,
        otherwise: "warn"
      })
      if (result.status === "pass" || (lawful === "above") !== stated > economic) return [result]
      const figures = `${yuan(stated)} / ${yuan(economic)}`
      return [
        {
          ...result,
          status: "pass" as const,
          message: `${line.name} and ${name} of the economic table: ${figures} yuan. They may differ: ${
            lawful === "above" ? "projects may pay the rest" : "institutions' 公用经费 is no 机关运行经费"
          }.`,
          messageZh: `“${line.name}”与经济分类表“${name}”：${figures}元。二者可以不同：${
            lawful === "above" ? "其余可由项目支出列支" : "事业单位公用经费不计入机关运行经费"
          }。`
        }
      ]
    })
  ]
}

/** Purchase costs that are to the yuan what the economic table has as running costs, and no running costs beside them. */
const checkSwapped = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const [row] = ledger.of("three_public")
  const item = ledger.byCode("general_public_basic_economic", "30231")
  const [purchase, operation] = [row?.amount("vehicle_purchase"), row?.amount("vehicle_operation")]
  const economic = item?.amount("total") ?? 0n
  if (row === undefined || item === undefined || operation !== 0n || !purchase || economic === 0n) return []
  const line = row.subject("vehicle_purchase")
  const apart = purchase > economic ? purchase - economic : economic - purchase
  if (apart > digitOf(line.amount_printed, line.unit_printed) / 2n) return []
  const figures = `${yuan(purchase)} / ${yuan(economic)}`
  return [
    {
      ...plain,
      rule: "three_public_matches_economic",
      ...{ subject_table: "budget_lines", subject_id: line.budget_line_id },
      expected: yuan(economic),
      actual: yuan(purchase),
      status: "warn",
      message: `The purchase costs of vehicles are what ${item.code} ${item.name} of the economic table runs to, and no running costs are printed: ${figures} yuan. The two may be swapped; both stand as printed.`,
      messageZh: `公务用车购置费与经济分类表“${item.code} ${item.name}”相同，而运行费为零：${figures}元，二者或有错位，均按原文发布。`
    }
  ]
}

/** Running costs of vehicles where no vehicle is held. */
export const checkVehicles = (ledger: Ledger): ReadonlyArray<CheckResult> => {
  const held = ledger.statements.find(
    (statement) => statement.metric === "vehicles" && statement.subject === null
  )
  const [row] = ledger.of("three_public")
  const cost = row?.amount("vehicle_operation") ?? null
  if (held === undefined || held.count === null || row === undefined || cost === null) return []
  const odd = held.count === 0 && cost > 0n
  const line = row.subject("vehicle_operation")
  return [
    {
      ...plain,
      rule: "anomaly",
      ...(cost > 0n
        ? { subject_table: "budget_lines", subject_id: line.budget_line_id }
        : { subject_table: "budget_statements", subject_id: held.statement_id }),
      expected: `${held.count}辆`,
      actual: `${yuan(cost)}元`,
      status: odd ? "warn" : "pass",
      message: odd
        ? `Running costs of vehicles of ${yuan(cost)} yuan are budgeted, but no vehicle is held ("${held.text}").`
        : `Running costs of vehicles of ${yuan(cost)} yuan; ${held.count} vehicles are held.`,
      messageZh: odd
        ? `安排公务用车运行费${yuan(cost)}元，但所述车辆数为0（“${held.text}”）。`
        : `公务用车运行费${yuan(cost)}元，车辆${held.count}辆。`
    }
  ]
}
