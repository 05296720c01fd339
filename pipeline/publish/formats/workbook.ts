/**
 * The workbook for journalists: contents, codebook, a sheet per table (sources first). Texts and codes are texts, amounts
 * numbers, and no cell is a formula. A table with more rows than a sheet can have goes on in further sheets, and says so.
 */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { FileBytes } from "../FileBytes.ts"
import { codebookOf, tableTitle } from "../metadata/codebook.ts"
import { part, type Table } from "../Table.ts"
import { parts } from "./xlsx/parts.ts"
import { readSheet } from "./xlsx/readSheet.ts"
import { cellLimit, type Sheet, type SheetColumn } from "./xlsx/sheet.ts"
import { unzip, zip } from "./xlsx/zip.ts"

export const workbookPath = "data/open-data.xlsx"
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** Rows of a sheet without its header. */
const rowsOfSheet = 1_048_575
const nameLimit = 31

export interface WorkbookTable extends Table {
  /** Licences of the documents that its rows were read from, for people. */
  readonly licences: string
}

interface TableSheet extends Sheet {
  readonly table: WorkbookTable
  readonly from: number
}

const text = (name: string): SheetColumn => ({ name, physical: "text", help: null })
const contentsColumns: ReadonlyArray<SheetColumn> = [
  ...["sheet", "table", "title_zh", "title_en"].map(text),
  { name: "rows", physical: "int", help: null },
  ...["note", "licences", "description_zh", "description_en"].map(text)
]
const codebookColumns = [
  "table",
  "column",
  "title_zh",
  "title_en",
  "type",
  "unit",
  "key",
  "references",
  "values",
  "null_meaning",
  "description_zh",
  "description_en"
].map(text)

/** A name that no sheet has yet, as long as a name can be. */
const sheetName = (wanted: string, taken: Set<string>, part: number): string => {
  const suffix = part === 1 ? "" : `_${part}`
  const name = wanted.slice(0, nameLimit - suffix.length) + suffix
  if (taken.has(name)) return sheetName(wanted, taken, part + 1)
  taken.add(name)
  return name
}

const tableSheets = (tables: ReadonlyArray<WorkbookTable>, most: number): ReadonlyArray<TableSheet> => {
  const taken = new Set(["contents", "codebook"])
  return tables.flatMap((table) => {
    const { count, dataset, rows } = table
    const columns = codebookOf(dataset).map(({ column, description_en, description_zh, title_zh }) => ({
      name: column,
      physical: dataset.columns[column]!.physical,
      help: { title: title_zh, text: `${description_zh} ${description_en}` }
    }))
    const parts = Math.max(1, Math.ceil(count / most))
    return Array.from({ length: parts }, (_, i) => ({
      name: sheetName(dataset.name, taken, i + 1),
      columns,
      rows: parts === 1 ? rows : part(rows, i * most, (i + 1) * most),
      count: Math.min(most, count - i * most),
      table,
      from: i * most
    }))
  })
}

const cutCells = ({ columns, rows, table }: TableSheet): number => {
  let count = 0
  if (table.longest <= cellLimit) return count
  const texts = columns.filter(({ physical }) => physical === "text").map(({ name }) => name)
  for (const row of rows)
    for (const name of texts) if (((row[name] as string | null)?.length ?? 0) > cellLimit) count++
  return count
}

const note = (sheet: TableSheet): string | null => {
  const { count, from, table } = sheet
  const cut = cutCells(sheet)
  const notes = [
    count === table.count
      ? []
      : [
          `rows ${from + 1} to ${from + count} of ${table.count}: a sheet holds no more 第 ${from + 1} 至 ${from + count} 行，共 ${table.count} 行`
        ],
    cut === 0
      ? []
      : [
          `${cut} texts are longer than a cell and end with …✂; data/${table.dataset.name}.csv has them whole 过长的文字以 …✂ 截断，全文见 CSV`
        ]
  ].flat()
  return notes.length === 0 ? null : notes.join("; ")
}

const contents = (sheets: ReadonlyArray<TableSheet>): Sheet => ({
  name: "contents",
  columns: contentsColumns,
  count: sheets.length,
  rows: sheets.map((sheet) => {
    const { en, zh, ...descriptions } = tableTitle(sheet.table.dataset)
    return {
      sheet: sheet.name,
      table: sheet.table.dataset.name,
      title_zh: zh,
      title_en: en,
      rows: sheet.count,
      note: note(sheet),
      licences: sheet.table.licences,
      ...descriptions
    }
  })
})

const codebook = (tables: ReadonlyArray<WorkbookTable>): Sheet => {
  const entries: ReadonlyArray<unknown> = tables.flatMap(({ dataset }) => codebookOf(dataset))
  const rows = entries as ReadonlyArray<AnyRow>
  return { name: "codebook", columns: codebookColumns, rows, count: rows.length }
}

const sourcesFirst = (tables: ReadonlyArray<WorkbookTable>): ReadonlyArray<WorkbookTable> => {
  const isSources = ({ dataset }: WorkbookTable) => dataset.name === "sources"
  return [...tables.filter(isSources), ...tables.filter((table) => !isSources(table))]
}

/** The workbook in pieces. `scratch`: path of a temporary file; `most` rows go into a sheet. */
export const workbookPieces = (
  tables: ReadonlyArray<WorkbookTable>,
  scratch: string,
  most: number = rowsOfSheet
): Generator<Uint8Array> => {
  const sheets = tableSheets(sourcesFirst(tables), most)
  return zip(parts([contents(sheets), codebook(tables), ...sheets]), scratch)
}

/** Rows of the tables, some at a time, in the order of the sheets. */
export async function* readWorkbook(
  catalog: ReadonlyArray<Dataset>,
  file: FileBytes
): AsyncGenerator<{ readonly table: string; readonly rows: ReadonlyArray<AnyRow> }> {
  const { pieces, read } = unzip(file)
  const listed =
    read("xl/workbook.xml")
      ?.toString("utf8")
      .matchAll(/<sheet name="([^"]+)"/gu) ?? []
  const tables = new Map(catalog.map((dataset) => [dataset.name, dataset]))
  for (const [i, [, name = ""]] of [...listed].entries()) {
    const table = tables.get(name) ?? tables.get(name.replace(/_\d+$/u, ""))
    if (table === undefined) continue
    for await (const rows of readSheet(table.columns, pieces(`xl/worksheets/sheet${i + 1}.xml`)))
      yield { table: table.name, rows }
  }
}
