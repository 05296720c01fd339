/** A table on its way into files: it may have more rows than memory holds, so they are gone over and never kept. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { columnsOf } from "./values.ts"

/** Rows that can be gone over again and again, in the same order each time. An array is one; a generator is not. */
export type RowSource = Iterable<AnyRow>

export interface Table {
  readonly dataset: Dataset
  /** In published order. */
  readonly rows: RowSource
  readonly count: number
  /** Columns of whole numbers with one that 32 bits do not hold. */
  readonly wide: ReadonlySet<string>
  /** UTF-16 units of the longest text. */
  readonly longest: number
}

const int32 = { min: -(2 ** 31), max: 2 ** 31 - 1 }

/** Takes the measures that a writer must know before it sees the first row. */
export class Measure {
  #count = 0
  #longest = 0
  readonly #wide = new Set<string>()
  readonly #dataset: Dataset
  readonly #ints: ReadonlyArray<string>
  readonly #texts: ReadonlyArray<string>
  constructor(dataset: Dataset) {
    this.#dataset = dataset
    this.#ints = columnsOf(dataset, "int")
    this.#texts = columnsOf(dataset, "text")
  }
  add(row: AnyRow): void {
    this.#count++
    for (const name of this.#ints) {
      const value = row[name]
      if (typeof value === "number" && (value < int32.min || value > int32.max)) this.#wide.add(name)
    }
    for (const name of this.#texts) {
      const value = row[name]
      if (typeof value === "string" && value.length > this.#longest) this.#longest = value.length
    }
  }
  /** The table of the rows that were added. */
  table(rows: RowSource): Table {
    return { dataset: this.#dataset, rows, count: this.#count, wide: this.#wide, longest: this.#longest }
  }
}

export const tableOf = (dataset: Dataset, rows: RowSource): Table => {
  const measure = new Measure(dataset)
  for (const row of rows) measure.add(row)
  return measure.table(rows)
}

/** Rows of a piece of a file. */
const rowsOfBatch = 2048

/** Some rows at a time. */
export function* batchesOf(rows: RowSource): Generator<ReadonlyArray<AnyRow>> {
  let batch: Array<AnyRow> = []
  for (const row of rows) {
    if (batch.push(row) < rowsOfBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

export interface ColumnBatch {
  readonly length: number
  readonly columns: ReadonlyArray<ReadonlyArray<unknown>>
}

/** Gathers values column by column, of so many rows at a time. The rows are not kept. */
export class Columns {
  readonly #names: ReadonlyArray<string>
  readonly #size: number
  #columns: ReadonlyArray<Array<unknown>>
  #length = 0

  constructor({ columns }: Dataset, size: number) {
    this.#names = Object.keys(columns)
    this.#size = size
    this.#columns = this.#names.map(() => [])
  }

  /** Batches that are full now. */
  *add(rows: Iterable<AnyRow>): Generator<ColumnBatch> {
    for (const row of rows) {
      for (let i = 0; i < this.#names.length; i++) this.#columns[i]!.push(row[this.#names[i]!])
      if (++this.#length === this.#size) yield* this.rest()
    }
  }

  /** What is left, if anything is. */
  *rest(): Generator<ColumnBatch> {
    if (this.#length === 0) return
    const batch = { length: this.#length, columns: this.#columns }
    this.#columns = this.#names.map(() => [])
    this.#length = 0
    yield batch
  }
}

/** Rows `from` to `to`, as a source of their own. */
export const part = (rows: RowSource, from: number, to: number): RowSource => ({
  *[Symbol.iterator]() {
    let at = 0
    for (const row of rows) {
      if (at >= to) return
      if (at++ >= from) yield row
    }
  }
})
