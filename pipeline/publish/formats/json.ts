/** JSON: one array, one record a line. Decimals are numbers with exactly their digits. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { columnsOf, jsonLines, parseDecimal } from "../values.ts"
import type { Format } from "./Format.ts"

const encode = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): Uint8Array => {
  const lines = jsonLines(Object.keys(dataset.columns), rows)
  return Buffer.from(lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`)
}

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown

/** Rows of a table's JSON text, decimals as bigints of hundredths read from their digits and not from a float. */
export const parseRows = (decimals: ReadonlyArray<string>, text: string): ReadonlyArray<AnyRow> => {
  if (decimals.length === 0) return JSON.parse(text)
  const exact = new Set(decimals)
  const reviver: Reviver = (key, value, { source }) =>
    exact.has(key) && typeof value === "number" ? parseDecimal(source ?? "") : value
  // the third argument of a reviver is newer than the library types
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown)
}

export const json: Format = {
  extension: "json",
  mediaType: "application/json",
  encode,
  decode: async (dataset, bytes) =>
    parseRows(columnsOf(dataset, "decimal"), Buffer.from(bytes).toString("utf8"))
}
