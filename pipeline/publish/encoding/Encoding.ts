/**
 * Files of a stage that are made from the JSON files of its tables: the other formats, and the workbook. Told in plain values,
 * so that any thread can make them.
 */
import { join } from "node:path"
import { Recent } from "#pipeline/model/Recent.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { readFile, withFile } from "../FileBytes.ts"
import type { Format } from "../formats/Format.ts"
import { formats } from "../formats/formats.ts"
import { json } from "../formats/json.ts"
import { workbookPath, workbookPieces, workbookType } from "../formats/workbook.ts"
import { roundTrip, workbookRoundTrip } from "../gates/round-trip.ts"
import type { Finding } from "../Release.ts"
import type { RowSource, Table } from "../Table.ts"

/** A table without its rows. */
export interface TableFacts extends Pick<Table, "count" | "wide" | "longest"> {
  readonly name: string
  /** Licences of the documents that its rows were read from, for people. */
  readonly licences: string
}

export interface Order {
  readonly stage: string
  /** Extension of a format, of one table; `xlsx` for the workbook, of all. */
  readonly extension: string
  readonly tables: ReadonlyArray<TableFacts>
}

/** A file to be made. */
export interface Encoding {
  /** In the stage. */
  readonly path: string
  readonly mediaType: string
  /** Same rows, same bytes. To be gone over once. */
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  /** Reads the file back, when it is written: what differs from the rows. */
  readonly check: () => Promise<ReadonlyArray<Finding>>
}

export const pathOf = ({ name }: Pick<Dataset, "name">, { extension }: Pick<Format, "extension">): string =>
  `data/${name}.${extension}`

/** Rows that memory holds of one table, so that they need not be read for each of its files. */
const mostHeld = 20_000

/** Rows of the JSON files of a stage, read as they are gone over. */
export class WrittenRows {
  readonly #held = new Recent<string, ReadonlyArray<AnyRow>>(1)

  of(stage: string, of: Dataset, count: number): RowSource {
    const path = join(stage, pathOf(of, json))
    const read = () => readFile(path, (file) => json.read(of, file) as Iterable<ReadonlyArray<AnyRow>>)
    return {
      [Symbol.iterator]: () =>
        count > mostHeld ? each(read()) : this.#held.get(path, () => [...each(read())])[Symbol.iterator]()
    }
  }
}

function* each(batches: Iterable<ReadonlyArray<AnyRow>>): Generator<AnyRow> {
  for (const rows of batches) yield* rows
}

export const encodingOf = (
  { extension, stage, tables }: Order,
  written: WrittenRows
): Encoding & { readonly pieces: Iterable<Uint8Array> } => {
  const whole = tables.map((table) => {
    const of = dataset(table.name)
    return { ...table, dataset: of, rows: written.of(stage, of, table.count) }
  })
  const format = formats.find((one) => one.extension === extension)
  if (format === undefined)
    return {
      path: workbookPath,
      mediaType: workbookType,
      pieces: workbookPieces(whole, join(stage, ".workbook")),
      check: () => withFile(join(stage, workbookPath), (file) => workbookRoundTrip(whole, file))
    }
  const [table] = whole
  const path = pathOf(table!.dataset, format)
  return {
    path,
    mediaType: format.mediaType,
    pieces: format.write(table!),
    check: () => withFile(join(stage, path), (file) => roundTrip(format, table!, file))
  }
}
