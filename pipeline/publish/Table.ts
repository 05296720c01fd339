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

/** Values of `size` rows at a time, and at the end of those that are left, column by column. The rows are not kept. */
export function* columnBatches(
  { dataset, rows }: Table,
  size: number
): Generator<{ readonly length: number; readonly columns: ReadonlyArray<ReadonlyArray<unknown>> }> {
  const names = Object.keys(dataset.columns)
  let columns = names.map((): Array<unknown> => [])
  let length = 0
  for (const row of rows) {
    for (let i = 0; i < names.length; i++) columns[i]!.push(row[names[i]!])
    if (++length < size) continue
    yield { length, columns }
    columns = names.map(() => [])
    length = 0
  }
  if (length > 0) yield { length, columns }
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
