/** A stretch of a source text with places in it marked: exactly the text, whatever stands in it. */
import { type Content, type Html, html } from "./html.ts"

/** A place in code points, end exclusive. Of places that overlap the one of the highest rank is seen, then the shortest. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly rank: number
}

export interface Segment<M extends Mark> {
  readonly start: number
  readonly end: number
  /** The place that is seen here; null where none is. */
  readonly mark: M | null
}

/** Cuts `from` to `to` where a mark begins or ends. Segments join to the whole; O(n log n) in the marks. */
export const segments = <M extends Mark>(
  marks: ReadonlyArray<M>,
  from: number,
  to: number
): ReadonlyArray<Segment<M>> => {
  const within = marks.filter(({ start, end }) => end > start && start < to && end > from)
  const cuts = new Set([from, to])
  for (const { start, end } of within) {
    if (start > from) cuts.add(start)
    if (end < to) cuts.add(end)
  }
  const bounds = [...cuts].sort((a, b) => a - b)
  const byStart = [...within].sort((a, b) => a.start - b.start)
  const open: Array<M> = []
  const out: Array<Segment<M>> = []
  let next = 0
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start, end] = [bounds[i]!, bounds[i + 1]!]
    while (next < byStart.length && byStart[next]!.start <= start) insert(open, byStart[next++]!)
    for (let k = open.length - 1; k >= 0; k--) if (open[k]!.end <= start) open.splice(k, 1)
    const mark = open[0] ?? null
    const last = out.at(-1)
    if (last !== undefined && last.mark === mark) out[out.length - 1] = { ...last, end }
    else out.push({ start, end, mark })
  }
  return out
}

const stronger = (a: Mark, b: Mark): boolean =>
  a.rank > b.rank || (a.rank === b.rank && a.end - a.start < b.end - b.start)

/** Keeps what is seen first in front. */
const insert = <M extends Mark>(open: Array<M>, mark: M): void => {
  const at = open.findIndex((other) => stronger(mark, other))
  open.splice(at === -1 ? open.length : at, 0, mark)
}

/** Control and bidi characters are shown by their names: they are part of the text, and act on no page. */
const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** The text as it is; what cannot be seen is seen as U+XXXX. */
export const visible = (text: string): Content => {
  const parts: Array<Content> = []
  let from = 0
  for (const found of text.matchAll(odd)) {
    parts.push(text.slice(from, found.index), oddity(found[0]))
    from = found.index + found[0].length
  }
  return from === 0 ? text : [...parts, text.slice(from)]
}

const oddity = (character: string): Html =>
  html`<span class="odd" data-u="${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}"></span>`
