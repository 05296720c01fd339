/**
 * The release as it will lie on disk: prepared tables and texts, held against the release before and described. Whatever else
 * a release is to hold is made here, from the same tables, and joins its files.
 */
import { dataChange, sumChanges } from "./changes/count.ts"
import type { StagedChanges } from "./changes/stage.ts"
import { canonicalJson, releaseDigest } from "./digest.ts"
import { collapseGate, contractGate } from "./gates/against-previous.ts"
import { metadataGate } from "./gates/metadata.ts"
import {
  type Manifest,
  type ManifestFile,
  type ManifestSite,
  type ManifestSource,
  type ManifestTable,
  versionOf
} from "./manifest.ts"
import { describe } from "./metadata/Description.ts"
import { metadataFiles } from "./metadata/metadata.ts"
import { ascending } from "./order.ts"
import { describeTable, type Prepared, type PreparedFile, preparedFile } from "./prepare.ts"
import type { Finding, Release } from "./Release.ts"
import { publicKeyPath, type SigningKey, signaturePath } from "./signature.ts"
import type { Latest } from "./store.ts"
import type { RowSource, Table } from "./Table.ts"
import type { Tool } from "./tool.ts"

export interface Context {
  readonly contract: string
  readonly createdAt: string
  readonly tool: Tool
  readonly previous: Latest | null
  readonly changes: StagedChanges
  readonly allowCollapse: boolean
  readonly key: SigningKey | null
}

export interface Composed {
  readonly manifest: Manifest
  /** Files of the stage that are there already. */
  readonly staged: ReadonlyArray<ManifestFile>
  /** Those that are to join them; manifest, signature and sums come last. */
  readonly files: ReadonlyArray<PreparedFile>
  readonly findings: ReadonlyArray<Finding>
  /** By name; rows in published order. */
  readonly tables: ReadonlyMap<string, Table>
  readonly key: SigningKey | null
}

/** Sources as the manifest lists them. */
export const listedSources = ({ sources }: Release): ReadonlyArray<ManifestSource> =>
  [...sources].sort((a, b) => ascending(a.file, b.file))

export interface Sealed {
  readonly manifest: Manifest
  readonly manifest_sha256: string
  /** The manifest, and its signature where there is a key. */
  readonly files: ReadonlyArray<PreparedFile>
}

/** The manifest with the last that it has to say, and what answers for it. */
export const seal = (draft: Manifest, site: ManifestSite | null, key: SigningKey | null): Sealed => {
  const manifest = { ...draft, site }
  const own = preparedFile("manifest.json", "application/json", Buffer.from(`${canonicalJson(manifest)}\n`))
  const signature = key === null ? [] : [preparedFile(signaturePath, "text/plain", key.sign(own.content))]
  return { manifest, manifest_sha256: own.sha256, files: [own, ...signature] }
}

export const compose = (prepared: Prepared, release: Release, context: Context): Composed => {
  const { changes, previous, contract, createdAt, key, tool } = context
  const tables = prepared.tables.map(describeTable)
  const sources = listedSources(release)
  const counts = sumChanges(changes.tables.map((table) => table.counts))
  const digest = releaseDigest(tables, contract, release.program)
  const metadata = metadataOf(prepared, contract, digest)
  const workbook = prepared.workbook === null ? [] : [prepared.workbook]
  const publicKey =
    key === null ? [] : [preparedFile(publicKeyPath, "application/x-pem-file", Buffer.from(key.publicKey))]
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
    inputs: { digest: release.inputs, program: release.program },
    sources,
    tables,
    texts: prepared.texts,
    files: [...workbook, ...metadata.map(entryOf), ...changes.files, ...publicKey.map(entryOf)],
    checks: countChecks(release.tables.get("checks") ?? []),
    issues: release.issues,
    data_change: dataChange(counts),
    changes: counts,
    licences: [...new Set(sources.flatMap(({ licence }) => licence ?? []))].sort(ascending)
  }
  return {
    manifest,
    key,
    tables: new Map(prepared.tables.map((table) => [table.dataset.name, table])),
    staged: [
      ...prepared.tables.flatMap((table) => table.files),
      ...prepared.texts,
      ...workbook,
      ...changes.files
    ],
    files: [...metadata, ...publicKey],
    findings: [
      ...prepared.findings,
      ...againstPrevious(tables, context),
      ...(prepared.workbook === null ? [] : metadataGate(manifest, metadata))
    ]
  }
}

const entryOf = ({ content: _, ...file }: PreparedFile): ManifestFile => file

/** None where findings keep the tables from being written. */
const metadataOf = (
  { tables, texts, workbook }: Prepared,
  contract: string,
  digest: string
): ReadonlyArray<PreparedFile> =>
  workbook === null
    ? []
    : metadataFiles(describe({ contract, digest, tables, workbook, texts })).map(
        ({ content, media_type, path }) => preparedFile(path, media_type, content)
      )

/** Input of `sha256sum -c`. */
export const sums = (files: ReadonlyArray<Pick<ManifestFile, "path" | "sha256">>): string =>
  [...files]
    .sort((a, b) => ascending(a.path, b.path))
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join("")

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

const countChecks = (rows: RowSource): Manifest["checks"] => {
  const counts = { pass: 0, warn: 0, fail: 0 }
  for (const { status } of rows)
    if (status === "pass" || status === "warn" || status === "fail") counts[status]++
  return counts
}
