/** A release as its pages see it: what is small is held and looked up, what is large is gone through document by document. */
import type { AnyRow, Dataset, Row } from "#schemas/dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import sources from "#schemas/sources/sources.dataset.ts"
import { CodePointText } from "../publish/CodePointText.ts"
import type { Manifest } from "../publish/manifest.ts"
import type { SiteInput } from "../publish/Release.ts"

export type Organization = Row<typeof organizations>
export type Region = Row<typeof regions>
export type SourceRow = Row<typeof sources>

export interface Corpus {
  readonly manifest: Manifest
  /** The releases before, newest first. */
  readonly earlier: ReadonlyArray<Manifest>
  readonly changes: SiteInput["changes"]
  readonly sources: ReadonlyMap<string, SourceRow>
  readonly organizations: ReadonlyMap<string, Organization>
  readonly regions: ReadonlyMap<string, Region>
  /** All rows of a table in published order. They may be more than memory holds. */
  readonly rows: <D extends Dataset>(dataset: D) => Iterable<Row<D>>
  readonly documents: () => Iterable<DocumentRows>
}

/** One document with everything that was read from it. */
export interface DocumentRows {
  readonly source: SourceRow
  readonly text: CodePointText
  /** Rows of a table whose span lies in the document, in its order. */
  readonly rows: <D extends Dataset>(dataset: D) => ReadonlyArray<Row<D>>
  /** All of them, by table. */
  readonly tables: ReadonlyMap<string, { readonly dataset: Dataset; readonly rows: ReadonlyArray<AnyRow> }>
}

export const corpusOf = ({ changes, earlier, manifest, tables, texts }: SiteInput): Corpus => {
  const rows = <D extends Dataset>(dataset: D) => (tables.get(dataset.name)?.rows ?? []) as Iterable<Row<D>>
  const byId = new Map(Array.from(rows(sources), (row) => [row.source_id, row] as const))
  return {
    manifest,
    earlier,
    changes,
    rows,
    sources: byId,
    organizations: new Map(Array.from(rows(organizations), (row) => [row.org_id, row] as const)),
    regions: new Map(Array.from(rows(regions), (row) => [row.region_id, row] as const)),
    documents: () => documentsOf([...byId.values()], tables, texts)
  }
}

/** Tables are in the order of the documents: one pass over all of them at once gives one document after the other. */
function* documentsOf(
  sources: ReadonlyArray<SourceRow>,
  tables: SiteInput["tables"],
  texts: SiteInput["texts"]
): Generator<DocumentRows> {
  const open = [...tables.values()].map(({ dataset, rows }) => new Cursor(dataset, rows))
  for (const source of sources) {
    const own = new Map(
      open.map((cursor) => [
        cursor.dataset.name,
        { dataset: cursor.dataset, rows: cursor.of(source.source_id) }
      ])
    )
    yield {
      source,
      text: new CodePointText(texts.get(source.source_id) ?? ""),
      tables: own,
      rows: <D extends Dataset>(dataset: D) => (own.get(dataset.name)?.rows ?? []) as ReadonlyArray<Row<D>>
    }
  }
}

class Cursor {
  readonly dataset: Dataset
  readonly #rows: Iterator<AnyRow>
  #next: AnyRow | undefined
  constructor(dataset: Dataset, rows: Iterable<AnyRow>) {
    this.dataset = dataset
    this.#rows = rows[Symbol.iterator]()
    this.#advance()
  }
  #advance(): void {
    const step = this.#rows.next()
    this.#next = step.done === true ? undefined : step.value
  }
  of(source_id: string): ReadonlyArray<AnyRow> {
    const rows: Array<AnyRow> = []
    while (this.#next !== undefined && this.#next["source_id"] === source_id) {
      rows.push(this.#next)
      this.#advance()
    }
    return rows
  }
}
