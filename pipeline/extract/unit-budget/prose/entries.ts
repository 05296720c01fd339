/** Entries of a numbered list: one to a paragraph, or several in one that was set without line breaks. */
import { parseNumeral } from "../../../knowledge/numerals.ts"
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"

/** How a number is written: 一、 or （一） or 1. or （1）; a list that is nested in another has another way. */
export type NumberStyle = "chinese" | "bracketed" | "plain" | "closed"

/** A piece of a paragraph. */
export interface Piece {
  readonly paragraph: Paragraph
  readonly start: number
  readonly end: number
}

export interface Label {
  readonly style: NumberStyle
  readonly number: number
  /** Of the numeral. */
  readonly start: number
  readonly end: number
  /** Behind the whole label. */
  readonly after: number
}

export interface Entry extends Piece {
  /** Null for text without a number. */
  readonly label: Label | null
  /** Where the entry begins, its label included. */
  readonly from: number
}

/** From the outermost list to the innermost. */
export const styles: ReadonlyArray<NumberStyle> = ["chinese", "bracketed", "plain", "closed"]

const patterns: ReadonlyArray<readonly [NumberStyle, RegExp]> = [
  ["bracketed", /^[（(]([一二三四五六七八九十]{1,3})[）)]/u],
  ["closed", /^[（(](\d{1,2})[）)]|^(\d{1,2})[）)]/u],
  ["chinese", /^([一二三四五六七八九十]{1,3})[、.．]/u],
  ["plain", /^(\d{1,2})[、.．](?!\d)/u]
]

const labelAt = (text: string, at: number): Label | null => {
  const head = text.slice(at, at + 8)
  for (const [style, pattern] of patterns) {
    const found = pattern.exec(head)
    if (found === null) continue
    const label = found[1] ?? found[2]!
    const start = at + found[0].indexOf(label)
    return {
      style,
      number: parseNumeral(label)!,
      start,
      end: start + label.length,
      after: at + found[0].length
    }
  }
  return null
}

/** Where an entry may begin inside a paragraph. */
const inside = /(?<=[。；;：:])(?=[（(]?[一二三四五六七八九十\d])/gu

export const entriesOf = (paragraph: Paragraph): ReadonlyArray<Entry> => {
  const { text } = paragraph
  const found: Array<{ readonly at: number; readonly label: Label | null }> = [
    { at: 0, label: labelAt(text, 0) }
  ]
  for (const { index } of text.matchAll(inside)) {
    const label = labelAt(text, index)
    const last = found.findLast((entry) => entry.label?.style === label?.style)?.label
    // a number inside running text counts on from the one before it
    if (label !== null && label.number === (last?.number ?? 0) + 1) found.push({ at: index, label })
  }
  return found
    .map(({ at, label }, i) => ({
      paragraph,
      label,
      from: at,
      start: label?.after ?? at,
      end: found[i + 1]?.at ?? text.length
    }))
    .filter((entry) => entry.end > entry.start)
}

export const textOf = (pieces: ReadonlyArray<Piece>): string =>
  pieces.map(({ end, paragraph, start }) => paragraph.raw.slice(start, end)).join("")

export const spansOf = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Span> =>
  pieces.map(({ end, paragraph, start }) => paragraph.span(start, end))
