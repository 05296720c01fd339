/** What a question means: an id, a figure, or a text; and the rows that answer it. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { parseDecimal } from "../../publish/values.ts"
import type { Library } from "../Library.ts"

/** A row that answers, and the columns that do; all of them for an id. */
export interface Hit {
  readonly dataset: Dataset
  readonly row: AnyRow
  readonly columns: ReadonlyArray<string> | null
}

export type Meaning = "id" | "number" | "text"

export interface Found {
  readonly meaning: Meaning
  readonly hits: ReadonlyArray<Hit>
}

/** Tables that speak of other rows and answer nothing themselves. */
const about = new Set(["provenance"])

export const find = ({ tables }: Library, query: string): Found => {
  const searched = [...tables.values()].filter(({ dataset }) => !about.has(dataset.name))
  const rows = searched.flatMap(({ dataset, rows }) => rows.map((row) => ({ dataset, row })))
  const byId = rows.filter(({ dataset, row }) => row[dataset.id] === query)
  if (byId.length > 0) return { meaning: "id", hits: byId.map((hit) => ({ ...hit, columns: null })) }
  const figure = figureOf(query)
  if (figure !== null) {
    const hits = matching(rows, (dataset, row) => figureColumns(dataset, row, figure))
    if (hits.length > 0) return { meaning: "number", hits }
  }
  const wanted = fold(query)
  if (wanted === "") return { meaning: "text", hits: [] }
  const says = (test: (text: string) => boolean) =>
    matching(rows, (dataset, row) => textColumns(dataset, row, (text) => test(fold(text))))
  const exact = says((text) => text === wanted)
  const known = new Set(exact.map(({ row }) => row))
  const within = says((text) => text.includes(wanted)).filter(({ row }) => !known.has(row))
  return { meaning: "text", hits: [...thingsFirst(exact), ...thingsFirst(within)] }
}

/** Tables of things before tables about documents. */
const thingsFirst = (hits: ReadonlyArray<Hit>): ReadonlyArray<Hit> => [
  ...hits.filter(({ dataset }) => dataset.group !== "sources"),
  ...hits.filter(({ dataset }) => dataset.group === "sources")
]

const matching = (
  rows: ReadonlyArray<{ readonly dataset: Dataset; readonly row: AnyRow }>,
  columnsThat: (dataset: Dataset, row: AnyRow) => ReadonlyArray<string>
): ReadonlyArray<Hit> =>
  rows.flatMap(({ dataset, row }) => {
    const columns = columnsThat(dataset, row)
    return columns.length === 0 ? [] : [{ dataset, row, columns }]
  })

/** Width, case and blanks do not matter. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "")

const units: Readonly<Record<string, bigint>> = { "": 1n, 元: 1n, 万元: 10_000n, 亿元: 100_000_000n }

export interface Figure {
  /** Hundredths of what was asked for, in yuan where a unit was given. */
  readonly hundredths: bigint
  /** The digits as asked for, without separators; null where a unit was given. */
  readonly digits: string | null
}

/** `1,234.56万元`, `47739400`, `-3.5`; null where the question is no figure. */
export const figureOf = (query: string): Figure | null => {
  const found = /^([+-]?)([\d,]{1,24}(?:\.\d{1,10})?)(元|万元|亿元|)$/u.exec(fold(query).replace(/^¥/u, ""))
  if (found === null) return null
  const [, sign, printed = "", unit = ""] = found
  const digits = printed.replaceAll(",", "")
  const [whole = "", fraction = ""] = digits.split(".")
  const scaled = parseDecimal(shift(whole, fraction, unit === "" ? 0 : String(units[unit]).length - 1))
  if (scaled === null) return null
  return { hundredths: sign === "-" ? -scaled : scaled, digits: unit === "" ? digits : null }
}

/** Moves the decimal point right. */
const shift = (whole: string, fraction: string, places: number): string => {
  const digits = fraction.padEnd(places, "0")
  const rest = digits.slice(places).replace(/0+$/u, "")
  return `${whole}${digits.slice(0, places)}${rest === "" ? "" : `.${rest}`}`
}

/** Whole numbers that say how many; the others number places and rows. */
const counts = new Set(["stated", "listed", "count"])

const figureColumns = (
  dataset: Dataset,
  row: AnyRow,
  { hundredths, digits }: Figure
): ReadonlyArray<string> =>
  Object.entries(dataset.columns)
    .filter(([name, { physical }]) => {
      const value = row[name]
      if (typeof value === "bigint") return value === hundredths
      if (digits === null) return false
      if (physical === "int") return counts.has(name) && value === Number(digits)
      if (physical === "real") return typeof value === "number" && Math.abs(value) === Number(digits)
      return name === "amount_printed" && typeof value === "string" && bare(value) === digits
    })
    .map(([name]) => name)

const bare = (printed: string): string => fold(printed).replaceAll(",", "")

const textColumns = (dataset: Dataset, row: AnyRow, says: (text: string) => boolean): ReadonlyArray<string> =>
  Object.entries(dataset.columns)
    .filter(([name, { references }]) => {
      if (references !== null || name === dataset.id) return false
      const value = row[name]
      if (typeof value === "string") return says(value)
      return Array.isArray(value) && value.some((item) => says(String(item)))
    })
    .map(([name]) => name)
