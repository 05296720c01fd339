/** A table whose first row is one cell over all columns: that row is its title, not the heads of its columns. */
import type { WikiBlock } from "../../parse/wiki/WikiDocument.ts"

export type Table = Extract<WikiBlock, { readonly type: "table" }>

/** The table without such rows; the first of them is its caption if it has none. */
export const titledTable = (table: Table): Table => {
  const [first] = table.rows
  if (first === undefined || first.length < 2 || table.rows.length < 3) return table
  const [cell, ...others] = first
  if (cell === undefined || others.some(({ inline, repeated }) => !repeated || inline !== cell.inline))
    return table
  return { ...table, caption: table.caption ?? cell.inline, rows: table.rows.slice(1) }
}
