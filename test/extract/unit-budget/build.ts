/** One document through the whole pipeline: published rows and checks. */

import { check } from "#pipeline/check/check.ts"
import { readAll } from "#pipeline/extract/read.ts"
import { lineKey } from "#pipeline/knowledge/budgetClasses.ts"
import type { Source } from "#pipeline/model/Source.ts"
import { settle } from "#pipeline/settle.ts"
import type budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import { sourceOf } from "../../sourceOf.ts"
import type { Made, Truth } from "./makeBudget.ts"

interface Placed {
  readonly start: number
  readonly end: number
}
export type Line = Row<typeof budgetLines> & Placed
export type Statement = Row<typeof budgetStatements> & Placed
export interface Check {
  readonly rule: string
  readonly status: string
  readonly message: string
  readonly message_zh: string
}

export const build = (...texts: ReadonlyArray<string>) =>
  buildSources(texts.map((text, i) => sourceOf(text, { file: `${i}.txt`, sha256: `${i}.txt` })))

export const buildSources = (sources: ReadonlyArray<Source>) => {
  const { documents, failures } = readAll(sources)
  const { resolved, unsound } = settle(documents)
  const rows = (table: string) => (resolved.tables.get(table) ?? []) as ReadonlyArray<unknown>
  const checks = check(resolved) as unknown as ReadonlyArray<Check>
  return {
    failures: [...failures, ...unsound],
    rows,
    lines: rows("budget_lines") as ReadonlyArray<Line>,
    statements: rows("budget_statements") as ReadonlyArray<Statement>,
    checks,
    alarms: checks.filter(({ status }) => status !== "pass")
  }
}

/** What an amount is: table, side, row and column. */
export const keyOf = (of: Truth | Line): string => {
  const kind = "row_kind" in of ? of.row_kind : of.total ? "total" : "line"
  const name = of.table === "three_public" ? "" : lineKey(of.name)
  return [of.table, of.side, kind, of.code, name, of.measure].join("|")
}

/** Published amounts against what is known of them. */
export const compare = ({ truth }: Pick<Made, "truth">, lines: ReadonlyArray<Line>) => {
  const known = new Map(truth.map((t) => [keyOf(t), BigInt(t.amount)]))
  const published = lines.filter(({ measure }) => measure !== null)
  const right = published.filter((line) => known.get(keyOf(line)) === line.amount)
  return {
    right: right.length,
    /** In the text and under no column. */
    withheld: lines.length - published.length,
    wrong: published.filter((line) => known.get(keyOf(line)) !== line.amount),
    /** Neither published nor withheld. */
    lost: truth.length - published.length - (lines.length - published.length)
  }
}
