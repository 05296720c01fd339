/**
 * Parquet: DECIMAL(18,2), DATE, INT32 (INT64 where a value of the column needs it), DOUBLE, BOOLEAN, LIST of UTF8; zstd,
 * statistics, REQUIRED where a column is never null. Nothing in the file tells time or machine.
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { type DecodedArray, parquetMetadataAsync, parquetRead, type SchemaElement } from "hyparquet"
import { ByteWriter, ParquetWriter } from "hyparquet-writer"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import type { FileBytes } from "../FileBytes.ts"
import { type ColumnBatch, Columns, type Table } from "../Table.ts"
import type { Encoder, Format } from "./Format.ts"

const day = 86_400_000
const rowGroupSize = 50_000

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
const encoder = ({ count, dataset, wide }: Omit<Table, "rows">): Encoder => {
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
  const groups = new Columns(dataset, rowGroupSize)
  const write = (batch: ColumnBatch): Uint8Array => {
    const columnData = columns.map(([name, { physical }], i) => {
      const isWide = wide.has(name)
      return { name, data: batch.columns[i]!.map((value) => stored(physical, isWide, value)) as DecodedArray }
    })
    writer.write({ columnData, rowGroupSize })
    return pieces.take()
  }
  return {
    *add(rows) {
      for (const batch of groups.add(rows)) yield write(batch)
    },
    *end() {
      for (const batch of groups.rest()) yield write(batch)
      writer.finish()
      const last = pieces.take()
      yield count === 0 ? withTypedGroups(last) : last
    }
  }
}

/** Field 3, no rows, then field 4, a list of nothing: in Thrift's compact protocol. */
const noGroups = [0x16, 0x00, 0x19, 0x00]
const struct = 0x0c

/**
 * A table without rows has no row groups, and the writer leaves out what an empty list is a list of. Readers in Rust refuse
 * such a file (the type of the elements is part of a list's header, whatever its size).
 */
const withTypedGroups = (file: Uint8Array): Uint8Array => {
  const at = Buffer.from(file.buffer, file.byteOffset, file.byteLength).lastIndexOf(Buffer.from(noGroups))
  if (at < 0) throw new Error("a Parquet file without rows has no list of row groups")
  file[at + noGroups.length - 1] = struct
  return file
}

/** Unlike the reader's own, it keeps a BOM that a text begins with. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const read = ({ physical }: AnyColumn, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === "bigint" && physical === "int" ? Number(value) : value
}

const rowsOfBatch = 2048

/** Values of a column of a row group, which come in pages. */
class Column {
  readonly name: string
  readonly #column: AnyColumn
  readonly #pages: Array<DecodedArray> = []
  #page = 0
  #at = 0
  constructor(name: string, column: AnyColumn) {
    this.name = name
    this.#column = column
  }
  add(page: DecodedArray): void {
    this.#pages.push(page)
  }
  next(): unknown {
    while (this.#at >= (this.#pages[this.#page]?.length ?? Number.POSITIVE_INFINITY)) {
      this.#page++
      this.#at = 0
    }
    const page = this.#pages[this.#page]
    if (page === undefined) throw new Error(`the column ${this.name} ends before the others`)
    return read(this.#column, page[this.#at++])
  }
}

/** Decodes a row group at a time. */
async function* readRows(dataset: Dataset, bytes: FileBytes): AsyncGenerator<ReadonlyArray<AnyRow>> {
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
  let rowStart = 0
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows)
    const columns = Object.entries(dataset.columns).map(([name, column]) => new Column(name, column))
    const byName = new Map(columns.map((column) => [column.name, column]))
    await parquetRead({
      file,
      metadata,
      rowStart,
      rowEnd,
      parsers: { stringFromBytes: (bytes) => (bytes === undefined ? bytes : utf8.decode(bytes)) },
      compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) },
      onChunk: ({ columnData, columnName }) => byName.get(columnName)?.add(columnData)
    })
    for (let at = rowStart; at < rowEnd; at += rowsOfBatch)
      yield Array.from({ length: Math.min(rowsOfBatch, rowEnd - at) }, () => {
        const row: Record<string, unknown> = {}
        for (const column of columns) row[column.name] = column.next()
        return row
      })
    rowStart = rowEnd
  }
}

export const parquet: Format = {
  extension: "parquet",
  mediaType: "application/vnd.apache.parquet",
  encoder,
  read: readRows
}
