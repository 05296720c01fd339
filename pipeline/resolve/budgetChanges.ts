/**
 * `budget_changes`: amounts that two budgets of one body and scope print, in a year and in the nearest earlier year known.
 * Derived from published rows alone; a row stands where the later amount stands. An amount that only one of the two
 * budgets prints has no row: a blank is not 0. Pure, linear in the rows.
 */
import budgetChangesTable from "#schemas/budgets/budget_changes.dataset.ts"
import type budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import type budgets from "#schemas/budgets/budgets.dataset.ts"
import type { AnyRow, Row } from "#schemas/dataset.ts"
import provenance from "#schemas/sources/provenance.dataset.ts"
import { lineKey } from "../knowledge/budgetClasses.ts"
import { unitFactor } from "../knowledge/budgetTables.ts"
import { idOf } from "./identity.ts"

type Budget = Row<typeof budgets>
type Line = Row<typeof budgetLines>
type Statement = Row<typeof budgetStatements>
type Tables = ReadonlyMap<string, Iterable<AnyRow>>

/** One amount of a budget: a cell of a table, or a figure of the prose. */
interface Amount {
  readonly key: string
  readonly row: Line | Statement
  readonly table: "budget_lines" | "budget_statements"
  readonly id: string
  readonly fen: bigint
}

export const budgetChanges = (tables: Tables) => {
  const pairs = pairsOf([...(tables.get("budgets") ?? [])] as unknown as ReadonlyArray<Budget>)
  if (pairs.length === 0) return { rows: [], provenance: [] }
  const compared = new Set(pairs.flatMap((pair) => pair.map(({ budget_id }) => budget_id)))
  const amounts = Map.groupBy(amountsOf(tables, compared), ({ row }) => row.budget_id)
  const evidence = evidenceOf(tables, amounts)
  const rows: Array<AnyRow> = []
  const proofs: Array<AnyRow> = []
  for (const [now, before] of pairs) {
    const earlier = new Map((amounts.get(before.budget_id) ?? []).map((amount) => [amount.key, amount]))
    const seen = new Set<string>()
    for (const amount of amounts.get(now.budget_id) ?? []) {
      const previous = earlier.get(amount.key)
      if (previous === undefined || seen.has(amount.key)) continue
      seen.add(amount.key)
      const row = changeRow(now, before, amount, previous)
      rows.push(row)
      const id = row["budget_change_id"] as string
      for (const [column, of] of [
        ["amount", amount],
        ["previous_amount", previous]
      ] as const)
        proofs.push(
          ...(evidence.get(`${of.table} ${of.id}`) ?? []).map((proof) => provedBy(proof, id, column))
        )
    }
  }
  return { rows, provenance: proofs }
}

/** Each budget with that of the nearest earlier year of its body and scope. */
const pairsOf = (rows: ReadonlyArray<Budget>): ReadonlyArray<readonly [now: Budget, before: Budget]> =>
  [...Map.groupBy(rows, ({ org_id, scope }) => `${org_id} ${scope}`).values()].flatMap((own) => {
    const sorted = own.filter(({ year }) => year > 0).sort((a, b) => a.year - b.year)
    return sorted
      .slice(1)
      .flatMap((now, i) => (now.year > sorted[i]!.year ? [[now, sorted[i]!] as const] : []))
  })

/** Provenance of the amounts, by table and row. */
const evidenceOf = (tables: Tables, amounts: ReadonlyMap<string, ReadonlyArray<Amount>>) => {
  const proofs = new Map<string, Array<AnyRow>>()
  for (const of of amounts.values()) for (const { id, table } of of) proofs.set(`${table} ${id}`, [])
  for (const row of tables.get("provenance") ?? [])
    if (row["column"] === "amount") proofs.get(`${row["table"]} ${row["row_id"]}`)?.push(row)
  return proofs
}

/** Amounts of the budgets that are compared. */
function* amountsOf(tables: Tables, compared: ReadonlySet<string>): Generator<Amount> {
  for (const row of (tables.get("budget_lines") ?? []) as Iterable<unknown> as Iterable<Line>) {
    if (row.amount === null || row.measure === null || !compared.has(row.budget_id)) continue
    // a code keeps its meaning whatever it is called; figures that stand alone have only their column
    const which =
      row.code ?? (row.table === "three_public" || row.row_kind === "total" ? "" : lineKey(row.name))
    const key = [row.table, row.side, row.row_kind, which, row.measure].join("|")
    yield { key, row, table: "budget_lines", id: row.budget_line_id, fen: row.amount }
  }
  for (const row of (tables.get("budget_statements") ?? []) as Iterable<unknown> as Iterable<Statement>) {
    if (row.amount === null || !compared.has(row.budget_id)) continue
    const key = ["prose", row.metric, row.subject === null ? "" : lineKey(row.subject)].join("|")
    yield { key, row, table: "budget_statements", id: row.statement_id, fen: row.amount }
  }
}

const changeRow = (now: Budget, before: Budget, amount: Amount, previous: Amount): AnyRow => {
  const { row } = amount
  const line = "budget_line_id" in row ? row : null
  const statement = "statement_id" in row ? row : null
  const change = amount.fen - previous.fen
  const stated = statement !== null && now.year === before.year + 1 ? comparedWithBudget(statement) : null
  const values: AnyRow = {
    budget_id: now.budget_id,
    previous_budget_id: before.budget_id,
    org_id: now.org_id,
    year: now.year,
    previous_year: before.year,
    table: line?.table ?? null,
    side: line?.side ?? null,
    row_kind: line?.row_kind ?? null,
    scheme: line?.scheme ?? null,
    code: line?.code ?? null,
    name: line?.name ?? statement?.subject ?? null,
    measure: line?.measure ?? null,
    metric: statement?.metric ?? null,
    amount: amount.fen,
    previous_amount: previous.fen,
    change,
    change_percent: percentOf(change, previous.fen),
    stated_change: stated,
    agrees: stated === null ? null : size(stated - change) <= rounding(statement!, previous),
    source_id: row.source_id,
    line: row.line,
    start: row.start,
    end: row.end
  }
  const natural = budgetChangesTable.identity.map((column) => values[column])
  return { ...values, budget_change_id: idOf(budgetChangesTable.prefix, natural) }
}

/** 比2023年预算增加…; what is compared with 预算执行数 or 决算 says nothing of the budget of the year before. */
const comparedWithBudget = ({ change, text }: Statement): bigint | null =>
  /执行|决算/u.test(text) ? null : change

const size = (fen: bigint): bigint => (fen < 0n ? -fen : fen)

/** Each of the three figures is rounded to its last digit. */
const rounding = ({ amount_printed, unit_printed }: Statement, { row }: Amount): bigint => {
  const digit = (printed: string | null, unit: string | null): bigint => {
    const decimals = /[.．]([\d０-９]+)/u.exec(printed ?? "")?.[1]?.length ?? 0
    return (unitFactor[unit ?? "元"] ?? 100n) / 10n ** BigInt(decimals)
  }
  return (digit(amount_printed, unit_printed) * 2n + digit(row.amount_printed, row.unit_printed)) / 2n
}

/** Two decimals; null of nothing. */
const percentOf = (change: bigint, of: bigint): number | null =>
  of <= 0n ? null : Math.round((Number(change) / Number(of)) * 10_000) / 100

const provedBy = (proof: AnyRow, id: string, column: string): AnyRow => {
  const { end, source_id, start } = proof
  const table = budgetChangesTable.name
  return {
    ...proof,
    provenance_id: idOf(provenance.prefix, [table, id, column, source_id, start, end]),
    table,
    row_id: id,
    column
  }
}
