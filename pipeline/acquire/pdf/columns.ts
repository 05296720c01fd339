/** Text set in two columns, as in gazettes: read down the left one and then down the right one. Linear. */
import type { Word } from "./words.ts"

type Line = ReadonlyArray<Word>

/** Lines that stand one above the other, in the order in which they are read. */
export type Block = ReadonlyArray<Line>

const endOf = ({ width, x }: Word): number => x + width
const widthOf = (line: Line): number => (line.length === 0 ? 0 : endOf(line.at(-1)!) - line[0]!.x)
const textOf = (line: Line): string => line.map(({ text }) => text).join("")

/**
 * The lines of a page as they are read: one block, or, on a page of two columns, what runs over both, the left column, the
 * right one. A table is no text in columns: its cells are short, and say no sentences.
 */
export const blocksOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Block> => {
  const gutter = gutterOf(lines)
  if (gutter === null) return [lines]
  const blocks: Array<Block> = []
  let left: Array<Line> = []
  let right: Array<Line> = []
  const close = () => {
    blocks.push(...[left, right].filter((column) => column.length > 0))
    left = []
    right = []
  }
  for (const line of lines) {
    if (crosses(line, gutter)) {
      close()
      blocks.push([line])
      continue
    }
    const before = line.filter((word) => word.x < gutter)
    const [first, ...others] = line.filter((word) => word.x >= gutter)
    if (before.length > 0) left.push(before)
    if (first !== undefined) right.push([{ ...first, apart: false }, ...others])
  }
  close()
  return blocks
}

/** The line runs over the gutter, with at most the gap between words in it: a title, a page number. */
const crosses = (line: Line, x: number): boolean =>
  line.some((word, i) => {
    const before = line[i - 1]
    return (
      (word.x < x - word.height / 4 && endOf(word) > x + word.height / 4) ||
      (before !== undefined && before.x < x && word.x >= x && word.x - endOf(before) < word.height * 0.8)
    )
  })

/** Fewer lines than this side by side are no columns. */
const least = 5

/** Where the two columns are parted; null for a page that has none. */
const gutterOf = (lines: ReadonlyArray<Line>): number | null => {
  // what stands left and right of one gap in the middle of each line
  const left = lines.reduce((min, line) => Math.min(min, line[0]!.x), Number.POSITIVE_INFINITY)
  const right = lines.reduce((max, line) => Math.max(max, endOf(line.at(-1)!)), 0)
  const starts = lines.flatMap((line) => {
    const gap = line.findIndex((word, i) => {
      const middle = (word.x - left) / (right - left)
      return i > 0 && middle > 0.4 && middle < 0.65 && word.x - endOf(line[i - 1]!) > word.height * 0.8
    })
    return gap > 0 ? [line[gap]!.x] : []
  })
  if (starts.length < least) return null
  const sorted = starts.sort((a, b) => a - b)
  // a first line is indented: the column begins at the leftmost place of many
  const at = sorted[Math.floor(sorted.length / 10)]!
  const gutter = sorted.find((x) => x >= at)! - 2
  const parted = lines.filter((line) => !crosses(line, gutter))
  const sides = parted.flatMap((line) => {
    const before = line.filter((word) => word.x < gutter)
    const after = line.filter((word) => word.x >= gutter)
    return before.length > 0 && after.length > 0 ? [[before, after] as const] : []
  })
  if (sides.length < least || parted.length * 5 < lines.length * 4) return null
  return [0, 1].every((side) => isText(sides.map((both) => both[side]!))) ? gutter : null
}

/** Running text: lines that are full, marks of sentences, few gaps and few lines that are a figure alone. */
const isText = (column: ReadonlyArray<Line>): boolean => {
  const full = column.reduce((max, line) => Math.max(max, widthOf(line)), 0)
  const share = (is: (line: Line) => boolean) => column.filter(is).length / column.length
  return (
    share((line) => widthOf(line) > full * 0.8) >= 0.2 &&
    share((line) => /[，。；、：]/u.test(textOf(line))) >= 0.3 &&
    share((line) => /^[\d,.%\s-]+$/u.test(textOf(line))) < 0.1 &&
    share((line) => line.every((word, i) => i === 0 || word.x - endOf(line[i - 1]!) < word.height * 2)) >= 0.8
  )
}
