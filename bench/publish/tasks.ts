/** What the benchmark of publishing measures, one task a process: `node tasks.ts TASK ROWS FOLDER`. */
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { writeFiles } from "../../pipeline/publish/disk.ts"
import { numbered, type Piece } from "../../pipeline/publish/FileBytes.ts"
import { csv } from "../../pipeline/publish/formats/csv.ts"
import type { Format } from "../../pipeline/publish/formats/Format.ts"
import { json } from "../../pipeline/publish/formats/json.ts"
import { parquet } from "../../pipeline/publish/formats/parquet.ts"
import { publish } from "../../pipeline/publish/publish.ts"
import { batchesOf } from "../../pipeline/publish/Table.ts"
import { dataset } from "../../schemas/catalog.ts"
import { loadAndWrite } from "./duckdb.ts"
import { madeLines, madeRelease } from "./made.ts"

export type Task = "release" | "formats" | "duckdb" | "rows"
export const titleOf: Readonly<Record<Task, string>> = {
  release: "release: six formats read back, gates, changes, metadata, verified",
  formats: "JSON, CSV and Parquet (zstd) by the writers of the product",
  duckdb: "JSON, CSV and Parquet (zstd) by DuckDB, with loading the rows",
  rows: "making the rows once (a release goes over them many times)"
}

/** As the product does: the rows are gone over once, for all formats. */
function* pieces(formats: ReadonlyArray<Format>, rows: number): Generator<Piece> {
  const table = { dataset: dataset("budget_lines"), count: rows, wide: new Set<string>(), longest: 0 }
  const encoders = formats.map((format) => format.encoder(table))
  for (const batch of batchesOf(madeLines(rows)))
    for (const [file, { add }] of encoders.entries()) yield* numbered(file, add(batch))
  for (const [file, { end }] of encoders.entries()) yield* numbered(file, end())
}

const write = async (rows: number, folder: string): Promise<void> => {
  const formats = [json, csv, parquet]
  const paths = formats.map(({ extension }) => join(folder, `lines.${extension}`))
  const work = writeFiles(paths, pieces(formats, rows))
  await Effect.runPromise(Effect.provide(work, NodeFileSystem.layer))
}

const tasks: Readonly<Record<Task, (rows: number, folder: string) => Promise<unknown>>> = {
  release: (rows, folder) =>
    Effect.runPromise(
      publish({ out: join(folder, "out"), dryRun: false, allowCollapse: false }, madeRelease(rows)).pipe(
        Effect.provide(NodeFileSystem.layer)
      )
    ),
  formats: write,
  duckdb: loadAndWrite,
  rows: async (rows) => {
    for (const _ of madeLines(rows));
  }
}

if (import.meta.main) {
  const [task = "", rows = "", folder = ""] = process.argv.slice(2)
  const begin = performance.now()
  await tasks[task as Task](Number(rows), folder)
  const ms = performance.now() - begin
  process.stdout.write(JSON.stringify({ ms, rss: process.resourceUsage().maxRSS * 1024 }))
}
