/**
 * The few figures by which budgets are compared, of all of them: held in memory, some dozen lines each, from one pass over
 * the table of lines.
 */
import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import budgets from "#schemas/budgets/budgets.dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import type { Budget, BudgetLine } from "../../../check/budget/Ledger.ts"
import type { BudgetTable, Measure } from "../../../knowledge/budgetTables.ts"
import type { Corpus, Organization } from "../../Corpus.ts"
import type { Said } from "../../View.ts"
import type { Tally } from "./BudgetFacts.ts"

export interface Comparable {
  readonly key: string
  readonly name: Said
  readonly table: BudgetTable
}

interface Place extends Comparable {
  readonly side: "income" | "expenditure"
  readonly total: boolean
  readonly measure: Measure
}

const place = (
  key: string,
  zh: string,
  en: string,
  table: BudgetTable,
  measure: Measure,
  side: "income" | "expenditure" = "expenditure"
): Place => ({ key, name: { zh, en }, table, measure, side, total: table !== "three_public" })

/** Totals and the three public expenses, in the order in which they are shown. */
const places: ReadonlyArray<Place> = [
  place("income", "收入总计", "Total income", "financial_summary", "budget", "income"),
  place("appropriation", "财政拨款收入", "Fiscal appropriation", "income", "fiscal_appropriation", "income"),
  place("expenditure", "支出总计", "Total expenditure", "financial_summary", "total"),
  place("basic", "基本支出", "Basic expenditure", "expenditure", "basic"),
  place("project", "项目支出", "Project expenditure", "expenditure", "project"),
  place("three", "“三公”经费", "“Three public” expenses", "three_public", "three_public_total"),
  place("reception", "公务接待费", "Official receptions", "three_public", "official_reception"),
  place("travel", "因公出国（境）费", "Overseas travel", "three_public", "overseas_travel"),
  place("vehicles", "公务用车", "Official vehicles", "three_public", "vehicle_total"),
  place("agency", "机关运行经费", "Running costs", "three_public", "agency_operation")
]

export const comparables: ReadonlyArray<Comparable> = places

export interface Peer {
  readonly budget: Budget
  readonly name: string
  readonly organization: Organization | undefined
  /** By `Comparable.key`; what the document does not print is missing. */
  readonly figures: ReadonlyMap<string, BudgetLine>
  /** Classes of the expenditure table by code; only of bodies with several budgets. */
  readonly classes: ReadonlyMap<string, BudgetLine>
  /** Checks on its document. */
  readonly tally: Tally
}

interface Filling extends Peer {
  readonly figures: Map<string, BudgetLine>
  readonly classes: Map<string, BudgetLine>
  readonly tally: { -readonly [S in keyof Tally]: number }
}

export interface Peers {
  /** By id; newest years first, then by name. */
  readonly all: ReadonlyMap<string, Peer>
  readonly ofBody: (org_id: string) => ReadonlyArray<Peer>
  readonly ofYear: ReadonlyMap<number, ReadonlyArray<Peer>>
  /** Other bodies of its year, those under the same parent first; some dozens at most. */
  readonly near: (peer: Peer) => ReadonlyArray<Peer>
}

const mostNear = 20

export const peersOf = (corpus: Corpus): Peers => {
  const found = new Map<string, Filling>()
  for (const budget of corpus.rows(budgets)) {
    const organization = corpus.organizations.get(budget.org_id)
    found.set(budget.budget_id, {
      budget,
      name: organization?.name ?? corpus.sources.get(budget.source_id)?.title ?? budget.org_id,
      organization,
      figures: new Map(),
      classes: new Map(),
      tally: { pass: 0, warn: 0, fail: 0 }
    })
  }
  const bodies = Map.groupBy(found.values(), ({ budget }) => budget.org_id)
  fill(found, bodies, corpus)
  count(found, corpus)
  const sorted = [...found.values()].sort(
    (a, b) => b.budget.year - a.budget.year || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  )
  return {
    all: new Map(sorted.map((peer) => [peer.budget.budget_id, peer])),
    ofBody: (org_id) => bodies.get(org_id) ?? [],
    ofYear: Map.groupBy(sorted, ({ budget }) => budget.year),
    near: nearOf(sorted)
  }
}

const nearOf = (sorted: ReadonlyArray<Peer>): Peers["near"] => {
  const places = new Map(sorted.map((peer, i) => [peer, i]))
  const key = ({ budget, organization }: Peer): string => `${budget.year} ${organization?.parent_org_id}`
  const siblings = Map.groupBy(sorted, key)
  return (peer) => {
    const at = places.get(peer) ?? 0
    const own = peer.organization?.parent_org_id == null ? [] : siblings.get(key(peer))!.slice(0, mostNear)
    const around = sorted.slice(Math.max(0, at - mostNear), at + mostNear)
    return [...new Set([...own, ...around])].filter(
      ({ budget }) => budget.year === peer.budget.year && budget.org_id !== peer.budget.org_id
    )
  }
}

const fill = (
  found: ReadonlyMap<string, Filling>,
  bodies: ReadonlyMap<string, ReadonlyArray<Peer>>,
  corpus: Corpus
): void => {
  const keys = new Map(places.map((at) => [`${at.table} ${at.side} ${at.total} ${at.measure}`, at.key]))
  for (const line of corpus.rows(budgetLines)) {
    const peer = found.get(line.budget_id)
    if (peer === undefined) continue
    const key = keys.get(`${line.table} ${line.side} ${line.row_kind === "total"} ${line.measure}`)
    if (key !== undefined && !peer.figures.has(key)) peer.figures.set(key, line)
    if (line.table !== "expenditure" || line.code?.length !== 3 || line.measure !== "total") continue
    if ((bodies.get(peer.budget.org_id)?.length ?? 0) > 1 && !peer.classes.has(line.code))
      peer.classes.set(line.code, line)
  }
}

const count = (found: ReadonlyMap<string, Filling>, corpus: Corpus): void => {
  const bySource = Map.groupBy(found.values(), ({ budget }) => budget.source_id)
  for (const { source_id, status } of corpus.rows(checks))
    for (const peer of bySource.get(source_id ?? "") ?? []) peer.tally[status]++
}
