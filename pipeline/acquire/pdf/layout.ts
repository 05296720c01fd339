/**
 * Text as it stands on a page, put into lines: what shares a baseline is a line, from left to right. Pure and, but for
 * sorting, linear in the number of pieces.
 */
import { blocksOf } from "./columns.ts"
import { type Piece, type Word, wordsOf } from "./words.ts"

export interface PageLine {
  readonly words: ReadonlyArray<Word>
  /** How many characters it begins to the right of the margin: 0, 1 or 2 for more. */
  readonly indent: number
}

/**
 * Baselines nearer to each other than this part of the font size are one. In a row whose name is wrapped over two lines the
 * figures stand half a line from either: they keep a line of their own.
 */
const sameBaseline = 0.3

/** Lines of a page from top to bottom, column by column; text at an angle to most of it comes last, by its angle. */
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
    return blocksOf(lines).flatMap((block) => {
      const margin = marginOf(block)
      return block.map((words) => ({
        indent: indentOf(words[0]!, margin),
        words: angle === 0 ? words : words.map((word) => rotated(word, angle))
      }))
    })
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
    if (line === undefined || piece.y - top > sameBaseline * Math.min(size, piece.height)) {
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

const indentOf = ({ height, x }: Word, margin: number): number => {
  const characters = (x - margin) / Math.max(1, height)
  return characters < 0.7 ? 0 : characters < 1.3 ? 1 : 2
}
