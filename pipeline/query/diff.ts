/** `gongkai diff`: what differs between two releases, for people as a code diff is, and as JSON. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { RowChange } from "../publish/changes/compare.ts"
import { countChanges, dataChange } from "../publish/changes/count.ts"
import { lineOf } from "../publish/changes/files.ts"
import type { Difference } from "../publish/releases/difference.ts"
import { jsonText } from "../publish/values.ts"
import { jsonDocument } from "./json.ts"
import { counted, oneLine, padEnd, type Style } from "./style.ts"

export const isSame = ({ schema, tables }: Difference): boolean => schema.length === 0 && tables.size === 0

export const renderDiff = (difference: Difference, style: Style): string => {
  const { from, schema, tables, to } = difference
  const all = countChanges([...tables.values()].flat())
  const head = [
    style.bold(`--- ${from.version}  contract ${from.manifest.contract}`),
    style.bold(`+++ ${to.version}  contract ${to.manifest.contract}`)
  ]
  if (isSame(difference)) return [...head, "no row and no column differs"].join("\n")
  return [
    ...head,
    `${dataChange(all)}: ${totals(all)}; cause: ${causes(all)}`,
    ...schema.map(({ column, needs, table, what }) =>
      (needs === "major" ? style.red : style.green)(
        `  ${column === null ? table : `${table}.${column}`}: ${what}`
      )
    ),
    ...[...tables].flatMap(([name, changes]) => ["", ...tableLines(name, changes, style)])
  ].join("\n")
}

const totals = ({ added, modified, removed }: ReturnType<typeof countChanges>): string =>
  `${counted(added, "row")} added, ${modified} modified, ${removed} removed`

const causes = ({ by_cause }: ReturnType<typeof countChanges>): string =>
  Object.entries(by_cause)
    .filter(([, n]) => n > 0)
    .map(([cause, n]) => `${cause} ${n}`)
    .join(", ") || "none"

const tableLines = (name: string, changes: ReadonlyArray<RowChange>, style: Style): ReadonlyArray<string> => [
  style.bold(`@@ ${name} @@ ${totals(countChanges(changes))}`),
  ...changes.flatMap((change) => rowLines(change, style))
]

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

export const diffJson = ({ from, schema, tables, to }: Difference): string => {
  const all = countChanges([...tables.values()].flat())
  const release = ({ manifest, version }: Difference["from"]) => ({ version, contract: manifest.contract })
  return jsonDocument({
    from: release(from),
    to: release(to),
    data_change: dataChange(all),
    ...all,
    schema: schema.map(({ what: _, ...change }) => change),
    tables: [...tables].map(([table, changes]) => ({
      table,
      ...countChanges(changes),
      changes: changes.map((change) => JSON.parse(lineOf(change)))
    }))
  })
}
