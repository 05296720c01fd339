/** Every write that a publishing run makes fails once, or is torn: what is latest stays whole, and the next run mends it. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import { expect, vi } from "vitest"
import { publish } from "#pipeline/publish/publish.ts"
import { verifyNamed } from "#pipeline/publish/releases/verify.ts"
import { faultyDisk, type Plan } from "./faultyDisk.ts"
import { isInOrder, json, latestIsWhole, newOut, run, settings, versions } from "./folder.ts"
import { release } from "./sample.ts"

let minute = 0

const publishing = async (out: string, inputs: string, plan: Plan) => {
  vi.stubEnv("SOURCE_DATE_EPOCH", String(1_900_000_000 + 60 * minute++))
  const effect = publish(settings(out), release({ inputs, program: inputs }))
  return Effect.runPromise(
    Effect.exit(effect).pipe(Effect.provide(faultyDisk(plan)), Effect.provide(Logger.layer([])))
  )
}
const plan = (at: number, torn = false): Plan => ({ at, torn, count: 0, failed: null })

/** A name that stays the same from run to run. */
const nameless = (text: string) =>
  text.replace(/\d+-[0-9a-f]{8}/gu, "RUN").replace(/\d{8}T\d{6}Z-[0-9a-f]{8}/gu, "VERSION")

/** Makes each write of a run fail, or, if `torn`, end in the middle; at least so many writes in so many places. */
export const failEveryWrite = async (
  torn: boolean,
  least: { readonly writes: number; readonly places: number }
) => {
  let out = newOut()
  await publishing(out, "first", plan(0))
  const clean = plan(0, torn)
  await publishing(out, "clean", clean)
  expect(clean.count).toBeGreaterThan(least.writes)
  const failed = new Set<string>()
  for (let at = 1; at <= clean.count; at++) {
    if (versions(out).length > 4) {
      rmSync(out, { recursive: true })
      out = newOut()
      await publishing(out, `again-${at}`, plan(0))
    }
    const before = json(out, "latest.json")
    const fault = plan(at, torn)
    const exit = await publishing(out, `${torn}-${at}`, fault)
    const place = `operation ${at}: ${fault.failed}`
    expect(fault.failed, place).not.toBeNull()
    failed.add(nameless(fault.failed!))
    expect(latestIsWhole(out), place).toBe(true)
    const now = json(out, "latest.json")
    // a lock that could not be taken away is that of a run which has ended: this one lives on
    rmSync(join(out, ".lock"), { force: true })
    expect(now.seq, place).toBeGreaterThanOrEqual(before.seq)
    if (exit._tag === "Failure") expect(String(exit.cause), place).not.toContain("Die")
  }
  expect(failed.size).toBeGreaterThan(least.places)
  await publishing(out, `last-${torn}`, plan(0))
  expect(isInOrder(out)).toBe(true)
  const { verdict } = await run(verifyNamed(out, "latest", null))
  expect(verdict.problems).toEqual([])
  vi.unstubAllEnvs()
}
