/**
 * Where the text of a paged document stands on its pages. Distances are in points of 1/72 inch, from the upper left
 * corner of the page as it is displayed, `x` growing to the right and `y` downwards. A page that is set sideways is
 * turned so that most of its text is upright.
 */
import type { Span } from "./Span.ts"

/** A stretch of one line with no space in it. Runs of a text are in its order and do not overlap; some touch. */
export interface TextRun extends Span {
  /** From 1. */
  readonly page: number
  /** Left edge. */
  readonly x: number
  /** Baseline. */
  readonly y: number
  /** Along the line, so that `x + width` is the right edge of an upright run. */
  readonly width: number
  /** Font size. */
  readonly height: number
  /** Degrees clockwise from upright: 0 but for a watermark or a remark in the margin. */
  readonly angle: number
}

/** Runs that lie wholly or in part within the span, in order. Logarithmic, then by their number. */
export const runsWithin = (runs: ReadonlyArray<TextRun>, { end, start }: Span): ReadonlyArray<TextRun> => {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  let to = low
  while (to < runs.length && runs[to]!.start < end) to++
  return runs.slice(low, to)
}

/**
 * Distance from the left edge of the page to an offset within an upright run. Exact at the run's ends; between them a
 * Chinese character is taken to be as wide as the font is high, and the others share what is left.
 */
export const xAt = (run: TextRun, text: string, offset: number): number => {
  if (offset <= run.start) return run.x
  if (offset >= run.end) return run.x + run.width
  const before = widthUnits(text.slice(run.start, offset))
  const all = widthUnits(text.slice(run.start, run.end))
  const { narrow, wide } = advances(all, run.width, run.height)
  return run.x + before.wide * wide + before.narrow * narrow
}

export interface WidthUnits {
  readonly wide: number
  readonly narrow: number
}

/** Full-width and other characters of a text. */
export const widthUnits = (text: string): WidthUnits => {
  let wide = 0
  let narrow = 0
  for (const character of text) {
    if (isWide(character.codePointAt(0)!)) wide++
    else narrow++
  }
  return { wide, narrow }
}

/** Characters that are set in a full square: Chinese ones, full-width forms, and the punctuation that goes with them. */
export const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff01 && code <= 0xff60) ||
  code >= 0x20000 ||
  code === 0x2014 ||
  code === 0x2026 ||
  (code >= 0x2018 && code <= 0x201d) ||
  (code >= 0x2460 && code <= 0x24ff)

/** What a full-width and another character advance by in a stretch of the given width and font size. */
export const advances = (units: WidthUnits, width: number, size: number): WidthUnits => {
  const { narrow, wide } = units
  const left = (width - wide * size) / Math.max(1, narrow)
  // a font that is set narrow, or whose characters are not square: all shrink or grow alike
  if (narrow === 0 || left < size * 0.2 || left > size * 0.95) {
    const scale = width / (wide + narrow / 2)
    return { wide: scale, narrow: scale / 2 }
  }
  return { wide: size, narrow: left }
}
