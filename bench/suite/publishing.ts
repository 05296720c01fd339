/** Writing rows in three formats, against DuckDB that loads the same rows and writes the same formats. */

import { type Task, titleOf } from "../publish/tasks.ts"
import { once, type Told } from "../publish.ts"
import { type Measure, ms, times } from "./Section.ts"
import { medianOf } from "./sideBySide.ts"

export const measure: Measure = async ({ full, rounds }) => {
  const rows = full ? 1_000_000 : 50_000
  const tasks: ReadonlyArray<Task> = ["duckdb", "formats", "release"]
  const told = new Map<Task, Array<Told>>(tasks.map((task) => [task, []]))
  for (let round = 0; round < rounds; round++)
    for (const task of tasks) told.get(task)!.push(once(task, rows))
  const timeOf = (task: Task) => medianOf(told.get(task)!.map((one) => one.ms))
  return {
    title: "Publishing",
    about: `${rows.toLocaleString("en-US")} budget lines, each run in a process of its own.`,
    head: ["what", "time", "DuckDB = 1", "memory"],
    rows: tasks.map((task) => [
      titleOf[task],
      ms(timeOf(task)),
      times(timeOf(task) / timeOf("duckdb")),
      `${(Math.max(...told.get(task)!.map(({ rss }) => rss)) / 2 ** 20).toFixed(0)} MiB`
    ])
  }
}
