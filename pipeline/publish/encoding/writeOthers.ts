/** Makes every file of a stage that is made from the JSON files of its tables: on threads where that pays. */
import * as Effect from "effect/Effect"
import { awaitDisk, type Disk } from "../disk.ts"
import type { ManifestFile } from "../manifest.ts"
import { licenceText } from "../metadata/licences.ts"
import type { Finding } from "../Release.ts"
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

/** Below so many rows threads take longer to start than they save. */
const worthThreads = 30_000

/** What is made from the JSON files. */
export const writeOthers = (
  stage: string,
  tables: ReadonlyArray<EncodedTable>,
  threads: number
): Disk<Others> =>
  Effect.scoped(
    Effect.gen(function* () {
      const left = [...orders(stage, tables).entries()].reverse()
      const wrong: Array<ReadonlyArray<Finding>> = []
      const files = new Map<string, ManifestFile>()
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

type Make = (order: Order) => Effect.Effect<Encoding, Effect.Error<Disk<void>>>

/** What makes files: this thread, and others before it where that pays. */
const makersOf = (stage: string, tables: ReadonlyArray<EncodedTable>, threads: number) =>
  Effect.gen(function* () {
    const written = new WrittenRows()
    const here: Make = (order) => Effect.sync(() => encodingOf(order, written))
    if (threads < 2 || tables.reduce((sum, { count }) => sum + count, 0) < worthThreads) return [here]
    const { startThreads } = yield* Effect.promise(() => import("./threads.ts"))
    const started = yield* startThreads(threads - 1)
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
