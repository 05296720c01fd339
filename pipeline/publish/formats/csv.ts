/**
 * CSV for programs: RFC 4180 with LF, UTF-8 without BOM, a header line.
 *
 * Nothing between two commas is null, `""` is an empty text or an empty list. Items of a list are joined by `;`; where an
 * item itself has `;` or `\`, a `\` stands before it.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { type FileBytes, textOf } from "../FileBytes.ts"
import { decimalText, parseDecimal } from "../values.ts"
import type { Encoder, Format } from "./Format.ts"

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

/** Records, the header first; `before` stands before all. */
export const recordEncoder = (
  { columns: all }: Dataset,
  field: (value: unknown) => string,
  lineBreak: LineBreak,
  before = ""
): Encoder => {
  const columns = Object.keys(all)
  let head = before + columns.join(",") + lineBreak
  return {
    add: (rows) => {
      let piece = head
      head = ""
      for (const row of rows) {
        for (let i = 0; i < columns.length; i++) piece += (i === 0 ? "" : ",") + field(row[columns[i]!])
        piece += lineBreak
      }
      return [Buffer.from(piece)]
    },
    end: () => [Buffer.from(head)]
  }
}

type LineBreak = "\n" | "\r\n"

export interface Cell {
  readonly text: string
  readonly quoted: boolean
}

type Record = ReadonlyArray<Cell>

/** Records of a CSV text whose records end with `lineBreak`, and the text after the last whole one. Linear. */
const parseCsv = (text: string, lineBreak: LineBreak): { found: ReadonlyArray<Record>; rest: string } => {
  const found: Array<Record> = []
  let record: Array<Cell> = []
  let begin = 0
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const end = quoted ? closingQuote(text, at) : nextBreak(text, at, lineBreak)
    const raw = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end)
    record.push({ text: raw, quoted })
    at = quoted ? end + 1 : end
    if (text[at] === ",") {
      at++
      if (text[at] !== lineBreak[0]) continue
      record.push({ text: "", quoted: false })
    }
    if (!text.startsWith(lineBreak, at)) {
      if (at + lineBreak.length <= text.length) throw new Error("a field goes on behind its quotation mark")
      break
    }
    at += lineBreak.length
    found.push(record)
    record = []
    begin = at
  }
  return { found, rest: text.slice(begin) }
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

/** Rows of a file whose fields `read` gives the values of; throws if it ends within a record. */
export function* readRecords(
  dataset: Dataset,
  texts: Iterable<string>,
  lineBreak: LineBreak,
  read: (column: AnyColumn, cell: Cell) => unknown
): Generator<ReadonlyArray<AnyRow>> {
  let names: ReadonlyArray<string> = []
  let rest = ""
  const rowOf = (cells: Record): AnyRow => {
    if (cells.length !== names.length)
      throw new Error(`a record has ${cells.length} fields of ${names.length}`)
    const row: { [name: string]: unknown } = {}
    for (let i = 0; i < names.length; i++) row[names[i]!] = read(dataset.columns[names[i]!]!, cells[i]!)
    return row
  }
  for (const text of texts) {
    const parsed = parseCsv(rest + text, lineBreak)
    rest = parsed.rest
    const [header] = parsed.found
    if (header === undefined) continue
    const from = names.length === 0 ? 1 : 0
    if (from === 1) names = header.map((cell) => cell.text)
    yield parsed.found.slice(from).map(rowOf)
  }
  if (rest !== "") throw new Error("it ends within a record")
}

export const csv: Format = {
  extension: "csv",
  mediaType: "text/csv",
  encoder: ({ dataset }) => recordEncoder(dataset, cell, "\n"),
  read: (dataset, file: FileBytes) => readRecords(dataset, textOf(file), "\n", value)
}
