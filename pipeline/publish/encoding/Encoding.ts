/**
 * Files of a stage that are made from the JSON files of its tables: the other formats, and the workbook. Told in plain values,
 * so that any thread can make them.
 */
import { join } from "node:path"
import { Recent } from "#pipeline/model/Recent.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { type FileBytes, numbered, type Piece, readFile, withFile } from "../FileBytes.ts"
import type { Format } from "../formats/Format.ts"
import { formats } from "../formats/formats.ts"
import { json } from "../formats/json.ts"
import { type WorkbookTable, workbookPath, workbookPieces, workbookType } from "../formats/workbook.ts"
import { roundTrips, workbookRoundTrip } from "../gates/round-trip.ts"
import type { Finding } from "../Release.ts"
import { batchesOf, type RowSource, type Table } from "../Table.ts"

/** A table without its rows. */
export interface TableFacts extends Pick<Table, "count" | "wide" | "longest"> {
  readonly name: string
  /** Licences of the documents that its rows were read from, for people. */
  readonly licences: string
}

export interface Order {
  readonly stage: string
  /** All formats of a table but JSON, or the workbook of all tables. */
  readonly what: "formats" | "workbook"
  /** One for the formats. */
  readonly tables: ReadonlyArray<TableFacts>
}

/** Files to be made together. */
export interface Encoding {
  /** Paths in the stage. */
  readonly files: ReadonlyArray<{ readonly path: string; readonly mediaType: string }>
  /** Same rows, same bytes. To be gone over once. */
  readonly pieces: Iterable<Piece> | AsyncIterable<Piece>
  /** Reads the files back, when they are written: what differs from the rows. */
  readonly check: () => Promise<ReadonlyArray<Finding>>
}

/** Formats that are made from the JSON file of a table. */
export const otherFormats: ReadonlyArray<Format> = formats.filter((format) => format !== json)

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
  { stage, tables, what }: Order,
  written: WrittenRows
): Encoding & { readonly pieces: Iterable<Piece> } => {
  const whole = tables.map((table) => {
    const of = dataset(table.name)
    return { ...table, dataset: of, rows: written.of(stage, of, table.count) }
  })
  return what === "workbook" ? workbookOf(stage, whole) : formatsOf(stage, whole[0]!)
}

const workbookOf = (stage: string, tables: ReadonlyArray<WorkbookTable>) => ({
  files: [{ path: workbookPath, mediaType: workbookType }],
  pieces: numbered(0, workbookPieces(tables, join(stage, ".workbook"))),
  check: () => withFile(join(stage, workbookPath), (file) => workbookRoundTrip(tables, file))
})

const formatsOf = (stage: string, table: Table) => {
  const files = otherFormats.map((format) => ({
    path: pathOf(table.dataset, format),
    mediaType: format.mediaType
  }))
  return {
    files,
    pieces: tablePieces(table),
    check: () =>
      withFiles(
        files.map(({ path }) => join(stage, path)),
        (opened) => roundTrips(otherFormats, table, opened)
      )
  }
}

/** The rows are gone over once for all formats. */
function* tablePieces(table: Table): Generator<Piece> {
  const encoders = otherFormats.map((format) => format.encoder(table))
  for (const rows of batchesOf(table.rows))
    for (const [file, { add }] of encoders.entries()) yield* numbered(file, add(rows))
  for (const [file, { end }] of encoders.entries()) yield* numbered(file, end())
}

const withFiles = <A>(
  paths: ReadonlyArray<string>,
  use: (files: ReadonlyArray<FileBytes>) => Promise<A>,
  opened: ReadonlyArray<FileBytes> = []
): Promise<A> => {
  const [path, ...rest] = paths
  return path === undefined ? use(opened) : withFile(path, (file) => withFiles(rest, use, [...opened, file]))
}
