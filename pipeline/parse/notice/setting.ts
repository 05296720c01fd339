/** How the lines of a document are set: their width, their indentation, how far full ones fall short. */
import { labelOf } from "./labels.ts"
import { isComplete } from "./lineForms.ts"
import type { PrintedLine } from "./physicalLines.ts"

export interface Setting {
  /** Columns of a full line; null for text that is not wrapped. */
  readonly width: number | null
  /** Width of a line: in columns, or, where the text was wrapped by counting characters, in twice their number. */
  readonly of: (line: PrintedLine) => number
  /** How much a full line may fall short: a mark that may not begin a line, a word that may not be broken. */
  readonly ragged: number
  /** Columns that a first line lacks because its indentation is lost. */
  readonly margin: number
  /** Columns from which a line counts as indented; null where the indentation is lost. */
  readonly indent: number | null
}

/** The most that full lines are taken to fall short, and the usual indentation of two characters. */
const most = 6
const usual = 4

/** Measures the lines of one document: lines that were cut in mid-sentence are full ones. */
export const settingOf = (lines: ReadonlyArray<PrintedLine>): Setting => {
  const cut = lines.map((line, i) => {
    const next = lines[i + 1]
    return next !== undefined && !isComplete(line.simple) && labelOf(next.simple) === null
  })
  const of = measureOf(lines, cut)
  const whole = lines.filter(({ simple }) => simple.endsWith("。")).map(of)
  const width = widthOfFull(lines.map(of), cut, whole)
  const full = (width ?? 0) - most
  const inner = lines.filter((line, i) => cut[i - 1] && cut[i] && of(line) >= full).map(of)
  const first = lines
    .filter(
      (line, i) =>
        cut[i] && !cut[i - 1] && /[。；]/u.test(line.simple) && labelOf(line.simple)?.cited === false
    )
    .map(of)
    .sort((a, b) => a - b)
  const least = lines.reduce((min, line) => Math.min(min, line.indent), 99)
  const indented = lines.filter((line) => line.indent >= least + 2).length
  inner.sort((a, b) => a - b)
  return {
    width,
    of,
    ragged: inner.length < 4 ? usual : Math.max(1, full + most - inner[Math.floor(inner.length / 10)]!),
    margin: first.length < 3 ? usual : Math.min(usual, Math.max(0, full + most - first[first.length >> 1]!)),
    indent: indented * 20 >= lines.length && indented < lines.length ? least + 2 : null
  }
}

/**
 * Columns of a full line: the greatest width that a fair share of the lines come near, some of them cut in mid-sentence.
 * A few longer lines may stand out, but no whole sentences (`whole` are the widths of lines that end one). Null where
 * there is none: then a line is a paragraph.
 */
const widthOfFull = (
  all: ReadonlyArray<number>,
  cut: ReadonlyArray<boolean>,
  whole: ReadonlyArray<number>
): number | null => {
  const widths = [...all].sort((a, b) => b - a)
  const outliers = Math.min(20, Math.floor(all.length / 20) + 1)
  for (const width of new Set(widths.slice(0, outliers + 1))) {
    const near = all.map((own) => own <= width && own >= width - most - usual)
    const count = near.filter(Boolean).length
    const cuts = near.filter((is, i) => is && cut[i]).length
    if (whole.filter((own) => own > width * 1.4).length * 40 > all.length) return null
    if (cuts > 0 && cuts * 20 >= all.length && count * 7 >= all.length) return width
  }
  return null
}

/** Columns, unless more of the lines that were cut in mid-sentence have one width in characters. */
const measureOf = (
  lines: ReadonlyArray<PrintedLine>,
  cut: ReadonlyArray<boolean>
): ((line: PrintedLine) => number) => {
  const columns = ({ width }: PrintedLine) => width
  const characters = ({ text }: PrintedLine) => text.length * 2
  const all = (of: (line: PrintedLine) => number) =>
    alike(lines.flatMap((line, i) => (cut[i] ? [of(line) + line.indent] : [])))
  return all(characters) > all(columns) * 1.1 ? characters : columns
}

/** How many widths lie within two columns of each other, at the most. */
const alike = (widths: ReadonlyArray<number>): number => {
  const sorted = [...widths].sort((a, b) => a - b)
  let most = 0
  let from = 0
  sorted.forEach((width, i) => {
    while (sorted[from]! < width - 2) from++
    most = Math.max(most, i - from + 1)
  })
  return most
}
