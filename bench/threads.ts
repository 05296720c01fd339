/**
 * What a second thread adds: `node bench/threads.ts [DOCUMENTS] [ROUNDS]`. Copies of the seeds, each with a line of its own,
 * are extracted without a cache by one thread and by as many as there are cores, in turn; medians, and their ratio.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { findDocuments } from "../pipeline/acquire/documents.ts"
import { extractDocuments } from "../pipeline/extractDocuments.ts"

const count = Number(process.argv[2] ?? 2000)
const rounds = Number(process.argv[3] ?? 5)
const root = mkdtempSync(join(tmpdir(), "gongkai-threads-"))
const folder = join(root, "documents")
mkdirSync(folder)
const seeds = join(import.meta.dirname, "..", "seeds")
const texts = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(join(seeds, name), "utf8"))
for (let i = 0; i < count; i++)
  writeFileSync(join(folder, `${String(i).padStart(6, "0")}.txt`), `${texts[i % texts.length]}\n${i}\n`)

const seconds = async (threads: number, round: number): Promise<number> => {
  const cache = { folder: join(root, `cache-${threads}-${round}`), program: "p".repeat(16), contract: "1" }
  const work = Effect.gen(function* () {
    const { documents } = yield* findDocuments(folder)
    const begin = performance.now()
    const { documents: read } = yield* extractDocuments(documents, { ...cache, writable: true, threads })
    if (read.length !== count) throw new Error(`${read.length} of ${count} documents were read`)
    return (performance.now() - begin) / 1000
  })
  const took = await Effect.runPromise(work.pipe(Effect.provide(NodeServices.layer)))
  rmSync(cache.folder, { recursive: true })
  return took
}

const median = (values: ReadonlyArray<number>) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const cores = availableParallelism()
const times = { one: [] as Array<number>, many: [] as Array<number> }
await seconds(1, -1)
for (let round = 0; round < rounds; round++) {
  times.one.push(await seconds(1, round))
  times.many.push(await seconds(cores, round))
}
const [one, many] = [median(times.one), median(times.many)]
process.stdout.write(
  `${count} documents: one thread ${one.toFixed(2)} s, ${cores} threads ${many.toFixed(2)} s: ${(one / many).toFixed(2)} times as fast\n`
)
rmSync(root, { recursive: true })
