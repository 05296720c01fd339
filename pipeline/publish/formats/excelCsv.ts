/**
 * CSV for Excel and LibreOffice: UTF-8 with BOM and CRLF, so that Chinese is right at a double click. Text that they would run
 * or rewrite is guarded (`spreadsheet.ts`). Null, empty texts and lists are as in `csv.ts`.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { decimalText } from "../values.ts"
import { joinList, parseCsv, quote, value } from "./csv.ts"
import type { Format } from "./Format.ts"
import { guarded, holdsNumber, unguarded } from "./spreadsheet.ts"

const bom = "\ufeff"
const rowsPerChunk = 4096

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return quote(guarded(value))
  if (Array.isArray(value)) return quote(guarded(joinList(value)))
  const text = typeof value === "bigint" ? decimalText(value) : String(value)
  const isExact = typeof value === "bigint" || Number.isInteger(value)
  return !isExact || holdsNumber(text) ? text : `'${text}`
}

/** The file in pieces of some thousand rows. */
export function* excelCsvChunks(dataset: Dataset, rows: ReadonlyArray<AnyRow>): Generator<Uint8Array> {
  const columns = Object.keys(dataset.columns)
  yield Buffer.from(`${bom}${columns.join(",")}\r\n`)
  for (let at = 0; at < rows.length; at += rowsPerChunk) {
    let chunk = ""
    for (const row of rows.slice(at, at + rowsPerChunk))
      chunk += `${columns.map((column) => cell(row[column])).join(",")}\r\n`
    yield Buffer.from(chunk)
  }
}

const read = (column: AnyColumn, text: string, quoted: boolean): unknown => {
  const isNumber = ["int", "real", "decimal"].includes(column.physical)
  return value(column, { text: isNumber ? text.replace(/^'/u, "") : unguarded(text), quoted })
}

const decode = (dataset: Dataset, text: string): ReadonlyArray<AnyRow> => {
  if (!text.startsWith(bom)) throw new Error("it has no byte order mark")
  const [header = [], ...records] = parseCsv(text.slice(1), "\r\n")
  const names = header.map((name) => name.text)
  return records.map((cells) =>
    Object.fromEntries(
      names.map((name, i) => [
        name,
        read(dataset.columns[name]!, cells[i]?.text ?? "", cells[i]?.quoted ?? false)
      ])
    )
  )
}

export const excelCsv: Format = {
  extension: "excel.csv",
  mediaType: "text/csv",
  encode: (dataset, rows) => Buffer.concat([...excelCsvChunks(dataset, rows)]),
  decode: async (dataset, bytes) =>
    decode(dataset, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes))
}
