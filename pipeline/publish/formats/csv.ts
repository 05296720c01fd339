/**
 * CSV for programs: RFC 4180 with LF, UTF-8 without BOM, a header line.
 *
 * Nothing between two commas is null, `""` is an empty text or an empty list. Items of a list are joined by `;`; where an
 * item itself has `;` or `\`, a `\` stands before it.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { decimalText, parseDecimal } from "../values.ts"
import type { Format } from "./Format.ts"

/** A field, in quotation marks where it must be; an empty text always. */
export const quote = (text: string): string =>
  text === "" || /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text

export const joinList = (items: ReadonlyArray<string>): string =>
  items.map((item) => item.replace(/[\\;]/gu, (c) => `\\${c}`)).join(";")

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return quote(value)
  if (typeof value === "bigint") return decimalText(value)
  return Array.isArray(value) ? quote(joinList(value)) : String(value)
}

const encode = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): Uint8Array => {
  const columns = Object.keys(dataset.columns)
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","))
  return Buffer.from(`${[columns.join(","), ...lines].join("\n")}\n`)
}

interface Cell {
  readonly text: string
  readonly quoted: boolean
}

/** Records of a CSV text whose records end with `lineBreak`. Linear. */
export const parseCsv = (
  text: string,
  lineBreak: "\n" | "\r\n" = "\n"
): ReadonlyArray<ReadonlyArray<Cell>> => {
  const records: Array<ReadonlyArray<Cell>> = []
  let record: Array<Cell> = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const end = quoted ? closingQuote(text, at) : nextBreak(text, at, lineBreak)
    const raw = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end)
    record.push({ text: raw, quoted })
    at = quoted ? end + 1 : end
    if (text[at] === ",") {
      at++
      if (at === text.length) record.push({ text: "", quoted: false })
      else if (text[at] !== lineBreak[0]) continue
      else record.push({ text: "", quoted: false })
    }
    records.push(record)
    record = []
    at += lineBreak.length
  }
  return records
}

const closingQuote = (text: string, open: number): number => {
  let at = open + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) return text.length
    if (text[end + 1] !== '"') return end
    at = end + 2
  }
}

const nextBreak = (text: string, from: number, lineBreak: string): number => {
  const end = lineBreak.charCodeAt(0)
  let at = from
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === 44 || c === end) break
  }
  return at
}

const splitList = (text: string): ReadonlyArray<string> => {
  const items: Array<string> = []
  let item = ""
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ";") {
      items.push(item)
      item = ""
    } else item += text[at] === "\\" ? (text[++at] ?? "") : text[at]
  }
  return text === "" ? [] : [...items, item]
}

/** The value that a field holds. */
export const value = ({ physical }: AnyColumn, { text, quoted }: Cell): unknown => {
  if (text === "" && !quoted) return null
  switch (physical) {
    case "int":
    case "real":
      return Number(text)
    case "decimal":
      return parseDecimal(text)
    case "list":
      return splitList(text)
    case "flag":
      return text === "true"
    default:
      return text
  }
}

const decode = (dataset: Dataset, text: string): ReadonlyArray<AnyRow> => {
  const [header = [], ...records] = parseCsv(text)
  return records.map((cells) =>
    Object.fromEntries(
      header.map(({ text: name }, i) => [
        name,
        value(dataset.columns[name]!, cells[i] ?? { text: "", quoted: false })
      ])
    )
  )
}

export const csv: Format = {
  extension: "csv",
  mediaType: "text/csv",
  encode,
  decode: async (dataset, bytes) => decode(dataset, Buffer.from(bytes).toString("utf8"))
}
