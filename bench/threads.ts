/**
 * What a second thread adds: `node bench/threads.ts [DOCUMENTS] [ROUNDS]`. Copies of the seeds, each with a line of its own,
 * are extracted without a cache by one thread and by as many as there are cores, in turn; medians, and their ratio. Seconds of
 * processor are printed, too: on a machine that does other things as well, they tell what a thread costs.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { findDocuments } from "../pipeline/acquire/documents.ts"
import { extractDocuments } from "../pipeline/extractDocuments.ts"
import { medianOf } from "./suite/sideBySide.ts"

/** A folder of so many documents, and what it takes to read them without a cache. */
export const threadsRun = (count: number) => {
  const root = mkdtempSync(join(tmpdir(), "gongkai-threads-"))
  const folder = join(root, "documents")
  mkdirSync(folder)
  const seeds = join(import.meta.dirname, "..", "seeds")
  const texts = readdirSync(seeds)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(join(seeds, name), "utf8"))
  for (let i = 0; i < count; i++)
    writeFileSync(join(folder, `${String(i).padStart(6, "0")}.txt`), `${texts[i % texts.length]}\n${i}\n`)

  const seconds = (threads: number): Took => {
    const args = [import.meta.filename, "once", root, String(count), String(threads)]
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }
  return { seconds, end: () => rmSync(root, { recursive: true }) }
}

interface Took {
  readonly seconds: number
  readonly cpuSeconds: number
}

/** In a process of its own, as a build is: one that has read before is quicker than threads that have not. */
const once = async (root: string, count: number, threads: number): Promise<Took> => {
  const cache = { folder: join(root, "cache"), program: "p".repeat(16), contract: "1" }
  const work = Effect.gen(function* () {
    const { documents } = yield* findDocuments(join(root, "documents"))
    const [begin, cpu] = [performance.now(), process.cpuUsage()]
    const { documents: read } = yield* extractDocuments(documents, { ...cache, writable: true, threads })
    if (read.length !== count) throw new Error(`${read.length} of ${count} documents were read`)
    const { system, user } = process.cpuUsage(cpu)
    return { seconds: (performance.now() - begin) / 1000, cpuSeconds: (user + system) / 1e6 }
  })
  const took = await Effect.runPromise(work.pipe(Effect.provide(NodeServices.layer)))
  rmSync(cache.folder, { recursive: true })
  return took
}

if (import.meta.main && process.argv[2] === "once") {
  const [root = "", count = "", threads = ""] = process.argv.slice(3)
  process.stdout.write(JSON.stringify(await once(root, Number(count), Number(threads))))
} else if (import.meta.main) {
  const [count = 2000, rounds = 5] = process.argv.slice(2).map(Number)
  const cores = availableParallelism()
  const run = threadsRun(count)
  run.seconds(1)
  const one: Array<number> = []
  const many: Array<number> = []
  for (let round = 0; round < rounds; round++)
    for (const [threads, times] of [
      [1, one],
      [cores, many]
    ] as const) {
      const { cpuSeconds, seconds } = run.seconds(threads)
      times.push(seconds)
      process.stdout.write(
        `${threads} threads: ${seconds.toFixed(2)} s, of processor ${cpuSeconds.toFixed(2)} s\n`
      )
    }
  const ratio = medianOf(one) / medianOf(many)
  process.stdout.write(`${count} documents: ${cores} threads are ${ratio.toFixed(2)} times as fast as one\n`)
  run.end()
}
