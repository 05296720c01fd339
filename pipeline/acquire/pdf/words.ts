/** Words of one line: where the gaps are, and where each word stands. */
import { isWide, widthUnits } from "../../model/TextRun.ts"
import { isDoubtful, type Shown } from "./spaces.ts"

/** Text that the PDF sets in one go, with blanks inside where it leaves small gaps. Points, `y` downwards. */
export interface Piece {
  readonly text: string
  /** Where its baseline begins. */
  readonly x: number
  readonly y: number
  /** Along its baseline. */
  readonly width: number
  readonly height: number
  /** Direction of its baseline: degrees clockwise from rightwards, 0 to 359. */
  readonly angle: number
  /** What is known of its glyphs; null where they were not looked at. */
  readonly shown: Shown | null
}

/** One word of a line. */
export interface Word extends Piece {
  /** A gap stands before it. */
  readonly apart: boolean
}

// parts of the font size
/** A gap that separates words; between two Chinese characters it must be wider, as justified lines are spread. */
const wordGap = 0.12
const hanGap = 0.19
/** As wide as a gap may be in which no space is printed and that therefore is none. */
const spread = 0.34
/** A gap that is wider parts cells. */
const cellGap = 1
/** How far the second print of a text may be shifted that is printed twice to look bold. */
const shadow = 0.2
/** Words before a word that may be the first print of it. */
const lookBack = 6

/** Words of a line from left to right. Pieces of one number that touch are one word. */
export const wordsOf = (line: ReadonlyArray<Piece>): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  const close = new Set<number>()
  let widest = 0
  for (const piece of [...line].sort((a, b) => a.x - b.x)) {
    splitPiece(piece).forEach((part, i) => {
      const word = withoutRepeat(words, part)
      if (word === null) return
      const before = words.at(-1)
      if (before === undefined) {
        words.push({ ...word, apart: false })
        return
      }
      const apart = isApart(before, word) || (i > 0 && word === part)
      const gap = (word.x - before.x - before.width) / Math.max(0.1, word.height)
      widest = Math.max(widest, gap)
      if (apart && word.shown?.tight.has(0) === true && gap <= spread && isDoubtful(before.text, word.text))
        close.add(words.length)
      if (!apart && isOneNumber(before, word))
        words[words.length - 1] = { ...before, ...joined(before, word) }
      else words.push({ ...word, apart })
    })
  }
  // where gaps are wider the line is a row of a table, and small ones part its cells too
  return widest > cellGap ? words : words.map((word, i) => (close.has(i) ? { ...word, apart: false } : word))
}

const joined = (before: Word, word: Piece): Pick<Word, "text" | "width"> => ({
  text: before.text + word.text,
  width: Math.max(before.width, word.x + word.width - before.x)
})

const figure = /^\d{1,3}(?:,\d{3}){0,6}(?:,\d{0,2}|\.\d{0,6})?$|^\d{1,18}(?:\.\d{0,6})?$/u
const isAmount = (text: string): boolean => /^[\d,.]{3,}$/u.test(text)

const isOneNumber = (before: Piece, word: Piece): boolean =>
  figure.test(before.text + word.text) && Math.abs(before.height - word.height) < 1

const isApart = (before: Piece, word: Piece): boolean => {
  const gap = word.x - before.x - before.width
  const size = Math.max(0.1, Math.min(before.height, word.height))
  const han = endsWide(before.text) && isWide(word.text.codePointAt(0)!)
  if (gap > (han ? hanGap : wordGap) * size || gap < -0.5 * size) return true
  // two amounts in columns that are too narrow for them
  return isAmount(before.text) && isAmount(word.text) && !figure.test(before.text + word.text)
}

const endsWide = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1)
  return isWide(last >= 0xdc00 && last <= 0xdfff ? text.codePointAt(text.length - 2)! : last)
}

/**
 * A text that is printed twice, a little shifted, to look bold is one text: what a word repeats of one before it, at the
 * same place, is taken off it. Null where nothing is left.
 */
const withoutRepeat = (words: ReadonlyArray<Word>, word: Piece): Piece | null => {
  const near = shadow * word.height
  for (const before of words.slice(-lookBack).reverse()) {
    const right = before.x + before.width
    if (before.x > word.x + near || right < word.x + near) continue
    const at = Math.round(((word.x - before.x) / Math.max(0.1, before.width)) * before.text.length)
    const under = before.text.slice(Math.max(0, at))
    if (under === "") continue
    if (under.startsWith(word.text)) return null
    if (!word.text.startsWith(under)) continue
    return {
      ...word,
      text: word.text.slice(under.length),
      x: right,
      width: Math.max(0, word.x + word.width - right)
    }
  }
  return word
}

/** The words of a piece. The PDF says where it begins and ends; what lies between is measured by its characters. */
const splitPiece = (piece: Piece): ReadonlyArray<Piece> => {
  if (!piece.text.includes(" ")) return [piece]
  const words: Array<Piece> = []
  let x = piece.x
  for (const { gap, text, tight, width } of measure(piece)) {
    const before = words.at(-1)
    x += gap
    const justified =
      before !== undefined &&
      gap < hanGap * piece.height &&
      endsWide(before.text) &&
      isWide(text.codePointAt(0)!)
    if (justified)
      words[words.length - 1] = { ...before, text: before.text + text, width: x + width - before.x }
    else words.push({ ...piece, text, x, width, shown: tight ? close : null })
    x += width
  }
  return words
}

const close: Shown = { tight: new Set([0]), widths: [] }

/** Widths of the parts of a piece and of the gaps before them, which together are as wide as the piece. */
const measure = ({ height, shown, text, width }: Piece) => {
  let end = 0
  const parts = [...text.matchAll(/[^ ]+/gu)].map(({ 0: part, index }, i) => {
    const tight = shown?.tight.has(end) === true
    const space = i > 0 && shown !== null ? shown.widths[end]! * height : 0
    end = index + part.length
    return { text: part, tight, space, natural: naturalWidth(part, shown?.widths.slice(index, end)) * height }
  })
  // where some gaps have no space they are what is left of the piece, else all gaps share it
  const open = parts.slice(1).filter((part) => part.tight).length
  const left = width - parts.reduce((sum, part) => sum + part.natural + part.space, 0)
  const share = left / Math.max(1, open > 0 ? open : parts.length - 1)
  const gaps = parts.map(({ space, tight }, i) =>
    i === 0 ? 0 : Math.min(0.6 * height, Math.max(0.1 * height, space + (tight || open === 0 ? share : 0)))
  )
  const natural = parts.reduce((sum, part) => sum + part.natural, 0)
  const scale = Math.max(0, width - gaps.reduce((sum, gap) => sum + gap, 0)) / Math.max(0.1, natural)
  return parts.map((part, i) => ({ ...part, gap: gaps[i]!, width: part.natural * scale }))
}

/** In ems: by its glyphs if they are known; else digits are half as wide as a Chinese character in nearly every font. */
const naturalWidth = (text: string, widths: ReadonlyArray<number> | undefined): number => {
  if (widths !== undefined) return widths.reduce((sum, one) => sum + one, 0)
  const { narrow, wide } = widthUnits(text)
  return wide + narrow / 2
}
