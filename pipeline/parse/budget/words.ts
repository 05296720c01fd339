/** Words of a table's line: amounts, dashes and pieces of text, each with its place. */
import type { Span } from "../../model/Span.ts"
import type { TextLine } from "./clean.ts"

/** An amount as printed: `digits` with the decimal point taken out. A dash holds a place and has no figure. */
export interface Cell {
  readonly span: Span
  readonly printed: string
  readonly figure: Figure | null
  /** It is set like an amount and is none (1,7723,608; 200,00; two amounts in one): its row cannot be read. */
  readonly garbled?: true
}
export interface Figure {
  readonly digits: bigint
  readonly decimals: number
}

export type Word =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "cell"; readonly text: string; readonly span: Span; readonly cell: Cell }

const amount = /^(?:-|\(|（)?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?(?:\)|）)?(?![\d.,])/u
const dash = /^[-—–－─]{1,3}$/u

export const figureOf = (printed: string): Figure | null => {
  const found = /^(-|\(|（)?([\d,]+)(?:\.(\d+))?(\)|）)?$/u.exec(printed)
  if (found === null) return null
  const [, sign, whole, fraction = "", closing] = found
  const bracketed = sign === "(" || sign === "（"
  if (bracketed !== (closing !== undefined)) return null
  const digits = BigInt(whole!.replaceAll(",", "") + fraction)
  return { digits: sign === undefined ? digits : -digits, decimals: fraction.length }
}

/** Words of a line. An amount that is glued to a neighbour (47,483,458一、…, 行政运行28,204,928) is taken off it. */
export const wordsOf = (line: TextLine): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  for (const found of line.text.matchAll(/\S+/gu)) split(line, found.index, found[0], words)
  return words
}

const split = (line: TextLine, from: number, word: string, words: Array<Word>): void => {
  let at = 0
  if (dash.test(word)) {
    words.push(cellAt(line, from, from + word.length, null))
    return
  }
  while (at < word.length) {
    const rest = word.slice(at)
    const found = amount.exec(rest)
    if (found !== null && !isListNumber(rest) && standsAlone(found[0], rest)) {
      const figure = figureOf(found[0])
      if (figure !== null) {
        words.push(cellAt(line, from + at, from + at + found[0].length, figure))
        at += found[0].length
        continue
      }
    }
    const glued = gluedDash.exec(rest)?.[0].length ?? 0
    if (glued > 0) {
      words.push(cellAt(line, from + at, from + at + glued, null))
      at += glued
      continue
    }
    if (garbled.test(rest)) {
      words.push(garbledAt(line, from + at, from + word.length))
      return
    }
    const end = textEnd(rest)
    words.push({ kind: "text", ...piece(line, from + at, from + at + end) })
    at += end
  }
}

const garbled = /^-?\d[\dOol]*(?:,[\dOol]|\.\d+[.,])[\dOol,.]*$|^\d{1,3}(?:,\d{3})*,$/u
const garbledEnd = /(?<![\d.,])\d{1,3},\d{3}[\d,.]*$/u

/** A plain number inside a word (12345热线) is no amount; one before a list number is (0一、…). */
const standsAlone = (printed: string, rest: string): boolean =>
  /[.,]/u.test(printed) || printed.length === rest.length || nextLabel.test(rest.slice(printed.length))

const nextLabel = /^(?:[一二三四五六七八九十]{1,3}、|[收支]入?出?总计|合计)/u

/** A dash that holds the place of a blank cell, and the next label without a space: -二、教育支出. */
const gluedDash = /^[-—–－─]{1,3}(?=[一二三四五六七八九十]{1,3}、|[收支]入?出?总计|合计)/u

const isListNumber = (rest: string): boolean => /^\d{1,2}(?:、|[.．](?!\d)|[)）])/u.test(rest)

/** Where the text at the beginning of a word ends: before an amount with separators or decimals, else with the word. */
const textEnd = (rest: string): number => {
  const list = /^\d{1,2}(?:、|[.．](?!\d)|[)）])/u.exec(rest)?.[0].length ?? 0
  const found = /(?<![\d.,])(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{2}|\d+$)(?![\d.,、年级号%）)])/u.exec(
    rest.slice(Math.max(1, list))
  )
  const broken = found === null && rest.includes(",") ? garbledEnd.exec(rest.slice(Math.max(1, list))) : null
  const start = (found ?? broken)?.index
  return start === undefined ? rest.length : start + Math.max(1, list)
}

const piece = (line: TextLine, start: number, end: number) => ({
  text: line.text.slice(start, end),
  span: { start: line.start + start, end: line.start + end }
})

const garbledAt = (line: TextLine, start: number, end: number): Word => {
  const { span, text } = piece(line, start, end)
  const cell = { span, printed: line.raw.slice(start, end), figure: null, garbled: true } as const
  return { kind: "cell", text, span, cell }
}

const cellAt = (line: TextLine, start: number, end: number, figure: Figure | null): Word => {
  const { span, text } = piece(line, start, end)
  return { kind: "cell", text, span, cell: { span, printed: line.raw.slice(start, end), figure } }
}
