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
export const json = switchOf("json", "Print one JSON document instead of text")
export const example = (command: string, description: string) => ({ command, description })
export const style = () => styleOf(wantsColour(process.stdout))
