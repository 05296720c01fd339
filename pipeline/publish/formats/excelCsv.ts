/**
 * CSV for Excel and LibreOffice: UTF-8 with BOM and CRLF, so that Chinese is right at a double click. Text that they would run
 * or rewrite is guarded (`spreadsheet.ts`). Null, empty texts and lists are as in `csv.ts`.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import { textOf } from "../FileBytes.ts"
import { decimalText } from "../values.ts"
import { type Cell, joinList, quote, readRecords, recordEncoder, value } from "./csv.ts"
import type { Format } from "./Format.ts"
import { guarded, holdsNumber, unguarded } from "./spreadsheet.ts"

const bom = "\ufeff"

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return quote(guarded(value))
  if (Array.isArray(value)) return quote(guarded(joinList(value)))
  const text = typeof value === "bigint" ? decimalText(value) : String(value)
  const isExact = typeof value === "bigint" || Number.isInteger(value)
  return !isExact || holdsNumber(text) ? text : `'${text}`
}

const read = (column: AnyColumn, { quoted, text }: Cell): unknown => {
  const isNumber = ["int", "real", "decimal"].includes(column.physical)
  return value(column, { text: isNumber ? text.replace(/^'/u, "") : unguarded(text), quoted })
}

function* withoutMark(texts: Iterable<string>): Generator<string> {
  let isFirst = true
  for (const text of texts) {
    if (isFirst && !text.startsWith(bom)) throw new Error("it has no byte order mark")
    yield isFirst ? text.slice(1) : text
    isFirst = false
  }
}

export const excelCsv: Format = {
  extension: "excel.csv",
  mediaType: "text/csv",
  encoder: ({ dataset }) => recordEncoder(dataset, cell, "\r\n", bom),
  read: (dataset, file) => readRecords(dataset, withoutMark(textOf(file)), "\r\n", read)
}
