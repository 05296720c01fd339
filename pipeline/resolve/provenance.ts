/** Rows of `provenance`: where each published cell stands in its source. */

import type { AnyRow } from "#schemas/dataset.ts"
import provenance from "#schemas/sources/provenance.dataset.ts"
import type { Method } from "../model/Draft.ts"
import type { Span } from "../model/Span.ts"
import type { Document } from "./Document.ts"
import { idOf } from "./identity.ts"

export interface CellEvidence {
  readonly column: string
  readonly document: Document
  readonly span: Span
  readonly method: Method
  readonly rule: string | null
}

/** The published span of a place: line from 1, code points, end exclusive. */
export const placeOf = (document: Document, span: Span) => ({
  source_id: document.id,
  line: document.index.line(span.start),
  ...document.index.codePoints(span)
})

/** One row per cell and place; places that are empty (a value that no text stands for) are left out. */
export const provenanceOf = (
  table: string,
  rowId: string,
  evidence: ReadonlyArray<CellEvidence>
): ReadonlyArray<AnyRow> => {
  const rows = new Map<string, AnyRow>()
  for (const { column, document, method, rule, span } of evidence) {
    if (span.end <= span.start) continue
    const place = placeOf(document, span)
    const id = idOf(provenance.prefix, [table, rowId, column, document.id, place.start, place.end])
    if (rows.has(id)) continue
    rows.set(id, {
      provenance_id: id,
      table,
      row_id: rowId,
      column,
      quote: document.source.text.slice(span.start, span.end),
      page: pageOf(document.source.pages, span.start),
      method,
      rule,
      ...place
    })
  }
  return [...rows.values()]
}

const pageOf = (pages: ReadonlyArray<number> | null, offset: number): number | null =>
  pages === null ? null : Math.max(1, pages.findLastIndex((start) => start <= offset) + 1)
