/** Makes every file of a stage that is made from the JSON files of its tables: on threads where that pays. */
import { availableParallelism } from "node:os"
import * as Effect from "effect/Effect"
import { awaitDisk, type Disk } from "../disk.ts"
import type { ManifestFile } from "../manifest.ts"
import { spareMemory } from "../memory.ts"
import { licenceText } from "../metadata/licences.ts"
import type { Finding, PublishSettings } from "../Release.ts"
import { stageFiles } from "../stageFiles.ts"
import type { Table } from "../Table.ts"
import { type Encoding, encodingOf, type Order, WrittenRows } from "./Encoding.ts"

/** A table whose JSON file is there. */
export interface EncodedTable extends Omit<Table, "rows"> {
  /** Licences of the documents that its rows were read from; null among them where one has none stated. */
  readonly licences: ReadonlyArray<string | null>
}

export interface Others {
  /** By path. */
  readonly files: ReadonlyMap<string, ManifestFile>
  readonly wrong: ReadonlyArray<Finding>
}
export const nothing: Others = { files: new Map(), wrong: [] }

/** How many threads may make files, and from how many rows on. */
export type Threads = Pick<PublishSettings, "threads" | "worthThreads">

/** A thread takes two seconds of processor to warm up, and some 150 MiB: below so many rows it saves less. */
const usuallyWorth = 60_000

/** What is made from the JSON files. */
export const writeOthers = (
  stage: string,
  tables: ReadonlyArray<EncodedTable>,
  threads: Threads
): Disk<Others> =>
  Effect.scoped(
    Effect.gen(function* () {
      const left = [...orders(stage, tables).entries()].reverse()
      const wrong: Array<ReadonlyArray<Finding>> = []
      const files = new Map<string, ManifestFile>()
      spareMemory({ rows: rowsOf(tables) })
      const makers = yield* makersOf(stage, tables, threads)
      const work = Effect.fnUntraced(function* (make: Make) {
        for (let next = left.pop(); next !== undefined; next = left.pop()) {
          const { check, files: due, pieces } = yield* make(next[1])
          for (const file of yield* stageFiles(stage, due, pieces)) files.set(file.path, file)
          wrong[next[0]] = yield* awaitDisk(stage, check)
        }
      })
      yield* Effect.forEach(makers, work, { concurrency: "unbounded", discard: true })
      return { files, wrong: wrong.flat() }
    })
  )

const rowsOf = (tables: ReadonlyArray<EncodedTable>): number =>
  tables.reduce((sum, { count }) => sum + count, 0)

type Make = (order: Order) => Effect.Effect<Encoding, Effect.Error<Disk<void>>>

/** What makes files: this thread, and others before it where that pays. */
const makersOf = (stage: string, tables: ReadonlyArray<EncodedTable>, threads: Threads) =>
  Effect.gen(function* () {
    const written = new WrittenRows()
    const here: Make = (order) => Effect.sync(() => encodingOf(order, written))
    const { threads: most = availableParallelism(), worthThreads = usuallyWorth } = threads
    if (most < 2 || rowsOf(tables) < worthThreads) return [here]
    const { startThreads } = yield* Effect.promise(() => import("./threads.ts"))
    const started = yield* startThreads(most - 1)
    return [
      ...started.map(
        (thread): Make =>
          (order) =>
            awaitDisk(stage, () => thread.make(order))
      ),
      here
    ]
  })

/** The longest first. */
const orders = (stage: string, tables: ReadonlyArray<EncodedTable>): ReadonlyArray<Order> => {
  const facts = tables.map(({ count, dataset, licences, longest, wide }) => ({
    name: dataset.name,
    count,
    wide,
    longest,
    licences: licenceText(licences)
  }))
  return [
    { stage, what: "workbook", tables: facts },
    ...facts
      .toSorted((a, b) => b.count - a.count)
      .map((table) => ({ stage, what: "formats" as const, tables: [table] }))
  ]
}
