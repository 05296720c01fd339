/** `gongkai explain`: values, the lines that they stand on, the rule, and what agrees or differs. Pure. */
import * as Result from "effect/Result"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { NothingFound } from "../errors.ts"
import type { Library } from "../Library.ts"
import { excerpt, type MarkedLine } from "./excerpt.ts"
import { type Found, find, type Hit } from "./find.ts"
import { type Related, related } from "./related.ts"

/** A place that cells of a row were read from. */
export interface Place {
  readonly columns: ReadonlyArray<string>
  readonly method: string
  readonly rule: string | null
  readonly source_id: string
  readonly file: string
  readonly page: number | null
  readonly lines: ReadonlyArray<MarkedLine>
}

export interface Explanation extends Related {
  readonly dataset: Dataset
  readonly row: AnyRow
  /** Columns that answer the question; null for all. */
  readonly columns: ReadonlyArray<string> | null
  readonly places: ReadonlyArray<Place>
}

export interface Answer {
  readonly query: string
  readonly meaning: Found["meaning"]
  readonly explanations: ReadonlyArray<Explanation>
  /** Hits that are only named. */
  readonly more: ReadonlyArray<Hit>
}

/** Explains so many hits, the first ones, and names the others. */
export const explain = (
  library: Library,
  query: string,
  most: number
): Result.Result<Answer, NothingFound> => {
  const { meaning, hits } = find(library, query.trim())
  if (hits.length === 0) return Result.fail(new NothingFound({ query }))
  return Result.succeed({
    query,
    meaning,
    explanations: hits.slice(0, most).map((hit) => ({
      ...hit,
      ...related(library, hit),
      places: placesOf(library, hit)
    })),
    more: hits.slice(most)
  })
}

/** Where the cells were read from; the row's own span where no cell that was asked for has a place of its own. */
const placesOf = (library: Library, { dataset, row, columns }: Hit): ReadonlyArray<Place> => {
  const cells = (library.tables.get("provenance")?.rows ?? []).filter(
    (cell) => cell["table"] === dataset.name && cell["row_id"] === row[dataset.id]
  )
  const asked = cells.filter(
    (cell) =>
      columns === null ||
      columns.includes(String(cell["column"])) ||
      (cell["rule"] !== null && cell["method"] === "resolved")
  )
  if (asked.length === 0) {
    const whole = dataset.name === "sources" ? null : placeOf(library, row, [], "row", null)
    return whole === null ? [] : [whole]
  }
  const bySpan = Map.groupBy(asked, (cell) =>
    [cell["source_id"], cell["start"], cell["end"], cell["method"], cell["rule"]].join(" ")
  )
  return [...bySpan.values()].flatMap((group) => {
    const first = group[0]!
    const names = group.map((cell) => String(cell["column"]))
    return placeOf(library, first, names, String(first["method"]), first["rule"]) ?? []
  })
}

const placeOf = (
  { texts, files }: Library,
  at: AnyRow,
  columns: ReadonlyArray<string>,
  method: string,
  rule: unknown
): Place | null => {
  const { source_id, start, end } = at
  const text = texts.get(String(source_id))
  if (text === undefined || typeof start !== "number" || typeof end !== "number") return null
  return {
    columns,
    method,
    rule: typeof rule === "string" ? rule : null,
    source_id: String(source_id),
    file: files.get(String(source_id)) ?? String(source_id),
    page: typeof at["page"] === "number" ? at["page"] : null,
    lines: excerpt(text, start, end)
  }
}
