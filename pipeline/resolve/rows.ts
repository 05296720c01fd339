/** Drafts to rows: ids made, refs followed, a document at a time. */
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import type { Draft, Evidence, Ref } from "../model/Draft.ts"
import { IdSet } from "../model/IdSet.ts"
import type { Document } from "./Document.ts"
import { idOf } from "./identity.ts"
import type { Bodies } from "./merge.ts"
import { placeOf } from "./provenance.ts"

export interface BuiltRow {
  readonly table: string
  readonly id: string
  readonly row: AnyRow
  /** Whether no document before has it; a merged row keeps its first mention, and a later one is evidence for it. */
  readonly isNew: boolean
  /** In this document. */
  readonly evidence: Array<Evidence>
}

export interface DocumentRows {
  readonly rows: ReadonlyArray<BuiltRow>
  /** Id of what the document calls so. */
  readonly idOf: (table: string, ref: Ref) => string | null
}

interface Built {
  readonly id: string
  readonly row: AnyRow
}

/** Is given the documents in their order; of those before it keeps ids and merged rows only. */
export class RowBuilder {
  readonly #bodies: Bodies
  readonly #taken = new IdSet()
  /** How often an id came up, where that is more than once. */
  readonly #repeated = new Map<string, number>()
  readonly #merged = new Map<string, AnyRow>()
  constructor(bodies: Bodies) {
    this.#bodies = bodies
  }

  rowsOf(document: Document): DocumentRows {
    const { drafts } = document.extraction
    const byRef = new Map(drafts.flatMap((draft) => (draft.ref === null ? [] : [[draft.ref, draft]])))
    const built = new Map<Draft, Built>()
    const idOfRef = (table: string, ref: Ref): string | null => {
      if (table === organizations.name) return this.#bodies.idOf(document, ref)
      const draft = byRef.get(ref)
      if (draft === undefined)
        throw new Error(`${document.source.file}: no draft of ${table} has the ref ${ref}`)
      return build(draft).id
    }
    const build = (draft: Draft): Built => {
      const known = built.get(draft)
      if (known !== undefined) return known
      const made = this.#build(document, draft, idOfRef)
      built.set(draft, made)
      return made
    }
    const found = new Map<string, BuiltRow>()
    for (const draft of drafts) {
      if (draft.table === regions.name) continue
      const made = build(draft)
      if (!speaksOfNoBody(dataset(draft.table), made.row)) this.#find(found, draft, made)
    }
    return { rows: [...found.values()], idOf: idOfRef }
  }

  #find(found: Map<string, BuiltRow>, { evidence, table }: Draft, { id, row }: Built): void {
    const key = `${table} ${id}`
    const known = found.get(key)
    const first = known?.row ?? this.#merged.get(key)
    if (first === undefined) {
      const whole = ordered(dataset(table), row)
      if (dataset(table).merged) this.#merged.set(key, whole)
      found.set(key, { table, id, row: whole, isNew: true, evidence: [...evidence] })
      return
    }
    const agreeing = evidence.filter((e) => row[e.column] === first[e.column])
    if (known === undefined) found.set(key, { table, id, row: first, isNew: false, evidence: agreeing })
    else known.evidence.push(...agreeing)
  }

  #build(document: Document, draft: Draft, idOfRef: DocumentRows["idOf"]): Built {
    const { columns, id: own, identity, merged, name, prefix } = dataset(draft.table)
    const place = placeOf(document, draft.span)
    const row: Record<string, unknown> = {}
    for (const [key, column] of Object.entries(columns))
      if (key in place) row[key] = place[key as keyof typeof place]
      else if (key !== own) row[key] = referring(column, draft.values[key] ?? null, idOfRef)
    const natural = identity.map((column) => row[column])
    const plain = idOf(prefix, natural)
    const count = this.#count(`${name} ${plain}`)
    const id = merged || count === 1 ? plain : idOf(prefix, [...natural, count])
    row[own] = id
    return { id, row }
  }

  #count(id: string): number {
    if (this.#taken.add(id)) return 1
    const count = (this.#repeated.get(id) ?? 1) + 1
    this.#repeated.set(id, count)
    return count
  }
}

/** A value with ids in place of refs. */
const referring = (
  { references }: Dataset["columns"][string],
  given: unknown,
  idOfRef: DocumentRows["idOf"]
): unknown => {
  if (references === null || references === regions.name || given === null) return given
  if (!Array.isArray(given)) return idOfRef(references, given as Ref)
  return [...new Set(given.map((ref: Ref) => idOfRef(references, ref)).filter((id) => id !== null))]
}

/** A row about a body that no document says anything of has nobody to be about: the other name of a bare mention. */
const speaksOfNoBody = ({ columns }: Dataset, row: AnyRow): boolean =>
  Object.entries(columns).some(
    ([key, column]) => column.references === organizations.name && !column.nullable && row[key] === null
  )

/** Every column of the table in its order, null where the row has none. */
export const ordered = ({ columns }: Dataset, row: AnyRow): AnyRow =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, row[column] ?? null]))
