/**
 * A wiki article as its facts are read from: the same for raw wikitext and for a Markdown conversion of it.
 * Everything keeps its place in the source; text that is not printed (references, comments, markup) is left out.
 */
import type { Span } from "../../model/Span.ts"

/** Running text without markup, each of its UTF-16 units mapped back to the source. */
export interface Inline {
  readonly text: string
  /** Source offset of each unit of `text`: where its own characters, or the entity it stands for, begin. */
  readonly at: ReadonlyArray<number>
  /**
   * Source offset behind each unit; without it every unit is one character of the source. A decoded entity and a line
   * break that became a space are longer. Use `spanOf`, which looks after it.
   */
  readonly to?: ReadonlyArray<number> | undefined
  readonly marks: ReadonlyArray<Mark>
}

/** Something about a stretch of the text: `start` and `end` count in `Inline.text`. */
export type Mark =
  | { readonly type: "bold" | "small" | "sup"; readonly start: number; readonly end: number }
  /** `target` as in `WikiLink.target`. The text may have swallowed neighbours: identity comes from the target. */
  | {
      readonly type: "link"
      readonly start: number
      readonly end: number
      readonly kind: WikiLink["kind"]
      readonly target: string
    }
  /** A break `<br/>`; `start` is `end`. */
  | { readonly type: "break"; readonly start: number; readonly end: number }
  /** A use of a reference; `start` is `end`, `number` and `group` are those of `WikiCitation`. */
  | {
      readonly type: "ref"
      readonly start: number
      readonly end: number
      readonly number: number
      readonly group?: string
    }

export interface WikiParameter {
  /** As printed, trimmed. Unnamed ones are `1`, `2`, … */
  readonly name: string
  /** Blank is not absent: an empty text. */
  readonly value: Inline
  /** Of the whole parameter, and of its value without blanks around (empty at the end if blank). */
  readonly span: Span
  readonly valueSpan: Span
}

export type WikiBlock =
  | { readonly type: "heading"; readonly level: number; readonly inline: Inline; readonly span: Span }
  | { readonly type: "paragraph"; readonly inline: Inline; readonly span: Span }
  /** One list item; `depth` from 1, `list` numbers the lists of the document from 1 (columns of one list are one list). */
  | {
      readonly type: "item"
      readonly list: number
      readonly depth: number
      readonly ordered: boolean
      /** Absent for a plain or numbered item; `;` and `:` of a definition list, `:` alone is an indented line. */
      readonly role?: "term" | "definition"
      readonly inline: Inline
      readonly span: Span
    }
  /** Cells repeated over their rowspan and colspan, so that every row has every column. */
  | {
      readonly type: "table"
      readonly caption: Inline | null
      readonly rows: ReadonlyArray<ReadonlyArray<WikiCell>>
      readonly span: Span
    }
  /** A template that stands by itself (infobox, navigation box, hatnote). */
  | {
      readonly type: "template"
      readonly name: string
      readonly parameters: ReadonlyArray<WikiParameter>
      readonly span: Span
    }

export interface WikiCell {
  readonly header: boolean
  readonly inline: Inline
  readonly span: Span
  /** The cell began in an earlier row or column. */
  readonly repeated: boolean
}

export interface WikiLink {
  readonly kind: "page" | "external" | "category" | "interwiki"
  /** Printed text, markup removed; null if it has none. */
  readonly text: string | null
  /** Page title as printed, decoded and unescaped, underscores as spaces, namespace or prefix kept; or address. */
  readonly target: string
  /** Nearest heading above it, null in the lead. */
  readonly section: string | null
  readonly span: Span
}

export interface WikiCitation {
  /** In order of first use, from 1; each group is numbered by itself. */
  readonly number: number
  readonly name: string | null
  readonly group: string | null
  /** Parameters of the cite template, by their printed names; empty if there is none. */
  readonly parameters: ReadonlyArray<WikiParameter>
  /** Name of the cite template, lower case; null if there is none. */
  readonly template: string | null
  readonly content: Inline | null
  /** Address of a bare external link in a reference without a template. */
  readonly url: { readonly value: string; readonly span: Span } | null
  /** Every use, in order, the definition included. */
  readonly uses: ReadonlyArray<Span>
  /** Definition, or the first use if the definition is lost. */
  readonly span: Span
}

export interface WikiDocument {
  readonly form: "wikitext" | "markdown"
  /** The blocks in document order, references and comments left out. */
  readonly blocks: ReadonlyArray<WikiBlock>
  readonly links: ReadonlyArray<WikiLink>
  readonly citations: ReadonlyArray<WikiCitation>
  /** The target if the page is a redirect. */
  readonly redirect: string | null
}

/** Place in the source of a stretch of the text. */
export const spanOf = (inline: Inline, start = 0, end = inline.text.length): Span =>
  start < end
    ? { start: inline.at[start]!, end: inline.to?.[end - 1] ?? inline.at[end - 1]! + 1 }
    : { start: inline.at[start] ?? 0, end: inline.at[start] ?? 0 }

/** Running text without markup, read from `offset` on: for tests and for plain sources. */
export const plain = (text: string, offset = 0): Inline => ({
  text,
  at: Array.from({ length: text.length }, (_, i) => offset + i),
  marks: []
})

/** The same text with other marks. */
export const withMarks = ({ text, at, to }: Inline, marks: ReadonlyArray<Mark>): Inline =>
  to ? { text, at, to, marks } : { text, at, marks }

/** A stretch of the text with the marks that touch it, cut to it. */
export const sliceInline = (inline: Inline, start: number, end = inline.text.length): Inline => ({
  text: inline.text.slice(start, end),
  at: inline.at.slice(start, end),
  ...(inline.to ? { to: inline.to.slice(start, end) } : {}),
  marks: inline.marks.flatMap((mark) => {
    const from = Math.max(mark.start, start) - start
    const until = Math.min(mark.end, end) - start
    const point = mark.start === mark.end
    return from < until || (point && from === until) ? [{ ...mark, start: from, end: until }] : []
  })
})

/** The text without the white space at its ends. */
export const trimInline = (inline: Inline): Inline => {
  let start = 0
  let end = inline.text.length
  while (start < end && /\s/u.test(inline.text[start]!)) start++
  while (end > start && /\s/u.test(inline.text[end - 1]!)) end--
  return start === 0 && end === inline.text.length ? inline : sliceInline(inline, start, end)
}

/** The parts between the breaks `<br/>`, blank ones left out: the values of an infobox cell. Linear. */
export const linesOfInline = (inline: Inline): ReadonlyArray<Inline> => {
  const ends = inline.marks.filter((mark) => mark.type === "break").map((mark) => mark.start)
  if (ends.length === 0) return inline.text.trim() === "" ? [] : [trimInline(inline)]
  const marks = inline.marks.filter((mark) => mark.type !== "break")
  const lines: Array<Inline> = []
  let start = 0
  let next = 0
  let active: Array<Mark> = []
  for (const end of [...ends, inline.text.length]) {
    while (next < marks.length && marks[next]!.start <= end) active.push(marks[next++]!)
    const line = trimInline(sliceInline(withMarks(inline, active), start, end))
    if (line.text !== "") lines.push(line)
    active = active.filter((mark) => mark.end > end)
    start = end
  }
  return lines
}
