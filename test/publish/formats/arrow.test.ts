/** Arrow files read by the library's own reader, value by value against what DuckDB reads from the Parquet files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { tableFromIPC, type Vector } from "apache-arrow"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { arrow } from "#pipeline/publish/formats/arrow.ts"
import { parquet } from "#pipeline/publish/formats/parquet.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { everyTable, seeded, tables, wildRows } from "../sample.ts"
import { decode, encode } from "../whole.ts"

const folder = mkdtempSync(join(tmpdir(), "arrow-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let query: (sql: string) => Promise<ReadonlyArray<Record<string, unknown>>>
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create()).connect()
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
})

const types: Readonly<Record<string, string>> = {
  text: "Utf8",
  int: "Int32",
  real: "Float64",
  decimal: "Decimal[18e+2]",
  date: "Date32<DAY>",
  list: "List<Utf8>",
  flag: "Bool"
}

/** Two's complement of four words, in hundredths, as DuckDB prints a decimal. */
const decimal = (words: Uint32Array): string => {
  const size = [...words].reduce((sum, word, i) => sum + (BigInt(word) << BigInt(32 * i)), 0n)
  const value = BigInt.asIntN(128, size)
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0")
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

// the bindings of both drop a BOM that a text begins with
const plain = (text: string) => text.replace(/^\ufeff/u, "")

const shown = (physical: string, value: unknown): unknown => {
  if (value === null) return null
  if (physical === "decimal") return decimal(value as Uint32Array)
  if (physical === "date") return new Date(Number(value)).toISOString().slice(0, 10)
  if (physical === "list") return [...(value as Vector)].map((item) => plain(String(item)))
  if (physical === "text") return plain(String(value))
  return typeof value === "bigint" ? String(value) : value
}

const fromDuck = (physical: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => plain(String(item)))
  return physical === "text" && typeof value === "string" ? plain(value) : value
}

const rowsOf = async (name: string, rows: ReadonlyArray<AnyRow>) => {
  const of = dataset(name)
  const path = join(folder, `${name}.parquet`)
  writeFileSync(path, encode(parquet, of, rows))
  const columns = Object.entries(of.columns)
  const table = tableFromIPC(encode(arrow, of, rows))
  const ours = Array.from({ length: table.numRows }, (_, i) =>
    columns.map(([column, { physical }]) => shown(physical, table.getChild(column)!.get(i)))
  )
  const theirs = (await query(`select * from '${path}'`)).map((row) =>
    columns.map(([column, { physical }]) => fromDuck(physical, row[column]))
  )
  return { table, ours, theirs }
}

describe.each(everyTable)("%s", (name) => {
  it("has the values of the Parquet file, and its columns, types and nulls", async () => {
    const rows = [...(tables().get(name) ?? []), ...wildRows(name, 80, seeded(name.length + 1))]
    const { ours, table, theirs } = await rowsOf(name, rows)
    expect(ours.length).toBe(rows.length)
    expect(ours).toEqual(theirs)
    const { columns } = dataset(name)
    expect(table.schema.fields.map((field) => [field.name, String(field.type), field.nullable])).toEqual(
      Object.entries(columns).map(([column, { nullable, physical }]) => [column, types[physical], nullable])
    )
    expect(table.schema.metadata.get("table")).toBe(name)
  })
})

describe("an Arrow file", () => {
  it("goes on over many batches", async () => {
    const [one] = tables().get("organizations")!
    const rows = Array.from({ length: 50_001 }, (_, i) => ({ ...one!, org_id: `org-${i}` }))
    const bytes = encode(arrow, dataset("organizations"), rows)
    const table = tableFromIPC(bytes)
    expect([table.batches.length, table.numRows]).toEqual([2, 50_001])
    expect(table.getChild("org_id")!.get(50_000)).toBe("org-50000")
    expect((await decode(arrow, dataset("organizations"), bytes)).at(-1)).toEqual(rows.at(-1))
  })

  it("widens a column of whole numbers that need it", async () => {
    const [claim] = wildRows("count_claims", 1, seeded(7))
    const rows = [
      { ...claim!, stated: 3_000_000_000 },
      { ...claim!, stated: -5 }
    ]
    const table = tableFromIPC(encode(arrow, dataset("count_claims"), rows))
    expect([table.getChild("stated")!, table.getChild("line")!].map(({ type }) => String(type))).toEqual([
      "Int64",
      "Int32"
    ])
    expect(
      await decode(arrow, dataset("count_claims"), encode(arrow, dataset("count_claims"), rows))
    ).toEqual(rows)
  })
})
