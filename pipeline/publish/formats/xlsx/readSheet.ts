/** Reads the sheets that are written here back into rows, in one pass over the XML, holding no more than a piece of it. */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { parseDecimal } from "../../values.ts"
import { value } from "../csv.ts"

interface Cell {
  /** Letters of its column. */
  readonly column: string
  readonly isText: boolean
  readonly content: string
}

/** The XML of each row, the header first. */
async function* rowTexts(xml: AsyncIterable<Uint8Array>): AsyncGenerator<ReadonlyArray<string>> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  let rest = ""
  let isWhole = false
  for await (const piece of xml) {
    const rows = (rest + decoder.decode(piece, { stream: true })).split("</row>")
    rest = rows.pop()!
    if (rest.endsWith("</worksheet>")) isWhole = true
    yield rows
  }
  if (!isWhole) throw new Error("a sheet ends before its end")
}

/** Cells of a row. Linear: every search goes on where the last one ended. */
const cells = (row: string): ReadonlyArray<Cell> => {
  const found: Array<Cell> = []
  let at = row.indexOf('<c r="')
  while (at !== -1) {
    const reference = row.slice(at + 6, row.indexOf('"', at + 6))
    const isText = row.startsWith('t="inlineStr"', row.indexOf(">", at) - 13)
    const start = row.indexOf(isText ? "<t " : "<v>", at)
    const open = row.indexOf(">", start) + 1
    const end = row.indexOf("<", open)
    const content = row.slice(open, end)
    found.push({
      column: reference.replace(/\d+$/u, ""),
      isText,
      content: isText ? unescapeXml(content) : content
    })
    at = row.indexOf('<c r="', end)
  }
  return found
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' }

const unescapeXml = (text: string): string =>
  text.includes("&") || text.includes("_x")
    ? text
        .replace(/&(amp|lt|gt|quot);/gu, (_, name: string) => entities[name]!)
        .replace(/_x([0-9A-F]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

const cellValue = (column: AnyColumn, { content, isText }: Cell): unknown => {
  if (column.physical === "decimal") return parseDecimal(content)
  if (!isText && column.physical === "date")
    return new Date((Number(content) - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return value(column, { text: content, quoted: true })
}

/** Rows of a table from the XML of its sheet. Columns are known by their names in the header. */
export async function* readSheet(
  columns: Readonly<Record<string, AnyColumn>>,
  xml: AsyncIterable<Uint8Array>
): AsyncGenerator<ReadonlyArray<AnyRow>> {
  const names = Object.keys(columns)
  const places = new Map<string, number>()
  const rowOf = (row: string): AnyRow => {
    const values: Array<unknown> = names.map(() => null)
    for (const cell of cells(row)) {
      const at = places.get(cell.column)!
      values[at] = cellValue(columns[names[at]!]!, cell)
    }
    const read: Record<string, unknown> = {}
    for (let i = 0; i < names.length; i++) read[names[i]!] = values[i]
    return read
  }
  for await (const texts of rowTexts(xml)) {
    if (places.size > 0) yield texts.map(rowOf)
    else if (texts.length > 0) {
      for (const { column, content } of cells(texts[0]!)) places.set(column, names.indexOf(content))
      yield texts.slice(1).map(rowOf)
    }
  }
}
