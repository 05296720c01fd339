/** Rows that say the same as a row, and rows that say otherwise of the same thing. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Library } from "../Library.ts"
import type { Hit } from "./find.ts"

interface Claim {
  /** Columns that tell what a row speaks of. */
  readonly about: ReadonlyArray<string>
  /** Columns that tell what it says of that. */
  readonly says: ReadonlyArray<string>
  /** Whether two rows that say different things cannot both be right; always, where it is left out. */
  readonly exclusive?: (a: AnyRow, b: AnyRow) => boolean
}

const sameTime = (a: AnyRow, b: AnyRow): boolean =>
  ["as_of", "since", "until"].every((column) => same(a[column], b[column]))

const claims: Readonly<Record<string, Claim>> = {
  organization_relations: {
    about: ["subject_org_id", "relation"],
    says: ["object_org_id"],
    exclusive: sameTime
  },
  events: {
    about: ["org_ids", "kind"],
    says: ["date", "object_org_id"],
    // a body may be moved or reorganised again and again, but begins once
    exclusive: (a) => a["kind"] === "established"
  },
  count_claims: { about: ["subject"], says: ["stated"], exclusive: sameTime },
  glossary: { about: ["term"], says: ["definition"] },
  budgets: { about: ["org_id", "year", "scope"], says: ["total_income", "total_expenditure"] },
  budget_lines: { about: ["budget_id", "side", "code", "name", "measure"], says: ["amount"] },
  budget_statements: { about: ["budget_id", "metric", "subject"], says: ["amount", "count"] }
}

/** Tables whose amounts are compared with each other within a budget. */
const money = ["budgets", "budget_lines", "budget_statements"]

export interface Related {
  /** Rows that say the same of the same thing, or have the same amount in the same budget. */
  readonly agree: ReadonlyArray<Hit>
  /** Rows that say something else of the same thing. */
  readonly differ: ReadonlyArray<Hit>
  /** Checks of the row, or of its amount. */
  readonly checks: ReadonlyArray<AnyRow>
  /** How many rows of each table hold the row's id. */
  readonly referredToBy: Readonly<Record<string, number>>
}

export const related = (library: Library, hit: Hit): Related => {
  const twins = aboutTheSame(library, hit)
  const { says = [], exclusive = () => true } = claims[hit.dataset.name] ?? {}
  const agree = twins.filter(({ row }) => says.every((column) => same(row[column], hit.row[column])))
  const known = new Set(agree.map(({ row }) => row))
  return {
    agree: [...agree, ...sameAmount(library, hit).filter(({ row }) => !known.has(row))],
    differ: twins.filter(({ row }) => !known.has(row) && exclusive(row, hit.row)),
    checks: checksOf(library, hit),
    referredToBy: referrers(library, hit)
  }
}

const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.join("\n") === b.join("\n") : a === b

const aboutTheSame = ({ tables }: Library, { dataset, row }: Hit): ReadonlyArray<Hit> => {
  const about = claims[dataset.name]?.about
  if (about === undefined) return []
  return (tables.get(dataset.name)?.rows ?? [])
    .filter((other) => other !== row && about.every((column) => same(other[column], row[column])))
    .map((other) => ({ dataset, row: other, columns: null }))
}

const sameAmount = ({ tables }: Library, { dataset, row, columns }: Hit): ReadonlyArray<Hit> => {
  if (!money.includes(dataset.name)) return []
  const amounts = new Set(
    Object.entries(row)
      .filter(
        ([name, value]) => typeof value === "bigint" && value !== 0n && (columns?.includes(name) ?? true)
      )
      .map(([, value]) => value)
  )
  return money.flatMap((name) => {
    const table = tables.get(name)
    return (table?.rows ?? []).flatMap((other) => {
      if (other === row || other["budget_id"] !== row["budget_id"]) return []
      const equal = Object.keys(other).filter((column) => amounts.has(other[column]))
      return equal.length === 0 ? [] : [{ dataset: table!.dataset, row: other, columns: equal }]
    })
  })
}

const checksOf = ({ tables }: Library, { dataset, row }: Hit): ReadonlyArray<AnyRow> => {
  const printed = row["amount_printed"]
  return (tables.get("checks")?.rows ?? []).filter((check) => {
    if (check["subject_table"] === dataset.name && check["subject_id"] === row[dataset.id]) return true
    if (typeof printed !== "string" || check["source_id"] !== row["source_id"]) return false
    return check["status"] !== "pass" && namesFigure(String(check["message"]), printed)
  })
}

/** Whether the message names the figure itself and not a longer one that it is part of. */
const namesFigure = (message: string, printed: string): boolean => {
  if (!/[1-9]/u.test(printed)) return false
  const at = message.indexOf(printed)
  if (at === -1) return false
  return !/[\d.,]/u.test(message[at - 1] ?? "") && !/^[.,]?\d/u.test(message.slice(at + printed.length))
}

const referrers = ({ tables }: Library, { dataset, row }: Hit): Readonly<Record<string, number>> => {
  const id = row[dataset.id]
  const counts: Record<string, number> = {}
  for (const [name, table] of tables) {
    const holders = Object.entries(table.dataset.columns)
      .filter(([column, { references }]) => references === dataset.name && column !== "source_ids")
      .map(([column]) => column)
    if (name === "sources" || dataset.name === "sources" || holders.length === 0) continue
    const n = table.rows.filter((other) => holders.some((column) => holds(other[column], id))).length
    if (n > 0) counts[name] = n
  }
  return counts
}

const holds = (value: unknown, id: unknown): boolean =>
  Array.isArray(value) ? value.includes(id) : value === id
