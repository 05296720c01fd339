/** Rows of `checks`: what the documents' own oddities and the checks on the published rows come to. Pure. */

import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import { idOf } from "../resolve/identity.ts"
import type { PlacedIssue, Resolved, Rows } from "../resolve/resolve.ts"
import { checkBudgets } from "./budgets.ts"
import type { CheckResult } from "./CheckResult.ts"
import { checkConflicts, checkCounts } from "./claims.ts"

export const check = ({ conflicts, issues, tables }: Resolved<Rows>): ReadonlyArray<AnyRow> => {
  const rows = (table: string) => arrayOf(tables.get(table) ?? []) as ReadonlyArray<never>
  const names = new Map(
    arrayOf(tables.get("organizations") ?? []).map((row) => [row["org_id"] as string, row["name"] as string])
  )
  const results = [
    ...checkCounts(rows("count_claims")),
    ...checkBudgets({
      budgets: rows("budgets"),
      budget_tables: rows("budget_tables"),
      budget_lines: rows("budget_lines"),
      budget_statements: rows("budget_statements"),
      classifications: rows("classifications"),
      budget_changes: rows("budget_changes"),
      organization_relations: rows("organization_relations")
    }),
    ...checkConflicts(conflicts.map((c) => ({ ...c, name: names.get(c.id) ?? c.id })))
  ]
  const places = placesOf(tables, results)
  return numbered([
    ...results.map(({ about, ...result }) => ({
      about: about ?? "",
      row: rowOf(result, places.get(`${result.subject_table} ${result.subject_id}`))
    })),
    ...issues.map((one) => ({ about: one.issue.message.replace(figures, "#"), row: issueRow(one) }))
  ])
}

const figures = /\d[\d,.]*/gu

/**
 * A check keeps its id when its outcome turns: it is named by its rule, its subject and what it is about. Those alike in all
 * three are told apart by their order; one that is said twice is one.
 */
const numbered = (
  made: ReadonlyArray<{ readonly about: string; readonly row: AnyRow }>
): ReadonlyArray<AnyRow> => {
  const said = new Map<string, Set<unknown>>()
  return made.flatMap(({ about, row }) => {
    const name = [row["rule"], row["subject_table"], row["subject_id"], about] as ReadonlyArray<string>
    const key = name.join("\n")
    const messages = said.get(key) ?? new Set()
    if (messages.has(row["message"])) return []
    said.set(key, messages.add(row["message"]))
    const check_id = idOf(checks.prefix, messages.size === 1 ? name : [...name, String(messages.size)])
    return [{ ...row, check_id }]
  })
}

type Place = Pick<AnyRow, "source_id" | "line" | "start" | "end">
const nowhere: Place = { source_id: null, line: null, start: null, end: null }

const arrayOf = (rows: Iterable<AnyRow>): ReadonlyArray<AnyRow> => (Array.isArray(rows) ? rows : [...rows])

/** Places of the rows in question, by table and id. */
const placesOf = (
  tables: Resolved<Rows>["tables"],
  results: ReadonlyArray<CheckResult>
): ReadonlyMap<string, Place> => {
  const wanted = new Set(results.map(({ subject_id, subject_table }) => `${subject_table} ${subject_id}`))
  const asked = new Set(results.map(({ subject_table }) => subject_table))
  const places = new Map<string, Place>()
  for (const [table, rows] of tables) {
    if (!asked.has(table)) continue
    const { id } = dataset(table)
    for (const row of rows) {
      if (!wanted.has(`${table} ${row[id]}`)) continue
      places.set(`${table} ${row[id]}`, {
        source_id: row["source_id"],
        line: row["line"],
        start: row["start"],
        end: row["end"]
      })
    }
  }
  return places
}

const rowOf = ({ messageZh, ...rest }: Omit<CheckResult, "about">, place: Place = nowhere): AnyRow => {
  const row: AnyRow = { ...rest, message_zh: messageZh, ...place }
  return Object.fromEntries(Object.keys(checks.columns).map((column) => [column, row[column] ?? null]))
}

const issueRow = ({ id, issue, place, table }: PlacedIssue): AnyRow =>
  rowOf(
    {
      rule: issue.rule,
      subject_table: table,
      subject_id: id,
      expected: issue.expected,
      actual: issue.actual,
      difference: null,
      tolerance: null,
      status: issue.status,
      message: issue.message,
      messageZh: issue.messageZh
    },
    place
  )
