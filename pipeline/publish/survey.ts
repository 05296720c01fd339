/** One pass over the rows of each table that writes them as JSON, and finds what its other files and its descriptions need. */
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
import { rowLines } from "./values.ts"

export interface Surveyed extends Table {
  /** Documents that its rows were read from, with the number of rows that each has part in. */
  readonly sources: ReadonlyMap<string, number>
  readonly lines: SortedLines
  readonly findings: ReadonlyArray<Finding>
}

/** What a survey needs to know beside the rows. */
export interface Surroundings {
  /** Rows of `sources` in published order. */
  readonly sources: ReadonlyArray<AnyRow>
  readonly texts: Texts
  /** Where the ids of tables are put that anything points at. */
  readonly ids: ReadonlyMap<string, IdSet>
  /** A folder for temporary files. */
  readonly scratch: string
}

export class Survey {
  readonly #dataset: Dataset
  readonly #rows: RowSource
  readonly #gates: ReadonlyArray<RowGate>
  readonly #found: ReadonlyArray<Findings>
  readonly #measure: Measure
  readonly #documents = new SourceCount()
  readonly #lines: SortedLines

  constructor(dataset: Dataset, given: RowSource, { ids, scratch, sources, texts }: Surroundings) {
    const own = ids.get(dataset.name)
    this.#dataset = dataset
    this.#rows = inOrder(dataset, given, sources)
    this.#gates = [
      schemaOf(dataset),
      ...(own === undefined ? [] : [keyGate(dataset, own)]),
      orderGate(dataset, sources),
      spanGate(dataset, texts)
    ]
    this.#found = this.#gates.map(() => new Findings())
    this.#measure = new Measure(dataset)
    this.#lines = new SortedLines(join(scratch, `.${dataset.name}`))
  }

  /** Goes over the rows, and gives each as a line of JSON. */
  *jsonLines(): Generator<string> {
    const write = rowLines(this.#dataset)
    for (const row of this.#rows) {
      for (let i = 0; i < this.#gates.length; i++) this.#found[i]!.add(this.#gates[i]!(row))
      this.#measure.add(row)
      this.#documents.add(row)
      const { canonical, published } = write(row)
      this.#lines.add({ key: String(row[this.#dataset.id]), sources: sourcesOf(row), line: canonical })
      yield published
    }
  }

  /** What was found, when every row was gone over. */
  get surveyed(): Surveyed {
    return {
      ...this.#measure.table(this.#rows),
      sources: this.#documents.counts,
      lines: this.#lines,
      findings: this.#found.flatMap(({ all }) => all)
    }
  }
}

/** Every id that a row holds is that of a row. Needs the ids of all tables. */
export class References {
  readonly #gate: RowGate
  readonly #found = new Findings()
  constructor(dataset: Dataset, ids: Ids) {
    this.#gate = referenceGate(dataset, ids)
  }
  add(row: AnyRow): void {
    this.#found.add(this.#gate(row))
  }
  get findings(): ReadonlyArray<Finding> {
    return this.#found.all
  }
}
