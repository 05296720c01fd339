/** The one clock reading of a build. `SOURCE_DATE_EPOCH` (seconds) sets it, so that a build can be repeated to the byte. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { OutUnavailable } from "./errors.ts"

const name = "SOURCE_DATE_EPOCH"

/** UTC, to the second: `2026-01-31T08:00:00Z`. */
export const timeOfBuild: Effect.Effect<string, OutUnavailable> = Effect.gen(function* () {
  const epoch = process.env[name] ?? ""
  if (epoch === "") return isoSecond(yield* Clock.currentTimeMillis)
  if (/^\d{1,11}$/u.test(epoch)) return isoSecond(Number(epoch) * 1000)
  return yield* new OutUnavailable({
    reason: "setting",
    path: name,
    detail: `it is to be a number of seconds since 1970, not ${JSON.stringify(epoch)}`
  })
})

const isoSecond = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19)}Z`
