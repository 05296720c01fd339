/** Running text put together again from the lines that a page cut it into, each character with its place. */
import type { Span } from "../../model/Span.ts"
import type { TextLine } from "./clean.ts"

export class Paragraph {
  /** Without line breaks, and without the blanks that a renderer left between Chinese characters; ASCII digits. */
  readonly text: string
  /** The same as printed, character by character. */
  readonly raw: string
  readonly #offsets: ReadonlyArray<number>

  constructor(lines: ReadonlyArray<TextLine>) {
    let text = ""
    let raw = ""
    const offsets: Array<number> = []
    let blank = false
    for (const line of lines) {
      for (let i = 0; i < line.text.length; i++) {
        const c = line.text[i]!
        if (c === " ") {
          blank = true
          continue
        }
        // a blank means something between Latin words only
        if (blank && /[A-Za-z]/u.test(c) && /[A-Za-z]$/u.test(text)) {
          text += " "
          raw += " "
          offsets.push(line.start + i - 1)
        }
        blank = false
        text += c
        raw += line.raw[i]!
        offsets.push(line.start + i)
      }
      blank = blank || /[A-Za-z]$/u.test(text)
    }
    this.text = text
    this.raw = raw
    this.#offsets = offsets
  }

  /** Place of `text.slice(start, end)` in the source. */
  span(start = 0, end = this.text.length): Span {
    if (end <= start) return { start: this.#offsets[start] ?? 0, end: this.#offsets[start] ?? 0 }
    return { start: this.#offsets[start]!, end: this.#offsets[end - 1]! + 1 }
  }
}

const listStart =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))/u
const yearStart = /^\s{0,8}(?:截至)?\d{4}年(?!当年|预算执行|预算安排)/u

/** Width of a line as it is set: a Han character is twice as wide as a Latin one. */
const width = (text: string): number => {
  let sum = 0
  for (const c of text.trim()) sum += c.charCodeAt(0) > 0x2e80 || /[“”‘’—…]/u.test(c) ? 2 : 1
  return sum
}

/**
 * Cuts lines into paragraphs. A new one begins with an indent, with a list number, after a blank line, and after a line
 * that ends a sentence short of the full width.
 */
export const paragraphsOf = (lines: ReadonlyArray<TextLine>): ReadonlyArray<Paragraph> => {
  const full = Math.max(0, ...lines.map((line) => width(line.text)))
  const margin = Math.min(99, ...lines.map((line) => indent(line.text)))
  const paragraphs: Array<Paragraph> = []
  let current: Array<TextLine> = []
  const close = () => {
    if (current.length > 0) paragraphs.push(new Paragraph(current))
    current = []
  }
  for (const line of lines) {
    const before = current.at(-1)
    if (before !== undefined) {
      const ended = /[。！？：:；;]\s*$/u.test(before.text)
      const short = width(before.text) < full * 0.85
      if (
        listStart.test(line.text) ||
        indent(line.text) >= margin + 2 ||
        (ended && (short || yearStart.test(line.text) || line.gap)) ||
        (short && (line.gap || isHeading(before.text)))
      )
        close()
    }
    current.push(line)
  }
  close()
  return paragraphs
}

const isHeading = (text: string): boolean => listStart.test(text) && !/[，。；]/u.test(text)

const indent = (text: string): number => text.length - text.trimStart().length
