import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { FileBytes } from "../FileBytes.ts"
import { batchesOf, type Table } from "../Table.ts"

/** Rows some at a time. */
export type Batches = Iterable<ReadonlyArray<AnyRow>> | AsyncIterable<ReadonlyArray<AnyRow>>

/** Makes a file from rows that come some at a time. What it gives are pieces of the file, one behind the other. */
export interface Encoder {
  readonly add: (rows: ReadonlyArray<AnyRow>) => Iterable<Uint8Array>
  /** When there are no more rows. */
  readonly end: () => Iterable<Uint8Array>
}

/** A file format of tables. Both directions are exact: what is read is what was written. Neither holds a whole table. */
export interface Format {
  readonly extension: string
  readonly mediaType: string
  /** Same rows, same bytes. */
  readonly encoder: (table: Omit<Table, "rows">) => Encoder
  /** Rows as they were given, by a reader that shares no code with the writer where there is one; throws for a damaged file. */
  readonly read: (dataset: Dataset, file: FileBytes) => Batches
}

/** The file of a table in pieces. */
export function* encoded({ encoder }: Pick<Format, "encoder">, table: Table): Generator<Uint8Array> {
  const { add, end } = encoder(table)
  for (const rows of batchesOf(table.rows)) yield* add(rows)
  yield* end()
}
