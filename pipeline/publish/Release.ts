/** What the stages before hand over to be published, and what publishing hands back. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { RowChange } from "./changes/compare.ts"
import type { Manifest } from "./manifest.ts"
import type { RowSource, Table } from "./Table.ts"

export type SourceStatus = "read" | "failed" | "unrecognised" | "unsupported" | "duplicate"

/** A file that was found in the folder of documents, whatever became of it. */
export interface ReleaseSource {
  /** Null for a file that gave no row of `sources`. */
  readonly source_id: string | null
  readonly file: string
  readonly kind: string | null
  readonly sha256: string
  readonly bytes: number
  readonly licence: string | null
  readonly status: SourceStatus
  /** Why it was not read, in a sentence; null for a document that was. */
  readonly message: string | null
}

/** Texts by `source_id`: a map, or what reads them when they are wanted. */
export type SourceTexts = Pick<ReadonlyMap<string, string>, "get" | "keys">

export interface Release {
  /**
   * Rows by dataset name: an array in any order, or any other source of rows in published order. A dataset without an entry
   * is published empty. Values are those of `schemas/columns.ts` in memory: decimals are bigints of hundredths, dates are
   * ISO text.
   */
  readonly tables: ReadonlyMap<string, RowSource>
  /** Text of every source by `source_id`: what spans count in. */
  readonly texts: SourceTexts
  readonly sources: ReadonlyArray<ReleaseSource>
  /** What a reader of the release must know of this build, a sentence each. */
  readonly issues: ReadonlyArray<string>
  /** Digest of everything that the build depends on (`inputsDigest`). */
  readonly inputs: string
  /** Digest of the program (`programDigest`). */
  readonly program: string
  /** Makes the site of the release; without it there is none. */
  readonly site?: SiteMaker
}

/** A file of the site; `path` is relative to the folder of the site. */
export interface SiteFile {
  readonly path: string
  readonly content: string | Uint8Array
}

/** What a site shows: a release that is complete but for the site itself. */
export interface SiteInput {
  readonly manifest: Manifest
  /** By name; rows in published order. */
  readonly tables: ReadonlyMap<string, Pick<Table, "dataset" | "rows" | "count">>
  /** Text of every source by `source_id`. */
  readonly texts: SourceTexts
  /** The releases before, newest first. */
  readonly earlier: ReadonlyArray<Manifest>
  /** What the release changes in a table; read as it is gone over. */
  readonly changes: (dataset: Dataset) => Iterable<RowChange>
}

/** Makes the files of a site one after the other; it runs between two writes, and must not wait. */
export type SiteMaker = (input: SiteInput) => Iterable<SiteFile>

export interface PublishSettings {
  /** Folder of releases. */
  readonly out: string
  /** Make every gate and write nothing. */
  readonly dryRun: boolean
  /** Publish although a table lost more than a fifth of its rows. */
  readonly allowCollapse: boolean
  /** Threads that may make files; as many as there are cores where nothing is said. */
  readonly threads?: number
  /** Rows of a release that pay for the start of threads. */
  readonly worthThreads?: number
}

export interface PublishOutcome {
  readonly status: "published" | "unchanged" | "dry-run"
  readonly manifest: Manifest
  /** Folder of the release; of a dry run, where it would have come to lie. */
  readonly path: string
  /** Rows of `checks`; null where they were not made anew. */
  readonly checks: ReadonlyArray<AnyRow> | null
}

/** One thing that a gate found wrong. Any of them keeps a release from being published. */
export interface Finding {
  readonly gate:
    | "schema"
    | "keys"
    | "order"
    | "references"
    | "spans"
    | "formats"
    | "metadata"
    | "contract"
    | "collapse"
  readonly table: string
  readonly row_id: string | null
  /** In a sentence: the column, the value, and what follows. */
  readonly message: string
}
