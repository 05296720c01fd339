/** Every write of a run that publishes fails once. A file of its own, so that it runs beside the torn ones. */
import { it } from "vitest"
import { failEveryWrite } from "./everyWrite.ts"

it(
  "a write that fails leaves what was latest as it was or makes the next whole, whichever it is",
  () => failEveryWrite(false, { writes: 600, places: 400 }),
  1_800_000
)
