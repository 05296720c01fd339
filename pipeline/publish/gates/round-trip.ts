/** Every format, read back, gives the same rows. */
import { setImmediate } from "node:timers/promises"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { FileBytes } from "../FileBytes.ts"
import type { Format } from "../formats/Format.ts"
import { readWorkbook, type WorkbookTable } from "../formats/workbook.ts"
import { cellLimit, fitted } from "../formats/xlsx/sheet.ts"
import type { Finding } from "../Release.ts"
import { type SharedReader, SharedRows } from "../SharedRows.ts"
import type { Table } from "../Table.ts"
import { firstDifference } from "../values.ts"

type Findings = ReadonlyArray<Finding>

const finding = (dataset: Dataset, row: AnyRow | null, message: string): Findings => [
  { gate: "formats", table: dataset.name, row_id: row === null ? null : String(row[dataset.id]), message }
]

/** Holds rows that are read against those that were given, in one pass over both. */
class Comparison {
  readonly #given: Iterator<AnyRow>
  readonly #columns: ReadonlyArray<string>
  readonly #format: string
  readonly #table: Table
  readonly #inFormat: (row: AnyRow) => AnyRow
  #read = 0
  #first: Findings = []

  /** `inFormat` is what of a row the format can hold. */
  constructor(format: string, table: Table, inFormat: (row: AnyRow) => AnyRow = (row) => row) {
    this.#format = format
    this.#table = table
    this.#inFormat = inFormat
    this.#given = table.rows[Symbol.iterator]()
    this.#columns = Object.keys(table.dataset.columns)
  }

  add(rows: ReadonlyArray<AnyRow>): void {
    this.#read += rows.length
    if (this.#first.length > 0) return
    for (const read of rows) {
      const { done, value: row } = this.#given.next()
      if (done === true) return
      const column = firstDifference(this.#columns, this.#inFormat(row), read)
      if (column === null) continue
      const message = `${this.#format} gives ${String(read[column])} for ${column} ${String(row[column])}`
      this.#first = finding(this.#table.dataset, row, message)
      return
    }
  }

  get isWrong(): boolean {
    return this.#first.length > 0
  }

  /** The first thing that differs, if any does; before all others that there are more or fewer rows. */
  get findings(): Findings {
    const { count, dataset } = this.#table
    if (this.#read === count) return this.#first
    return finding(dataset, null, `${this.#format} gives ${this.#read} rows of ${count}`)
  }
}

/** `seen` is told of every row that is read. */
export const roundTrip = async (
  format: Format,
  table: Table,
  file: FileBytes,
  seen: (row: AnyRow) => void = () => {}
): Promise<Findings> => {
  try {
    const comparison = new Comparison(format.extension, table)
    for await (const rows of format.read(table.dataset, file)) {
      comparison.add(rows)
      for (const row of rows) seen(row)
    }
    return comparison.findings
  } catch (cause) {
    return unreadable(table.dataset, format.extension, cause)
  }
}

const unreadable = (dataset: Dataset, extension: string, cause: unknown): Findings =>
  finding(dataset, null, `${extension} cannot be read back: ${cause}`)

/** Files of one table, each of its format, are held against the rows together: these are gone over once. */
export const roundTrips = async (
  formats: ReadonlyArray<Format>,
  table: Table,
  files: ReadonlyArray<FileBytes>
): Promise<Findings> => {
  const shared = new SharedRows(table.rows)
  const all = formats.map((format, i) => new Reading(format, table, files[i]!, shared.reader()))
  const open = new Set(all)
  for (let turn = 1; open.size > 0; turn++) {
    const [last] = [...open].sort((a, b) => a.reader.at - b.reader.at)
    if (!(await last!.step())) open.delete(last!)
    // others may wait for this thread to write what they made
    if (turn % turnsOfBreath === 0) await setImmediate()
  }
  return all.flatMap(({ findings }) => findings)
}

const turnsOfBreath = 16

/** A file that is read back beside others. */
class Reading {
  readonly reader: SharedReader
  readonly #comparison: Comparison
  readonly #batches: Iterator<ReadonlyArray<AnyRow>> | AsyncIterator<ReadonlyArray<AnyRow>>
  readonly #unreadable: (cause: unknown) => Findings
  #failure: Findings | null = null

  constructor({ extension, read }: Format, table: Table, file: FileBytes, reader: SharedReader) {
    const batches = read(table.dataset, file)
    this.reader = reader
    this.#comparison = new Comparison(extension, { ...table, rows: reader })
    this.#batches =
      Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]()
    this.#unreadable = (cause) => unreadable(table.dataset, extension, cause)
  }

  /** Whether there was another batch. */
  async step(): Promise<boolean> {
    try {
      const { done, value } = await this.#batches.next()
      if (done !== true) this.#comparison.add(value)
      if (done === true || this.#comparison.isWrong) this.reader.leave()
      return done !== true
    } catch (cause) {
      this.#failure = this.#unreadable(cause)
      this.reader.leave()
      return false
    }
  }

  get findings(): Findings {
    return this.#failure ?? this.#comparison.findings
  }
}

/** A cell of a workbook holds so many characters; a longer text is cut, and the contents say so. */
const inCells = (row: AnyRow): AnyRow =>
  Object.fromEntries(Object.entries(row).map(([name, v]) => [name, typeof v === "string" ? fitted(v) : v]))

/** Reads the workbook once, row by row. */
export const workbookRoundTrip = async (
  tables: ReadonlyArray<WorkbookTable>,
  file: FileBytes
): Promise<Findings> => {
  const catalog = tables.map(({ dataset }) => dataset)
  const comparisons = new Map(
    tables.map((table) => {
      const isCut = table.longest > cellLimit
      return [
        table.dataset.name,
        isCut ? new Comparison("xlsx", table, inCells) : new Comparison("xlsx", table)
      ]
    })
  )
  try {
    for await (const { rows, table } of readWorkbook(catalog, file)) comparisons.get(table)!.add(rows)
  } catch (cause) {
    return finding(catalog[0]!, null, `the workbook cannot be read back: ${cause}`)
  }
  return [...comparisons.values()].flatMap(({ findings }) => findings)
}
