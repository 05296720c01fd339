/**
 * Publishes one release after the other until it is killed from within, so many milliseconds after it began:
 * `node dying-anytime.ts OUT MILLISECONDS NAME`. Another thread does it, in the midst of whatever runs.
 */
import { Worker } from "node:worker_threads"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { prepare } from "#pipeline/publish/prepare.ts"
import { publishPrepared } from "#pipeline/publish/publish.ts"
import { catalog } from "#schemas/catalog.ts"
import { release } from "./sample.ts"

const [out = "", after = "", name = ""] = process.argv.slice(2)
const prepared = await prepare(catalog, release())
new Worker(
  `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${Number(after)}); process.kill(process.pid, "SIGKILL")`,
  { eval: true }
)
for (let i = 0; ; i++) {
  const inputs = `${name}-${i}`
  await Effect.runPromise(
    publishPrepared(
      { out, dryRun: false, allowCollapse: false },
      release({ inputs, program: inputs }),
      prepared
    ).pipe(Effect.provide(NodeFileSystem.layer))
  )
}
