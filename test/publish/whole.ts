/** Files and releases that are small enough to be looked at whole. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import { stageChanges } from "#pipeline/publish/changes/stage.ts"
import { compose, listedSources } from "#pipeline/publish/compose.ts"
import { sha256 } from "#pipeline/publish/digest.ts"
import type { FileBytes } from "#pipeline/publish/FileBytes.ts"
import { encoded, type Format } from "#pipeline/publish/formats/Format.ts"
import { workbookPieces } from "#pipeline/publish/formats/workbook.ts"
import { ascending } from "#pipeline/publish/order.ts"
import { prepare } from "#pipeline/publish/prepare.ts"
import type { Release } from "#pipeline/publish/Release.ts"
import { tableOf } from "#pipeline/publish/Table.ts"
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"

export const inMemory = (bytes: Uint8Array): FileBytes => ({
  size: bytes.length,
  read: (start, end) => Buffer.from(bytes.subarray(start, Math.min(end, bytes.length)))
})

export const encode = (format: Format, dataset: Dataset, rows: ReadonlyArray<AnyRow>): Uint8Array =>
  Buffer.concat([...encoded(format, tableOf(dataset, rows))])

export const decode = async (
  format: Format,
  dataset: Dataset,
  bytes: Uint8Array
): Promise<ReadonlyArray<AnyRow>> => {
  const found: Array<AnyRow> = []
  for await (const rows of format.read(dataset, inMemory(bytes))) found.push(...rows)
  return found
}

interface Sheet {
  readonly dataset: Dataset
  readonly rows: ReadonlyArray<AnyRow>
  readonly licences: string
}
export const sheetOf = ({ dataset, licences, rows }: Sheet) => ({ ...tableOf(dataset, rows), licences })
export const encodeWorkbook = (sheets: ReadonlyArray<Sheet>, most?: number): Uint8Array =>
  Buffer.concat([...workbookPieces(sheets.map(sheetOf), join(tmpdir(), `workbook-${process.pid}`), most)])

/** State of a table, told from all of its rows at once. */
export const stateDigest = (keys: ReadonlyArray<string>, lines: ReadonlyArray<string>): string => {
  const order = keys.map((_, i) => i).sort((a, b) => ascending(keys[a]!, keys[b]!))
  return sha256(order.map((i) => `${lines[i]}\n`).join(""))
}

/** The release as it is composed in a stage, before anything of it is published. */
export const staged = async (of: Release, createdAt = "2031-01-01T00:00:00Z") => {
  const stage = mkdtempSync(join(tmpdir(), "stage-"))
  const tool = { version: "0", commit: null, dirty: null, node: "v24", lockfile_sha256: null }
  const work = Effect.gen(function* () {
    const prepared = yield* prepare(catalog, of, stage)
    const inputs = { digest: of.inputs, program: of.program }
    const now = { contract: CONTRACT_VERSION, sources: listedSources(of), inputs }
    const changes = yield* stageChanges(prepared, now, null, stage)
    const context = { contract: CONTRACT_VERSION, createdAt, tool, previous: null, changes }
    const composed = compose(prepared, of, { ...context, allowCollapse: false, key: null } as never)
    const read = composed.staged.map((file) => ({ ...file, content: readFileSync(join(stage, file.path)) }))
    return {
      prepared,
      manifest: composed.manifest,
      findings: composed.findings,
      files: [...read, ...composed.files]
    }
  })
  try {
    return await Effect.runPromise(work.pipe(Effect.provide(NodeFileSystem.layer)))
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}
