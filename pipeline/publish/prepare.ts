/** Tables and texts as files of a stage, held against every gate that needs no release before. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { IdSet } from "#pipeline/model/IdSet.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { sha256 } from "./digest.ts"
import { type Disk, onDisk, writePieces } from "./disk.ts"
import { withFile } from "./FileBytes.ts"
import { formats } from "./formats/formats.ts"
import { type WorkbookTable, workbookPath, workbookPieces, workbookType } from "./formats/workbook.ts"
import { isPointedAt, repeatedKey } from "./gates/keys.ts"
import { roundTrip, workbookRoundTrip } from "./gates/round-trip.ts"
import { indexed } from "./gates/spans.ts"
import type { ManifestFile, ManifestTable } from "./manifest.ts"
import { licencesOf, licenceText } from "./metadata/licences.ts"
import { ascending, sourcesInOrder } from "./order.ts"
import type { Finding, Release } from "./Release.ts"
import { type Surveyed, survey, wrongReferences } from "./survey.ts"

/** A file that is small enough to be held. */
export interface PreparedFile extends ManifestFile {
  readonly content: Uint8Array
}

export interface PreparedTable extends Surveyed {
  readonly state_digest: string
  readonly files: ReadonlyArray<ManifestFile>
  /** Licences of the documents that its rows were read from; null among them where one has none stated. */
  readonly licences: ReadonlyArray<string | null>
}

/** What lies in the stage. */
export interface Prepared {
  readonly tables: ReadonlyArray<PreparedTable>
  readonly texts: ReadonlyArray<ManifestFile>
  /** Null with findings that keep files from being made. */
  readonly workbook: ManifestFile | null
  readonly findings: ReadonlyArray<Finding>
}

export const preparedFile = (path: string, media_type: string, content: Uint8Array): PreparedFile => ({
  path,
  media_type,
  bytes: content.byteLength,
  sha256: sha256(content),
  content
})

/** Writes a file of the stage, whose folder is there. */
export const stageFile = (
  stage: string,
  path: string,
  media_type: string,
  pieces: Iterable<Uint8Array>
): Disk<ManifestFile> =>
  Effect.map(writePieces(join(stage, path), pieces), (written) => ({ path, media_type, ...written }))

/** Folders of a stage that files are written to. */
const folders = ["data", "text", "changes"]

/** Without findings every format reads back to the rows; with findings there may be no files. */
export const prepare = (
  catalog: ReadonlyArray<Dataset>,
  { tables: given, texts }: Pick<Release, "tables" | "texts">,
  stage: string
): Disk<Prepared> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    yield* Effect.forEach(folders, (folder) => fs.makeDirectory(join(stage, folder), { recursive: true }))
    const sources = sourcesInOrder(given.get("sources") ?? [])
    const surveyed = yield* surveyAll(catalog, given, sources, texts, stage)
    const findings = [...unknownTables(catalog, given), ...surveyed.findings]
    const isWritable = !findings.some((f) => f.gate === "schema")
    const tables: Array<PreparedTable> = []
    for (const table of surveyed.tables) {
      const { files, wrong } = isWritable ? yield* writeTable(stage, table) : { files: [], wrong: [] }
      findings.push(...wrong)
      const state_digest = yield* onDisk(stage, () => table.lines.digest())
      if (!isPointedAt(table.dataset))
        findings.push(...table.lines.repeated().map((id) => repeatedKey(table.dataset, id)))
      tables.push({ ...table, state_digest, files, licences: licencesOf(table.sources.keys(), sources) })
    }
    const workbook = isWritable ? yield* writeWorkbook(stage, tables) : { file: null, wrong: [] }
    findings.push(...workbook.wrong)
    return { tables, texts: yield* writeTexts(stage, texts), workbook: workbook.file, findings }
  })

const surveyAll = (
  catalog: ReadonlyArray<Dataset>,
  given: Release["tables"],
  sources: ReadonlyArray<AnyRow>,
  texts: Release["texts"],
  stage: string
) =>
  onDisk(stage, () => {
    const ids = new Map(catalog.filter(isPointedAt).map(({ name }) => [name, new IdSet()]))
    const index = indexed(texts)
    const tables = catalog.map((dataset) =>
      survey(dataset, given.get(dataset.name) ?? [], sources, index, ids.get(dataset.name) ?? null, stage)
    )
    const found = tables.flatMap((table) => table.findings)
    return { tables, findings: [...found, ...tables.flatMap((table) => wrongReferences(table, ids))] }
  })

const writeTable = (stage: string, table: Surveyed) =>
  Effect.gen(function* () {
    const wrong: Array<Finding> = []
    const files: Array<ManifestFile> = []
    for (const format of formats) {
      const path = `data/${table.dataset.name}.${format.extension}`
      files.push(yield* stageFile(stage, path, format.mediaType, format.write(table)))
      const read = () => withFile(join(stage, path), (file) => roundTrip(format, table, file))
      wrong.push(...(yield* Effect.promise(read)))
    }
    return { files, wrong }
  })

const writeWorkbook = (stage: string, prepared: ReadonlyArray<PreparedTable>) =>
  Effect.gen(function* () {
    const tables: ReadonlyArray<WorkbookTable> = prepared.map((table) => ({
      ...table,
      licences: licenceText(table.licences)
    }))
    const pieces = workbookPieces(tables, join(stage, ".workbook"))
    const file = yield* stageFile(stage, workbookPath, workbookType, pieces)
    const read = () => withFile(join(stage, workbookPath), (bytes) => workbookRoundTrip(tables, bytes))
    return { file, wrong: yield* Effect.promise(read) }
  })

const writeTexts = (stage: string, texts: Release["texts"]) =>
  Effect.forEach([...texts.keys()].sort(ascending), (id) =>
    stageFile(stage, `text/${id}.txt`, "text/plain; charset=utf-8", [Buffer.from(texts.get(id) ?? "")])
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
  count,
  dataset,
  files,
  licences,
  state_digest
}: Pick<PreparedTable, "count" | "dataset" | "files" | "licences" | "state_digest">): ManifestTable => ({
  name: dataset.name,
  group: dataset.group,
  title: dataset.title,
  description: dataset.description,
  rows: count,
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
  files
})
