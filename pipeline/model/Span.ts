/**
 * A place in the untouched text of a source: half-open, in UTF-16 code units as JavaScript counts.
 * Published spans count code points; `resolve` converts, once.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

export const span = (start: number, end: number): Span => ({ start, end })

/** The smallest span that covers all of them. */
export const cover = (spans: ReadonlyArray<Span>): Span => {
  let { start, end } = spans[0]!
  for (const s of spans) {
    if (s.start < start) start = s.start
    if (s.end > end) end = s.end
  }
  return { start, end }
}

/** The span without the white space at its ends (ideographic space included). */
export const trim = (text: string, { start, end }: Span): Span => {
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return { start, end }
}
