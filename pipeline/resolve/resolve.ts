/**
 * From what each document says to the tables: organisations and regions merged, ids made, places turned into published
 * spans, the provenance of every cell laid down. Pure.
 */

import budgetChangesTable from "#schemas/budgets/budget_changes.dataset.ts"
import { catalog, dataset } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import policyDocuments from "#schemas/policies/policy_documents.dataset.ts"
import policyEffects from "#schemas/policies/policy_effects.dataset.ts"
import provenance from "#schemas/sources/provenance.dataset.ts"
import sources from "#schemas/sources/sources.dataset.ts"
import type { Evidence } from "../model/Draft.ts"
import type { Issue } from "../model/Extraction.ts"
import type { Judgement } from "../model/Judgement.ts"
import { budgetChanges } from "./budgetChanges.ts"
import type { Document } from "./Document.ts"
import { type Bodies, mergeOrganizations } from "./merge.ts"
import { type Conflict, organizationRow } from "./organizations.ts"
import { parentsOf } from "./parents.ts"
import { withTargets } from "./policyTargets.ts"
import { type CellEvidence, placeOf, provenanceOf } from "./provenance.ts"
import { type RegionReferred, RegionsNamed } from "./regions.ts"
import { type DocumentRows, ordered, RowBuilder } from "./rows.ts"

/** Rows of one table: an array, or what keeps them elsewhere. */
export interface Rows extends Iterable<AnyRow> {
  readonly push: (row: AnyRow) => unknown
}

/** Rows by table; every table of the catalog is there. */
export type Tables<R extends Rows = Array<AnyRow>> = Map<string, R>

/** Told of every row as it is made. */
export type RowSeen = (table: string, row: AnyRow) => void

export interface PlacedIssue {
  readonly issue: Issue
  readonly table: string
  readonly id: string
  readonly place: ReturnType<typeof placeOf>
}

export interface Resolved<R extends Rows = Array<AnyRow>> {
  readonly tables: Tables<R>
  readonly conflicts: ReadonlyArray<Conflict>
  readonly issues: ReadonlyArray<PlacedIssue>
  /** Judgements that decide nothing, a sentence each. */
  readonly undecided: ReadonlyArray<string>
}

/**
 * Documents come in source order and are gone over one after the other: what is kept of each is its organisations, and what
 * `newRows` keeps of its rows.
 */
