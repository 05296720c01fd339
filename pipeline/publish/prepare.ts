/** Tables and texts as files of a stage, held against every gate that needs no release before. */
import { availableParallelism } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { IdSet } from "#pipeline/model/IdSet.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { sha256 } from "./digest.ts"
import { awaitDisk, type Disk, onDisk, writeFiles, writePieces } from "./disk.ts"
import {
  type Encoding,
  encodingOf,
  type Order,
  otherFormats,
  pathOf,
  WrittenRows
} from "./encoding/Encoding.ts"
import { withFile } from "./FileBytes.ts"
import { arrayOf, json } from "./formats/json.ts"
import { workbookPath } from "./formats/workbook.ts"
import { type Ids, isPointedAt, repeatedKey } from "./gates/keys.ts"
import { roundTrip } from "./gates/round-trip.ts"
import { indexed } from "./gates/spans.ts"
import type { ManifestFile, ManifestTable } from "./manifest.ts"
import { licencesOf, licenceText } from "./metadata/licences.ts"
import { ascending, sourcesInOrder } from "./order.ts"
import type { Finding, Release } from "./Release.ts"
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

/** Writes a file of the stage, whose folder is there. */
export const stageFile = (
  stage: string,
  path: string,
  media_type: string,
  pieces: Iterable<Uint8Array>
): Disk<ManifestFile> =>
  Effect.map(writePieces(join(stage, path), pieces), (written) => ({ path, media_type, ...written }))

const stageFiles = (stage: string, files: Encoding["files"], pieces: Encoding["pieces"]) =>
  Effect.map(
    writeFiles(
      files.map(({ path }) => join(stage, path)),
      pieces
    ),
    (written): ReadonlyArray<ManifestFile> =>
      files.map(({ mediaType, path }, i) => ({ path, media_type: mediaType, ...written[i]! }))
  )

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
  threads = availableParallelism()
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

interface DigestedTable extends SurveyedTable, Pick<PreparedTable, "licences" | "state_digest"> {}

interface Others {
  /** By path. */
  readonly files: ReadonlyMap<string, ManifestFile>
  readonly wrong: ReadonlyArray<Finding>
}
const nothing: Others = { files: new Map(), wrong: [] }

/** Below so many rows threads take longer to start than they save. */
const worthThreads = 30_000

/** What is made from the JSON files. */
const writeOthers = (stage: string, tables: ReadonlyArray<DigestedTable>, threads: number): Disk<Others> =>
  Effect.scoped(
    Effect.gen(function* () {
      const left = [...orders(stage, tables).entries()].reverse()
      const wrong: Array<ReadonlyArray<Finding>> = []
      const files = new Map<string, ManifestFile>()
      const makers = yield* makersOf(stage, tables, threads)
      const work = Effect.fnUntraced(function* (make: Make) {
        for (let next = left.pop(); next !== undefined; next = left.pop()) {
          const { check, files: due, pieces } = yield* make(next[1])
          for (const file of yield* stageFiles(stage, due, pieces)) files.set(file.path, file)
          wrong[next[0]] = yield* awaitDisk(stage, check)
        }
      })
      yield* Effect.forEach(makers, work, { concurrency: "unbounded", discard: true })
      return { files, wrong: wrong.flat() }
    })
  )

type Make = (order: Order) => Effect.Effect<Encoding, Effect.Error<Disk<void>>>

/** What makes files: this thread, and others before it where that pays. */
const makersOf = (stage: string, tables: ReadonlyArray<DigestedTable>, threads: number) =>
  Effect.gen(function* () {
    const written = new WrittenRows()
    const here: Make = (order) => Effect.sync(() => encodingOf(order, written))
    if (threads < 2 || tables.reduce((sum, { count }) => sum + count, 0) < worthThreads) return [here]
    const { startThreads } = yield* Effect.promise(() => import("./encoding/threads.ts"))
    const started = yield* startThreads(threads - 1)
    return [
      ...started.map(
        (thread): Make =>
          (order) =>
            awaitDisk(stage, () => thread.make(order))
      ),
      here
    ]
  })

/** The longest first. */
const orders = (stage: string, tables: ReadonlyArray<DigestedTable>): ReadonlyArray<Order> => {
  const facts = tables.map(({ count, dataset, licences, longest, wide }) => ({
    name: dataset.name,
    count,
    wide,
    longest,
    licences: licenceText(licences)
  }))
  return [
    { stage, what: "workbook", tables: facts },
    ...facts
      .toSorted((a, b) => b.count - a.count)
      .map((table) => ({ stage, what: "formats" as const, tables: [table] }))
  ]
}

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
