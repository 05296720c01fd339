/** Two hundred runs are killed at any moment, in the middle of whatever they did. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { collect } from "#pipeline/publish/releases/keep.ts"
import { verifyNamed } from "#pipeline/publish/releases/verify.ts"
import { randomOf } from "../extract/unit-budget/made/random.ts"
import { isInOrder, latestIsWhole, newOut, publishTo, run, versions } from "./folder.ts"
import { release } from "./sample.ts"

const killed = (out: string, after: number, name: string) =>
  new Promise<NodeJS.Signals | null>((resolve) => {
    const script = join(import.meta.dirname, "dying-anytime.ts")
    spawn(process.execPath, [script, out, String(after), name], { stdio: "ignore" }).on("exit", (_, signal) =>
      resolve(signal)
    )
  })

/** Kills in a folder of their own, each run mending what the one before left. */
const suffer = async (folder: number, kills: number): Promise<number> => {
  const out = newOut()
  await run(publishTo(out, release({ inputs: `first-${folder}`, program: "first" })))
  const random = randomOf(folder + 1)
  for (let i = 0; i < kills; i++) {
    // most die in their first release, some in a later one
    const after = Math.floor(random() ** 2 * 2500)
    const place = `folder ${folder}, kill ${i} after ${after} ms`
    expect(await killed(out, after, `${folder}-${i}`), place).toBe("SIGKILL")
    expect(latestIsWhole(out), place).toBe(true)
    if (i % 10 === 9) await run(collect(out, 2))
  }
  await run(publishTo(out, release({ inputs: `last-${folder}`, program: "last" })))
  expect(isInOrder(out)).toBe(true)
  const { verdict } = await run(verifyNamed(out, "latest", null))
  expect(verdict.problems).toEqual([])
  return versions(out).length
}

describe("a run that is killed at any moment", () => {
  it("leaves a whole release for readers, and nothing that the next run does not mend", async () => {
    const folders = await Promise.all(Array.from({ length: 4 }, (_, folder) => suffer(folder, 50)))
    // some came so far as to publish
    expect(Math.max(...folders)).toBeGreaterThan(1)
  }, 900_000)
})
