/** What a person reads at the end of a build. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Manifest, ManifestSource } from "../publish/manifest.ts"
import type { PublishOutcome } from "../publish/Release.ts"
import { byGravity, checkLines, countsInWords } from "./checks.ts"
import { jsonDocument } from "./json.ts"
import { align, count, counted, type Style } from "./style.ts"

export interface Built {
  readonly outcome: PublishOutcome
  readonly problems: ReadonlyArray<string>
  readonly notes: ReadonlyArray<string>
}

/** Checks that are told in words; the rest is counted. */
const most = 20

export const summary = ({ outcome, problems, notes }: Built, style: Style): string => {
  const { checks, manifest } = outcome
  const unread = outcome.status === "unchanged" ? unreadBefore(manifest) : problems
  return [
    documents(manifest, style),
    rows(manifest, style),
    checksInWords(manifest, checks, style),
    ...(unread.length === 0
      ? []
      : [[style.red(style.bold("Not read")), ...unread.map((text) => `  ${text}`)].join("\n")]),
    ...(notes.length === 0 ? [] : [[style.bold("Notes"), ...notes.map((text) => `  ${text}`)].join("\n")]),
    headline(outcome, style)
  ].join("\n\n")
}

/** What the release that is there could not read. */
const unreadBefore = ({ sources }: Manifest): ReadonlyArray<string> =>
  sources.flatMap(({ status, message }) =>
    status === "read" || status === "duplicate" || message === null ? [] : [message]
  )

const documents = ({ sources }: Manifest, style: Style): string => {
  const read = sources.filter(({ status }) => status === "read")
  const kinds = [...new Set(read.map(({ kind }) => kind ?? "other"))].sort()
  const title = style.bold(
    `Documents: ${read.length} read${read.length === sources.length ? "" : `, ${sources.length - read.length} not`}`
  )
  const files = (kind: string) => listed(read.filter((source) => (source.kind ?? "other") === kind))
  const lines = kinds.map((kind) => [
    `  ${kind}`,
    count(read.filter((source) => (source.kind ?? "other") === kind).length),
    files(kind)
  ])
  return [title, ...align(lines)].join("\n")
}

const listed = (sources: ReadonlyArray<ManifestSource>): string => {
  const names = sources.map(({ file }) => file)
  return names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ")
}

const rows = ({ tables }: Manifest, style: Style): string => {
  const total = tables.reduce((sum, table) => sum + table.rows, 0)
  const lines = align(tables.map((table) => [`  ${table.name}`, count(table.rows), table.title.zh]))
  return [style.bold(`Rows: ${count(total)} in ${counted(tables.length, "table")}`), ...lines].join("\n")
}

const checksInWords = (
  { checks: counts, sources }: Manifest,
  checks: ReadonlyArray<AnyRow> | null,
  style: Style
): string => {
  const title = style.bold(`Checks: ${countsInWords(counts)}`)
  if (checks === null) return title
  const files = new Map(sources.map(({ source_id, file }) => [String(source_id), file]))
  const odd = byGravity(checks.filter((check) => check["status"] !== "pass"))
  const lines = checkLines(odd.slice(0, most), files, style).map((line) => `  ${line}`)
  const more = odd.length > most ? [`  … and ${odd.length - most} more: npm start -- check`] : []
  return [title, ...lines, ...more].join("\n")
}

const headline = ({ status, manifest, path }: PublishOutcome, style: Style): string => {
  const { version, changes, data_change, previous } = manifest
  const against =
    previous === null
      ? "the first release"
      : data_change === "none"
        ? "no row differs from the release before"
        : `${changes.added} rows added, ${changes.modified} modified, ${changes.removed} removed since the release before`
  if (status === "unchanged")
    return style.bold(`Unchanged: nothing was due; ${version} in ${path} is made of the same documents.`)
  if (status === "dry-run")
    return style.bold(`Dry run: ${version} would be published to ${path} (${against}). Nothing was written.`)
  return style.bold(`Published ${version} (${against})\n${path}`)
}

/** The same for programs. */
export const summaryJson = ({
  outcome: { status, manifest, path, checks },
  problems,
  notes
}: Built): string =>
  jsonDocument({
    status,
    version: manifest.version,
    path,
    documents: manifest.sources,
    rows: Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows])),
    checks: manifest.checks,
    odd: checks?.filter((check) => check["status"] !== "pass") ?? null,
    changes: manifest.changes,
    data_change: manifest.data_change,
    problems,
    notes
  })
