/**
 * Every check of the contract on budgets, recomputed from the published rows and independent of how they were read. Passes
 * are results too. Pure.
 */
import type budgetChanges from "#schemas/budgets/budget_changes.dataset.ts"
import type classifications from "#schemas/budgets/classifications.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import type organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { checkAcross, checkBalance } from "./budget/across.ts"
import { checkClasses } from "./budget/classes.ts"
import { type Budget, type BudgetLine, type BudgetTableRow, Ledger, type Statement } from "./budget/Ledger.ts"
import { checkCodes, checkTables, checkThreePublic, checkVehicles } from "./budget/oddities.ts"
import { checkChanges, checkNames, checkUnits } from "./budget/overTime.ts"
import { checkProse } from "./budget/prose.ts"
import { checkChildren, checkColumns, checkLevels, checkRows } from "./budget/sums.ts"
import type { CheckResult } from "./CheckResult.ts"

export interface BudgetRows {
  readonly budgets: ReadonlyArray<Budget>
  readonly budget_tables: ReadonlyArray<BudgetTableRow>
  readonly budget_lines: ReadonlyArray<BudgetLine>
  readonly budget_statements: ReadonlyArray<Statement>
  readonly classifications: ReadonlyArray<Row<typeof classifications>>
  readonly budget_changes: ReadonlyArray<Row<typeof budgetChanges>>
  readonly organization_relations: ReadonlyArray<Row<typeof organizationRelations>>
}

export const checkBudgets = (rows: BudgetRows): ReadonlyArray<CheckResult> => {
  const tables = Map.groupBy(rows.budget_tables, (row) => row.budget_id)
  const lines = Map.groupBy(rows.budget_lines, (row) => row.budget_id)
  const statements = Map.groupBy(rows.budget_statements, (row) => row.budget_id)
  return [
    ...rows.budgets.flatMap((budget) => {
      const id = budget.budget_id
      const ledger = new Ledger(budget, tables.get(id) ?? [], lines.get(id) ?? [], statements.get(id) ?? [])
      return [
        ...checkTables(ledger),
        ...checkRows(ledger),
        ...checkChildren(ledger),
        ...checkLevels(ledger),
        ...checkColumns(ledger),
        ...checkBalance(ledger),
        ...checkAcross(ledger),
        ...checkClasses(ledger),
        ...checkProse(ledger),
        ...checkThreePublic(ledger),
        ...checkVehicles(ledger)
      ]
    }),
    ...checkCodes(rows.classifications, rows.budget_lines),
    ...checkChanges(rows.budget_changes),
    ...checkNames(rows.budgets, rows.budget_lines),
    ...checkUnits(rows.budgets, rows.budget_lines, rows.organization_relations)
  ]
}
