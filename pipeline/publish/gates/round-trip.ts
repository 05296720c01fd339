/** Every format, read back, gives the same rows. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { Format } from "../formats/Format.ts"
import { readWorkbook, type WorkbookTable } from "../formats/workbook.ts"
import { fitted } from "../formats/xlsx/sheet.ts"
import type { Finding } from "../Release.ts"
import { firstDifference } from "../values.ts"

type Findings = ReadonlyArray<Finding>

const finding = (dataset: Dataset, row: AnyRow | null, message: string): Findings => [
  { gate: "formats", table: dataset.name, row_id: row === null ? null : String(row[dataset.id]), message }
]

/** The first thing that differs, if any does. `inFormat` is what of a row the format can hold. */
const sameRows = (
  format: string,
  dataset: Dataset,
  rows: ReadonlyArray<AnyRow>,
  read: ReadonlyArray<AnyRow>,
  inFormat: (row: AnyRow) => AnyRow = (row) => row
): Findings => {
  if (read.length !== rows.length)
    return finding(dataset, null, `${format} gives ${read.length} rows of ${rows.length}`)
  for (const [i, row] of rows.entries()) {
    const column = firstDifference(dataset, inFormat(row), read[i]!)
    if (column !== null)
      return finding(
        dataset,
        row,
        `${format} gives ${String(read[i]![column])} for ${column} ${String(row[column])}`
      )
  }
  return []
}

export const roundTrip = async (
  format: Format,
  dataset: Dataset,
  rows: ReadonlyArray<AnyRow>,
  bytes: Uint8Array
): Promise<Findings> => {
  try {
    return sameRows(format.extension, dataset, rows, await format.decode(dataset, bytes))
  } catch (cause) {
    return finding(dataset, null, `${format.extension} cannot be read back: ${cause}`)
  }
}

/** A cell of a workbook holds so many characters; a longer text is cut, and the contents say so. */
const inCells = (row: AnyRow): AnyRow =>
  Object.values(row).some((value) => typeof value === "string" && fitted(value) !== value)
    ? Object.fromEntries(
        Object.entries(row).map(([name, v]) => [name, typeof v === "string" ? fitted(v) : v])
      )
    : row

/** Reads the workbook once, row by row. */
export const workbookRoundTrip = async (
  tables: ReadonlyArray<WorkbookTable>,
  bytes: Uint8Array
): Promise<Findings> => {
  const catalog = tables.map(({ dataset }) => dataset)
  const given = new Map(tables.map((table) => [table.dataset.name, table]))
  const seen = new Map(tables.map(({ dataset }) => [dataset.name, 0]))
  try {
    for await (const { rows, table } of readWorkbook(catalog, bytes)) {
      const { dataset, rows: all } = given.get(table)!
      const from = seen.get(table)!
      const due = all.slice(from, from + rows.length)
      const wrong = sameRows("xlsx", dataset, due, rows.slice(0, due.length), inCells)
      if (wrong.length > 0) return wrong
      seen.set(table, from + rows.length)
    }
  } catch (cause) {
    return finding(catalog[0]!, null, `the workbook cannot be read back: ${cause}`)
  }
  return tables.flatMap(({ dataset, rows }) => {
    const count = seen.get(dataset.name)!
    return count === rows.length ? [] : finding(dataset, null, `xlsx gives ${count} rows of ${rows.length}`)
  })
}
