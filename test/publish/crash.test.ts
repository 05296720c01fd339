import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { describe, expect, it } from "vitest"
import { AfterStep, type Step } from "#pipeline/publish/publish.ts"
import {
  events,
  isInOrder,
  json,
  latestIsWhole,
  newOut,
  publishTo,
  run,
  versions,
  warnings
} from "./folder.ts"
import { release } from "./sample.ts"

const dying = (out: string, step: Step | "never", inputs: string) =>
  spawnSync(process.execPath, [join(import.meta.dirname, "dying-run.ts"), out, step, inputs], {
    encoding: "utf8"
  })

const made = (inputs: string) => release({ inputs, program: inputs })

/** Whether the release had become visible when the run died. */
const steps: ReadonlyArray<[Step, boolean]> = [
  ["locked", false],
  ["staged", false],
  ["described", false],
  ["verified", false],
  ["visible", true],
  ["pointed", true],
  ["linked", true],
  ["recorded", true]
]

describe.each(steps)("a run that is killed after the step '%s'", (step, visible) => {
  it("of a first release: leaves nothing half, and the next run finishes", async () => {
    const out = newOut()
    expect(dying(out, step, "one").signal).toBe("SIGKILL")
    expect(latestIsWhole(out)).toBe(true)
    expect(existsSync(join(out, ".lock"))).toBe(true)
    expect(existsSync(join(out, "latest.json"))).toBe(visible && step !== "visible")

    const { status, manifest } = await run(publishTo(out, made("one")))
    expect(status).toBe(visible ? "unchanged" : "published")
    expect(manifest.seq).toBe(1)
    expect(versions(out)).toEqual([manifest.version])
    expect(isInOrder(out)).toBe(true)
    expect(readdirSync(join(out, ".stage"))).toEqual([])
    expect(warnings.join()).toContain("took over the lock of a run that died")
  })

  it("of a second release: the first stays latest until the second is whole", async () => {
    const out = newOut()
    const first = await run(publishTo(out, made("one")))
    expect(dying(out, step, "two").signal).toBe("SIGKILL")
    expect(latestIsWhole(out)).toBe(true)
    const pointed = json(out, "latest.json")
    expect(pointed.seq).toBe(visible && step !== "visible" ? 2 : 1)

    const third = await run(publishTo(out, made("three")))
    expect(third).toMatchObject({ status: "published", manifest: { seq: visible ? 3 : 2 } })
    const before = visible
      ? versions(out).find((v) => v !== first.manifest.version && v !== third.manifest.version)
      : first.manifest.version
    expect(third.manifest.previous?.version).toBe(before)
    expect(events(out).filter((event) => event === "published").length).toBe(visible ? 3 : 2)
    expect(isInOrder(out)).toBe(true)
  })
})

describe.each(steps)("a run that is interrupted after the step '%s'", (step, visible) => {
  it("gives the lock back, and either publishes whole or leaves no trace", async () => {
    const out = newOut()
    const interrupted = Effect.provideService(publishTo(out, made("one")), AfterStep, (done) =>
      done === step ? Effect.interrupt : Effect.void
    )
    const exit = await run(Effect.exit(interrupted))
    expect(Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)).toBe(true)
    expect(existsSync(join(out, ".lock"))).toBe(false)
    expect(latestIsWhole(out)).toBe(true)
    if (!visible) expect(readdirSync(out).filter((name) => name !== ".stage")).toEqual([])
    expect((await run(publishTo(out, made("one")))).manifest.seq).toBe(1)
    expect(isInOrder(out)).toBe(true)
  })
})

describe("a run that is not killed", () => {
  it("publishes, so that the others did die of it", () => {
    const out = newOut()
    expect(dying(out, "never", "one").status).toBe(0)
    expect(isInOrder(out)).toBe(true)
  })
})
