/** How values of each physical type are written as text, exactly, and read again. */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { ascending } from "./order.ts"

/** Decimal of two places from a bigint of hundredths: 4773940000n is `47739400`, 13760n is `137.6`. */
export const decimalText = (hundredths: bigint): string => {
  const sign = hundredths < 0n ? "-" : ""
  const size = hundredths < 0n ? -hundredths : hundredths
  const cents = size % 100n
  const fraction = cents === 0n ? "" : `.${cents.toString().padStart(2, "0").replace(/0$/u, "")}`
  return `${sign}${size / 100n}${fraction}`
}

const decimalPattern = /^(-?)(\d{1,18})(?:\.(\d{1,2}))?$/u

/** Hundredths of a decimal with at most two places; null for any other text. */
export const parseDecimal = (text: string): bigint | null => {
  const found = decimalPattern.exec(text)
  if (found === null) return null
  const size = BigInt(found[2]! + (found[3] ?? "").padEnd(2, "0"))
  return found[1] === "-" ? -size : size
}

/** A value as JSON text. */
export const jsonText = (value: unknown): string =>
  typeof value === "bigint" ? decimalText(value) : JSON.stringify(value ?? null)

/** A row as JSON, its columns by name. */
export const rowText = (row: AnyRow): string =>
  `{${Object.keys(row)
    .sort(ascending)
    .map((column) => `"${column}":${jsonText(row[column])}`)
    .join(",")}}`

/** Writes rows as lines of JSON with the columns in the given order. */
export const lineWriter = (columns: ReadonlyArray<string>): ((row: AnyRow) => string) => {
  const heads = columns.map((column, i) => `${i === 0 ? "{" : ","}"${column}":`)
  return (row) => {
    let line = ""
    for (let i = 0; i < columns.length; i++) line += heads[i]! + jsonText(row[columns[i]!])
    return `${line}}`
  }
}

/** A row as JSON in both of its forms, each cell written once. */
export interface RowLines {
  /** Columns in published order. */
  readonly published: string
  /** As the state digest counts it: columns by name. */
  readonly canonical: string
}

export const rowLines = (dataset: Dataset): ((row: AnyRow) => RowLines) => {
  const columns = Object.keys(dataset.columns)
  const heads = columns.map((column) => `"${column}":`)
  const order = columns.map((_, i) => i).sort((a, b) => ascending(columns[a]!, columns[b]!))
  const cells: Array<string> = columns.map(() => "")
  return (row) => {
    let published = "{"
    for (let i = 0; i < columns.length; i++) {
      cells[i] = heads[i]! + jsonText(row[columns[i]!])
      published += i === 0 ? cells[i] : `,${cells[i]}`
    }
    let canonical = "{"
    for (let i = 0; i < order.length; i++) canonical += i === 0 ? cells[order[i]!] : `,${cells[order[i]!]}`
    return { published: `${published}}`, canonical: `${canonical}}` }
  }
}

/** The column where two rows first differ; null where they hold the same. */
export const firstDifference = (columns: ReadonlyArray<string>, a: AnyRow, b: AnyRow): string | null => {
  for (const column of columns) {
    const [x, y] = [a[column], b[column]]
    if (x !== y && !sameValue(x, y)) return column
  }
  return null
}

/** Whether two values of a column are the same; a missing one is null. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => item === b[i])
    : (a ?? null) === (b ?? null)

/** Columns of one physical type. */
export const columnsOf = (dataset: Dataset, physical: AnyColumn["physical"]): ReadonlyArray<string> =>
  Object.entries(dataset.columns)
    .filter(([, column]) => column.physical === physical)
    .map(([name]) => name)
