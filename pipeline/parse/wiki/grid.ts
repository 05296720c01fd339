/** Spreads the cells of a table over their rowspan and colspan. */
import type { Span } from "../../model/Span.ts"
import type { Inline, WikiCell } from "./WikiDocument.ts"

export interface PrintedCell {
  readonly header: boolean
  readonly inline: Inline
  readonly span: Span
  /** At least 1; 0 is "to the end" in HTML. */
  readonly rowspan: number
  readonly colspan: number
}

const maxSpan = 1000

/** A span as printed in an attribute: 1 if it is no number. */
export const spanCount = (printed: string | undefined): number => {
  const number = printed === undefined ? 1 : Number.parseInt(printed, 10)
  return Number.isNaN(number) || number < 0 ? 1 : Math.min(number, maxSpan)
}

interface Pending {
  readonly cell: WikiCell
  rows: number
}

/**
 * Rows in which every column stands. `budget` bounds how many cells may be repeated, so that a hostile table cannot
 * grow beyond the length of its source; behind it spans count as 1.
 */
export const spreadCells = (
  rows: ReadonlyArray<ReadonlyArray<PrintedCell>>,
  budget: number
): ReadonlyArray<ReadonlyArray<WikiCell>> => {
  const pending: Array<Pending | undefined> = []
  let left = budget
  return rows.map((row, r) => {
    const out: Array<WikiCell> = []
    const fill = () => {
      for (let above = pending[out.length]; above && above.rows > 0; above = pending[out.length]) {
        if (left <= 0) pending.length = 0
        if (left <= 0) return
        above.rows--
        left--
        out.push(above.cell)
      }
    }
    for (const { header, inline, span, rowspan, colspan } of row) {
      fill()
      const first: WikiCell = { header, inline, span, repeated: false }
      const below = (rowspan === 0 ? rows.length : Math.min(r + rowspan, rows.length)) - r - 1
      const width = Math.max(1, Math.min(colspan, left))
      left -= width - 1
      const again = below > 0 || width > 1 ? { ...first, repeated: true } : first
      for (let i = 0; i < width; i++) {
        if (below > 0 && left > 0) pending[out.length] = { cell: again, rows: below }
        else pending[out.length] = undefined
        out.push(i === 0 ? first : again)
      }
    }
    fill()
    return out
  })
}
