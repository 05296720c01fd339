/** Templates `{{ }}`, arguments `{{{ }}}` and script variants `-{ }-`. */
import { templateKey } from "../titles.ts"
import { argumentNode, templateNode, variantNode } from "./constructs.ts"
import { BRACE, VARIANT } from "./Frames.ts"
import type { Node } from "./Node.ts"
import { templateName } from "./names.ts"
import { TEXT } from "./Row.ts"
import { maxDepth, type Scan } from "./Scan.ts"

export const runEnd = (text: string, start: number, c: number): number => {
  let end = start + 1
  while (text.charCodeAt(end) === c) end++
  return end
}

export const openBraces = (scan: Scan, i: number): number => {
  const end = runEnd(scan.text, i, 123)
  if (end - i > 1) scan.open(BRACE, i, end)
  return end
}

export const closeBraces = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  const end = runEnd(text, i, 125)
  let at = i
  while (end - at >= 2) {
    const frame = frames.last(BRACE)
    if (frame < 0) break
    // `{{a|-{b}-}}`: the first brace ends the variant.
    scan.flush(at)
    frames.popAbove(frame)
    at = closeTemplate(scan, frame, at, end - at)
  }
  if (end > at && text.charCodeAt(end) === 45 && frames.last(VARIANT) >= 0) return closeVariant(scan, end - 1)
  return end
}

/** Folds two or three braces; gives the offset behind them. */
const closeTemplate = (scan: Scan, frame: number, at: number, available: number): number => {
  const { row, frames } = scan
  const width = available >= 3 && frames.count(frame) >= 3 ? 3 : 2
  const index = frames.index(frame)
  const end = at + width
  const from = row.end(index)
  const node = frames.depth(frame) < maxDepth ? templateOf(scan, index, from, at, width) : null
  if (node === null) {
    // Braces that enclose nothing a template can be are text; so is the run that opened them.
    frames.pop()
    row.push(TEXT, at, end)
    scan.run = end
    return end
  }
  frames.deepen(frames.depth(frame) + 1)
  const left = frames.count(frame) - width
  frames.setCount(frame, left)
  row.setEnd(index, from - width)
  if (left < 2) {
    frames.pop()
    if (left === 0) row.truncate(index)
  }
  row.add(node)
  scan.run = end
  return end
}

const templateOf = (scan: Scan, index: number, from: number, at: number, width: number): Node | null => {
  const name = width === 2 ? templateName(scan, index + 1, from, at) : ""
  if (name === null) return null
  const parts = scan.foldParts(index + 1, 0, from, at)
  const end = at + width
  if (width === 3) return argumentNode(from - 3, end, parts)
  return templateNode(from - 2, end, parts, name, templateKey(name))
}

export const openVariant = (scan: Scan, i: number): number => {
  const { text } = scan
  // `-{{`: the braces belong together.
  if (text.charCodeAt(i + 1) !== 123 || text.charCodeAt(i + 2) === 123) return i + 1
  scan.open(VARIANT, i, i + 2)
  return i + 2
}

const closeVariant = (scan: Scan, i: number): number => {
  const { row, frames } = scan
  scan.flush(i)
  frames.popAbove(frames.last(VARIANT))
  const frame = frames.pop()
  const end = i + 2
  scan.run = end
  if (frames.depth(frame) >= maxDepth) row.push(TEXT, i, end)
  else {
    const start = frames.start(frame)
    const nodes = scan.fold(frames.index(frame), 1)
    frames.deepen(frames.depth(frame) + 1)
    row.add(variantNode(start, end, nodes))
  }
  return end
}
