/** The sample release, opened as a reader would open it. */
import { CodePointText } from "#pipeline/publish/CodePointText.ts"
import type { Manifest } from "#pipeline/publish/manifest.ts"
import type { Library } from "#pipeline/query/Library.ts"
import { catalog } from "#schemas/catalog.ts"
import { release } from "../publish/sample.ts"

export const libraryOf = (of = release()): Library => ({
  manifest: { version: "20300317T174640Z-00000000", checks: { pass: 1, warn: 0, fail: 1 } } as Manifest,
  path: "out/releases/20300317T174640Z-00000000",
  tables: new Map(
    catalog.map((dataset) => [dataset.name, { dataset, rows: of.tables.get(dataset.name) ?? [] }])
  ),
  texts: new Map([...of.texts].map(([id, text]) => [id, new CodePointText(text)])),
  files: new Map(of.sources.flatMap((s) => (s.source_id === null ? [] : [[s.source_id, s.file]])))
})
