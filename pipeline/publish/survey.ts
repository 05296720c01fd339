/** One pass over the rows of each table that finds what its files, digests and descriptions need, and what is wrong. */
import { join } from "node:path"
import type { IdSet } from "#pipeline/model/IdSet.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { sourcesOf } from "./changes/compare.ts"
import { Findings } from "./gates/Findings.ts"
import { type Ids, keyGate, referenceGate } from "./gates/keys.ts"
import { type RowGate, schemaOf } from "./gates/schema.ts"
import { spanGate, type Texts } from "./gates/spans.ts"
import { SourceCount } from "./metadata/licences.ts"
import { inOrder, orderGate } from "./order.ts"
import type { Finding } from "./Release.ts"
import { SortedLines } from "./SortedLines.ts"
import { Measure, type RowSource, type Table } from "./Table.ts"
import { canonicalWriter } from "./values.ts"

export interface Surveyed extends Table {
  /** Documents that its rows were read from, with the number of rows that each has part in. */
  readonly sources: ReadonlyMap<string, number>
  readonly lines: SortedLines
  readonly findings: ReadonlyArray<Finding>
}

/** `ids`: where those of the table are put, if any points at them; `scratch`: a folder for a temporary file. */
export const survey = (
  dataset: Dataset,
  given: RowSource,
  sources: ReadonlyArray<AnyRow>,
  texts: Texts,
  ids: IdSet | null,
  scratch: string
): Surveyed => {
  const rows = inOrder(dataset, given, sources)
  const gates = [
    schemaOf(dataset),
    ...(ids === null ? [] : [keyGate(dataset, ids)]),
    orderGate(dataset, sources),
    spanGate(dataset, texts)
  ]
  const found = gates.map(() => new Findings())
  const measure = new Measure(dataset)
  const documents = new SourceCount()
  const lines = new SortedLines(join(scratch, `.${dataset.name}`))
  const line = canonicalWriter(dataset)
  for (const row of rows) {
    for (let i = 0; i < gates.length; i++) found[i]!.add(gates[i]!(row))
    measure.add(row)
    documents.add(row)
    lines.add({ key: String(row[dataset.id]), sources: sourcesOf(row), line: line(row) })
  }
  return {
    ...measure.table(rows),
    sources: documents.counts,
    lines,
    findings: found.flatMap(({ all }) => all)
  }
}

/** Every id that a row holds is that of a row. Needs the ids of all tables. */
export const wrongReferences = ({ dataset, rows }: Table, ids: Ids): ReadonlyArray<Finding> => {
  const gate: RowGate = referenceGate(dataset, ids)
  const found = new Findings()
  for (const row of rows) found.add(gate(row))
  return found.all
}
