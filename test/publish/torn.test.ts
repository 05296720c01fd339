/** Every write of a run that publishes is cut short once. */
import { it } from "vitest"
import { failEveryWrite } from "./everyWrite.ts"

it(
  "a write that is torn leaves what was latest as it was or makes the next whole, whichever it is",
  () => failEveryWrite(true, { writes: 150, places: 100 }),
  1_800_000
)
