/** Everything that the tables say of each organisation, gathered in one pass over the directory. */
import budgets from "#schemas/budgets/budgets.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import type countClaims from "#schemas/directory/count_claims.dataset.ts"
import events from "#schemas/directory/events.dataset.ts"
import functions from "#schemas/directory/functions.dataset.ts"
import holders from "#schemas/directory/office_holders.dataset.ts"
import officeRegions from "#schemas/directory/office_regions.dataset.ts"
import aliases from "#schemas/directory/organization_aliases.dataset.ts"
import relations from "#schemas/directory/organization_relations.dataset.ts"
import enterprises from "#schemas/directory/resident_enterprises.dataset.ts"
import policies from "#schemas/policies/policy_documents.dataset.ts"
import mentions from "#schemas/policies/policy_mentions.dataset.ts"
import checks from "#schemas/sources/checks.dataset.ts"
import type { Corpus, Organization } from "./Corpus.ts"

export type Relation = Row<typeof relations>
export type Event = Row<typeof events>
export type OfficeRegion = Row<typeof officeRegions>
export type CountClaim = Row<typeof countClaims>

export interface OrganizationFacts {
  readonly organization: Organization
  readonly aliases: ReadonlyArray<Row<typeof aliases>>
  /** Relations of which it is the subject. */
  readonly relations: ReadonlyArray<Relation>
  /** Relations of which it is the object: bodies that it dispatches, manages or holds. */
  readonly bodies: ReadonlyArray<Relation>
  readonly regions: ReadonlyArray<OfficeRegion>
  readonly enterprises: ReadonlyArray<Row<typeof enterprises>>
  /** Offices that list it as an enterprise. */
  readonly residence: ReadonlyArray<Row<typeof enterprises>>
  readonly functions: ReadonlyArray<Row<typeof functions>>
  readonly holders: ReadonlyArray<Row<typeof holders>>
  readonly events: ReadonlyArray<Event>
  readonly budgets: ReadonlyArray<Row<typeof budgets>>
  readonly policies: ReadonlyArray<Row<typeof policies>>
  readonly mentions: ReadonlyArray<Row<typeof mentions>>
  /** Checks about it that did not pass. */
  readonly conflicts: ReadonlyArray<Row<typeof checks>>
}

type Lists = {
  -readonly [K in Exclude<keyof OrganizationFacts, "organization">]: Array<OrganizationFacts[K][number]>
}

const none = (): Lists => ({
  aliases: [],
  relations: [],
  bodies: [],
  regions: [],
  enterprises: [],
  residence: [],
  functions: [],
  holders: [],
  events: [],
  budgets: [],
  policies: [],
  mentions: [],
  conflicts: []
})

/** By `org_id`, in published order. */
export const organizationFacts = (corpus: Corpus): ReadonlyMap<string, OrganizationFacts> => {
  const found = new Map(
    [...corpus.organizations].map(([id, organization]) => [id, { organization, ...none() }])
  )
  const add = <K extends keyof Lists>(id: string | null, list: K, row: Lists[K][number]) => {
    const facts = id === null ? undefined : found.get(id)
    if (facts !== undefined) (facts[list] as Array<Lists[K][number]>).push(row)
  }
  for (const row of corpus.rows(aliases)) add(row.org_id, "aliases", row)
  for (const row of corpus.rows(relations)) {
    add(row.subject_org_id, "relations", row)
    add(row.object_org_id, "bodies", row)
  }
  for (const row of corpus.rows(officeRegions)) add(row.org_id, "regions", row)
  for (const row of corpus.rows(enterprises)) {
    add(row.office_org_id, "enterprises", row)
    add(row.enterprise_org_id, "residence", row)
  }
  for (const row of corpus.rows(functions)) add(row.org_id, "functions", row)
  for (const row of corpus.rows(holders)) add(row.org_id, "holders", row)
  for (const row of corpus.rows(events))
    for (const id of new Set([...row.org_ids, ...(row.object_org_id === null ? [] : [row.object_org_id])]))
      add(id, "events", row)
  for (const row of corpus.rows(budgets)) add(row.org_id, "budgets", row)
  for (const row of corpus.rows(policies))
    for (const id of new Set([
      ...(row.issuer_org_id === null ? [] : [row.issuer_org_id]),
      ...row.issuer_org_ids
    ]))
      add(id, "policies", row)
  for (const row of corpus.rows(mentions)) add(row.org_id, "mentions", row)
  for (const row of corpus.rows(checks))
    if (row.subject_table === "organizations" && row.status !== "pass") add(row.subject_id, "conflicts", row)
  return found
}

/** Events by the first day that they can mean, those without one last. */
export const inTime = (events: ReadonlyArray<Event>): ReadonlyArray<Event> => {
  const day = (event: Event): string => event.date_start ?? event.date_end ?? "9999"
  return [...events].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
