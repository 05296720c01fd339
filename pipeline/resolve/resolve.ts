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
import policyEffects from "#schemas/policies/policy_effects.dataset.ts"
import provenance from "#schemas/sources/provenance.dataset.ts"
import sources from "#schemas/sources/sources.dataset.ts"
import type { Draft, Ref } from "../model/Draft.ts"
import type { Issue } from "../model/Extraction.ts"
import type { Judgement } from "../model/Judgement.ts"
import type { Span } from "../model/Span.ts"
import { budgetChanges } from "./budgetChanges.ts"
import type { Document } from "./Document.ts"
import { idOf } from "./identity.ts"
import { type Bodies, mergeOrganizations } from "./merge.ts"
import { type Conflict, organizationRow } from "./organizations.ts"
import { parentsOf } from "./parents.ts"
import { withTargets } from "./policyTargets.ts"
import { type CellEvidence, placeOf, provenanceOf } from "./provenance.ts"
import { regionsNamed } from "./regions.ts"

/** Rows by table; every table of the catalog is there. */
export type Tables = Map<string, Array<AnyRow>>

export interface PlacedIssue {
  readonly document: Document
  readonly issue: Issue
  readonly table: string
  readonly id: string
}

export interface Resolved {
  readonly tables: Tables
  readonly conflicts: ReadonlyArray<Conflict>
  readonly issues: ReadonlyArray<PlacedIssue>
  /** Judgements that decide nothing, a sentence each. */
  readonly undecided: ReadonlyArray<string>
}

