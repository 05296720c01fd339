/** Reads the sheets that are written here back into rows, in one pass over the XML. */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { parseDecimal } from "../../values.ts"
import { value } from "../csv.ts"

interface Cell {
  readonly column: string
  readonly kind: string
  readonly content: string
}

/** Bytes that are looked at together, so that no text is longer than a string can be. */
const pieceSize = 8 * 2 ** 20
const rowEnd = Buffer.from("</row>")

/** Rows of a sheet, the header first. */
export function* sheetRows(xml: Buffer): Generator<ReadonlyArray<Cell>> {
  let at = xml.indexOf("<sheetData>")
  for (;;) {
    const end = xml.indexOf(rowEnd, Math.min(at + pieceSize, xml.lastIndexOf(rowEnd)))
    if (at === -1 || end < at) return
    const piece = xml.toString("utf8", at, end + rowEnd.length)
    for (const row of piece.split("</row>").slice(0, -1)) yield cells(row)
    at = end + rowEnd.length
  }
}

const cells = (row: string): ReadonlyArray<Cell> =>
  [
    ...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/gu)
  ].map(([, column, attributes, number, text]) => ({
    column: column!,
    kind: /t="(\w+)"/u.exec(attributes!)?.[1] ?? "n",
    content: number ?? unescapeXml(text!)
  }))

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' }

const unescapeXml = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot);/gu, (_, name: string) => entities[name]!)
    .replace(/_x([0-9A-F]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const cellValue = (column: AnyColumn, { content, kind }: Cell): unknown => {
  if (column.physical === "decimal") return parseDecimal(content)
  if (kind === "n" && column.physical === "date")
    return new Date((Number(content) - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return value(column, { text: content, quoted: true })
}

/** Rows of a table from the XML of its sheet. Columns are known by their names in the header. */
export const readSheet = (
  columns: Readonly<Record<string, AnyColumn>>,
  xml: Buffer
): ReadonlyArray<AnyRow> => {
  const rows: Array<AnyRow> = []
  const names = new Map<string, string>()
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, null]))
  for (const row of sheetRows(xml)) {
    if (names.size === 0) for (const { column, content } of row) names.set(column, content)
    else {
      const read: Record<string, unknown> = { ...empty }
      for (const cell of row) {
        const name = names.get(cell.column)!
        read[name] = cellValue(columns[name]!, cell)
      }
      rows.push(read)
    }
  }
  return rows
}
