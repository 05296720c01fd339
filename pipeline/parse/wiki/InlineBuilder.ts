/** Puts running text together and keeps the place of every unit. Joins wrapped lines as a reader would. */
import { offsetsBetween } from "./offsets.ts"
import type { Inline, Mark } from "./WikiDocument.ts"

const SPACE = 32

const isBlank = (c: number): boolean => c === SPACE || (c >= 9 && c <= 13) || c === 0xa0 || c === 0x3000

/** Han characters, kana, and the marks set with them: no space is written between two of these. */
const isHan = (c: number): boolean =>
  (c >= 0x2e80 && c <= 0x9fff) ||
  (c >= 0xd840 && c <= 0xdfff) ||
  (c >= 0xf900 && c <= 0xfaff) ||
  (c >= 0xfe30 && c <= 0xfe4f) ||
  (c >= 0xff00 && c <= 0xffef) ||
  c === 0x2018 ||
  c === 0x2019 ||
  c === 0x201c ||
  c === 0x201d ||
  c === 0x2014 ||
  c === 0x2026

/** The source's own characters from `start` to `end`, without the white space at their ends. */
export const plainInline = (source: string, start: number, end: number): Inline => {
  while (start < end && isBlank(source.charCodeAt(start))) start++
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--
  return { text: source.slice(start, end), at: offsetsBetween(start, end), marks: [] }
}

const byPlace = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end

const isInOrder = (marks: ReadonlyArray<Mark>): boolean => {
  for (let i = 1; i < marks.length; i++) if (byPlace(marks[i - 1]!, marks[i]!) > 0) return false
  return true
}

interface Piece {
  text: string
  /** Where it begins in the source, and where it ends if it is not the source's own text there (else -1). */
  readonly start: number
  readonly end: number
}

export class InlineBuilder {
  readonly #source: string
  /** Never empty ones: joined at the end, since a growing text that is looked at is copied each time. */
  readonly #pieces: Array<Piece> = []
  #exact = true
  #length = 0
  readonly #marks: Array<Mark> = []
  /** A line end that has not been joined yet. */
  #joint: number | null = null
  #lastBreak = -1
  /** Where a joint became a space: a mark that begins there begins behind it. */
  #spaces: Set<number> | null = null

  constructor(source: string) {
    this.#source = source
  }

  get length(): number {
    return this.#length
  }

  /** The source's own characters. */
  append(start: number, end: number): void {
    if (this.#joint !== null) start = this.#join(start, end)
    if (start < end) this.#add(this.#source.slice(start, end), start, -1)
  }

  /** Text that stands for the stretch `start`–`end` of the source: every unit has that place. */
  unit(text: string, start: number, end: number): void {
    if (text === "") return
    if (this.#joint !== null) this.#connect(text.charCodeAt(0), start)
    this.#add(text, start, end)
  }

  /** Ends a line of the source at `offset`: what comes next is joined to it. */
  newline(offset: number): void {
    if (this.#joint !== null) return
    this.#joint = offset
    this.#trimEnd()
  }

  /** `<br/>`, or a list item or paragraph inside a value. */
  break(): void {
    this.#joint = null
    this.#trimEnd()
    if (this.#length === 0) return
    this.#lastBreak = this.#length
    this.point({ type: "break", start: this.#length, end: this.#length })
  }

  /** What was added since `start`. */
  textFrom(start: number): string {
    const wanted: Array<string> = []
    let length = this.#length
    for (let i = this.#pieces.length - 1; i >= 0 && length > start; i--) {
      wanted.push(this.#pieces[i]!.text)
      length -= this.#pieces[i]!.text.length
    }
    const text = wanted.reverse().join("")
    return length < start ? text.slice(start - length) : text
  }

  /** A mark that may have no length: blanks that it began behind may have been left out. */
  point(mark: Mark): void {
    const start = mark.end > mark.start ? this.#begin(mark.start) : mark.end
    this.#marks.push(start === mark.start ? mark : { ...mark, start })
  }

  /** Marks what was added since `start`; nothing if that is nothing. */
  mark(mark: Mark): void {
    const start = this.#begin(mark.start)
    if (mark.end > start) this.#marks.push(start === mark.start ? mark : { ...mark, start })
  }

  /** The text without the white space at its ends; marks in order of their places. */
  finish(): Inline {
    let text = ""
    for (const piece of this.#pieces) text += piece.text
    let start = 0
    let end = text.length
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    const marks = this.#finishMarks(start, end)
    const printed = start > 0 || end < text.length ? text.slice(start, end) : text
    const at = this.#offsets(start, end, false)
    return this.#exact
      ? { text: printed, at, marks }
      : { text: printed, at, to: this.#offsets(start, end, true), marks }
  }

  /** Where each unit begins in the source, or ends. */
  #offsets(start: number, end: number, ends: boolean): Array<number> {
    const offsets = new Array<number>(end - start)
    let i = -start
    for (const { text, start: from, end: until } of this.#pieces)
      for (let j = 0; j < text.length; j++, i++)
        if (i >= 0 && i < offsets.length)
          offsets[i] = until < 0 ? (ends ? from + j + 1 : from + j) : ends ? until : from
    return offsets
  }

  #finishMarks(start: number, end: number): Array<Mark> {
    const marks = this.#marks
    if (marks.length === 0) return marks
    if (start > 0 || end < this.#length)
      for (let i = 0; i < marks.length; i++) {
        const mark = marks[i]!
        const from = Math.min(Math.max(mark.start, start), end) - start
        const until = Math.min(Math.max(mark.end, start), end) - start
        if (from !== mark.start || until !== mark.end) marks[i] = { ...mark, start: from, end: until }
      }
    return isInOrder(marks) ? marks : marks.sort(byPlace)
  }

  #begin(start: number): number {
    return this.#spaces?.has(start) ? start + 1 : start
  }

  /** Leaves out the indent of the continued line; gives where its text begins. */
  #join(start: number, end: number): number {
    let i = start
    while (i < end && isBlank(this.#source.charCodeAt(i))) i++
    if (i < end) this.#connect(this.#source.charCodeAt(i), i)
    return i
  }

  #connect(next: number, start: number): void {
    const joint = this.#joint!
    this.#joint = null
    if (this.#length === 0 || this.#lastBreak === this.#length) return
    const last = this.#pieces[this.#pieces.length - 1]!.text
    if (isHan(last.charCodeAt(last.length - 1)) && isHan(next)) return
    this.#spaces ??= new Set()
    this.#spaces.add(this.#length)
    this.#add(" ", joint, Math.max(start, joint + 1))
  }

  #add(text: string, start: number, end: number): void {
    this.#pieces.push({ text, start, end })
    if (end >= 0) this.#exact = false
    this.#length += text.length
  }

  #trimEnd(): void {
    const pieces = this.#pieces
    const before = this.#length
    while (pieces.length > 0) {
      const last = pieces[pieces.length - 1]!
      let end = last.text.length
      while (end > 0 && isBlank(last.text.charCodeAt(end - 1))) end--
      this.#length -= last.text.length - end
      if (end > 0) {
        if (end < last.text.length) last.text = last.text.slice(0, end)
        break
      }
      pieces.pop()
    }
    if (this.#length < before) this.#cutMarks(this.#length)
  }

  #cutMarks(end: number): void {
    for (let i = this.#marks.length - 1; i >= 0; i--) {
      const mark = this.#marks[i]!
      if (mark.end <= end) break
      this.#marks[i] = { ...mark, start: Math.min(mark.start, end), end }
    }
  }
}