export const resolve = (
  documents: ReadonlyArray<Document>,
  judgements: ReadonlyArray<Judgement> = []
): Resolved => {
  const tables: Tables = new Map(catalog.map((d) => [d.name, []]))
  const add = (table: string, row: AnyRow) => tables.get(table)!.push(row)
  const prove = (table: string, id: string, evidence: ReadonlyArray<CellEvidence>) => {
    for (const row of provenanceOf(table, id, evidence)) add(provenance.name, row)
  }

  for (const document of documents) add(sources.name, sourceRow(document))

  const bodies = mergeOrganizations(documents, judgements)
  const built = bodies.all.map((body) => organizationRow(body))
  const rows = rowsOf(documents, bodies)
  for (const { evidence, id, row, table } of rows.all) {
    add(table, row)
    prove(table, id, evidence)
  }

  const named = regionsNamed(documents, referredRegions(rows.all, built))
  for (const { code, document, row, span } of named) {
    add(regions.name, ordered(regions, { ...row, ...placeOf(document, span) }))
    prove(regions.name, code, [{ column: "name", document, span, method: "printed", rule: null }])
  }

  const organizationRows: ReadonlyArray<AnyRow> = built.map(({ document, row, span }) => ({
    ...row,
    ...placeOf(document, span)
  }))
  const { conflicts, parentOf } = parentsOf(
    tables.get(organizationRelations.name) as never,
    organizationRows,
    collectivesOf(bodies),
    (id) => documents.find((document) => document.id === id)!.source.file
  )
  for (const row of organizationRows) {
    const id = row["org_id"] as string
    add(organizations.name, ordered(organizations, { ...row, parent_org_id: parentOf.get(id) ?? null }))
  }
  for (const { evidence, row } of built) prove(organizations.name, row["org_id"] as string, evidence)

  tables.set(policyEffects.name, withTargets(tables))

  const changes = budgetChanges(tables)
  for (const row of changes.rows) add(budgetChangesTable.name, ordered(budgetChangesTable, row))
  for (const row of changes.provenance) add(provenance.name, row)

  return {
    tables,
    conflicts: [...built.flatMap((b) => b.conflicts), ...conflicts],
    undecided: bodies.undecided,
    issues: documents.flatMap((document) =>
      document.extraction.issues.map((issue) => placeIssue(document, issue, bodies, rows.idOf))
    )
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

// -- drafts to rows -------------------------------------------------------------------------------------------------

interface BuiltRow {
  readonly table: string
  readonly id: string
  readonly row: AnyRow
  readonly document: Document
  readonly evidence: Array<CellEvidence>
}

const rowsOf = (documents: ReadonlyArray<Document>, bodies: Bodies) => {
  const built = new Map<Draft, { readonly id: string; readonly row: AnyRow }>()
  const occurrences = new Map<string, number>()
  const byRef = new Map(
    documents.map((document) => [
      document,
      new Map(document.extraction.drafts.flatMap((draft) => (draft.ref === null ? [] : [[draft.ref, draft]])))
    ])
  )

  const idOfRef = (document: Document, table: string, ref: Ref): string | null => {
    if (table === organizations.name) return bodies.idOf(document, ref)
    const draft = byRef.get(document)!.get(ref)
    if (draft === undefined)
      throw new Error(`${document.source.file}: no draft of ${table} has the ref ${ref}`)
    return build(document, draft).id
  }
  const value = (document: Document, column: Dataset["columns"][string], given: unknown): unknown => {
    const table = column.references
    if (table === null || table === regions.name || given === null) return given
    if (Array.isArray(given))
      return [...new Set(given.map((ref: Ref) => idOfRef(document, table, ref)).filter((id) => id !== null))]
    return idOfRef(document, table, given as Ref)
  }
  const build = (document: Document, draft: Draft): { readonly id: string; readonly row: AnyRow } => {
    const known = built.get(draft)
    if (known !== undefined) return known
    const { columns, id: own, identity, merged, name, prefix } = dataset(draft.table)
    const place = placeOf(document, draft.span)
    const row: Record<string, unknown> = {}
    for (const [key, column] of Object.entries(columns))
      if (key in place) row[key] = place[key as keyof typeof place]
      else if (key !== own) row[key] = value(document, column, draft.values[key] ?? null)
    const natural = identity.map((column) => row[column])
    const plain = idOf(prefix, natural)
    const count = (occurrences.get(`${name} ${plain}`) ?? 0) + 1
    occurrences.set(`${name} ${plain}`, count)
    row[own] = merged || count === 1 ? plain : idOf(prefix, [...natural, count])
    const result = { id: row[own] as string, row }
    built.set(draft, result)
    return result
  }

  const all = new Map<string, BuiltRow>()
  for (const document of documents)
    for (const draft of document.extraction.drafts) {
      if (draft.table === regions.name) continue
      const { id, row } = build(document, draft)
      if (speaksOfNoBody(dataset(draft.table), row)) continue
      const evidence = draft.evidence.map((e) => ({ ...e, document }))
      const first = all.get(`${draft.table} ${id}`)
      if (first === undefined) {
        const { table } = draft
        all.set(`${table} ${id}`, { table, id, row: ordered(dataset(table), row), document, evidence })
        continue
      }
      // a merged row keeps its first mention; a later one that says the same is evidence for it
      first.evidence.push(...evidence.filter((e) => row[e.column] === first.row[e.column]))
    }
  return { all: [...all.values()], idOf: idOfRef }
}

/** A row about a body that no document says anything of has nobody to be about: the other name of a bare mention. */
const speaksOfNoBody = ({ columns }: Dataset, row: AnyRow): boolean =>
  Object.entries(columns).some(
    ([key, column]) => column.references === organizations.name && !column.nullable && row[key] === null
  )

const ordered = ({ columns }: Dataset, row: AnyRow): AnyRow =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, row[column] ?? null]))

/** Codes that rows refer to, with the words that they were read from. */
const referredRegions = (
  rows: ReadonlyArray<BuiltRow>,
  built: ReadonlyArray<ReturnType<typeof organizationRow>>
): ReadonlyArray<{ readonly code: string; readonly document: Document; readonly span: Span }> => [
  ...rows.flatMap(({ document, evidence, row, table }) =>
    Object.entries(dataset(table).columns)
      .filter(([key, column]) => column.references === regions.name && row[key] !== null)
      .flatMap(([key]) =>
        evidence
          .filter((e) => e.column === key)
          .slice(0, 1)
          .map((e) => ({ code: row[key] as string, document, span: e.span }))
      )
  ),
  ...built.flatMap(({ evidence, row }) =>
    evidence
      .filter((e) => e.column === "seat_region_id" && row["seat_region_id"] !== null)
      .map((e) => ({ code: row["seat_region_id"] as string, document: e.document, span: e.span }))
  )
]

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
  idOfRef: (document: Document, table: string, ref: Ref) => string | null
): PlacedIssue => {
  if (issue.subject === null) return { document, issue, table: sources.name, id: document.id }
  const { ref, table } = issue.subject
  const id = table === organizations.name ? bodies.idOf(document, ref) : idOfRef(document, table, ref)
  return id === null
    ? { document, issue, table: sources.name, id: document.id }
    : { document, issue, table, id }
}
