/** Flags that several commands have. */
import * as Flag from "effect/cli/Flag"
import { styleOf } from "./query/style.ts"
import { defaults } from "./settings.ts"
import { wantsColour } from "./terminal.ts"

export const switchOf = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))
export const folder = (name: string, otherwise: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withMetavar("DIR"),
    Flag.withDefault(otherwise),
    Flag.withDescription(description)
  )

export const out = folder("out", defaults.out, "Folder of releases")
export const threads = Flag.Int("threads").pipe(
  Flag.withMetavar("N"),
  Flag.withDefault(defaults.threads),
  Flag.filter(
    (n) => n >= 1,
    () => "at least 1"
  ),
  Flag.withDescription("How many documents are read at once, where there are many new ones")
)
export const lease = Flag.Int("lease").pipe(
  Flag.withMetavar("SECONDS"),
  Flag.withDefault(30),
  Flag.filter(
    (n) => n >= 2,
    () => "at least 2 seconds"
  ),
  Flag.withDescription("When a worker that gives no sign of life has lost its work; the same on all machines")
)
export const database = Flag.String("database").pipe(
  Flag.withMetavar("URL"),
  Flag.withDescription("Postgres in which machines meet; the password may stand in PGPASSWORD")
)
export const json = switchOf("json", "Print one JSON document instead of text")
export const example = (command: string, description: string) => ({ command, description })
export const style = () => styleOf(wantsColour(process.stdout))
