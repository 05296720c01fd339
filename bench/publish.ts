/**
 * Time and memory of publishing many budget lines: `node bench/publish.ts [ROWS] [RUNS]` (100,000 rows, 3 runs). Prints the
 * time of the whole release in all formats with its gates, that of writing JSON, CSV and Parquet alone, and the time that
 * DuckDB takes to load the same rows and write the same three formats; medians, each run in a process of its own that tells
 * the most memory it held.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Task, titleOf } from "./publish/tasks.ts"
import { medianOf } from "./suite/sideBySide.ts"

export interface Told {
  readonly ms: number
  readonly rss: number
}

/** A task with so many rows, in a process of its own. */
export const once = (task: Task, rows: number): Told => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  try {
    const script = join(import.meta.dirname, "publish", "tasks.ts")
    const { status, stderr, stdout } = spawnSync(process.execPath, [script, task, String(rows), folder], {
      encoding: "utf8"
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const compare = (rows: number, runs: number): void => {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const tasks: ReadonlyArray<Task> = ["release", "formats", "duckdb", "rows"]
  const told = new Map<Task, Array<Told>>(tasks.map((task) => [task, []]))
  // side by side, so that a slow minute of the machine is one for all
  for (let run = 0; run < runs; run++) for (const task of tasks) told.get(task)!.push(once(task, rows))
  const duck = medianOf(told.get("duckdb")!.map(({ ms }) => ms))
  print(`${rows} budget lines, median of ${runs} runs`)
  for (const task of tasks) {
    const ms = medianOf(told.get(task)!.map((one) => one.ms))
    const rss = Math.max(...told.get(task)!.map((one) => one.rss))
    print(
      `${titleOf[task].padEnd(66)} ${(ms / 1000).toFixed(2).padStart(8)} s ${(ms / duck).toFixed(2).padStart(6)} × DuckDB ${(rss / 2 ** 20).toFixed(0).padStart(6)} MiB at most`
    )
  }
}

if (import.meta.main) {
  const [rows = 100_000, runs = 3] = process.argv.slice(2).map(Number)
  compare(rows, runs)
}
