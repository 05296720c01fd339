import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { parse } from "csv-parse/sync"
import { parquetMetadata } from "hyparquet"
import { readParquet } from "parquet-wasm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { arrow } from "#pipeline/publish/formats/arrow.ts"
import { csv } from "#pipeline/publish/formats/csv.ts"
import { formats } from "#pipeline/publish/formats/formats.ts"
import { json } from "#pipeline/publish/formats/json.ts"
import { parquet } from "#pipeline/publish/formats/parquet.ts"
import { decimalText } from "#pipeline/publish/values.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { everyTable, seeded, tables, wildRows } from "./sample.ts"
import { decode, encode } from "./whole.ts"

const folder = mkdtempSync(join(tmpdir(), "formats-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let query: (sql: string) => Promise<ReadonlyArray<Record<string, unknown>>>
beforeAll(async () => {
  const connection = await (await DuckDBInstance.create()).connect()
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
})

const write = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** What DuckDB gives as JSON values for a value in memory. */
const asDuck = (value: unknown, physical: string): unknown => {
  if (value === null) return null
  if (physical === "decimal") {
    const [whole, fraction = ""] = decimalText(value as bigint).split(".")
    return `${whole}.${fraction.padEnd(2, "0")}`
  }
  if (Array.isArray(value)) return value.map((item) => asDuck(item, "text"))
  // the binding drops a BOM that a text begins with; DuckDB itself has it
  return typeof value === "string" ? value.replace(/^\ufeff/u, "") : value
}

const expected = (table: string, rows: ReadonlyArray<AnyRow>): ReadonlyArray<AnyRow> =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(dataset(table).columns).map(([name, { physical }]) => [
        name,
        asDuck(row[name], physical)
      ])
    )
  )

const duckType = {
  text: "VARCHAR",
  int: "INTEGER",
  real: "DOUBLE",
  decimal: "DECIMAL(18,2)",
  date: "DATE",
  list: "VARCHAR[]",
  flag: "BOOLEAN"
}

describe.each(everyTable)("%s", (table) => {
  const rows = [...(tables().get(table) ?? []), ...wildRows(table, 60, seeded(table.length))]
  const of = dataset(table)

  it.each(formats)("$extension gives back what was written, however odd", async (format) => {
    const read = await decode(format, of, encode(format, of, rows))
    expect(read).toEqual(rows)
  })

  it.each(formats)("$extension holds an empty table", async (format) => {
    expect(await decode(format, of, encode(format, of, []))).toEqual([])
  })

  it.each(formats)("$extension has the same bytes for the same rows", (format) => {
    expect(Buffer.from(encode(format, of, rows)).equals(encode(format, of, structuredClone(rows)))).toBe(true)
  })

  it("DuckDB reads the Parquet file with its types", async () => {
    for (const [name, some] of [
      ["full", rows],
      ["empty", []]
    ] as const) {
      const path = write(`${table}-${name}.parquet`, encode(parquet, of, some))
      const types = await query(`describe select * from '${path}'`)
      expect(types.map((t) => [t["column_name"], t["column_type"]])).toEqual(
        Object.entries(of.columns).map(([column, { physical }]) => [column, duckType[physical]])
      )
      expect(await query(`select * from '${path}'`)).toEqual(expected(table, some))
    }
  })

  it("the Rust reader reads the Parquet file, without rows, too", async () => {
    for (const some of [rows, []]) {
      const stream = readParquet(encode(parquet, of, some)).intoIPCStream()
      expect(await decode(arrow, of, stream)).toEqual(some)
    }
  })

  it('DuckDB reads the CSV file: nothing is null, "" is empty', async () => {
    const path = write(`${table}.csv`, encode(csv, of, rows))
    const columns = Object.entries(of.columns)
      .map(
        ([column, { physical }]) => `'${column}': '${physical === "list" ? "VARCHAR" : duckType[physical]}'`
      )
      .join(", ")
    const options = `header=true, delim=',', quote='"', escape='"', new_line='\\n', nullstr='', allow_quoted_nulls=false`
    const read = await query(`select * from read_csv('${path}', columns={${columns}}, ${options})`)
    const joined = (items: ReadonlyArray<string>) =>
      items.map((item) => item.replace(/[\\;]/gu, "\\$&")).join(";")
    const wanted = rows.map((row) =>
      Object.fromEntries(
        Object.keys(of.columns).map((name) => [
          name,
          Array.isArray(row[name])
            ? asDuck(joined(row[name]), "text")
            : asDuck(row[name], of.columns[name]!.physical)
        ])
      )
    )
    expect(read).toEqual(wanted)
  })

  it("csv-parse reads the CSV file", () => {
    const records = parse(Buffer.from(encode(csv, of, rows)), { relax_column_count: false }) as Array<
      Array<string>
    >
    expect(records[0]).toEqual(Object.keys(of.columns))
    expect(records.length).toBe(rows.length + 1)
    const texts = Object.entries(of.columns).filter(([, column]) => column.physical === "text")
    for (const [i, row] of rows.entries())
      for (const [name] of texts)
        expect(records[i + 1]![Object.keys(of.columns).indexOf(name)]).toBe(row[name] ?? "")
  })

  it("DuckDB reads the JSON file, decimals as far as its floats reach", async () => {
    const inReach = rows.filter((row) =>
      Object.values(row).every(
        (value) => typeof value !== "bigint" || (value < 10n ** 15n && value > -(10n ** 15n))
      )
    )
    const path = write(`${table}.json`, encode(json, of, inReach))
    const columns = Object.entries(of.columns)
      .map(([column, { physical }]) => `"${column}": '${duckType[physical]}'`)
      .join(", ")
    const read = await query(`select * from read_json('${path}', format='array', columns={${columns}})`)
    expect(read).toEqual(expected(table, inReach))
  })
})

