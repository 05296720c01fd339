/** Puts running text together and keeps the place of every unit. Joins wrapped lines as a reader would. */
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

export class InlineBuilder {
  readonly #source: string
  /** Never empty ones: joined at the end, since a growing text that is looked at is copied each time. */
  #pieces: Array<string> = []
  #length = 0
  #at: Array<number> = []
  /** Made at the first unit that is not one character of the source. */
  #to: Array<number> | null = null
  #marks: Array<Mark> = []
  /** A line end that has not been joined yet. */
  #joint: number | null = null
  #lastBreak = -1
  /** Where a joint became a space: a mark that begins there begins behind it. */
  readonly #spaces = new Set<number>()

  constructor(source: string) {
    this.#source = source
  }

  get length(): number {
    return this.#length
  }

  /** Whether anything was added: text, or a mark without text. */
  get isEmpty(): boolean {
    return this.#length === 0 && this.#marks.length === 0
  }

  /** The source's own characters. */
  append(start: number, end: number): void {
    if (this.#joint !== null) start = this.#join(start, end)
    if (start >= end) return
    this.#add(this.#source.slice(start, end))
    const at = this.#at
    for (let i = start; i < end; i++) at.push(i)
    const to = this.#to
    if (to) for (let i = start; i < end; i++) to.push(i + 1)
  }

  /** Text that stands for the stretch `start`–`end` of the source: every unit has that place. */
  unit(text: string, start: number, end: number): void {
    if (text === "") return
    if (this.#joint !== null) this.#connect(text.charCodeAt(0), start)
    this.#push(text, start, end)
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
      wanted.push(this.#pieces[i]!)
      length -= this.#pieces[i]!.length
    }
    const text = wanted.reverse().join("")
    return length < start ? text.slice(start - length) : text
  }

  /** A mark that may have no length. */
  point(mark: Mark): void {
    const start = mark.end > mark.start ? this.#begin(mark.start) : mark.start
    this.#marks.push(start === mark.start ? mark : { ...mark, start })
  }

  /** Marks what was added since `start`; nothing if that is nothing. */
  mark(mark: Mark): void {
    const start = this.#begin(mark.start)
    if (mark.end > start) this.#marks.push(start === mark.start ? mark : { ...mark, start })
  }

  /** The text without the white space at its ends; marks in order of their places. */
  finish(): Inline {
    const text = this.#pieces.join("")
    let start = 0
    let end = text.length
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    const marks = this.#finishMarks(start, end)
    const cut = start > 0 || end < text.length
    const at = cut ? this.#at.slice(start, end) : this.#at
    const result = { text: cut ? text.slice(start, end) : text, at, marks }
    return this.#to ? { ...result, to: cut ? this.#to.slice(start, end) : this.#to } : result
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
    return marks.length > 1 ? marks.sort((a, b) => a.start - b.start || b.end - a.end) : marks
  }

  #begin(start: number): number {
    return this.#spaces.has(start) ? start + 1 : start
  }

  #push(text: string, start: number, end: number): void {
    if (this.#to === null && (end !== start + 1 || text.length !== 1)) this.#to = this.#at.map((i) => i + 1)
    this.#add(text)
    for (let i = 0; i < text.length; i++) {
      this.#at.push(start)
      this.#to?.push(end)
    }
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
    const last = this.#pieces[this.#pieces.length - 1]!
    if (isHan(last.charCodeAt(last.length - 1)) && isHan(next)) return
    this.#spaces.add(this.#length)
    this.#push(" ", joint, Math.max(start, joint + 1))
  }

  #add(piece: string): void {
    this.#pieces.push(piece)
    this.#length += piece.length
  }

  #trimEnd(): void {
    const pieces = this.#pieces
    const before = this.#length
    while (pieces.length > 0) {
      const last = pieces.pop()!
      let end = last.length
      while (end > 0 && isBlank(last.charCodeAt(end - 1))) end--
      this.#length -= last.length - end
      if (end === 0) continue
      pieces.push(end === last.length ? last : last.slice(0, end))
      break
    }
    const end = this.#length
    if (end === before) return
    this.#at.length = end
    if (this.#to) this.#to.length = end
    for (let i = this.#marks.length - 1; i >= 0; i--) {
      const mark = this.#marks[i]!
      if (mark.end <= end) break
      this.#marks[i] = { ...mark, start: Math.min(mark.start, end), end }
    }
  }
}
