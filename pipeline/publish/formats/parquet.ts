/**
 * Parquet: DECIMAL(18,2), DATE, INT32 (INT64 where a value of the column needs it), DOUBLE, BOOLEAN, LIST of UTF8; zstd,
 * statistics, REQUIRED where a column is never null. Nothing in the file tells time or machine.
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { type DecodedArray, parquetMetadataAsync, parquetReadObjects, type SchemaElement } from "hyparquet"
import { ByteWriter, ParquetWriter } from "hyparquet-writer"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import type { FileBytes } from "../FileBytes.ts"
import { batches, type Table } from "../Table.ts"
import type { Format } from "./Format.ts"

const day = 86_400_000
const rowGroupSize = 100_000

type Element = SchemaElement & { readonly name: string }

/** Schema elements of a column; a list has three levels. */
const elements = (name: string, column: AnyColumn, wide: boolean): ReadonlyArray<Element> => {
  const repetition_type = column.nullable ? "OPTIONAL" : "REQUIRED"
  const text = { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } } as const
  switch (column.physical) {
    case "text":
      return [{ name, repetition_type, ...text }]
    case "int":
      return [{ name, repetition_type, type: wide ? "INT64" : "INT32" }]
    case "real":
      return [{ name, repetition_type, type: "DOUBLE" }]
    case "flag":
      return [{ name, repetition_type, type: "BOOLEAN" }]
    case "date":
      return [
        { name, repetition_type, type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } }
      ]
    case "decimal":
      return [
        {
          name,
          repetition_type,
          type: "INT64",
          converted_type: "DECIMAL",
          scale: 2,
          precision: 18,
          logical_type: { type: "DECIMAL", precision: 18, scale: 2 }
        }
      ]
    case "list":
      return [
        { name, repetition_type, converted_type: "LIST", logical_type: { type: "LIST" }, num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", repetition_type: "REQUIRED", ...text }
      ]
  }
}

const stored = (physical: AnyColumn["physical"], wide: boolean, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (physical === "date") return Date.parse(`${value}T00:00:00Z`) / day
  return wide ? BigInt(value as number) : value
}

/** Keeps what is written only until it is taken. */
class Pieces extends ByteWriter {
  take(): Uint8Array {
    const bytes = new Uint8Array(this.getBuffer())
    this.index = 0
    return bytes
  }
}

const metadataOf = (dataset: Dataset) => [
  { key: "table", value: dataset.name },
  { key: "contract", value: CONTRACT_VERSION },
  { key: "description", value: dataset.description },
  {
    key: "columns",
    value: JSON.stringify(
      Object.fromEntries(Object.entries(dataset.columns).map(([name, c]) => [name, c.description]))
    )
  }
]

/** A row group at a time. */
function* write({ dataset, rows, wide }: Table): Generator<Uint8Array> {
  const columns = Object.entries(dataset.columns)
  const schema = columns.flatMap(([name, column]) => elements(name, column, wide.has(name)))
  const pieces = new Pieces()
  const writer = new ParquetWriter({
    writer: pieces,
    schema: [{ name: "root", num_children: columns.length }, ...schema],
    codec: "ZSTD",
    compressors: { ZSTD: (input) => new Uint8Array(zstdCompressSync(input)) },
    createdBy: "gongkai",
    kvMetadata: metadataOf(dataset)
  })
  for (const batch of batches(rows, rowGroupSize)) {
    const columnData = columns.map(([name, { physical }]) => ({
      name,
      data: batch.map((row) => stored(physical, wide.has(name), row[name])) as DecodedArray
    }))
    writer.write({ columnData, rowGroupSize })
    yield pieces.take()
  }
  writer.finish()
  yield pieces.take()
}

/** Unlike the reader's own, it keeps a BOM that a text begins with. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const read = ({ physical }: AnyColumn, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === "bigint" && physical === "int" ? Number(value) : value
}

/** A row group at a time. */
async function* readGroups(dataset: Dataset, bytes: FileBytes): AsyncGenerator<ReadonlyArray<AnyRow>> {
  const file = {
    byteLength: bytes.size,
    slice: (start: number, end = bytes.size) => new Uint8Array(bytes.read(start, end)).buffer
  }
  const metadata = await parquetMetadataAsync(file)
  // the reader turns decimals into floats; without their annotation it gives the integers that are stored
  for (const element of metadata.schema)
    if (element.converted_type === "DECIMAL") {
      delete element.converted_type
      delete element.logical_type
    }
  const columns = Object.entries(dataset.columns)
  let rowStart = 0
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows)
    const rows = await parquetReadObjects({
      file,
      metadata,
      rowStart,
      rowEnd,
      parsers: { stringFromBytes: (bytes) => (bytes === undefined ? bytes : utf8.decode(bytes)) },
      compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) }
    })
    for (const row of rows) for (const [name, column] of columns) row[name] = read(column, row[name])
    yield rows
    rowStart = rowEnd
  }
}

export const parquet: Format = {
  extension: "parquet",
  mediaType: "application/vnd.apache.parquet",
  write,
  read: readGroups
}
