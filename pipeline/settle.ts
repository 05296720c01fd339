/** Resolves documents, and leaves out one whose rows no gate would let pass: it must not keep the others unpublished. */
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { DocumentNotRead } from "./extract/read.ts"
import type { Extraction } from "./model/Extraction.ts"
import type { Judgement } from "./model/Judgement.ts"
import type { Source } from "./model/Source.ts"
import { schemaOf } from "./publish/gates/schema.ts"
import { type Document, documentsOf } from "./resolve/Document.ts"
import { type Resolved, type RowSeen, type Rows, resolve } from "./resolve/resolve.ts"

interface Extracted {
  readonly source: Source
  readonly extraction: Extraction
}

export interface Settled<R extends Rows> {
  readonly read: ReadonlyArray<Document>
  readonly resolved: Resolved<R>
  readonly unsound: ReadonlyArray<DocumentNotRead>
}

/** Keeps rows of a table, given the documents in published order. */
export type RowKeeper<R extends Rows> = (dataset: Dataset, documents: ReadonlyArray<Document>) => R

const inMemory: RowKeeper<Array<AnyRow>> = () => []

export function settle(
  extracted: ReadonlyArray<Extracted>,
  judgements?: ReadonlyArray<Judgement>
): Settled<Array<AnyRow>>
export function settle<R extends Rows>(
  extracted: ReadonlyArray<Extracted>,
  judgements: ReadonlyArray<Judgement>,
  keep: RowKeeper<R>
): Settled<R>
export function settle(
  extracted: ReadonlyArray<Extracted>,
  judgements: ReadonlyArray<Judgement> = [],
  keep: RowKeeper<Rows> = inMemory
): Settled<Rows> {
  const documents = documentsOf(extracted)
  const broken = new Map<string, string>()
  const resolveAll = (of: ReadonlyArray<Document>, seen?: RowSeen) =>
    resolve(of, judgements, (dataset) => keep(dataset, of), seen)
  const resolved = resolveAll(documents, gateOf(broken))
  if (broken.size === 0) return { read: documents, resolved, unsound: [] }
  const sound = documents.filter((document) => !broken.has(document.id))
  return {
    read: sound,
    resolved: resolveAll(sound),
    unsound: documents
      .filter((document) => broken.has(document.id))
      .map(({ id, source }) => {
        const reason = `what was read from it breaks the contract (${broken.get(id)}); it is left out. This is a bug of ours: please report it.`
        return new DocumentNotRead({ file: source.file, status: "failed", reason })
      })
  }
}

/** Puts what the schema of a table refuses into `broken`, by document the first row. */
const gateOf = (broken: Map<string, string>): RowSeen => {
  const gates = new Map(catalog.map((dataset) => [dataset.name, schemaOf(dataset)]))
  return (table, row) => {
    const [first] = gates.get(table)!(row)
    const source = row["source_id"] as string
    if (first !== undefined && !broken.has(source)) broken.set(source, `${table}: ${first.message}`)
  }
}
