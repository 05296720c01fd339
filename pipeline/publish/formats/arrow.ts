/**
 * Arrow IPC file, for polars, R and notebooks: the columns and types of the Parquet file. DECIMAL(18,2), DATE in days, INT32
 * (INT64 where a value of the column needs it), DOUBLE, BOOLEAN, LIST of UTF8; not nullable where a column is never null.
 */
import type { FileHandle } from "node:fs/promises"
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchReader,
  Schema,
  Struct,
  Utf8
} from "apache-arrow"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import type { FileBytes } from "../FileBytes.ts"
import { type ColumnBatch, Columns, type Table } from "../Table.ts"
import { columnData } from "./arrowColumns.ts"
import type { Encoder, Format } from "./Format.ts"

const day = 86_400_000
const rowsPerBatch = 50_000
const rowsRead = 2048

const typeOf = ({ physical }: AnyColumn, wide: boolean): DataType => {
  switch (physical) {
    case "text":
      return new Utf8()
    case "int":
      return wide ? new Int64() : new Int32()
    case "real":
      return new Float64()
    case "flag":
      return new Bool()
    case "date":
      return new DateDay()
    case "decimal":
      return new Decimal(2, 18, 128)
    case "list":
      return new List(new Field("element", new Utf8(), false))
  }
}

const tableMetadata = (dataset: Dataset) =>
  new Map([
    ["table", dataset.name],
    ["contract", CONTRACT_VERSION],
    ["description", dataset.description]
  ])

/** Keeps what is written only until it is taken. */
class Pieces extends RecordBatchFileWriter {
  #pieces: Array<Uint8Array> = []
  protected override _write(chunk: ArrayBufferView): this {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (this._started && bytes.length > 0) {
      this.#pieces.push(bytes)
      this._position += bytes.length
    }
    return this
  }
  take(): ReadonlyArray<Uint8Array> {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }
}

/** A record batch at a time. */
const encoder = ({ count, dataset, wide }: Omit<Table, "rows">): Encoder => {
  const columns = Object.entries(dataset.columns).map(([name, column]) => {
    const metadata = new Map([["description", column.description]])
    const field = new Field(name, typeOf(column, wide.has(name)), column.nullable, metadata)
    return { column, field, wide: wide.has(name) }
  })
  const fields = columns.map(({ field }) => field)
  const schema = new Schema(fields, tableMetadata(dataset))
  const writer = new Pieces()
  const batchOf = (length: number, values: ReadonlyArray<ReadonlyArray<unknown>>) => {
    const children = columns.map(({ column, field, wide }, i) =>
      columnData(column, field.type, wide, values[i] ?? [])
    )
    const data = makeData({ type: new Struct(fields), length, nullCount: 0, children })
    return new RecordBatch(schema, data as Data<Struct>)
  }
  const batches = new Columns(dataset, rowsPerBatch)
  const write = ({ columns: values, length }: ColumnBatch) => {
    writer.write(batchOf(length, values))
    return writer.take()
  }
  return {
    *add(rows) {
      for (const batch of batches.add(rows)) yield* write(batch)
    },
    *end() {
      for (const batch of batches.rest()) yield* write(batch)
      // an empty table has one batch, too: the library would make one without the children of lists
      if (count === 0) writer.write(batchOf(0, []))
      writer.finish()
      yield* writer.take()
    }
  }
}

/** Values `from` to `to` of a column of a batch, as they are in memory. */
const readColumn = (
  physical: AnyColumn["physical"],
  data: Data,
  from: number,
  to: number
): ReadonlyArray<unknown> => {
  const { values, valueOffsets } = data
  // unlike the library's own reading, this keeps a BOM that a text begins with
  const textIn = (of: Data) => {
    const { buffer, byteLength, byteOffset } = of.values as Uint8Array
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    return (i: number) => bytes.toString("utf8", of.valueOffsets[i], of.valueOffsets[i + 1])
  }
  const each = (get: (i: number) => unknown) =>
    Array.from({ length: to - from }, (_, i) => (data.getValid(from + i) ? get(from + i) : null))
  switch (physical) {
    case "text":
      return each(textIn(data))
    case "list": {
      const item = textIn(data.children[0]!)
      return each((i) => {
        const [first, end] = [valueOffsets[i]!, valueOffsets[i + 1]!]
        return Array.from({ length: end - first }, (_, k) => item(first + k))
      })
    }
    case "decimal": {
      const { buffer, byteLength, byteOffset } = values as Uint32Array
      const words = new DataView(buffer, byteOffset, byteLength)
      return each((i) => words.getBigInt64(16 * i, true))
    }
    case "flag":
      return each((i) => ((values as Uint8Array)[i >> 3]! & (1 << (i & 7))) !== 0)
    case "date":
      return each((i) => new Date((values as Int32Array)[i]! * day).toISOString().slice(0, 10))
    default:
      return each((i) => Number(values[i]))
  }
}

/** What the library reads from: it asks for a file as Node opens it. */
const handleOf = (file: FileBytes) => ({
  fd: 0,
  stat: async () => ({ size: file.size }),
  read: async (buffer: Uint8Array, offset: number, length: number, position: number) => {
    const bytes = file.read(position, position + length)
    if (bytes.length === 0) throw new Error("it ends before its end")
    buffer.set(bytes, offset)
    return { bytesRead: bytes.length, buffer }
  },
  close: async () => {}
})

/** A record batch at a time. */
async function* read(dataset: Dataset, file: FileBytes): AsyncGenerator<ReadonlyArray<AnyRow>> {
  const reader = await RecordBatchReader.from(handleOf(file) as never as FileHandle)
  await reader.open()
  const names = reader.schema.fields.map(({ name }) => name)
  for await (const { data } of reader) {
    for (let from = 0; from < data.length; from += rowsRead) {
      const to = Math.min(data.length, from + rowsRead)
      const columns = names.map((name, i) =>
        readColumn(dataset.columns[name]!.physical, data.children[i]!, from, to)
      )
      yield Array.from({ length: to - from }, (_, at) => {
        const row: Record<string, unknown> = {}
        for (let i = 0; i < names.length; i++) row[names[i]!] = columns[i]![at]
        return row
      })
    }
  }
}

export const arrow: Format = {
  extension: "arrow",
  mediaType: "application/vnd.apache.arrow.file",
  encoder,
  read
}
