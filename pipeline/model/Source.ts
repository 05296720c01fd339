import type { Span } from "./Span.ts"
import type { TextRun } from "./TextRun.ts"

/** What is known of a document beside its bytes. */
export interface SourceFacts {
  readonly publisher?: string
  readonly licence?: string
  readonly url?: string
}

export type Encoding = "utf-8" | "gb18030" | "big5" | "utf-16le" | "utf-16be"

/** A document as it was read: `text` is what every span counts in, a BOM and every CR included. */
export interface Source {
  /** Path below the folder of documents, `/` between its parts. Extraction does not look at it. */
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  /** How the characters of the file are coded; `utf-8` for a file that is no text file: that is what is published. */
  readonly encoding: Encoding
  readonly text: string
  /** Offset of the first character of each page; null for a source without pages. */
  readonly pages: ReadonlyArray<number> | null
  /** Where the words of a PDF file stand on its pages, in the order of the text; null for a text file. */
  readonly runs: ReadonlyArray<TextRun> | null
  readonly facts: SourceFacts
}

export interface Line {
  /** From 1. */
  readonly number: number
  readonly start: number
  /** Exclusive, without the line terminator (LF, CR LF, CR or form feed). */
  readonly end: number
  readonly text: string
}

/** Lines of a text with their offsets; ends at LF, CR LF, CR and form feed. Linear. */
export const linesOf = (text: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let start = 0
  const push = (end: number) =>
    lines.push({ number: lines.length + 1, start, end, text: text.slice(start, end) })
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c !== 10 && c !== 13 && c !== 12) continue
    push(i)
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++
    start = i + 1
  }
  if (start < text.length) push(text.length)
  return lines
}

/** Finds lines and code points of offsets in one text; O(log n) a query after one linear pass. */
export class TextIndex {
  readonly #starts: ReadonlyArray<number>
  /** Offsets of the second half of each surrogate pair. */
  readonly #pairs: ReadonlyArray<number>
  readonly length: number
  readonly lines: number

  constructor(text: string) {
    this.#starts = linesOf(text).map((line) => line.start)
    const pairs: Array<number> = []
    for (let i = 1; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c < 0xdc00 || c > 0xdfff) continue
      const before = text.charCodeAt(i - 1)
      if (before >= 0xd800 && before <= 0xdbff) pairs.push(i)
    }
    this.#pairs = pairs
    this.length = text.length - pairs.length
    this.lines = this.#starts.length
  }

  /** Line that an offset lies on, from 1. */
  line(offset: number): number {
    return Math.max(1, countUpTo(this.#starts, offset))
  }

  /** Code points before an offset. */
  codePoint(offset: number): number {
    return offset - countUpTo(this.#pairs, offset - 1)
  }

  codePoints({ start, end }: Span): Span {
    return { start: this.codePoint(start), end: this.codePoint(end) }
  }
}

/** How many of the sorted values are at most `limit`. */
const countUpTo = (sorted: ReadonlyArray<number>, limit: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
