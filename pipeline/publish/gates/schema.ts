/** Every row is what its dataset says, and every value can be written exactly in every format. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { Finding } from "../Release.ts"
import { satisfies } from "./satisfies.ts"

/** DECIMAL(18,2), in hundredths. */
const decimalLimit = 10n ** 18n
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** What no format can hold exactly; null where all is well. */
const unwritable = ({ physical }: AnyColumn, value: unknown): string | null => {
  if (typeof value === "string") {
    if (!value.isWellFormed()) return "is no valid Unicode text"
    if (physical === "date" && !isDay(value)) return `is no day of the calendar: ${value}`
  }
  if (typeof value === "bigint" && (value <= -decimalLimit || value >= decimalLimit))
    return `has more than 18 digits: ${value} hundredths`
  if (Array.isArray(value)) {
    if (value.some((item) => item === "")) return "holds an empty item"
    if (value.some((item) => typeof item === "string" && !item.isWellFormed()))
      return "is no valid Unicode text"
  }
  return null
}

const isDay = (iso: string): boolean => {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
}

/** What is wrong with a row. */
export type RowGate = (row: AnyRow) => ReadonlyArray<Finding>

export const schemaOf = (dataset: Dataset): RowGate => {
  const isSound = soundRow(dataset)
  const faults = faultsOf(dataset)
  return (row) => (isSound(row) ? [] : faults(row))
}

/** Whether there is nothing wrong with a row, which is told faster than what is. */
const soundRow = ({ columns }: Dataset): ((row: AnyRow) => boolean) => {
  const all = Object.entries(columns).map(([name, column]) => ({
    name,
    column,
    is: satisfies(column.schema.ast)
  }))
  return (row) => {
    for (const { column, is, name } of all) {
      const value = row[name]
      if (is === null || !is(value) || unwritable(column, value) !== null) return false
    }
    return Object.keys(row).length === all.length
  }
}

const faultsOf = (dataset: Dataset): RowGate => {
  const decode = Schema.decodeUnknownResult(dataset.row, { errors: "all", onExcessProperty: "error" })
  const columns = Object.entries(dataset.columns)
  return (row) => {
    const finding = (message: string): Finding => ({
      gate: "schema",
      table: dataset.name,
      row_id: typeof row[dataset.id] === "string" ? (row[dataset.id] as string) : null,
      message
    })
    const decoded = decode(row)
    if (Result.isFailure(decoded))
      return format(decoded.failure.issue).issues.map((issue) => {
        const column = String(issue.path?.[0] ?? "row")
        return finding(`${column}: ${issue.message}, but it holds ${shown(row[column])}`)
      })
    return columns.flatMap(([name, column]) => {
      const fault = unwritable(column, row[name])
      return fault === null ? [] : finding(`${name} ${fault}`)
    })
  }
}

const shown = (value: unknown): string => {
  const text =
    typeof value === "bigint" || value === undefined ? String(value) : (JSON.stringify(value) ?? "nothing")
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
