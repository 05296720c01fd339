/** Every span lies in its source, on the line that it says, and every quote is exactly what stands there. */
import { Recent } from "#pipeline/model/Recent.ts"
import { TextIndex } from "#pipeline/model/Source.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { CodePointText } from "../CodePointText.ts"
import type { SourceTexts } from "../Release.ts"
import type { RowGate } from "./schema.ts"

/** Tables whose rows need no place of their own: a check is about a row, a source is the whole text. */
const placeless = new Set(["checks", "sources"])

interface Text {
  readonly points: CodePointText
  readonly index: TextIndex
}

/** Texts by the id of their source, as spans count in them. */
export interface Texts {
  readonly get: (id: unknown) => Text | undefined
}

const textsAtHand = 64

/** Rows come in the order of their documents, so that few texts are wanted at a time. */
export const indexed = (texts: SourceTexts): Texts => {
  const recent = new Recent<unknown, Text | undefined>(textsAtHand)
  return {
    get: (id) =>
      recent.get(id, () => {
        const text = typeof id === "string" ? texts.get(id) : undefined
        if (text === undefined) return undefined
        return { points: new CodePointText(text), index: new TextIndex(text) }
      })
  }
}

export const spanGate =
  (dataset: Dataset, texts: Texts): RowGate =>
  (row) => {
    const fault = misplaced(dataset, row, texts.get(row["source_id"]))
    if (fault === null) return []
    return [{ gate: "spans", table: dataset.name, row_id: String(row[dataset.id]), message: fault }]
  }

const misplaced = (dataset: Dataset, row: AnyRow, text: Text | undefined): string | null => {
  const { source_id, start, end, line } = row
  if (dataset.name === "sources" && text === undefined) return `source ${source_id} has no text`
  if (start === null && end === null && line === null)
    return placeless.has(dataset.name) ? null : "the row has no place in its source"
  if (text === undefined) return `source ${source_id} has no text`
  if (typeof start !== "number" || typeof end !== "number" || typeof line !== "number")
    return `the place is half given: line ${line}, start ${start}, end ${end}`
  const empty = start === end && dataset.name === "sources"
  if (start < 0 || end > text.points.length || (start >= end && !empty))
    return `span ${start} to ${end} does not lie in the ${text.points.length} characters of ${source_id}`
  const onLine = text.index.line(text.points.offset(start))
  if (onLine !== line) return `span ${start} begins on line ${onLine} of ${source_id}, not ${line}`
  if (dataset.name !== "provenance" || row["quote"] === text.points.slice(start, end)) return null
  return `quote ${JSON.stringify(row["quote"])} is not what stands at ${start} to ${end} of ${source_id}`
}
