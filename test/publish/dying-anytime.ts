/**
 * Publishes one release after the other until it is killed from within, so many milliseconds after it began:
 * `node dying-anytime.ts OUT MILLISECONDS NAME`. Another thread does it, in the midst of whatever runs.
 */
import { Worker } from "node:worker_threads"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { publish } from "#pipeline/publish/publish.ts"
import { release } from "./sample.ts"

const [out = "", after = "", name = ""] = process.argv.slice(2)
new Worker(
  `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${Number(after)}); process.kill(process.pid, "SIGKILL")`,
  { eval: true }
)
for (let i = 0; ; i++) {
  const inputs = `${name}-${i}`
  await Effect.runPromise(
    publish({ out, dryRun: false, allowCollapse: false }, release({ inputs, program: inputs })).pipe(
      Effect.provide(NodeFileSystem.layer)
    )
  )
}
