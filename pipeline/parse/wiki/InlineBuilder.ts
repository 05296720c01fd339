/** Puts running text together and keeps the place of every unit. Joins wrapped lines as a reader would. */
import { isOrdered } from "./order.ts"
import { Pieces } from "./Pieces.ts"
import { PlacedText } from "./PlacedText.ts"
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
  return new PlacedText(source.slice(start, end), start)
}

const byPlace = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end

/** Whether a number is one of an ascending row. */
const isAmong = (row: ReadonlyArray<number>, wanted: number): boolean => {
  let low = 0
  let high = row.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (row[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return row[low] === wanted
}

export class InlineBuilder {
  readonly #source: string
  readonly #pieces: Pieces
  readonly #marks: Array<Mark> = []
  /** A line end that has not been joined yet. */
  #joint: number | null = null
  #lastBreak = -1
  /** Where a joint became a space, in order: a mark that begins there begins behind it. */
  readonly #spaces: Array<number> = []

  constructor(source: string) {
    this.#source = source
    this.#pieces = Pieces.take(source)
  }

  get length(): number {
    return this.#pieces.length
  }

  /** The source's own characters. */
  append(start: number, end: number): void {
    if (this.#joint !== null) start = this.#join(start, end)
    if (start < end) this.#pieces.append(start, end)
  }

  /** Text that stands for the stretch `start`–`end` of the source: every unit has that place. */
  unit(text: string, start: number, end: number): void {
    if (text === "") return
    if (this.#joint !== null) this.#connect(text.charCodeAt(0), start)
    this.#pieces.stand(text, start, end)
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
    if (this.length === 0) return
    this.#lastBreak = this.length
    this.point({ type: "break", start: this.length, end: this.length })
  }

  /** What was added since `start`. */
  textFrom(start: number): string {
    return this.#pieces.textFrom(start)
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

  /** The text without the white space at its ends; marks in order of their places. Nothing can be added any more. */
  finish(): Inline {
    const pieces = this.#pieces
    const text = pieces.text()
    let start = 0
    let end = text.length
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    const marks = this.#finishMarks(start, end)
    const printed = start > 0 || end < text.length ? text.slice(start, end) : text
    const stretches = pieces.stretches()
    const from = stretches === null ? pieces.start + start : start
    pieces.release()
    return new PlacedText(printed, from, stretches, marks)
  }

  #finishMarks(start: number, end: number): Array<Mark> {
    const marks = this.#marks
    if (marks.length === 0) return marks
    if (start > 0 || end < this.length)
      for (let i = 0; i < marks.length; i++) {
        const mark = marks[i]!
        const from = Math.min(Math.max(mark.start, start), end) - start
        const until = Math.min(Math.max(mark.end, start), end) - start
        if (from !== mark.start || until !== mark.end) marks[i] = { ...mark, start: from, end: until }
      }
    return isOrdered(marks, byPlace) ? marks : marks.sort(byPlace)
  }

  #begin(start: number): number {
    return isAmong(this.#spaces, start) ? start + 1 : start
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
    if (this.length === 0 || this.#lastBreak === this.length) return
    if (isHan(this.#pieces.last) && isHan(next)) return
    this.#spaces.push(this.length)
    this.#pieces.stand(" ", joint, Math.max(start, joint + 1))
  }

  #trimEnd(): void {
    const { length } = this
    while (isBlank(this.#pieces.last)) this.#pieces.drop()
    if (this.length < length) this.#cutMarks(this.length)
  }

  #cutMarks(end: number): void {
    for (let i = this.#marks.length - 1; i >= 0; i--) {
      const mark = this.#marks[i]!
      if (mark.end <= end) break
      this.#marks[i] = { ...mark, start: Math.min(mark.start, end), end }
    }
  }
}
