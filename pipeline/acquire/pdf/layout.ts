/**
 * Text as it stands on a page, put into lines: what shares a baseline is a line, from left to right. Pure and, but for
 * sorting, linear in the number of pieces.
 */
import { isWide, widthUnits } from "../../model/TextRun.ts"

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
}

/** One word of a line. */
export interface Word extends Piece {
  /** A gap stands before it. */
  readonly apart: boolean
}

export interface PageLine {
  readonly words: ReadonlyArray<Word>
  /** How many characters it begins to the right of the margin: 0, 1 or 2 for more. */
  readonly indent: number
}

/** Parts of the font size. */
const sameBaseline = 0.3
/** A gap that separates words; between two Chinese characters it must be wider, as justified lines are spread. */
const wordGap = 0.12
const hanGap = 0.19
/** How far the second print of a text may be shifted that is printed twice to look bold. */
const shadow = 0.2
/** Words before a word that may be the first print of it. */
const lookBack = 6

/** Lines of a page from top to bottom; text at an angle to most of it comes last, by its angle. */
export const linesOfPage = (
  pieces: ReadonlyArray<Piece>,
  page: { readonly width: number; readonly height: number }
): ReadonlyArray<PageLine> => {
  const upright = turned(pieces, page)
  const angles = [...new Set(upright.map((piece) => piece.angle))].sort((a, b) => a - b)
  return angles.flatMap((angle) => {
    const lines = linesAt(
      upright.filter((piece) => piece.angle === angle).map((piece) => rotated(piece, -angle))
    )
    const margin = marginOf(lines)
    return lines.map((words) => ({
      indent: indentOf(words[0]!, margin),
      words: angle === 0 ? words : words.map((word) => rotated(word, angle))
    }))
  })
}

/** The page turned by quarters so that most of its characters are upright. */
const turned = (
  pieces: ReadonlyArray<Piece>,
  { height, width }: { readonly width: number; readonly height: number }
): ReadonlyArray<Piece> => {
  const counts = [0, 90, 180, 270].map((angle) => ({
    angle,
    characters: pieces.reduce((sum, piece) => sum + (piece.angle === angle ? piece.text.length : 0), 0)
  }))
  const { angle: main } = counts.reduce((best, one) => (one.characters > best.characters ? one : best))
  if (main === 0) return pieces
  const shift = { 90: [0, width], 180: [width, height], 270: [height, 0] }[main]!
  return pieces.map((piece) => {
    const { x, y } = rotated(piece, -main)
    return { ...piece, x: x + shift[0]!, y: y + shift[1]!, angle: (piece.angle - main + 360) % 360 }
  })
}

/** The place of a piece after turning the page clockwise about its corner; its angle is left as it is. */
const rotated = <P extends Piece>(piece: P, degrees: number): P => {
  if (degrees === 0) return piece
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  return { ...piece, x: piece.x * cos - piece.y * sin, y: piece.x * sin + piece.y * cos }
}

const linesAt = (pieces: ReadonlyArray<Piece>): ReadonlyArray<ReadonlyArray<Word>> => {
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Array<Array<Piece>> = []
  let top = 0
  let size = 0
  for (const piece of sorted) {
    const line = lines.at(-1)
    if (line === undefined || piece.y - top > sameBaseline * Math.max(size, piece.height)) {
      lines.push([piece])
      top = piece.y
      size = piece.height
    } else {
      line.push(piece)
      size = Math.max(size, piece.height)
    }
  }
  return lines.map(wordsOf).filter((words) => words.length > 0)
}

/** Words of a line from left to right. Pieces of one number that touch are one word. */
const wordsOf = (line: ReadonlyArray<Piece>): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  for (const piece of [...line].sort((a, b) => a.x - b.x)) {
    splitPiece(piece).forEach((part, i) => {
      const word = withoutRepeat(words, part)
      if (word === null) return
      const before = words.at(-1)
      const apart = before !== undefined && (isApart(before, word) || (i > 0 && word === part))
      if (before !== undefined && !apart && isOneNumber(before, word))
        words[words.length - 1] = { ...before, ...joined(before, word) }
      else words.push({ ...word, apart })
    })
  }
  return words
}

const joined = (before: Word, word: Piece): Pick<Word, "text" | "width"> => ({
  text: before.text + word.text,
  width: Math.max(before.width, word.x + word.width - before.x)
})

const isOneNumber = (before: Piece, word: Piece): boolean =>
  /[\d,.]$/u.test(before.text) && /^[\d,.]/u.test(word.text) && Math.abs(before.height - word.height) < 1

const isApart = (before: Piece, word: Piece): boolean => {
  const gap = word.x - before.x - before.width
  const size = Math.max(0.1, Math.min(before.height, word.height))
  const han = endsWide(before.text) && isWide(word.text.codePointAt(0)!)
  return gap > (han ? hanGap : wordGap) * size || gap < -0.5 * size
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
  const parts = piece.text.split(/ +/u).filter((part) => part !== "")
  if (parts.length === 0) return []
  const { advance, gap } = measure(parts, piece)
  const words: Array<Piece> = []
  let x = piece.x
  for (const part of parts) {
    const width = advance(part)
    const before = words.at(-1)
    const spread =
      before !== undefined &&
      gap < hanGap * piece.height &&
      endsWide(before.text) &&
      isWide(part.codePointAt(0)!)
    if (spread)
      words[words.length - 1] = { ...before, text: before.text + part, width: x + width - before.x }
    else words.push({ ...piece, text: part, x, width })
    x += width + gap
  }
  return words
}

/** Widths of the parts of a piece and of the gaps between them, which together are as wide as the piece. */
const measure = (parts: ReadonlyArray<string>, { height, width }: Piece) => {
  const { narrow, wide } = widthUnits(parts.join(""))
  const gaps = Math.max(1, parts.length - 1)
  const half = 0.5 * height
  const left = (width - wide * height - narrow * half) / gaps
  // digits are half as wide as a Chinese character in nearly every font; letters are not, and share the difference
  const gap = Math.min(0.6 * height, Math.max(0.1 * height, left))
  const scale = Math.max(0, width - gaps * gap) / Math.max(0.1, wide * height + narrow * half)
  return {
    gap,
    advance: (part: string): number => {
      const units = widthUnits(part)
      return (units.wide * height + units.narrow * half) * scale
    }
  }
}

/** Left margin: the leftmost place where lines begin regularly. A page number in the corner makes none. */
const marginOf = (lines: ReadonlyArray<ReadonlyArray<Word>>): number => {
  const starts = lines.map((words) => words[0]!).sort((a, b) => a.x - b.x)
  const enough = Math.max(2, lines.length / 10)
  let from = 0
  for (let to = 0; to < starts.length; to++) {
    while (starts[to]!.x - starts[from]!.x > starts[to]!.height / 2) from++
    if (to - from + 1 >= enough) return starts[from]!.x
  }
  return starts[0]?.x ?? 0
}

const indentOf = ({ height, x }: Word, margin: number): number =>
  Math.max(0, Math.min(2, Math.round((x - margin) / Math.max(1, height))))
