/**
 * Documents through one worker and through two, on a Postgres of its own: `node bench/cluster.ts [KIND] [DOCUMENTS] [ROUNDS]`,
 * where KIND is budget or wiki. Each round has both, in turns; printed are documents a second, from the first handed in to the
 * last back, and the ratio of the medians. Workers have one thread each, and are warm before the clock starts. Printed, too, is
 * the processor time of one worker's round: how much of it the worker took, and how much Postgres and the coordinator, which
 * bound what a second worker on the same two cores can add.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import { layerDatabase } from "../pipeline/cluster/database.ts"
import { submit } from "../pipeline/cluster/submit.ts"
import { workersOf } from "../pipeline/cluster/tables.ts"
import { keyOf } from "../pipeline/extraction/cache.ts"
import { programDigest, sha256 } from "../pipeline/publish/digest.ts"
import { startPostgres } from "../test/cluster/postgres.ts"
import { anyKnobs, makeBudget } from "../test/extract/unit-budget/makeBudget.ts"
import { make } from "../test/extract/wiki-article/made/make.ts"

const [kind = "budget", ...numbers] = process.argv.slice(2)
const [documents = 1500, rounds = 5] = numbers.map(Number)
const textOf = (i: number) =>
  kind === "wiki" ? make("office", i, "wikitext").text : makeBudget(i, anyKnobs(i)).text
const program = programDigest()
const contract = "bench"
const lease = 30
const print = (line: string) => process.stdout.write(`${line}\n`)
const median = (values: ReadonlyArray<number>) => [...values].sort((a, b) => a - b)[values.length >> 1]!

const texts = Array.from({ length: documents }, (_, i) => textOf(i + 1))

/** Other documents in every round, of the same kinds. */
const corpus = (round: number) =>
  Array.from({ length: documents }, (_, i) => {
    const bytes = Buffer.from(`${texts[i]!}\n${round}\n`)
    const digest = sha256(bytes)
    return {
      file: `${i}.txt`,
      meta: null,
      sha256: digest,
      bytes,
      size: bytes.length,
      key: keyOf({ sha256: digest, meta: null }, contract)
    }
  })

const postgres = await startPostgres()
const main = join(import.meta.dirname, "..", "pipeline", "main.ts")
const start = (): ChildProcess =>
  spawn(
    process.execPath,
    [main, "worker", "--database", postgres.url, "--threads", "1", "--lease", `${lease}`],
    {
      stdio: "ignore"
    }
  )
const stop = (child: ChildProcess) =>
  new Promise((done) => {
    child.once("exit", done)
    child.kill("SIGTERM")
  })
const database = layerDatabase(postgres.url)
const onDatabase = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  Effect.runPromise(Effect.provide(effect, database))

/** Milliseconds of processor time of these processes so far; null where the system does not tell. */
const busy = (pids: ReadonlyArray<number | string>): number =>
  pids.reduce<number>((sum, pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
      // user and system, their own and their dead children's, in hundredths of a second
      return sum + fields.slice(11, 15).reduce((ticks, field) => ticks + 10 * Number(field), 0)
    } catch {
      return sum
    }
  }, 0)

const childrenOf = (pid: number): ReadonlyArray<string> =>
  existsSync("/proc")
    ? readdirSync("/proc").filter((name) => {
        if (!/^\d+$/u.test(name)) return false
        const stat = existsSync(`/proc/${name}/stat`) ? readFileSync(`/proc/${name}/stat`, "utf8") : ""
        return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] === `${pid}`
      })
    : []

const through = async (given: ReturnType<typeof corpus>) => {
  const begin = performance.now()
  const bytes = new Map(given.map((document) => [document.key, document.bytes]))
  const open = ({ key }: { readonly key: string }) => Effect.succeed(bytes.get(key) ?? null)
  await onDatabase(
    submit(given, { program, contract, lease, open, keep: () => Effect.void, tell: () => undefined })
  )
  return given.length / ((performance.now() - begin) / 1000)
}

const round = async (workers: number, number: number): Promise<number> => {
  const children = Array.from({ length: workers }, start)
  // a few documents first, so that every worker is there and warm
  await through(corpus(-number).slice(0, 200))
  const there = await onDatabase(workersOf())
  if (there.length !== workers) throw new Error(`${there.length} workers where ${workers} were started`)
  const given = corpus(number)
  const everyone = () => [
    busy(children.map(({ pid }) => pid!)),
    busy([postgres.pid, ...childrenOf(postgres.pid)]),
    busy([process.pid])
  ]
  const before = everyone()
  const rate = await through(given)
  const spent = everyone().map((ms, i) => (ms - before[i]!) / given.length)
  if (workers === 1) shares.push(spent)
  await Promise.all(children.map(stop))
  print(
    `round ${number >> 1}: ${workers} worker${workers === 1 ? "" : "s"}, ${rate.toFixed(0)} documents a second`
  )
  return rate
}

const shares: Array<ReadonlyArray<number>> = []
const [one, two]: [Array<number>, Array<number>] = [[], []]
for (let i = 1; i <= rounds; i++) {
  one.push(await round(1, 2 * i))
  two.push(await round(2, 2 * i + 1))
}
print(`one worker ${median(one).toFixed(0)}, two workers ${median(two).toFixed(0)} documents a second`)
print(
  `two workers are ${(median(two) / median(one)).toFixed(2)} times one (${documents} documents, ${rounds} rounds)`
)
const [worker, server, coordinator] = [0, 1, 2].map((i) => median(shares.map((spent) => spent[i]!)))
print(
  `processor time a document: worker ${worker!.toFixed(1)} ms, Postgres ${server!.toFixed(1)} ms, coordinator ${coordinator!.toFixed(1)} ms`
)
await postgres.stop()
