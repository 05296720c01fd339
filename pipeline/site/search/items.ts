/** What a search can find: names first, the shortest before the longer, then what documents say. */

import statements from "#schemas/budgets/budget_statements.dataset.ts"
import glossary from "#schemas/budgets/glossary.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import events from "#schemas/directory/events.dataset.ts"
import aliases from "#schemas/directory/organization_aliases.dataset.ts"
import policies from "#schemas/policies/policy_documents.dataset.ts"
import provisions from "#schemas/policies/policy_provisions.dataset.ts"
import { yuan } from "../amounts.ts"
import type { Corpus } from "../Corpus.ts"
import { budgetPage, evidenceOf, organizationPage, policyPage } from "../links.ts"
import type { BudgetNames } from "./lines.ts"

export const kinds = [
  "organization",
  "region",
  "line",
  "policy",
  "provision",
  "event",
  "statement",
  "term"
] as const
export type Kind = (typeof kinds)[number]

export interface Item {
  readonly kind: Kind
  /** What it is called, or what it says. */
  readonly title: string
  /** Other names and codes that find it. */
  readonly also: ReadonlyArray<string>
  /** Said beside it: texts, and tokens as `column:token`. */
  readonly context: ReadonlyArray<string>
  /** Page of it, in a language's site; null where evidence is all there is. */
  readonly page: string | null
  readonly evidence: string
  /** In yuan, as pages print it. */
  readonly amount: string | null
  /** In hundredths. */
  readonly number: bigint | null
}

const bare = { also: [], context: [], page: null, amount: null, number: null }
const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

export const organizationItems = (corpus: Corpus): ReadonlyArray<Item> => {
  const names = new Map<string, Array<string>>()
  for (const { alias, org_id } of corpus.rows(aliases)) {
    const known = names.get(org_id)
    if (known === undefined) names.set(org_id, [alias])
    else known.push(alias)
  }
  return [...corpus.organizations.values()]
    .sort((a, b) => byLength(a.name, b.name) || byLength(a.org_id, b.org_id))
    .map((row) => ({
      ...bare,
      kind: "organization",
      title: row.name,
      also: distinct([row.short_name, row.name_hans, ...(names.get(row.org_id) ?? [])], row.name),
      context: [
        `kind:${row.kind}`,
        ...distinct(
          [row.parent_org_id === null ? null : corpus.organizations.get(row.parent_org_id)?.name],
          ""
        )
      ],
      page: organizationPage(row.org_id),
      evidence: evidenceOf(row, row.org_id)
    }))
}

export const regionItems = (corpus: Corpus): ReadonlyArray<Item> =>
  [...corpus.regions.values()]
    .sort((a, b) => byLength(a.name_hans, b.name_hans) || byLength(a.region_id, b.region_id))
    .map((row) => ({
      ...bare,
      kind: "region",
      title: row.name_hans,
      also: [row.region_id, ...distinct([row.name], row.name_hans)],
      context: [`level:${row.level}`, row.region_id],
      evidence: evidenceOf(row, row.region_id)
    }))

export function* policyItems(corpus: Corpus): Generator<Item> {
  for (const row of corpus.rows(policies))
    yield {
      ...bare,
      kind: "policy",
      title: row.title,
      also: distinct([row.notice_title, row.document_number], row.title),
      context: distinct([row.document_number, row.issued], ""),
      page: policyPage(row.policy_id),
      evidence: evidenceOf(row, row.policy_id)
    }
}

/** What documents say, in the order of the documents: there may be more than memory holds. */
export function* textItems(corpus: Corpus, budgets: BudgetNames): Generator<Item> {
  const titles = new Map(Array.from(corpus.rows(policies), (row) => [row.policy_id, row.title] as const))
  for (const row of corpus.rows(provisions))
    yield {
      ...bare,
      kind: "provision",
      title: [row.label, row.heading, row.text].filter((part) => part !== null && part !== "").join(" "),
      context: distinct([titles.get(row.policy_id)], ""),
      page: `${policyPage(row.policy_id)}#${row.provision_id}`,
      evidence: evidenceOf(row, row.provision_id)
    }
  for (const row of corpus.rows(events))
    yield {
      ...bare,
      kind: "event",
      title: row.text,
      context: [row.date, `event:${row.kind}`],
      page: row.org_ids[0] === undefined ? null : organizationPage(row.org_ids[0]),
      evidence: evidenceOf(row, row.event_id)
    }
  for (const row of corpus.rows(glossary))
    yield {
      ...bare,
      kind: "term",
      title: `${row.term}：${row.definition}`,
      evidence: evidenceOf(row, row.row_id)
    }
  for (const row of corpus.rows(statements)) yield statementItem(row, budgets)
}

const statementItem = (row: Row<typeof statements>, budgets: BudgetNames): Item => ({
  ...bare,
  kind: "statement",
  title: row.text,
  also: distinct([row.subject], ""),
  context: [`metric:${row.metric}`, budgets.get(row.budget_id)?.name ?? "", String(row.year)],
  page: budgetPage(row.budget_id),
  evidence: evidenceOf(row, row.statement_id),
  amount: row.amount === null ? null : yuan(row.amount),
  number: row.amount
})

const distinct = (names: ReadonlyArray<string | null | undefined>, but: string): ReadonlyArray<string> =>
  [
    ...new Set(names.filter((name) => name !== null && name !== undefined && name !== "" && name !== but))
  ] as ReadonlyArray<string>
