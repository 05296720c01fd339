/** The lines of a source text in code points, as published spans and lines count. */
import { linesOf } from "../model/Source.ts"
import type { CodePointText } from "../publish/CodePointText.ts"

export interface TextLine {
  /** From 1. */
  readonly number: number
  /** Code points; end exclusive, without the line's terminator. */
  readonly start: number
  readonly end: number
}

export class LineIndex {
  readonly lines: ReadonlyArray<TextLine>
  constructor({ text }: CodePointText) {
    // UTF-16 to code points in one pass: both counts grow together
    let at = 0
    let points = 0
    const pointsAt = (offset: number): number => {
      while (at < offset) {
        const c = text.charCodeAt(at)
        at += c >= 0xd800 && c < 0xdc00 && isLow(text.charCodeAt(at + 1)) ? 2 : 1
        points++
      }
      return points
    }
    this.lines = linesOf(text).map(({ number, start, end }) => ({
      number,
      start: pointsAt(start),
      end: pointsAt(end)
    }))
  }

  /** Index of the line that a place stands in; -1 before the first. */
  at(place: number): number {
    let low = 0
    let high = this.lines.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.lines[middle]!.start <= place) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Every line that a span touches. */
  touched(start: number, end: number): ReadonlyArray<TextLine> {
    const first = Math.max(0, this.at(start))
    return this.lines.slice(first, Math.max(first, this.at(Math.max(start, end - 1))) + 1)
  }
}

const isLow = (c: number): boolean => c >= 0xdc00 && c < 0xe000
