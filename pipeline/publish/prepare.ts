/** Tables and texts as files in memory, held against every gate that needs no release before. Pure. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { sha256, stateDigest } from "./digest.ts"
import { formats } from "./formats/formats.ts"
import { encodeWorkbook, workbookPath, workbookType } from "./formats/workbook.ts"
import { keyGate, referenceGate } from "./gates/keys.ts"
import { roundTrip, workbookRoundTrip } from "./gates/round-trip.ts"
import { schemaGate } from "./gates/schema.ts"
import { spanGate } from "./gates/spans.ts"
import type { ManifestFile, ManifestTable } from "./manifest.ts"
import { licencesOfRows, licenceText } from "./metadata/licences.ts"
import { ascending, inOrder, sourcesInOrder } from "./order.ts"
import type { Finding, Release } from "./Release.ts"
import { canonicalLines } from "./values.ts"

export interface PreparedFile extends ManifestFile {
  readonly content: Uint8Array
}

export interface PreparedTable {
  readonly dataset: Dataset
  /** In published order. */
  readonly rows: ReadonlyArray<AnyRow>
  readonly state_digest: string
  readonly files: ReadonlyArray<PreparedFile>
  /** Licences of the documents that its rows were read from; null among them where one has none stated. */
  readonly licences: ReadonlyArray<string | null>
}

export interface Prepared {
  readonly tables: ReadonlyArray<PreparedTable>
  readonly texts: ReadonlyArray<PreparedFile>
  /** Null with findings that keep files from being made. */
  readonly workbook: PreparedFile | null
  readonly findings: ReadonlyArray<Finding>
}

export const preparedFile = (path: string, media_type: string, content: Uint8Array): PreparedFile => ({
  path,
  media_type,
  bytes: content.byteLength,
  sha256: sha256(content),
  content
})

/** Without findings every format reads back to the rows; with findings there may be no files. */
export const prepare = async (
  catalog: ReadonlyArray<Dataset>,
  { tables, texts }: Pick<Release, "tables" | "texts">
): Promise<Prepared> => {
  const sources = sourcesInOrder(tables.get("sources") ?? [])
  const ordered = catalog.map((dataset) => ({
    dataset,
    rows: inOrder(dataset, tables.get(dataset.name) ?? [], sources)
  }))
  const findings: Array<Finding> = [
    ...unknownTables(catalog, tables),
    ...ordered.flatMap(({ dataset, rows }) => [...schemaGate(dataset, rows), ...keyGate(dataset, rows)]),
    ...referenceGate(catalog, tables),
    ...spanGate(catalog, tables, texts)
  ]
  const prepared: Array<PreparedTable> = []
  const isWritable = !findings.some((f) => f.gate === "schema")
  for (const { dataset, rows } of ordered) {
    const files = isWritable ? encode(dataset, rows) : []
    for (const [i, file] of files.entries())
      findings.push(...(await roundTrip(formats[i]!, dataset, rows, file.content)))
    const keys = rows.map((row) => String(row[dataset.id]))
    const state_digest = stateDigest(keys, canonicalLines(dataset, rows))
    const licences = licencesOfRows(rows, sources)
    prepared.push({ dataset, rows, state_digest, files, licences })
  }
  const workbook = isWritable ? encodeTables(prepared) : null
  if (workbook !== null)
    findings.push(...(await workbookRoundTrip(workbookTables(prepared), workbook.content)))
  const files = [...texts]
    .sort(([a], [b]) => ascending(a, b))
    .map(([id, text]) => preparedFile(`text/${id}.txt`, "text/plain; charset=utf-8", Buffer.from(text)))
  return { tables: prepared, texts: files, workbook, findings }
}

const workbookTables = (tables: ReadonlyArray<PreparedTable>) =>
  tables.map(({ dataset, licences, rows }) => ({ dataset, rows, licences: licenceText(licences) }))

const encodeTables = (tables: ReadonlyArray<PreparedTable>): PreparedFile =>
  preparedFile(workbookPath, workbookType, encodeWorkbook(workbookTables(tables)))

const encode = (dataset: Dataset, rows: ReadonlyArray<AnyRow>): ReadonlyArray<PreparedFile> =>
  formats.map((format) =>
    preparedFile(`data/${dataset.name}.${format.extension}`, format.mediaType, format.encode(dataset, rows))
  )

const unknownTables = (
  catalog: ReadonlyArray<Dataset>,
  tables: Release["tables"]
): ReadonlyArray<Finding> => {
  const known = new Set(catalog.map((dataset) => dataset.name))
  return [...tables.keys()]
    .filter((table) => !known.has(table))
    .map((table) => ({
      gate: "schema",
      table,
      row_id: null,
      message: "the catalog has no dataset of this name"
    }))
}

export const describeTable = ({
  dataset,
  files,
  licences,
  rows,
  state_digest
}: PreparedTable): ManifestTable => ({
  name: dataset.name,
  group: dataset.group,
  title: dataset.title,
  description: dataset.description,
  rows: rows.length,
  columns: Object.entries(dataset.columns).map(([name, { physical, nullable, references, tokens }]) => ({
    name,
    type: physical,
    nullable,
    references,
    tokens
  })),
  key: dataset.id,
  licences: licences.filter((licence) => licence !== null),
  state_digest,
  files: files.map(({ content: _, ...file }) => file)
})
