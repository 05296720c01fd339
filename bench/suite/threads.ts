/** What more cores add to the reading of many documents. */
import { availableParallelism } from "node:os"
import { threadsRun } from "../threads.ts"
import { type Measure, times } from "./Section.ts"
import { medianOf } from "./sideBySide.ts"

export const measure: Measure = async ({ full, rounds }) => {
  const documents = full ? 4000 : 800
  const counts = [...new Set([1, 2, availableParallelism()])]
  const run = threadsRun(documents)
  const took = new Map(counts.map((count) => [count, [] as Array<{ seconds: number; cpuSeconds: number }>]))
  run.seconds(1)
  for (let round = 0; round < rounds; round++)
    for (const count of counts) took.get(count)!.push(run.seconds(count))
  run.end()
  const wall = (count: number) => medianOf(took.get(count)!.map(({ seconds }) => seconds))
  return {
    title: "Threads",
    about:
      `${documents} documents read without a cache, in a process of its own, start of the threads included. Seconds of processor tell what the ` +
      "threads cost in all, whatever else the machine does.",
    head: ["threads", "time", "of processor", "one thread = 1"],
    rows: counts.map((count) => [
      String(count),
      `${wall(count).toFixed(1)} s`,
      `${medianOf(took.get(count)!.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s`,
      `${times(wall(1) / wall(count))} as fast`
    ])
  }
}
