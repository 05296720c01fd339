/** Lines of a source with a place in them marked, for people. */
import { displayWidth } from "effect/cli/CliOutput"
import { type Line, linesOf } from "#pipeline/model/Source.ts"
import type { CodePointText } from "../../publish/CodePointText.ts"

export interface MarkedLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Part of the text that is marked, UTF-16, end exclusive. */
  readonly from: number
  readonly to: number
}

const lines = new WeakMap<CodePointText, ReadonlyArray<Line>>()

/** Every line that a span of code points touches. */
export const excerpt = (text: CodePointText, start: number, end: number): ReadonlyArray<MarkedLine> => {
  const all = lines.get(text) ?? linesOf(text.text)
  lines.set(text, all)
  const [from, to] = [text.offset(start), text.offset(end)]
  return all
    .slice(firstEnding(all, from), all.length)
    .filter((line, i) => line.start < to || i === 0)
    .map((line) => ({
      number: line.number,
      text: line.text,
      from: Math.max(0, from - line.start),
      to: Math.min(line.text.length, to - line.start)
    }))
}

/** Index of the first line that ends at or after an offset. */
const firstEnding = (all: ReadonlyArray<Line>, offset: number): number => {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.end < offset) low = middle + 1
    else high = middle
  }
  return low
}

const mostLines = 4

/** The lines with the mark under each; a long line is cut around its mark, a long span in its middle. */
export const render = (
  marked: ReadonlyArray<MarkedLine>,
  columns: number,
  paint: (mark: string) => string
): ReadonlyArray<string> => {
  const gutter = String(marked.at(-1)?.number ?? 0).length
  const shown = marked.slice(0, mostLines)
  const rest = marked.length - shown.length
  const out = shown.flatMap((line) => {
    const { text, from, to } = clip(line, columns - gutter - 3)
    const indent = " ".repeat(displayWidth(text.slice(0, from)))
    const mark = "^".repeat(Math.max(1, displayWidth(text.slice(from, to))))
    return [
      `${String(line.number).padStart(gutter)} | ${text}`.trimEnd(),
      `${" ".repeat(gutter)} | ${indent}${paint(mark)}`
    ]
  })
  return rest > 0 ? [...out, `${" ".repeat(gutter)} | … ${rest} more lines`] : out
}

/** The line in so many cells, with its mark in sight; control characters become blanks. */
const clip = (line: MarkedLine, cells: number): Pick<MarkedLine, "text" | "from" | "to"> => {
  const text = line.text.replace(/[\u0000-\u001f\u007f-\u009f]/gu, " ")
  const room = Math.max(20, cells)
  if (displayWidth(text) <= room) return { text, from: line.from, to: line.to }
  // a quarter of the room is for what stands before the mark, and what those after it do not need
  const before = Math.max(room / 4, room - 1 - displayWidth(text.slice(line.from)))
  const start = line.from - endOf(text.slice(0, line.from), before).length
  const head = start > 0 ? "…" : ""
  let shown = ""
  let width = displayWidth(head)
  for (const character of text.slice(start)) {
    width += displayWidth(character)
    if (width > room - 1) break
    shown += character
  }
  const tail = start + shown.length < text.length ? "…" : ""
  const move = head.length - start
  return {
    text: `${head}${shown}${tail}`,
    from: line.from + move,
    to: Math.min(line.to + move, head.length + shown.length)
  }
}

/** As much of the end of a text as fits in so many cells. */
const endOf = (text: string, cells: number): string => {
  const characters = [...text.slice(-2 * Math.ceil(cells))]
  let width = 0
  let at = characters.length
  while (at > 0) {
    width += displayWidth(characters[at - 1]!)
    if (width > cells) break
    at--
  }
  return characters.slice(at).join("")
}