export const resolve = <R extends Rows = Array<AnyRow>>(
  documents: ReadonlyArray<Document>,
  judgements: ReadonlyArray<Judgement> = [],
  newRows: (of: Dataset) => R = () => [] as Array<AnyRow> as never,
  seen: RowSeen = () => {}
): Resolved<R> => {
  const tables: Tables<R> = new Map(catalog.map((of) => [of.name, newRows(of)]))
  const add = (table: string, row: AnyRow) => {
    seen(table, row)
    tables.get(table)!.push(row)
  }
  const prove = (table: string, id: string, evidence: ReadonlyArray<CellEvidence>) => {
    for (const row of provenanceOf(table, id, evidence)) add(provenance.name, row)
  }
  const bodies = mergeOrganizations(documents, judgements)
  const built = bodies.all.map((body) => {
    const { evidence, ...rest } = organizationRow(body)
    prove(organizations.name, body.id, evidence)
    const seats = evidence.filter((e) => e.column === "seat_region_id" && rest.row["seat_region_id"] !== null)
    return { ...rest, seats }
  })
  const seats = Map.groupBy(
    built.flatMap(({ row, seats }) =>
      seats.map(({ document, span }) => ({ code: row["seat_region_id"] as string, document, span }))
    ),
    ({ document }) => document
  )

  const issues: Array<PlacedIssue> = []
  const effects: Array<AnyRow> = []
  const builder = new RowBuilder(bodies)
  const named = new RegionsNamed()
  for (const document of documents) {
    add(sources.name, sourceRow(document))
    const { idOf, rows } = builder.rowsOf(document)
    const referred: Array<RegionReferred> = []
    for (const { evidence, id, isNew, row, table } of rows) {
      if (isNew && table === policyEffects.name) effects.push(row)
      else if (isNew) add(table, row)
      prove(
        table,
        id,
        evidence.map((e) => ({ ...e, document }))
      )
      if (isNew) referred.push(...regionsOf(document, table, row, evidence))
    }
    named.add(document, referred, seats.get(document) ?? [])
    for (const issue of document.extraction.issues) issues.push(placeIssue(document, issue, bodies, idOf))
  }
  for (const { code, document, row, span } of named.all()) {
    add(regions.name, ordered(regions, { ...row, ...placeOf(document, span) }))
    prove(regions.name, code, [{ column: "name", document, span, method: "printed", rule: null }])
  }

  const organizationRows: ReadonlyArray<AnyRow> = built.map(({ document, row, span }) => ({
    ...row,
    ...placeOf(document, span)
  }))
  const files = new Map(documents.map((document) => [document.id, document.source.file]))
  const { conflicts, parentOf } = parentsOf(
    [...tables.get(organizationRelations.name)!] as never,
    organizationRows,
    collectivesOf(bodies),
    (id) => files.get(id)!
  )
  for (const row of organizationRows) {
    const parent_org_id = parentOf.get(row["org_id"] as string) ?? null
    add(organizations.name, ordered(organizations, { ...row, parent_org_id }))
  }

  for (const row of withTargets(tables.get(policyDocuments.name)!, effects)) add(policyEffects.name, row)

  const changes = budgetChanges(tables)
  for (const row of changes.rows) add(budgetChangesTable.name, ordered(budgetChangesTable, row))
  for (const row of changes.provenance) add(provenance.name, row)

  return {
    tables,
    conflicts: [...built.flatMap((b) => b.conflicts), ...conflicts],
    undecided: bodies.undecided,
    issues
  }
}

const sourceRow = ({ extraction, id, index, source }: Document): AnyRow => ({
  source_id: id,
  file: source.file,
  kind: extraction.kind,
  title: extraction.title,
  language: extraction.language,
  publisher: source.facts.publisher ?? null,
  licence: source.facts.licence ?? null,
  url: source.facts.url ?? null,
  sha256: source.sha256,
  bytes: source.bytes,
  characters: index.length,
  lines: index.lines,
  line: 1,
  start: 0,
  end: index.length
})

/** Codes that a row refers to, with the words that they were read from. */
const regionsOf = (
  document: Document,
  table: string,
  row: AnyRow,
  evidence: ReadonlyArray<Evidence>
): ReadonlyArray<RegionReferred> =>
  Object.entries(dataset(table).columns)
    .filter(([key, column]) => column.references === regions.name && row[key] !== null)
    .flatMap(([key]) =>
      evidence
        .filter((e) => e.column === key)
        .slice(0, 1)
        .map((e) => ({ code: row[key] as string, document, span: e.span }))
    )

const collectivesOf = (bodies: Bodies): ReadonlyMap<string, ReadonlySet<string>> => {
  const of = new Map<string, Set<string>>()
  for (const body of bodies.all)
    for (const { document, mention } of body.mentions)
      for (const member of mention.members) {
        const id = bodies.idOf(document, member)
        if (id !== null) of.set(id, (of.get(id) ?? new Set()).add(body.id))
      }
  return of
}

const placeIssue = (
  document: Document,
  issue: Issue,
  bodies: Bodies,
  idOfRef: DocumentRows["idOf"]
): PlacedIssue => {
  const place = placeOf(document, issue.span)
  const ofDocument = { issue, place, table: sources.name, id: document.id }
  if (issue.subject === null) return ofDocument
  const { ref, table } = issue.subject
  const id = table === organizations.name ? bodies.idOf(document, ref) : idOfRef(table, ref)
  return id === null ? ofDocument : { issue, place, table, id }
}
