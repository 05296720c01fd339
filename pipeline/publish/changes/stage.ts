/** Writes what changed against the release before into a stage, a line at a time. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Disk } from "../disk.ts"
import type { Manifest, ManifestFile, ManifestTable } from "../manifest.ts"
import { describeTable, type Prepared } from "../prepare.ts"
import { keyedTable, type SortedLines } from "../SortedLines.ts"
import { stageFile } from "../stageFiles.ts"
import { type Latest, sortedTable } from "../store.ts"
import { type Causes, causesBetween, type KeyedTable, keyedChanges } from "./compare.ts"
import { ChangeCount } from "./count.ts"
import { type Before, keyedLine, schemaText, summaryText, type TableChanges } from "./files.ts"

export interface StagedChanges {
  readonly files: ReadonlyArray<ManifestFile>
  readonly tables: ReadonlyArray<TableChanges>
}

const json = "application/json"

/** Tables that are gone have their changes under their old name. */
export const stageChanges = (
  prepared: Prepared,
  now: Pick<Manifest, "contract" | "sources" | "inputs">,
  previous: Latest | null,
  stage: string
): Disk<StagedChanges> =>
  Effect.gen(function* () {
    const causes = causesBetween(now, previous?.release.manifest ?? null)
    const last: Before | null =
      previous === null ? null : { ...previous.pointer, ...previous.release.manifest }
    const old = new Map(last?.tables.map((table) => [table.name, table]))
    const tables = prepared.tables.map(describeTable)
    const lines = new Map(prepared.tables.map((table) => [table.dataset.name, table.lines]))
    const gone = (last?.tables ?? []).filter(({ name }) => !lines.has(name))
    const files: Array<ManifestFile> = []
    const changes: Array<TableChanges> = []
    for (const table of [...tables, ...gone]) {
      const was = old.get(table.name)
      const is = lines.get(table.name)
      const isSame = is !== undefined && was?.state_digest === table.state_digest
      const before = was === undefined || isSame ? undefined : yield* stored(previous!, was, stage)
      const from = was === undefined || before === undefined ? null : keyedTable(was, before)
      const to = is === undefined || isSame ? null : keyedTable(table, is)
      const { byColumn, counts, file } = yield* stageTable(stage, table.name, from, to, causes)
      before?.close()
      is?.close()
      files.push(file)
      changes.push({ table: table.name, counts, byColumn })
    }
    const text = (path: string, content: string) => stageFile(stage, path, json, [Buffer.from(content)])
    const summary = yield* text("changes/summary.json", summaryText(changes, tables, last))
    const schema = yield* text("changes/schema.json", schemaText(now.contract, tables, last))
    return { files: [summary, schema, ...files], tables: changes }
  })

/** A table as the release before has it. */
const stored = ({ release }: Latest, table: ManifestTable, stage: string): Disk<SortedLines> =>
  sortedTable(release.path, table, join(stage, `.${table.name}.before`))

const stageTable = (
  stage: string,
  name: string,
  from: KeyedTable | null,
  to: KeyedTable | null,
  causes: Causes
) => {
  const count = new ChangeCount()
  function* pieces(): Generator<Uint8Array> {
    let piece = ""
    for (const change of keyedChanges(from, to, causes)) {
      count.add(change)
      piece += keyedLine(change)
      if (piece.length < 2 ** 18) continue
      yield Buffer.from(piece)
      piece = ""
    }
    yield Buffer.from(piece)
  }
  return Effect.map(stageFile(stage, `changes/${name}.ndjson`, "application/x-ndjson", pieces()), (file) => ({
    file,
    counts: count.counts,
    byColumn: count.byColumn
  }))
}
