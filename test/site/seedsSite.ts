/** The site of a folder of documents, in memory: what the pages say, without a release on disk and without a browser. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { findDocuments } from "#pipeline/acquire/documents.ts"
import { readJudgements } from "#pipeline/acquire/judgements.ts"
import { check } from "#pipeline/check/check.ts"
import { extractDocuments } from "#pipeline/extractDocuments.ts"
import type { Manifest } from "#pipeline/publish/manifest.ts"
import { inOrder, sourcesInOrder } from "#pipeline/publish/order.ts"
import type { SiteInput, SourceTexts } from "#pipeline/publish/Release.ts"
import { tableOf } from "#pipeline/publish/Table.ts"
import { settle } from "#pipeline/settle.ts"
import { siteFiles } from "#pipeline/site/site.ts"
import { catalog } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"

/** What the site of the documents of a folder is made from. */
export const siteInputOf = async (folder: string): Promise<SiteInput> => {
  const work = Effect.gen(function* () {
    const { documents: found, judgements } = yield* findDocuments(folder)
    const cache = { folder: "/nowhere", program: "0".repeat(16), contract: "0", writable: false }
    const { documents } = yield* extractDocuments(found, cache)
    const { read, resolved } = settle(documents, readJudgements(judgements ?? "").judgements)
    const checks = [...check(resolved)] as ReadonlyArray<AnyRow>
    const rows = new Map<string, ReadonlyArray<AnyRow>>([...resolved.tables, ["checks", checks]])
    return siteInput(rows, new Map(read.map(({ id, source }) => [id, source.text])))
  })
  return Effect.runPromise(work.pipe(Effect.provide(Layer.mergeAll(NodeFileSystem.layer, NodePath.layer))))
}

/** The same from rows in any order. */
export const siteInput = (
  rows: ReadonlyMap<string, ReadonlyArray<AnyRow>>,
  texts: SourceTexts
): SiteInput => {
  const sources = sourcesInOrder(rows.get("sources") ?? [])
  const tables = new Map(
    catalog.map((dataset) => [
      dataset.name,
      tableOf(dataset, [...inOrder(dataset, [...(rows.get(dataset.name) ?? [])], sources)])
    ])
  )
  const count = (status: string) =>
    (rows.get("checks") ?? []).filter((row) => row["status"] === status).length
  const manifest = {
    version: "20260102T030405Z-0123abcd",
    seq: 1,
    contract: "1.1.0",
    previous: null,
    created_at: "2026-01-02T03:04:05Z",
    tool: { version: "0", commit: null, dirty: null, node: "v24", lockfile_sha256: null },
    inputs: { digest: "0", program: "0" },
    sources: sources.map((row) => ({ ...row, status: "read", message: null })),
    tables: [...tables].map(([name, { count: number, dataset }]) => ({
      name,
      group: dataset.group,
      title: dataset.title,
      description: dataset.description,
      rows: number,
      columns: [],
      key: dataset.id,
      licences: [],
      state_digest: "0".repeat(64),
      files: ["json", "csv", "excel.csv", "parquet", "arrow"].map((extension) => ({
        path: `data/${name}.${extension}`,
        media_type: "text/plain",
        bytes: 1,
        sha256: "0".repeat(64)
      }))
    })),
    texts: [],
    files: [],
    checks: { pass: count("pass"), warn: count("warn"), fail: count("fail") },
    issues: [],
    data_change: "append",
    changes: { added: 0, modified: 0, removed: 0, by_cause: { source: 0, extractor: 0, contract: 0 } },
    licences: ["CC-BY-SA-4.0"]
  } as unknown as Manifest
  return { manifest, tables, texts, earlier: [], changes: () => [] }
}

/** Pages and other text files of a site by path. */
export const filesOf = (input: SiteInput): ReadonlyMap<string, string> =>
  new Map(Array.from(siteFiles(input), ({ content, path }) => [path, Buffer.from(content).toString("utf8")]))
