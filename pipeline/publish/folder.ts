/** How every run that publishes enters the folder of releases: under the lock, and told of in the history if it fails. */
import { randomBytes } from "node:crypto"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import { PlatformError } from "effect/PlatformError"
import { OutUnavailable } from "./errors.ts"
import { record } from "./history.ts"
import { withLock } from "./lock.ts"
import type { PublishOutcome } from "./Release.ts"
import { whyRefused } from "./refusals.ts"
import type { Moment } from "./repair.ts"
import type { Latest } from "./store.ts"

/** Unique to a run; nothing published holds it. */
export const newRun = (): string => `${process.pid}-${randomBytes(4).toString("hex")}`

export const nothingDue = ({ release }: Latest): PublishOutcome => ({
  status: "unchanged",
  manifest: release.manifest,
  path: release.path,
  checks: null
})

/** What the file system refuses is a folder that cannot be used. */
export const usable = <A, E, R>(
  out: string,
  effect: Effect.Effect<A, E | PlatformError, R>
): Effect.Effect<A, Exclude<E, PlatformError> | OutUnavailable, R> =>
  Effect.mapError(effect, (error) =>
    error instanceof PlatformError
      ? new OutUnavailable({ reason: "unusable", path: out, detail: whyRefused(error, out) })
      : (error as Exclude<E, PlatformError>)
  )

/** Runs with the lock. A failure other than of the lock, a gate or the question gets its line in the history. */
export const locked = <A, E extends Error>(
  out: string,
  moment: Moment,
  use: Effect.Effect<A, E | PlatformError, FileSystem.FileSystem>
): Effect.Effect<A, Exclude<E, PlatformError> | OutUnavailable, FileSystem.FileSystem> => {
  const told = Effect.tapError(use, (error) =>
    answered.has((error as { readonly _tag?: string })._tag ?? "")
      ? Effect.void
      : Effect.ignore(record(out, { at: moment.at, event: "failed", reasons: [reasonOf(out, error)] }))
  )
  return usable(out, withLock(out, moment.run, moment.at, told))
}
const reasonOf = (out: string, error: Error): string =>
  error instanceof PlatformError ? whyRefused(error, out) : error.message
const answered: ReadonlySet<string> = new Set(["ReleaseRefused", "NoSuchRelease", "NothingElse"])
