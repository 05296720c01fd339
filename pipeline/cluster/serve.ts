/** A worker process: reads documents for whoever submits them with the same version of the program, until it is stopped. */
import { randomBytes } from "node:crypto"
import { hostname } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { makePool } from "../extraction/pool.ts"
import { programDigest } from "../publish/digest.ts"
import { layerDatabase, nameOf } from "./database.ts"
import { groupOf } from "./ExtractBatch.ts"
import type { Machines } from "./Machines.ts"
import type { WaitingDocument } from "./tables.ts"
import { work } from "./work.ts"

export interface ServeSettings extends Machines {
  /** How many documents are read at once. */
  readonly threads: number
}

/** Fails with `DatabaseUnavailable` if the database cannot be reached at the start; later it waits. */
export const serve = Effect.fn("serve")(
  function* ({ lease, threads, url }: ServeSettings, tell: (line: string) => void) {
    const program = programDigest()
    const worker = `${hostname()}-${process.pid}-${randomBytes(2).toString("hex")}`
    tell(`worker ${worker}: program ${groupOf(program)}, ${threads} threads, database ${nameOf(url)}`)
    // whoever stops it waits for no database
    process.once("SIGTERM", () => setTimeout(() => process.exit(143), 10_000).unref())
    const extract = yield* extractor(threads)
    // one batch more than threads: its documents come while the others are read
    return yield* work({ program, lease, worker, batches: threads + 1, extract })
  },
  (effect, { url }) => effect.pipe(Effect.scoped, Effect.provide(layerDatabase(url)))
)

/** Documents are read beside the thread that gives signs of life: however long one takes, the lease does not run out. */
const extractor = Effect.fnUntraced(function* (threads: number) {
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs.makeTempDirectoryScoped({ prefix: "gongkai-worker-" })
  const pool = yield* makePool({ threads })
  return ({ bytes, file, key, meta, sha256 }: WaitingDocument) => {
    const path = join(folder, key)
    const read = pool.read({ file, meta, path, sha256, size: bytes.length }, null)
    return fs.writeFile(path, bytes).pipe(
      Effect.orDie,
      Effect.andThen(read),
      Effect.flatMap((answer) =>
        answer instanceof Uint8Array ? Effect.succeed(answer) : Effect.fail(answer.reason)
      ),
      Effect.ensuring(Effect.ignore(fs.remove(path)))
    )
  }
})
