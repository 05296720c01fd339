/** `gongkai diff`: what differs between two releases, for people as a code diff is, and as JSON. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { RowChange } from "../publish/changes/compare.ts"
import { type Changes, dataChange, sumChanges } from "../publish/changes/count.ts"
import { lineOf } from "../publish/changes/files.ts"
import type { Difference } from "../publish/releases/difference.ts"
import { jsonText } from "../publish/values.ts"
import { jsonDocument } from "./json.ts"
import { counted, oneLine, padEnd, type Style } from "./style.ts"

export const isSame = ({ schema, tables }: Difference): boolean => schema.length === 0 && tables.length === 0

/** In pieces: a difference may be longer than a text can be. */
export function* renderDiff(difference: Difference, style: Style): Generator<string> {
  const { from, schema, tables, to } = difference
  const all = sumChanges(tables.map(({ counts }) => counts))
  yield `${style.bold(`--- ${from.version}  contract ${from.manifest.contract}`)}\n`
  yield `${style.bold(`+++ ${to.version}  contract ${to.manifest.contract}`)}\n`
  if (isSame(difference)) return yield "no row and no column differs\n"
  yield `${dataChange(all)}: ${totals(all)}; cause: ${causes(all)}\n`
  for (const { column, needs, table, what } of schema) {
    const colour = needs === "major" ? style.red : style.green
    yield `${colour(`  ${column === null ? table : `${table}.${column}`}: ${what}`)}\n`
  }
  for (const { changes, counts, table } of tables) {
    yield `\n${style.bold(`@@ ${table} @@ ${totals(counts)}`)}\n`
    for (const change of changes) yield `${rowLines(change, style).join("\n")}\n`
  }
}

const totals = ({ added, modified, removed }: Changes): string =>
  `${counted(added, "row")} added, ${modified} modified, ${removed} removed`

const causes = ({ by_cause }: Changes): string =>
  Object.entries(by_cause)
    .filter(([, n]) => n > 0)
    .map(([cause, n]) => `${cause} ${n}`)
    .join(", ") || "none"

const rowLines = (
  { after, before, cause, changed, key, op }: RowChange,
  style: Style
): ReadonlyArray<string> => {
  if (op === "add") return [style.green(`+ ${key}  ${gist(after!)}`)]
  if (op === "remove") return [style.red(`- ${key}  ${gist(before!)}`)]
  const width = Math.max(...changed.map((column) => column.length))
  return [
    `~ ${key}  ${gist(after!, changed)}  ${style.dim(`(${cause})`)}`,
    ...changed.flatMap((column) => [
      style.red(`-   ${padEnd(column, width)}  ${shown(before![column])}`),
      style.green(`+   ${padEnd(column, width)}  ${shown(after![column])}`)
    ])
  ]
}

const shown = (value: unknown): string =>
  value === undefined ? "(no such column)" : oneLine(typeof value === "string" ? value : jsonText(value), 160)

/** What tells a row to a person: its words and figures, without ids and places. */
const gist = (row: AnyRow, without: ReadonlyArray<string> = []): string => {
  const told = Object.entries(row).filter(
    ([name, value]) =>
      (typeof value === "string" || typeof value === "bigint") &&
      !/(?:_id|^id|sha256)$/u.test(name) &&
      !without.includes(name)
  )
  return oneLine(told.map(([, value]) => shown(value)).join(" · "), 110)
}

/** One JSON document in pieces, indented as all are. */
export function* diffJson({ from, schema, tables, to }: Difference): Generator<string> {
  const all = sumChanges(tables.map(({ counts }) => counts))
  const release = ({ manifest, version }: Difference["from"]) => ({ version, contract: manifest.contract })
  const head = {
    from: release(from),
    to: release(to),
    data_change: dataChange(all),
    ...all,
    schema: schema.map(({ what: _, ...change }) => change)
  }
  yield `${opened(jsonDocument(head))},\n  "tables": [`
  for (const [i, { changes, counts, table }] of tables.entries()) {
    yield `${i === 0 ? "" : ","}\n    ${opened(indented(jsonDocument({ table, ...counts }), 4))},\n      "changes": [`
    let between = ""
    for (const change of changes) {
      yield `${between}\n        ${indented(jsonDocument(JSON.parse(lineOf(change))), 8)}`
      between = ","
    }
    yield `\n      ]\n    }`
  }
  yield `${tables.length === 0 ? "" : "\n  "}]\n}\n`
}

/** An object's text without its end, for more to follow. */
const opened = (text: string): string => text.replace(/\s*\}$/u, "")

const indented = (text: string, by: number): string => text.replaceAll("\n", `\n${" ".repeat(by)}`)
