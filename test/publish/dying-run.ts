/** Publishes the sample to a folder and dies after a step, as if the power went: `node dying-run.ts OUT STEP INPUTS`. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { AfterStep, publish } from "#pipeline/publish/publish.ts"
import { release } from "./sample.ts"

const [out = "", step = "", inputs = ""] = process.argv.slice(2)

const die = Effect.sync(() => process.kill(process.pid, "SIGKILL"))

await Effect.runPromise(
  publish({ out, dryRun: false, allowCollapse: false }, release({ inputs, program: inputs })).pipe(
    Effect.provideService(AfterStep, (done) => (done === step ? die : Effect.void)),
    Effect.provide(NodeFileSystem.layer)
  )
)
