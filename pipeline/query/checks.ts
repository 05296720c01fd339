/** `gongkai check`: the checks of a release, what failed first. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Manifest } from "../publish/manifest.ts"
import { jsonDocument } from "./json.ts"
import type { Table } from "./Library.ts"
import { align, counted, padEnd, type Style, statusColour } from "./style.ts"

const gravity = ["fail", "warn", "pass"]

/** Worst first, otherwise as published. */
export const byGravity = (checks: ReadonlyArray<AnyRow>): ReadonlyArray<AnyRow> =>
  gravity.flatMap((status) => checks.filter((check) => check["status"] === status))

export const countsInWords = ({ pass, warn, fail }: Manifest["checks"]): string =>
  `${pass} passed, ${counted(warn, "warning")}, ${fail} failed`

/** Checks as lines: status, rule, document, message. */
export const checkLines = (
  checks: ReadonlyArray<AnyRow>,
  files: ReadonlyMap<string, string>,
  style: Style
): ReadonlyArray<string> => {
  const ruleWidth = Math.max(0, ...checks.map((check) => String(check["rule"]).length))
  return checks.map((check) => {
    const status = String(check["status"])
    const file = files.get(String(check["source_id"]))
    const place = file === undefined ? "" : style.dim(` (${file})`)
    const name = padEnd(String(check["rule"]), ruleWidth)
    return `${statusColour(style, status)(status)}  ${name}  ${check["message"]}${place}`
  })
}

type Tables = ReadonlyMap<string, Table>

export const renderChecks = (
  tables: Tables,
  { checks: counts, version }: Manifest,
  all: boolean,
  style: Style
): string => {
  const checks = tables.get("checks")?.rows ?? []
  const sources = tables.get("sources")?.rows ?? []
  const files = new Map(sources.map((source) => [String(source["source_id"]), String(source["file"])]))
  const passed = checks.filter((check) => check["status"] === "pass")
  const shown = byGravity(all ? checks : checks.filter((check) => check["status"] !== "pass"))
  const rules = [...new Set(passed.map((check) => String(check["rule"])))].sort()
  const perRule = rules.map((rule) => {
    const n = passed.filter((check) => check["rule"] === rule).length
    return [style.green("pass"), rule, `${n} held`]
  })
  return [
    ...checkLines(shown, files, style),
    ...(all ? [] : align(perRule)),
    style.bold(`${countsInWords(counts)} in release ${version}`)
  ].join("\n")
}

/** Every check, the worst first. */
export const checksJson = (tables: Tables, { checks: counts, version }: Manifest): string =>
  jsonDocument({ version, counts, checks: byGravity(tables.get("checks")?.rows ?? []) })
