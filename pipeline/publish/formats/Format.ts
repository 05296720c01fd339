import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { FileBytes } from "../FileBytes.ts"
import type { Table } from "../Table.ts"

/** Rows some at a time. */
export type Batches = Iterable<ReadonlyArray<AnyRow>> | AsyncIterable<ReadonlyArray<AnyRow>>

/** A file format of tables. Both directions are exact: what is read is what was written. Neither holds a whole table. */
export interface Format {
  readonly extension: string
  readonly mediaType: string
  /** The file in pieces. Same rows, same bytes. */
  readonly write: (table: Table) => Iterable<Uint8Array>
  /** Rows as they were given, by a reader that shares no code with the writer where there is one; throws for a damaged file. */
  readonly read: (dataset: Dataset, file: FileBytes) => Batches
}
