import type { AnyRow, Dataset } from "#schemas/dataset.ts"

/** A file format of tables. Both directions are exact: what is read is what was written. */
export interface Format {
  readonly extension: string
  readonly mediaType: string
  /** Same rows, same bytes. */
  readonly encode: (dataset: Dataset, rows: ReadonlyArray<AnyRow>) => Uint8Array
  /** Rows as they were given, by a reader that shares no code with the writer where there is one. */
  readonly decode: (dataset: Dataset, bytes: Uint8Array) => Promise<ReadonlyArray<AnyRow>>
}
