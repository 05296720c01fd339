/** The manifest: what a release is made of, and of what it was made. Published as canonical JSON. */
import type { Changes, DataChange } from "./changes/count.ts"
import type { SourceStatus } from "./Release.ts"
import type { Tool } from "./tool.ts"

export interface ManifestFile {
  /** Relative to the release, `/` between its parts. */
  readonly path: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
}

export interface ManifestColumn {
  readonly name: string
  /** Physical type, as in `schemas/columns.ts`. */
  readonly type: string
  readonly nullable: boolean
  /** Table whose ids the column holds. */
  readonly references: string | null
  /** The only values that it may have; null if there is no such list. Manifests of earlier programs do not say. */
  readonly tokens?: ReadonlyArray<string> | null
}

export interface ManifestTable {
  readonly name: string
  readonly group: string
  readonly title: { readonly en: string; readonly zh: string }
  readonly description: string
  readonly rows: number
  readonly columns: ReadonlyArray<ManifestColumn>
  readonly key: string
  /** Stated licences of the documents that its rows were read from. */
  readonly licences: ReadonlyArray<string>
  readonly state_digest: string
  readonly files: ReadonlyArray<ManifestFile>
}

export interface ManifestSource {
  readonly source_id: string | null
  readonly file: string
  readonly kind: string | null
  readonly sha256: string
  readonly bytes: number
  readonly licence: string | null
  readonly status: SourceStatus
  readonly message: string | null
}

export interface ReleaseName {
  readonly version: string
  readonly manifest_sha256: string
}

/** The files under `site/`, of which SHA256SUMS has a line each. */
export interface ManifestSite {
  readonly files: number
  readonly bytes: number
  /** SHA-256 of those lines, sorted by path. */
  readonly sha256: string
}

export interface Manifest {
  readonly version: string
  /** One more than that of the release before; only grows. */
  readonly seq: number
  readonly contract: string
  readonly previous: ReleaseName | null
  /** UTC, to the second. */
  readonly created_at: string
  readonly tool: Tool
  readonly inputs: { readonly digest: string; readonly program: string }
  readonly sources: ReadonlyArray<ManifestSource>
  readonly tables: ReadonlyArray<ManifestTable>
  readonly texts: ReadonlyArray<ManifestFile>
  /** The workbook, the files that describe the release, and what changed against the one before. */
  readonly files: ReadonlyArray<ManifestFile>
  /** Null for a release without a site. Manifests of earlier programs do not say. */
  readonly site?: ManifestSite | null
  readonly checks: { readonly pass: number; readonly warn: number; readonly fail: number }
  readonly issues: ReadonlyArray<string>
  readonly data_change: DataChange
  readonly changes: Changes
  readonly licences: ReadonlyArray<string>
}

/** Every file that the manifest answers for. */
export const filesOf = (manifest: Manifest): ReadonlyArray<ManifestFile> => [
  ...manifest.tables.flatMap((table) => table.files),
  ...manifest.texts,
  // releases of earlier programs have none
  ...(manifest.files ?? [])
]

/** `YYYYMMDDTHHMMSSZ-<8 hex>` from a time as the manifest has it and the release digest. */
export const versionOf = (createdAt: string, digest: string): string =>
  `${createdAt.replace(/[-:]/gu, "")}-${digest.slice(0, 8)}`

export const versionPattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/u
