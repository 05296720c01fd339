/** JSON: one array, one record a line. Decimals are numbers with exactly their digits. */
import type { AnyRow } from "#schemas/dataset.ts"
import { type FileBytes, textOf } from "../FileBytes.ts"
import type { Table } from "../Table.ts"
import { columnsOf, lineWriter, parseDecimal } from "../values.ts"
import type { Encoder, Format } from "./Format.ts"

const pieceLength = 2 ** 18

/** Makes the array from the lines of its records. */
class ArrayText {
  #piece = "["
  #between = "\n"
  end(): Uint8Array {
    return Buffer.from(`${this.#piece}${this.#between === "\n" ? "" : "\n"}]\n`)
  }
  /** What is worth a piece. */
  *add(lines: Iterable<string>): Generator<Uint8Array> {
    for (const line of lines) {
      this.#piece += this.#between + line
      this.#between = ",\n"
      if (this.#piece.length < pieceLength) continue
      yield Buffer.from(this.#piece)
      this.#piece = ""
    }
  }
}

/** The array in pieces. */
export function* arrayOf(lines: Iterable<string>): Generator<Uint8Array> {
  const text = new ArrayText()
  yield* text.add(lines)
  yield text.end()
}

const encoder = ({ dataset }: Pick<Table, "dataset">): Encoder => {
  const line = lineWriter(Object.keys(dataset.columns))
  const text = new ArrayText()
  return { add: (rows) => text.add(rows.map(line)), end: () => [text.end()] }
}

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown

/** Hundredths up to here come through a float exactly: no other number of two places is so near. */
const exactInFloat = 2 ** 50

/** Rows of a table's JSON text, decimals as bigints of hundredths: none is what a float makes of its digits. */
export const parseRows = (decimals: ReadonlyArray<string>, text: string): ReadonlyArray<AnyRow> => {
  const rows: ReadonlyArray<Record<string, unknown>> = JSON.parse(text)
  for (const name of decimals)
    for (const row of rows) {
      const value = row[name]
      if (typeof value !== "number") continue
      const hundredths = Math.round(value * 100)
      if (Math.abs(hundredths) > exactInFloat || hundredths / 100 !== value)
        return parseDigits(decimals, text)
      row[name] = BigInt(hundredths)
    }
  return rows
}

/** The same from the digits themselves, at any depth; it takes ten times as long. */
export const parseDigits = (decimals: ReadonlyArray<string>, text: string): ReadonlyArray<AnyRow> => {
  const exact = new Set(decimals)
  const reviver: Reviver = (key, value, { source }) =>
    exact.has(key) && typeof value === "number" ? parseDecimal(source ?? "") : value
  // the third argument of a reviver is newer than the library types
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown)
}

/** Rows of a file that is written here; throws if it is not whole. */
export function* readRows(
  decimals: ReadonlyArray<string>,
  file: FileBytes
): Generator<ReadonlyArray<AnyRow>> {
  /** What must come next: the array, another record after a comma, its end, nothing. */
  let due: "array" | "record" | "end" | "nothing" = "array"
  for (const block of textOf(file)) {
    const isLast = block.endsWith("]\n")
    const body = block.slice(due === "array" ? 1 : 0, isLast ? -2 : -1)
    if (due === "nothing" || (due === "array" && !block.startsWith("["))) throw new Error("it is no array")
    if (due === "end" && body !== "") throw new Error("a comma is missing between two records")
    const goesOn = !isLast && (body === "" || body.endsWith(","))
    if (isLast && due === "record" && body === "") throw new Error("a comma comes before the end")
    due = isLast ? "nothing" : goesOn ? "record" : "end"
    const records = goesOn ? body.slice(0, -1) : body
    if (records.trim() !== "") yield parseRows(decimals, `[${records}]`)
  }
  if (due !== "nothing") throw new Error("it ends before its end")
}

export const json: Format = {
  extension: "json",
  mediaType: "application/json",
  encoder,
  read: (dataset, file) => readRows(columnsOf(dataset, "decimal"), file)
}
