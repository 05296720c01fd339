/** Lines of budgets: each in its file, and of each name where it stands. */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import budgetRows from "#schemas/budgets/budgets.dataset.ts"
import classifications from "#schemas/budgets/classifications.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import { yuan } from "../amounts.ts"
import type { Corpus } from "../Corpus.ts"
import { budgetPage, evidenceOf } from "../links.ts"
import type { Numbers } from "./Numbers.ts"
import { Sequence, type Shard } from "./shards.ts"

type Line = Row<typeof budgetLines>

/** Places that are shown of a name. */
const mostPlaces = 5

/** Budget (see `budgetHead`), name, code, table, measure, amount in yuan, evidence. */
export type LineRecord = readonly [number, string, string, string, string, string, string]

export interface Label {
  readonly name: string
  readonly code: string
  readonly scheme: string | null
  readonly evidence: string
  count: number
  /** The newest, and of a year the largest. */
  places: ReadonlyArray<{ readonly year: number; readonly amount: bigint; readonly line: Line }>
}

export type BudgetNames = ReadonlyMap<
  string,
  { readonly name: string; readonly year: number; readonly page: string }
>

export const budgetNames = (corpus: Corpus): BudgetNames =>
  new Map(
    Array.from(corpus.rows(budgetRows), ({ budget_id, org_id, year }) => [
      budget_id,
      { name: corpus.organizations.get(org_id)?.name ?? org_id, year, page: budgetPage(budget_id) }
    ])
  )

/** Writes every line; `labels` and `numbers` are told of each. */
export function* lineShards(
  corpus: Corpus,
  budgets: BudgetNames,
  labels: Map<string, Label>,
  numbers: Numbers
): Generator<Shard, ReadonlyArray<number>> {
  let named = new Map<string, number>()
  const head = () => {
    const heads = [...named.keys()].map((id) => headOf(id, budgets))
    named = new Map()
    return heads
  }
  const sequence = new Sequence("l", 24_000, head)
  for (const line of corpus.rows(budgetLines)) {
    tell(labels, line)
    if (line.amount === null) continue
    if (!named.has(line.budget_id)) named.set(line.budget_id, named.size)
    numbers.add(line.amount, sequence.count * 2)
    yield* sequence.add(recordOf(line, named.get(line.budget_id)!))
  }
  for (const row of corpus.rows(classifications)) {
    const key = keyOf(row)
    if (!labels.has(key)) labels.set(key, { ...labelOf(row), evidence: evidenceOf(row, row.row_id) })
  }
  yield* sequence.end()
  return sequence.starts
}

/** Name, year, page. */
const headOf = (budget_id: string, budgets: BudgetNames): readonly [string, number | null, string] => {
  const budget = budgets.get(budget_id)
  return [budget?.name ?? budget_id, budget?.year ?? null, budget?.page ?? budgetPage(budget_id)]
}

const recordOf = (line: Line, budget: number): LineRecord => [
  budget,
  line.name,
  line.code ?? "",
  line.table,
  line.measure ?? "",
  line.amount === null ? "" : yuan(line.amount),
  evidenceOf(line, line.budget_line_id)
]

/** Places of a label as records, and the budgets that they name. */
export const placesOf = ({ places }: Label, budgets: BudgetNames) => {
  const ids = [...new Set(places.map(({ line }) => line.budget_id))]
  return [
    ids.map((id) => headOf(id, budgets)),
    places.map(({ line }) => recordOf(line, ids.indexOf(line.budget_id)))
  ] as const
}

type Named = Pick<Label, "name" | "scheme"> & { readonly code: string | null }
const keyOf = ({ code, name, scheme }: Named): string => `${scheme ?? ""}\t${code ?? ""}\t${name}`
const labelOf = ({ code, name, scheme }: Named) => ({ name, code: code ?? "", scheme, count: 0, places: [] })

const tell = (labels: Map<string, Label>, line: Line): void => {
  const key = keyOf(line)
  let label = labels.get(key)
  if (label === undefined) {
    label = { ...labelOf(line), evidence: evidenceOf(line, line.budget_line_id) }
    labels.set(key, label)
  }
  label.count++
  const { amount, year } = line
  const least = label.places.at(-1)
  if (amount === null) return
  if (label.places.length === mostPlaces && least !== undefined && !isBefore({ year, amount }, least)) return
  label.places = [...label.places, { year, amount, line }]
    .sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0))
    .slice(0, mostPlaces)
}

interface Ranked {
  readonly year: number
  readonly amount: bigint
}
const isBefore = (a: Ranked, b: Ranked): boolean =>
  a.year > b.year || (a.year === b.year && a.amount > b.amount)
