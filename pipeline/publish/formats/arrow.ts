/**
 * Arrow IPC file, for polars, R and notebooks: the columns and types of the Parquet file. DECIMAL(18,2), DATE in days, INT32
 * (INT64 where a value of the column needs it), DOUBLE, BOOLEAN, LIST of UTF8; not nullable where a column is never null.
 */
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
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8
} from "apache-arrow"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { isWide } from "../values.ts"
import { columnData } from "./arrowColumns.ts"
import type { Format } from "./Format.ts"

const day = 86_400_000
const rowsPerBatch = 100_000

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

const encode = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): Uint8Array => {
  const columns = Object.entries(dataset.columns).map(([name, column]) => {
    const wide = column.physical === "int" && isWide(rows, name)
    const metadata = new Map([["description", column.description]])
    return { column, wide, field: new Field(name, typeOf(column, wide), column.nullable, metadata) }
  })
  const fields = columns.map(({ field }) => field)
  const schema = new Schema(fields, tableMetadata(dataset))
  const batches: Array<RecordBatch> = []
  // an empty table has one batch, too: the library would make one without the children of lists
  for (let at = 0; at === 0 || at < rows.length; at += rowsPerBatch) {
    const some = rows.slice(at, at + rowsPerBatch)
    const children = columns.map(({ column, field, wide }) =>
      columnData(
        column,
        field.type,
        wide,
        some.map((row) => row[field.name])
      )
    )
    const data = makeData({ type: new Struct(fields), length: some.length, nullCount: 0, children })
    batches.push(new RecordBatch(schema, data as Data<Struct>))
  }
  return tableToIPC(new Table(schema, batches), "file")
}

/** Values of a column of a batch, as they are in memory. */
const readColumn = (physical: AnyColumn["physical"], data: Data): ReadonlyArray<unknown> => {
  const { length, values, valueOffsets } = data
  // unlike the library's own reading, this keeps a BOM that a text begins with
  const texts = (of: Data) => {
    const { buffer, byteLength, byteOffset } = of.values as Uint8Array
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    return Array.from({ length: of.length }, (_, i) =>
      bytes.toString("utf8", of.valueOffsets[i], of.valueOffsets[i + 1])
    )
  }
  const each = (get: (i: number) => unknown) =>
    Array.from({ length }, (_, i) => (data.getValid(i) ? get(i) : null))
  switch (physical) {
    case "text": {
      const all = texts(data)
      return each((i) => all[i])
    }
    case "list": {
      const all = texts(data.children[0]!)
      return each((i) => all.slice(valueOffsets[i], valueOffsets[i + 1]))
    }
    case "decimal": {
      const words = new BigInt64Array(Uint32Array.from(values as Uint32Array).buffer)
      return each((i) => words[2 * i])
    }
    case "flag":
      return each((i) => ((values as Uint8Array)[i >> 3]! & (1 << (i & 7))) !== 0)
    case "date":
      return each((i) => new Date((values as Int32Array)[i]! * day).toISOString().slice(0, 10))
    default:
      return each((i) => Number(values[i]))
  }
}

const decode = (dataset: Dataset, bytes: Uint8Array): ReadonlyArray<AnyRow> => {
  const table = tableFromIPC(bytes)
  const names = table.schema.fields.map(({ name }) => name)
  return table.batches.flatMap(({ data }) => {
    const columns = names.map((name, i) => readColumn(dataset.columns[name]!.physical, data.children[i]!))
    return Array.from({ length: data.length }, (_, at) => {
      const row: Record<string, unknown> = {}
      for (let i = 0; i < names.length; i++) row[names[i]!] = columns[i]![at]
      return row
    })
  })
}

export const arrow: Format = {
  extension: "arrow",
  mediaType: "application/vnd.apache.arrow.file",
  encode,
  decode: async (dataset, bytes) => decode(dataset, bytes)
}
