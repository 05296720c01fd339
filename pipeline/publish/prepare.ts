/** Tables and texts as files of a stage, held against every gate that needs no release before. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { IdSet } from "#pipeline/model/IdSet.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { sha256 } from "./digest.ts"
import { type Disk, onDisk } from "./disk.ts"
import { otherFormats, pathOf } from "./encoding/Encoding.ts"
import { nothing, type Others, type Threads, writeOthers } from "./encoding/writeOthers.ts"
import { withFile } from "./FileBytes.ts"
import { arrayOf, json } from "./formats/json.ts"
import { workbookPath } from "./formats/workbook.ts"
import { type Ids, isPointedAt, repeatedKey } from "./gates/keys.ts"
import { roundTrip } from "./gates/round-trip.ts"
import { indexed } from "./gates/spans.ts"
import type { ManifestFile, ManifestTable } from "./manifest.ts"
import { licencesOf } from "./metadata/licences.ts"
import { ascending, sourcesInOrder } from "./order.ts"
import type { Finding, Release } from "./Release.ts"
import { stageFile } from "./stageFiles.ts"
import { References, type Surroundings, Survey, type Surveyed } from "./survey.ts"
import type { RowSource } from "./Table.ts"

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

/** Folders of a stage that files are written to. */
const folders = ["data", "text", "changes"]

/**
 * Without findings every format reads back to the rows; with findings there may be no files. The rows are gone over once and
 * written as JSON, which is held against them; the other files are made from that.
 */
export const prepare = (
  catalog: ReadonlyArray<Dataset>,
  { tables: given, texts }: Pick<Release, "tables" | "texts">,
  stage: string,
  threads: Threads = {}
): Disk<Prepared> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    yield* Effect.forEach(folders, (folder) => fs.makeDirectory(join(stage, folder), { recursive: true }))
    const sources = sourcesInOrder(given.get("sources") ?? [])
    const ids = new Map(catalog.filter(isPointedAt).map(({ name }) => [name, new IdSet()]))
    const around = { sources, texts: indexed(texts), ids, scratch: stage }
    const surveyed = yield* Effect.forEach(catalog, (of) => writeJson(of, given.get(of.name) ?? [], around))
    const findings = [...unknownTables(catalog, given), ...surveyed.flatMap((table) => table.findings)]
    const isWritable = !findings.some((f) => f.gate === "schema")
    for (const table of surveyed) findings.push(...(yield* readJson(stage, table, ids, isWritable)))
    const tables = yield* Effect.forEach(surveyed, (table) => digested(stage, table, sources))
    findings.push(...tables.flatMap(({ repeated }) => repeated))
    const others = isWritable ? yield* writeOthers(stage, tables, threads) : nothing
    findings.push(...others.wrong)
    return {
      tables: tables.map((table) => ({ ...table, files: isWritable ? filesOf(table, others.files) : [] })),
      texts: yield* writeTexts(stage, texts),
      workbook: others.files.get(workbookPath) ?? null,
      findings
    }
  })

/** Surveys a table while its rows go into its JSON file. */
const writeJson = (dataset: Dataset, given: RowSource, around: Surroundings) => {
  const survey = new Survey(dataset, given, around)
  const pieces = arrayOf(survey.jsonLines())
  return Effect.map(
    stageFile(around.scratch, pathOf(dataset, json), json.mediaType, pieces),
    (written): SurveyedTable => ({ ...survey.surveyed, written })
  )
}

interface SurveyedTable extends Surveyed {
  /** Its JSON file. */
  readonly written: ManifestFile
}

/** Reads a table's JSON back and holds it against the rows; what the rows point at must be there. */
const readJson = (stage: string, table: Surveyed, ids: Ids, isWritable: boolean) =>
  Effect.promise(async () => {
    const references = new References(table.dataset, ids)
    const add = (row: AnyRow) => references.add(row)
    if (!isWritable) {
      for (const row of table.rows) add(row)
      return references.findings
    }
    const path = join(stage, pathOf(table.dataset, json))
    const wrong = await withFile(path, (file) => roundTrip(json, table, file, add))
    return [...references.findings, ...wrong]
  })

const digested = (stage: string, table: SurveyedTable, sources: ReadonlyArray<AnyRow>) =>
  onDisk(stage, () => {
    const state_digest = table.lines.digest()
    const repeated = isPointedAt(table.dataset) ? [] : table.lines.repeated()
    const licences = licencesOf(table.sources.keys(), sources)
    return {
      ...table,
      state_digest,
      licences,
      repeated: repeated.map((id) => repeatedKey(table.dataset, id))
    }
  })

const filesOf = (
  { dataset, written }: SurveyedTable,
  files: Others["files"]
): ReadonlyArray<ManifestFile> => [
  written,
  ...otherFormats.map((format) => files.get(pathOf(dataset, format))!)
]

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
