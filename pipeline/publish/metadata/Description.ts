/** A release as its metadata describe it. Time has no place in it, so that equal data have equal metadata. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { ManifestFile } from "../manifest.ts"
import type { RowSource, Table } from "../Table.ts"

export interface DescribedSource {
  readonly source_id: string
  readonly file: string
  readonly kind: string
  readonly title: string
  readonly publisher: string | null
  readonly licence: string | null
  readonly url: string | null
  readonly sha256: string
  readonly bytes: number
}

export interface DescribedTable {
  readonly dataset: Dataset
  readonly rows: number
  /** By extension, in published order. */
  readonly files: ReadonlyArray<ManifestFile>
  /** Documents that its rows were read from, with the number of rows that each has part in. */
  readonly sources: ReadonlyMap<string, number>
  /** Licences of those documents as stated; null among them where one has none stated. */
  readonly licences: ReadonlyArray<string | null>
}

export interface Description {
  readonly contract: string
  /** Release digest: what the last eight digits of a version are taken from. */
  readonly digest: string
  readonly tables: ReadonlyArray<DescribedTable>
  readonly workbook: ManifestFile | null
  readonly texts: ReadonlyArray<ManifestFile>
  readonly sources: ReadonlyArray<DescribedSource>
  /** How the cells of a column came by their values: `table.column`, method, number of places. */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Rules that provenance names, by method, with the number of places. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, number>>
}

type Given = Pick<Table, "dataset" | "rows" | "count"> &
  Pick<DescribedTable, "files" | "licences" | "sources">

interface Parts {
  readonly contract: string
  readonly digest: string
  readonly tables: ReadonlyArray<Given>
  readonly workbook: ManifestFile | null
  readonly texts: ReadonlyArray<ManifestFile>
}

/** Version that metadata carry: the contract's, and which data: `1.1.0+98bb0725`. Semantic, and free of time. */
export const versionIn = ({ contract, digest }: Pick<Description, "contract" | "digest">): string =>
  `${contract}+${digest.slice(0, 8)}`

export const describe = ({ tables, ...rest }: Parts): Description => {
  const rowsOf = (name: string) => tables.find(({ dataset }) => dataset.name === name)?.rows ?? []
  const sources = Array.from(rowsOf("sources"), (row) => row as unknown as DescribedSource)
  const provenance = rowsOf("provenance")
  return {
    ...rest,
    sources,
    tables: tables.map(({ count, dataset, files, licences, sources: documents }) => ({
      dataset,
      rows: count,
      files,
      sources: documents,
      licences
    })),
    methods: tally(
      provenance,
      (row) => `${row["table"]}.${row["column"]}`,
      (row) => String(row["method"])
    ),
    rules: tally(
      provenance,
      (row) => String(row["method"]),
      (row) => (row["rule"] === null ? null : String(row["rule"]))
    )
  }
}

const tally = (
  rows: RowSource,
  by: (row: AnyRow) => string,
  of: (row: AnyRow) => string | null
): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const found = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const [key, value] = [by(row), of(row)]
    if (value === null) continue
    const counts = found.get(key) ?? new Map<string, number>()
    if (counts.size === 0) found.set(key, counts)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return found
}
