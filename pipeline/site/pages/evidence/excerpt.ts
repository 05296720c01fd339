/** The lines that the cells of a row stand on, with the exact characters marked. */
import type { CodePointText } from "../../../publish/CodePointText.ts"
import { type Content, type Html, html } from "../../html.ts"
import type { LineIndex, TextLine } from "../../LineIndex.ts"
import { type Mark, segments, visible } from "../../marked.ts"
import type { View } from "../../View.ts"

/** The value itself, what else was read (name, code, unit), and the words around them that the row is of. */
export const rank = { value: 3, other: 2, whole: 1 } as const

/** Lines shown of one row, and characters shown on each side of a mark in a long line. */
const mostLines = 40
const around = 60
const longest = 240
const longestMark = 2000

export const excerpt = (
  view: View,
  text: CodePointText,
  lines: LineIndex,
  marks: ReadonlyArray<Mark>
): Html => {
  const touched = new Map(
    marks.flatMap(({ end, start }) => lines.touched(start, end)).map((line) => [line.number, line])
  )
  const shown = [...touched.values()].sort((a, b) => a.number - b.number)
  const rest = shown.length - mostLines
  return html`<ol class="lines">${shown.slice(0, mostLines).map((line) => {
    return html`<li><span class="n">${line.number}</span><span class="t">${lineText(text, line, marks)}</span></li>`
  })}</ol>${rest > 0 ? html`<p class="soft">${view.say(`另有 ${rest} 行`, `${rest} more lines`)}</p>` : null}`
}

const cut = html`<i class="cut">…</i>`

const lineText = (text: CodePointText, line: TextLine, marks: ReadonlyArray<Mark>): Content => {
  const own = marks.filter(({ end, start }) => start < line.end && end > line.start)
  const windows = windowsOf(line, own)
  return windows.map(({ end, start }, i) => [
    i > 0 || start > line.start ? cut : null,
    segments(own, start, end).map((segment) => marked(segment.mark, contentOf(text, segment))),
    i === windows.length - 1 && end < line.end ? cut : null
  ])
}

const marked = (mark: Mark | null, content: Content): Content => {
  if (mark === null) return content
  if (mark.rank === rank.value) return html`<mark class="v">${content}</mark>`
  return mark.rank === rank.other ? html`<mark>${content}</mark>` : html`<span class="w">${content}</span>`
}

/** A very long stretch, of a line that is a whole document, loses its middle here; the source page has it. */
const contentOf = (text: CodePointText, { end, start }: { readonly start: number; readonly end: number }) =>
  end - start <= longestMark
    ? visible(text.slice(start, end))
    : [
        visible(text.slice(start, start + longestMark / 2)),
        cut,
        visible(text.slice(end - longestMark / 2, end))
      ]

/** The whole of a short line; of a long one what stands around its marks. */
const windowsOf = (
  line: TextLine,
  marks: ReadonlyArray<Mark>
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  if (line.end - line.start <= longest) return [line]
  const windows: Array<{ start: number; end: number }> = []
  for (const { end, start } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = Math.max(line.start, start - around)
    const to = Math.min(line.end, end + around)
    const last = windows.at(-1)
    if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to)
    else windows.push({ start: from, end: to })
  }
  return windows
}
