/** Whether a build is due at all. Loads nothing of what a build needs. */
import * as Effect from "effect/Effect"
import { locked, newRun, nothingDue, usable } from "./folder.ts"
import { record } from "./history.ts"
import { timeOfBuild } from "./moment.ts"
import type { PublishSettings } from "./Release.ts"
import { isInOrder, repair } from "./repair.ts"
import { looksWhole, readLatest } from "./store.ts"

/** The release that is there already for these inputs, if it is whole; null if a build is due. */
export const unchanged = Effect.fn("unchanged")(function* (
  { out, dryRun }: Pick<PublishSettings, "out" | "dryRun">,
  inputs: string
) {
  const latest = yield* usable(out, readLatest(out))
  if (latest === null || latest.release.manifest.inputs.digest !== inputs) return null
  if (!(yield* usable(out, looksWhole(latest.release)))) {
    yield* Effect.logWarning(`release ${latest.release.version} has lost files; building anew`)
    return null
  }
  if (dryRun) return nothingDue(latest)
  const moment = { run: newRun(), at: yield* timeOfBuild }
  const settle = Effect.gen(function* () {
    if (!(yield* isInOrder(out, latest))) yield* repair(out, moment)
    yield* record(out, { at: moment.at, event: "unchanged", version: latest.release.version })
    return nothingDue(latest)
  })
  return yield* locked(out, moment, settle)
})