describe("JSON", () => {
  it("prints a decimal with its own digits and no others", () => {
    const line = {
      ...tables().get("budgets")![0]!,
      total_income: 9_999_999_999_999_999n,
      total_expenditure: 13_760n
    }
    const text = Buffer.from(encode(json, dataset("budgets"), [line])).toString()
    expect(text).toContain('"total_income":99999999999999.99,"total_expenditure":137.6,')
  })

  it("has one record a line", () => {
    const lines = Buffer.from(encode(json, dataset("budget_lines"), tables().get("budget_lines")!))
      .toString()
      .split("\n")
    expect(lines.slice(1, -2).map((line) => JSON.parse(line.replace(/,$/u, "")).budget_line_id)).toEqual([
      "bln_2",
      "bln_1",
      "bln_3"
    ])
  })
})

describe("CSV", () => {
  it("tells null from an empty text and an empty list", () => {
    const [office, bureau] = tables().get("organizations")!
    const text = Buffer.from(
      encode(csv, dataset("organizations"), [office!, { ...bureau!, source_ids: [] }])
    ).toString()
    const [, first, second] = text.split("\n")
    expect(first).toContain("org_1,乙市驻丁办事处,乙市驻丁办事处,,representative_office,")
    expect(second).toContain('org_2,甲市商务局,甲市商务局,"",department,')
    expect(second).toContain(',"",src_notice,')
  })

  it("has no BOM and ends lines with LF", () => {
    const bytes = encode(csv, dataset("budgets"), tables().get("budgets")!)
    expect(bytes[0]).toBe("b".charCodeAt(0))
    expect(bytes.includes(13)).toBe(false)
  })
})

describe("Parquet", () => {
  it("requires a column that is never null", () => {
    const bytes = encode(parquet, dataset("budget_lines"), tables().get("budget_lines")!)
    const { schema, created_by } = parquetMetadata(new Uint8Array(bytes).buffer)
    const repetition = Object.fromEntries(schema.map((element) => [element.name, element.repetition_type]))
    expect(repetition).toMatchObject({ name: "REQUIRED", amount: "OPTIONAL", budget_line_id: "REQUIRED" })
    expect(created_by).toBe("gongkai")
  })

  it("is compressed with zstd and has statistics", () => {
    const bytes = encode(parquet, dataset("budget_lines"), tables().get("budget_lines")!)
    const { row_groups } = parquetMetadata(new Uint8Array(bytes).buffer)
    const amount = row_groups[0]!.columns.find((c) => c.meta_data?.path_in_schema[0] === "amount")
    expect(amount?.meta_data?.codec).toBe("ZSTD")
    expect(amount?.meta_data?.statistics?.null_count).toBe(0n)
    expect(amount?.meta_data?.statistics?.max_value).toBeDefined()
  })

  it("widens a column of whole numbers that need it", async () => {
    const [claim] = wildRows("count_claims", 1, seeded(7))
    const big = [
      { ...claim!, stated: 3_000_000_000 },
      { ...claim!, stated: -5 }
    ]
    const path = write("wide.parquet", encode(parquet, dataset("count_claims"), big))
    const types = await query(`describe select stated, line from '${path}'`)
    expect(types.map((t) => t["column_type"])).toEqual(["BIGINT", "INTEGER"])
    expect(
      await decode(parquet, dataset("count_claims"), encode(parquet, dataset("count_claims"), big))
    ).toEqual(big)
  })
})
