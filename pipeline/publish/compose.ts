/**
 * The release as it will lie on disk: prepared tables and texts, held against the release before and described. Whatever else
 * a release is to hold is made here, from the same tables, and joins its files.
 */
import type { AnyRow } from "#schemas/dataset.ts"
import {
  causesBetween,
  countChanges,
  dataChange,
  type RowChange,
  rowChanges,
  type TableState
} from "./changes/compare.ts"
import { changeFiles } from "./changes/files.ts"
import { canonicalJson, releaseDigest } from "./digest.ts"
import { collapseGate, contractGate } from "./gates/against-previous.ts"
import { metadataGate } from "./gates/metadata.ts"
import { type Manifest, type ManifestFile, type ManifestTable, versionOf } from "./manifest.ts"
import { describe } from "./metadata/Description.ts"
import { metadataFiles } from "./metadata/metadata.ts"
import { ascending } from "./order.ts"
import { describeTable, type Prepared, type PreparedFile, preparedFile } from "./prepare.ts"
import type { Finding, Release } from "./Release.ts"
import { publicKeyPath, type SigningKey, signaturePath } from "./signature.ts"
import type { Latest } from "./store.ts"
import type { Tool } from "./tool.ts"

export interface Context {
  readonly contract: string
  readonly createdAt: string
  readonly tool: Tool
  readonly previous: Latest | null
  /** Tables of the release before, as far as their state differs or they are gone. */
  readonly previousTables: ReadonlyMap<string, TableState>
  readonly allowCollapse: boolean
  readonly key: SigningKey | null
}

export interface Composed {
  readonly manifest: Manifest
  readonly manifest_sha256: string
  /** All files but the sums. */
  readonly files: ReadonlyArray<PreparedFile>
  readonly findings: ReadonlyArray<Finding>
}

export const compose = (prepared: Prepared, release: Release, context: Context): Composed => {
  const { previous, contract, createdAt, key, tool } = context
  const tables = prepared.tables.map(describeTable)
  const sources = [...release.sources].sort((a, b) => ascending(a.file, b.file))
  const inputs = { digest: release.inputs, program: release.program }
  const changes = changesOf(prepared, tables, { sources, inputs }, context)
  const counts = countChanges([...changes.values()].flat())
  const digest = releaseDigest(tables, contract, release.program)
  const before = previous === null ? null : { ...previous.pointer, ...previous.release.manifest }
  const described = [
    ...describedFiles(prepared, contract, digest),
    ...changeFiles(contract, tables, before, changes).map(fileOf),
    ...(key === null
      ? []
      : [preparedFile(publicKeyPath, "application/x-pem-file", Buffer.from(key.publicKey))])
  ]
  const manifest: Manifest = {
    version: versionOf(createdAt, digest),
    seq: (previous?.pointer.seq ?? 0) + 1,
    contract,
    previous:
      previous === null
        ? null
        : { version: previous.pointer.version, manifest_sha256: previous.pointer.manifest_sha256 },
    created_at: createdAt,
    tool,
    inputs,
    sources,
    tables,
    texts: prepared.texts.map(entryOf),
    files: described.map(entryOf),
    checks: countChecks(release.tables.get("checks") ?? []),
    issues: release.issues,
    data_change: dataChange(counts),
    changes: counts,
    licences: [...new Set(sources.flatMap(({ licence }) => licence ?? []))].sort(ascending)
  }
  const own = preparedFile("manifest.json", "application/json", Buffer.from(`${canonicalJson(manifest)}\n`))
  const signature = key === null ? [] : [preparedFile(signaturePath, "text/plain", key.sign(own.content))]
  return {
    manifest,
    manifest_sha256: own.sha256,
    files: [
      ...prepared.tables.flatMap((table) => table.files),
      ...prepared.texts,
      ...described,
      own,
      ...signature
    ],
    findings: [
      ...prepared.findings,
      ...againstPrevious(tables, context),
      ...(prepared.workbook === null ? [] : metadataGate(manifest, described))
    ]
  }
}

const entryOf = ({ content: _, ...file }: PreparedFile): ManifestFile => file

/** The workbook and the metadata; none where findings keep the tables from being written. */
const describedFiles = (
  { tables, texts, workbook }: Prepared,
  contract: string,
  digest: string
): ReadonlyArray<PreparedFile> => {
  if (workbook === null) return []
  const files = metadataFiles(describe({ contract, digest, tables, workbook, texts }))
  return [workbook, ...files.map(fileOf)]
}

const fileOf = ({ content, media_type, path }: Pick<PreparedFile, "content" | "media_type" | "path">) =>
  preparedFile(path, media_type, content)

/** Input of `sha256sum -c`. */
export const sums = (files: ReadonlyArray<PreparedFile>): string =>
  [...files]
    .sort((a, b) => ascending(a.path, b.path))
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join("")

/** Tables whose rows of before are needed to say what changed: those that differ, and those that are gone. */
export const changedTables = (prepared: Prepared, previous: Latest | null): ReadonlyArray<ManifestTable> => {
  const now = new Map(prepared.tables.map(({ dataset, state_digest }) => [dataset.name, state_digest]))
  return (previous?.release.manifest.tables ?? []).filter(
    ({ name, state_digest }) => now.get(name) !== state_digest
  )
}

const changesOf = (
  prepared: Prepared,
  tables: ReadonlyArray<ManifestTable>,
  now: Pick<Manifest, "sources" | "inputs">,
  { previous, previousTables }: Context
): ReadonlyMap<string, ReadonlyArray<RowChange>> => {
  const causes = causesBetween(now, previous?.release.manifest ?? null)
  const old = new Map(previous?.release.manifest.tables.map((table) => [table.name, table.state_digest]))
  const kept = new Set(tables.map(({ name }) => name))
  const changes = new Map<string, ReadonlyArray<RowChange>>()
  prepared.tables.forEach(({ rows, state_digest }, i) => {
    const { columns, key, name } = tables[i]!
    if (old.get(name) === state_digest) return
    changes.set(name, rowChanges(previousTables.get(name) ?? null, { columns, key, rows }, causes))
  })
  for (const [name, state] of previousTables)
    if (!kept.has(name)) changes.set(name, rowChanges(state, null, causes))
  return changes
}

const againstPrevious = (
  tables: ReadonlyArray<ManifestTable>,
  { previous, contract, allowCollapse }: Context
): ReadonlyArray<Finding> => {
  if (previous === null) return []
  const { manifest } = previous.release
  return [
    ...contractGate(tables, contract, manifest),
    ...(allowCollapse ? [] : collapseGate(tables, manifest))
  ]
}

const countChecks = (rows: ReadonlyArray<AnyRow>): Manifest["checks"] => {
  const count = (status: string) => rows.filter((row) => row["status"] === status).length
  return { pass: count("pass"), warn: count("warn"), fail: count("fail") }
}
