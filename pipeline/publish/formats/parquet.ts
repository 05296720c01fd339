/**
 * Parquet: DECIMAL(18,2), DATE, INT32 (INT64 where a value of the column needs it), DOUBLE, BOOLEAN, LIST of UTF8; zstd,
 * statistics, REQUIRED where a column is never null. Nothing in the file tells time or machine.
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { type DecodedArray, parquetMetadata, parquetReadObjects, type SchemaElement } from "hyparquet"
import { ByteWriter, parquetWrite } from "hyparquet-writer"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { isWide } from "../values.ts"
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

const encode = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): Uint8Array => {
  const columns = Object.entries(dataset.columns).map(([name, column]) => {
    const values = rows.map((row) => row[name])
    const wide = column.physical === "int" && isWide(rows, name)
    const data = values.map((v) => stored(column.physical, wide, v)) as DecodedArray
    return { schema: elements(name, column, wide), data: { name, data } }
  })
  const writer = new ByteWriter()
  parquetWrite({
    writer,
    schema: [{ name: "root", num_children: columns.length }, ...columns.flatMap(({ schema }) => schema)],
    columnData: columns.map(({ data }) => data),
    codec: "ZSTD",
    compressors: { ZSTD: (input) => new Uint8Array(zstdCompressSync(input)) },
    rowGroupSize,
    createdBy: "gongkai",
    kvMetadata: [
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
  })
  return new Uint8Array(writer.getBuffer())
}

/** Unlike the reader's own, it keeps a BOM that a text begins with. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const read = ({ physical }: AnyColumn, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === "bigint" && physical === "int" ? Number(value) : value
}

const decode = async (dataset: Dataset, bytes: Uint8Array): Promise<ReadonlyArray<AnyRow>> => {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const metadata = parquetMetadata(file)
  // the reader turns decimals into floats; without their annotation it gives the integers that are stored
  for (const element of metadata.schema)
    if (element.converted_type === "DECIMAL") {
      delete element.converted_type
      delete element.logical_type
    }
  const rows = await parquetReadObjects({
    file,
    metadata,
    parsers: { stringFromBytes: (bytes) => (bytes === undefined ? bytes : utf8.decode(bytes)) },
    compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) }
  })
  const columns = Object.entries(dataset.columns)
  return rows.map((row) => Object.fromEntries(columns.map(([name, c]) => [name, read(c, row[name])])))
}

export const parquet: Format = {
  extension: "parquet",
  mediaType: "application/vnd.apache.parquet",
  encode,
  decode
}
