/** Cuts what was read into stretches that can be read block by block, so that no long article is held as nodes. */

import { isBlockTag } from "./htmlBlocks.ts"
import type { Node } from "./Node.ts"
import { COMMENT, MADE, NEWLINE, PIPE, type Row, SWITCH, TEXT } from "./Row.ts"

const isBlank = (c: number): boolean => c === 32 || c === 9 || c === 13 || c === 0xa0 || c === 0x3000

const longestHeading = 500

/** Whether the line at `offset` is a heading beyond doubt: signs at both ends, no address whose end they may be. */
export const headsSection = (text: string, offset: number): boolean => {
  if (text.charCodeAt(offset) !== 61) return false
  let last = 0
  for (let i = offset; i < offset + longestHeading; i++) {
    const c = text.charCodeAt(i)
    if (c === 58 && text.charCodeAt(i + 1) === 47) return false
    if (c === 10 || i === text.length) return last === 61 && i > offset + 2
    if (!isBlank(c)) last = c
  }
  return false
}

/**
 * The row as nodes, in stretches of about `size` characters. A stretch ends in front of a heading, and where no table can
 * be open in front of a list item and a blank line too. Bars that no table can take for its own are text.
 */
export function* batchesOf(text: string, row: Row, size: number): Generator<Array<Node>, void> {
  let from = 0
  let tables = 0
  let blocks = 0
  let begins = true
  let plain = false
  /** The bar of the `{|` that a line begins with. */
  let opening = -1
  for (let i = 0; i < row.length; i++) {
    const kind = row.kind(i)
    if (kind === NEWLINE) {
      begins = true
      const end = row.end(i)
      if (end - row.start(from) < size || blocks > 0 || i + 1 === row.length) continue
      const heads = headsSection(text, end)
      if (!heads && (tables > 0 || !beginsBlock(text.charCodeAt(end)))) continue
      yield row.nodes(from, i + 1)
      from = i + 1
      tables = 0
      continue
    }
    if (kind === MADE) {
      const node = row.made(i)
      if (isBlockTag(node) && node.type === "tag")
        blocks = Math.max(0, blocks + (node.kind === "open" ? 1 : -1))
    }
    if (opensTable(text, row, i, kind)) tables++
    if (!begins) {
      if (plain && kind === PIPE && i !== opening) row.setText(i)
      continue
    }
    if (kind === COMMENT || kind === SWITCH) continue
    const first = kind === TEXT ? firstSign(text, row.start(i), row.end(i)) : row.start(i)
    if (first < 0) continue
    begins = false
    plain = !isTableLine(text, row, i, kind, first)
    opening = i + 1
    if (kind === PIPE && tables > 0 && text.charCodeAt(row.end(i)) === 125) tables--
  }
  yield row.nodes(from, row.length)
}

/** The sign of a list, or a blank line. */
const beginsBlock = (c: number): boolean => c === 42 || c === 35 || c === 58 || c === 59 || c === 10

/** Offset of the first sign that is no blank; -1 if there is none. */
const firstSign = (text: string, start: number, end: number): number => {
  for (let i = start; i < end; i++) if (!isBlank(text.charCodeAt(i))) return i
  return -1
}

/** A brace in front of a bar, whatever stands before it. */
const opensTable = (text: string, row: Row, i: number, kind: number): boolean => {
  if (kind !== TEXT || i + 1 === row.length || text.charCodeAt(row.end(i) - 1) !== 123) return false
  const next = row.kind(i + 1)
  return next === PIPE || next === MADE
}

/** Whether a line that begins so may be one of a table. */
const isTableLine = (text: string, row: Row, i: number, kind: number, first: number): boolean => {
  if (kind === PIPE) return true
  if (kind === MADE) return row.made(i).type === "template"
  if (kind !== TEXT) return false
  const c = text.charCodeAt(first)
  return c === 33 || c === 58
}
