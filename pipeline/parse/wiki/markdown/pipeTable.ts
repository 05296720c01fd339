/** Tables written with `|` and a line of dashes, which plain Markdown takes for a paragraph. */
import type { PhrasingContent } from "mdast"
import type { Span } from "../../../model/Span.ts"
import {
  type Inline,
  sliceInline,
  spanOf,
  trimInline,
  type WikiBlock,
  type WikiCell
} from "../WikiDocument.ts"
import type { MarkdownInline } from "./MarkdownInline.ts"

const delimiter = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*$/u

const secondLine = (text: string, { start, end }: Span): Span | null => {
  const first = text.indexOf("\n", start)
  if (first < 0 || first >= end) return null
  const second = text.indexOf("\n", first + 1)
  const until = second < 0 || second > end ? end : second
  return { start: first + 1, end: text.charCodeAt(until - 1) === 13 ? until - 1 : until }
}

/** The table in a paragraph; null if it is none. */
export const readPipeTable = (
  reader: MarkdownInline,
  children: ReadonlyArray<PhrasingContent>,
  place: Span
): WikiBlock | null => {
  const { text } = reader
  const line = secondLine(text, place)
  if (line === null) return null
  const dashes = text.slice(line.start, line.end)
  if (dashes.length > 2000 || !dashes.includes("-") || !dashes.includes("|") || !delimiter.test(dashes))
    return null
  const inline = reader.read(children)
  const rows: Array<Array<WikiCell>> = []
  let row: Array<WikiCell> = []
  let from = 0
  // whether the line's first mark, which opens it, has been seen
  let opened = false
  let sourceEnd = place.start
  const cell = (until: number) => row.push(cellOf(inline, from, until, rows.length === 0))
  const close = (until: number) => {
    if (inline.text.slice(from, until).trim() !== "") cell(until)
    if (row.length > 0) rows.push(row)
    row = []
  }
  for (let i = 0; i < inline.text.length; i++) {
    const at = inline.at[i]!
    // A line end stands between two characters of the text: it was joined, or became a space.
    const newLine = text.slice(sourceEnd, at).includes("\n") || text[at] === "\n"
    if (newLine) {
      close(i)
      from = text[at] === "\n" ? i + 1 : i
      opened = false
    }
    sourceEnd = inline.to?.[i] ?? at + 1
    if (text[at] !== "|" || inline.text[i] !== "|") continue
    if (opened || row.length > 0 || inline.text.slice(from, i).trim() !== "") cell(i)
    opened = true
    from = i + 1
  }
  close(inline.text.length)
  const table = rows.filter((_, i) => i !== 1)
  return { type: "table", caption: null, rows: padded(table), span: place }
}

const cellOf = (inline: Inline, from: number, until: number, header: boolean): WikiCell => {
  const content = trimInline(sliceInline(inline, from, until))
  const span = content.text === "" ? spanOf(inline, from, from) : spanOf(content)
  return { header, inline: content, span, repeated: false }
}

/** Every row as wide as the head. */
const padded = (rows: ReadonlyArray<ReadonlyArray<WikiCell>>): ReadonlyArray<ReadonlyArray<WikiCell>> => {
  const width = rows[0]?.length ?? 0
  return rows.map((row) => {
    const last = row[row.length - 1]
    if (!last || row.length >= width) return row
    const blank: WikiCell = {
      header: last.header,
      inline: { text: "", at: [], marks: [] },
      span: { start: last.span.end, end: last.span.end },
      repeated: false
    }
    return [...row, ...Array.from({ length: width - row.length }, () => blank)]
  })
}
