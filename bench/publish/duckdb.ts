/** The same rows loaded into DuckDB, and written by it. */
import { join } from "node:path"
import {
  DECIMAL,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
  VARCHAR
} from "@duckdb/node-api"
import { batchesOf } from "../../pipeline/publish/Table.ts"
import { dataset } from "../../schemas/catalog.ts"
import { madeLines } from "./made.ts"

/** Loads column by column, which is the quickest way that its Node client has. */
export const loadAndWrite = async (rows: number, folder: string): Promise<void> => {
  const columns = Object.entries(dataset("budget_lines").columns).map(([name, { physical }]) => ({
    name,
    type: (physical === "decimal" ? DECIMAL(18, 2) : physical === "int" ? INTEGER : VARCHAR) as DuckDBType,
    value: (of: unknown) => (typeof of === "bigint" ? new DuckDBDecimalValue(of, 18, 2) : of)
  }))
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`create table t (${columns.map(({ name, type }) => `"${name}" ${type}`).join(", ")})`)
  const appender = await connection.createAppender("t")
  const types = columns.map(({ type }) => type)
  for (const batch of batchesOf(madeLines(rows))) {
    const chunk = DuckDBDataChunk.create(types)
    chunk.setColumns(columns.map(({ name, value }) => batch.map((row) => value(row[name]) as never)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  await connection.run(`copy t to '${join(folder, "t.json")}' (format json, array true)`)
  await connection.run(`copy t to '${join(folder, "t.csv")}' (format csv, header true)`)
  await connection.run(`copy t to '${join(folder, "t.parquet")}' (format parquet, codec zstd)`)
}
