/** Everything that a document says of one budget, with the checks made on it. */
import budgetChanges from "#schemas/budgets/budget_changes.dataset.ts"
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import budgets from "#schemas/budgets/budgets.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import {
  type Budget,
  type BudgetLine,
  type BudgetTableRow,
  Ledger,
  type Statement
} from "../../../check/budget/Ledger.ts"
import type { DocumentRows, Organization, SourceRow } from "../../Corpus.ts"

export type Check = Row<typeof checks>
export type Change = Row<typeof budgetChanges>

export interface BudgetFacts {
  readonly budget: Budget
  /** Of the body. */
  readonly name: string
  readonly source: SourceRow
  readonly ledger: Ledger
  readonly lines: ReadonlyArray<BudgetLine>
  readonly tables: ReadonlyArray<BudgetTableRow>
  readonly statements: ReadonlyArray<Statement>
  readonly changes: ReadonlyArray<Change>
  readonly checks: ReadonlyArray<Check>
  /** Checks about a row of any table. */
  readonly checksOf: (id: string) => ReadonlyArray<Check>
}

/** The budgets of a document: one, or none. */
export const budgetsOf = (
  document: DocumentRows,
  organizations: ReadonlyMap<string, Organization>
): ReadonlyArray<BudgetFacts> => {
  const found = document.rows(budgets)
  if (found.length === 0) return []
  const of = <R extends { readonly budget_id: string }>(rows: ReadonlyArray<R>) =>
    Map.groupBy(rows, (row) => row.budget_id)
  const lines = of(document.rows(budgetLines))
  const tables = of(document.rows(budgetTables))
  const statements = of(document.rows(budgetStatements))
  const changes = of(document.rows(budgetChanges))
  const checked = document.rows(checks)
  return found.map((budget) => {
    const id = budget.budget_id
    const own = {
      lines: lines.get(id) ?? [],
      tables: tables.get(id) ?? [],
      statements: statements.get(id) ?? [],
      changes: changes.get(id) ?? []
    }
    const ids = new Set([
      id,
      ...own.lines.map((line) => line.budget_line_id),
      ...own.tables.map((table) => table.budget_table_id),
      ...own.statements.map((statement) => statement.statement_id),
      ...own.changes.map((change) => change.budget_change_id)
    ])
    // what is about no row of a budget is about the document, and so about each of its budgets
    const made = checked.filter((check) => ids.has(check.subject_id) || !isOfBudget(check))
    const bySubject = Map.groupBy(made, (check) => check.subject_id)
    return {
      budget,
      ...own,
      name: organizations.get(budget.org_id)?.name ?? document.source.title,
      source: document.source,
      ledger: new Ledger(budget, own.tables, own.lines, own.statements),
      checks: made,
      checksOf: (subject) => bySubject.get(subject) ?? []
    }
  })
}

const isOfBudget = ({ subject_table }: Check): boolean => subject_table.startsWith("budget")

export interface Tally {
  readonly pass: number
  readonly warn: number
  readonly fail: number
}

export const tallyOf = (made: ReadonlyArray<Pick<Check, "status">>): Tally => {
  const tally = { pass: 0, warn: 0, fail: 0 }
  for (const { status } of made) tally[status]++
  return tally
}
