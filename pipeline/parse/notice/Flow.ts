/**
 * Re-flowed text that has not lost its place: each of its UTF-16 units knows the stretch of the source it was read from
 * (one unit as a rule, several for an entity such as &ldquo;).
 */
import type { Span } from "../../model/Span.ts"

export interface Flow {
  readonly text: string
  /** Source offsets, per unit of `text`: where it begins and where it ends (exclusive). */
  readonly starts: ReadonlyArray<number>
  readonly ends: ReadonlyArray<number>
}

export const empty: Flow = { text: "", starts: [], ends: [] }

/** Place in the source of a stretch of a text that is not empty. */
export const spanOf = (flow: Flow, start = 0, end = flow.text.length): Span => ({
  start: flow.starts[start]!,
  end: flow.ends[end - 1]!
})

export const slice = (flow: Flow, start: number, end = flow.text.length): Flow => ({
  text: flow.text.slice(start, end),
  starts: flow.starts.slice(start, end),
  ends: flow.ends.slice(start, end)
})

/** Without white space at its ends. */
export const trimmed = (flow: Flow): Flow => {
  const start = flow.text.length - flow.text.trimStart().length
  const end = flow.text.trimEnd().length
  return start === 0 && end === flow.text.length ? flow : slice(flow, start, Math.max(start, end))
}

/** Without any white space, for what a column holds without inner spaces. */
export const compact = (flow: Flow): Flow => {
  const kept = Array.from({ length: flow.text.length }, (_, i) => i).filter((i) => !/\s/u.test(flow.text[i]!))
  return {
    text: kept.map((i) => flow.text[i]).join(""),
    starts: kept.map((i) => flow.starts[i]!),
    ends: kept.map((i) => flow.ends[i]!)
  }
}

/**
 * Pieces that were separated only by line ends, as one text. No space comes between them unless two Latin words met, or
 * the line itself ended in a space beside a letter or digit (`spaceAfter`).
 */
export const join = (pieces: ReadonlyArray<Flow & { readonly spaceAfter?: boolean }>): Flow => {
  const full = pieces.filter((piece) => piece.text !== "")
  if (full.length === 1) return full[0]!
  const text: Array<string> = []
  const starts: Array<number> = []
  const ends: Array<number> = []
  full.forEach((piece, i) => {
    const before = full[i - 1]
    if (before !== undefined && separated(before, piece)) {
      text.push(" ")
      starts.push(before.ends.at(-1)!)
      ends.push(piece.starts[0]!)
    }
    text.push(piece.text)
    for (const at of piece.starts) starts.push(at)
    for (const at of piece.ends) ends.push(at)
  })
  return { text: text.join(""), starts, ends }
}

const separated = (before: Flow & { readonly spaceAfter?: boolean }, after: Flow): boolean => {
  const last = before.text.at(-1)!
  const first = after.text[0]!
  if (/[A-Za-z,;]/u.test(last) && /[A-Za-z(]/u.test(first)) return /[A-Za-z]/u.test(first + last)
  return before.spaceAfter === true && (/[\dA-Za-z]/u.test(last) || /[\dA-Za-z]/u.test(first))
}
