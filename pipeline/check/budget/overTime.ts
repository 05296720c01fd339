/** Budgets held against each other: one body over the years, and departments against the units that they take in. */
import type budgetChanges from "#schemas/budgets/budget_changes.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import type organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { lineKey, officialCode } from "../../knowledge/budgetClasses.ts"
import type { CheckResult } from "../CheckResult.ts"
import { yuan } from "./compare.ts"
import type { Budget, BudgetLine } from "./Ledger.ts"

type Change = Row<typeof budgetChanges>
type Relation = Row<typeof organizationRelations>

const plain = { expected: null, actual: null, difference: null, tolerance: null }

const metricNames: Readonly<Record<string, string>> = {
  total_income: "收入预算",
  total_expenditure: "支出预算",
  fiscal_appropriation_income: "财政拨款收入",
  fiscal_appropriation_expenditure: "财政拨款支出",
  general_public_expenditure: "一般公共预算拨款支出",
  government_fund_expenditure: "政府性基金拨款支出",
  state_capital_expenditure: "国有资本经营预算拨款支出",
  three_public_total: "“三公”经费",
  overseas_travel: "因公出国（境）费",
  official_reception: "公务接待费",
  vehicle_total: "公务用车购置及运行费",
  vehicle_purchase: "公务用车购置费",
  vehicle_operation: "公务用车运行费",
  agency_operation: "机关运行经费"
}

/** What a document says changed, against the two budgets themselves. */
export const checkChanges = (changes: ReadonlyArray<Change>): ReadonlyArray<CheckResult> =>
  changes.flatMap((row) => {
    if (row.agrees === null || row.stated_change === null) return []
    const what = row.name ?? row.metric
    const whatZh = row.name ?? metricNames[row.metric!] ?? row.metric
    const years = `${row.previous_year} → ${row.year}`
    const figures = `${yuan(row.previous_amount)} → ${yuan(row.amount)}`
    return [
      {
        ...plain,
        rule: "prose_matches_table",
        subject_table: "budget_changes",
        subject_id: row.budget_change_id,
        expected: yuan(row.change),
        actual: yuan(row.stated_change),
        difference: row.stated_change - row.change,
        status: row.agrees ? "pass" : "warn",
        message: row.agrees
          ? `${what}, ${years}: the change stated (${yuan(row.stated_change)} yuan) is that of the two budgets.`
          : `${what}, ${years}: the budgets of both years print ${figures} yuan, but the later one states a change of ${yuan(row.stated_change)} yuan. Both stand as printed.`,
        messageZh: row.agrees
          ? `“${whatZh}”${years}：所述变动${yuan(row.stated_change)}元与两年预算相符。`
          : `“${whatZh}”${years}：两年预算分别为${figures}元，而后一年所述变动为${yuan(row.stated_change)}元，均按原文发布。`
      }
    ]
  })

/**
 * One code under several names in the budgets of one body. Names of the official list, former ones included, are lawful over the years; what differs
 * otherwise is a renamed code or a misprint.
 */
export const checkNames = (
  budgets: ReadonlyArray<Budget>,
  lines: ReadonlyArray<BudgetLine>
): ReadonlyArray<CheckResult> => {
  const bodies = new Map(budgets.map(({ budget_id, org_id }) => [budget_id, org_id]))
  const coded = lines.filter(({ code }) => code !== null)
  const groups = Map.groupBy(
    coded,
    ({ budget_id, code, scheme }) => `${bodies.get(budget_id)} ${scheme} ${code}`
  )
  return [...groups.values()].flatMap((rows) => {
    const named = new Map(rows.toReversed().map((row) => [lineKey(row.name), row]))
    return named.size < 2 ? [] : severalNames([...named.values()].toReversed())
  })
}

const severalNames = ([first, ...others]: ReadonlyArray<BudgetLine>): ReadonlyArray<CheckResult> => {
  const official = officialCode(first!.scheme!, first!.code!)?.names.map(lineKey) ?? []
  const isListed = ({ name }: BudgetLine) => official.includes(lineKey(name))
  return others.map((other) => {
    const lawful = other.year !== first!.year && isListed(first!) && isListed(other)
    return {
      ...plain,
      rule: "anomaly",
      subject_table: "budget_lines",
      subject_id: other.budget_line_id,
      expected: first!.name,
      actual: other.name,
      status: lawful ? "pass" : "warn",
      message: `${other.code} is called ${first!.name} (${first!.year}) and ${other.name} (${other.year})${lawful ? "; both are official names" : ""}. Both are published as printed.`,
      messageZh: `${other.code}既作“${first!.name}”（${first!.year}年），又作“${other.name}”（${other.year}年）${lawful ? "，均为官方名称" : ""}，均按原文发布。`
    }
  })
}

/** A unit spends no more on a code than the department whose budget takes it in. */
export const checkUnits = (
  budgets: ReadonlyArray<Budget>,
  lines: ReadonlyArray<BudgetLine>,
  relations: ReadonlyArray<Relation>
): ReadonlyArray<CheckResult> => {
  const own = Map.groupBy(lines, ({ budget_id }) => budget_id)
  const place = (org: string, year: number) => `${org} ${year}`
  const departments = new Map(
    budgets
      .filter(({ scope }) => scope === "department")
      .map((budget) => [place(budget.org_id, budget.year), budget])
  )
  const above = Map.groupBy(
    relations.filter(({ relation }) => relation === "part_of"),
    ({ subject_org_id }) => subject_org_id
  )
  return budgets
    .filter(({ scope }) => scope === "unit")
    .flatMap((unit) =>
      // a department's own offices 本级 bear its name
      [...new Set([unit.org_id, ...(above.get(unit.org_id) ?? []).map((row) => row.object_org_id)])]
        .flatMap((org) => departments.get(place(org, unit.year)) ?? [])
        .flatMap((department) =>
          unitAgainst(own.get(unit.budget_id) ?? [], own.get(department.budget_id) ?? [], unit.year)
        )
    )
}

const tables = new Set(["expenditure", "general_public_functional", "government_fund_functional"])

const unitAgainst = (
  unit: ReadonlyArray<BudgetLine>,
  department: ReadonlyArray<BudgetLine>,
  year: number
): ReadonlyArray<CheckResult> => {
  const whole = new Map(department.map((line) => [keyOf(line), line.amount]))
  return unit
    .filter((line) => tables.has(line.table) && line.measure === "total" && line.amount !== null)
    .flatMap((line) => {
      const of = whole.get(keyOf(line))
      if (of === undefined || of === null) return []
      const exceeds = line.amount! > of
      const what = [line.code, line.name].filter(Boolean).join(" ")
      const figures = `${yuan(line.amount!)} / ${yuan(of)}`
      return [
        {
          ...plain,
          rule: "same_line_across_tables",
          subject_table: "budget_lines",
          subject_id: line.budget_line_id,
          expected: yuan(of),
          actual: yuan(line.amount!),
          difference: line.amount! - of,
          status: exceeds ? "fail" : "pass",
          message: exceeds
            ? `${what}, ${year}: the unit spends more than the department that takes it in: ${figures} yuan. Both stand as printed.`
            : `${what}, ${year}: the unit's amount is within its department's: ${figures} yuan.`,
          messageZh: exceeds
            ? `${year}年“${what}”：单位数大于部门数：${figures}元，均按原文发布。`
            : `${year}年“${what}”：单位数未超过部门数：${figures}元。`
        }
      ]
    })
}

const keyOf = ({ code, measure, row_kind, table }: BudgetLine): string =>
  [table, row_kind, code, measure].join("|")
