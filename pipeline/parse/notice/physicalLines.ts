/** The printed lines of a text: trimmed, character entities read, empty ones left out. */

import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { linesOf } from "../../model/Source.ts"
import type { Flow } from "./Flow.ts"

export interface PrintedLine extends Flow {
  /** The text in simplified characters, unit by unit: what forms and labels are recognised in. */
  readonly simple: string
  /** Width in columns: 2 for a Chinese character, 1 for a Latin one. */
  readonly width: number
  /** Columns of white space before it. */
  readonly indent: number
  /** The line ends in one space. */
  readonly spaceAfter: boolean
  /** A page begins with it: after a form feed, or after the single space that a form feed is often turned into. */
  readonly pageStart: boolean
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  bull: "•",
  emsp: " ",
  ensp: " ",
  gt: ">",
  hellip: "…",
  laquo: "«",
  ldquo: "“",
  lsquo: "‘",
  lt: "<",
  mdash: "—",
  middot: "·",
  nbsp: " ",
  ndash: "–",
  quot: '"',
  raquo: "»",
  rdquo: "”",
  rsquo: "’",
  times: "×"
}
const entity = /&(?:#(\d{1,6})|#[xX]([\da-fA-F]{1,5})|([A-Za-z]{2,6}));/uy
/** Byte order marks, zero-width characters and soft hyphens print nothing. */
const invisible = /[\uFEFF\u200B-\u200D\u2060\u00AD]/u
const wide =
  /[\u1100-\u115F\u2010-\u2027\u2030-\u205E\u2460-\u24FF\u2500-\u257F\u2E80-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u

export const widthOf = (text: string): number => {
  let width = 0
  for (let i = 0; i < text.length; i++) width += wide.test(text[i]!) ? 2 : 1
  return width
}

/** Printed lines in order. Linear. */
export const physicalLines = (text: string): ReadonlyArray<PrintedLine> => {
  const lines: Array<PrintedLine> = []
  for (const line of linesOf(text)) {
    const flow = closedUp(decoded(text, line.start, line.end))
    const start = flow.text.length - flow.text.trimStart().length
    const end = flow.text.trimEnd().length
    if (start >= end) continue
    const bare = flow.text.slice(start, end)
    lines.push({
      text: bare,
      starts: flow.starts.slice(start, end),
      ends: flow.ends.slice(start, end),
      simple: toSimplifiedAligned(bare),
      width: widthOf(bare),
      indent: widthOf(flow.text.slice(0, start)),
      spaceAfter: flow.text.slice(end) === " ",
      pageStart: text[line.start - 1] === "\f" || flow.text.slice(0, start) === " "
    })
  }
  return lines
}

/** Single characters with a blank between each two, in groups of three or more: 国 务 院 办 公 厅. */
const spacedOut = /(?<!\S)\p{Script=Han}(?: \p{Script=Han}(?!\S)){2,60}/gu

/** A line whose characters are set apart, without those blanks. A short one (财 政 部) is a name set wide. */
const closedUp = (flow: Flow): Flow => {
  const groups = flow.text.includes(" ") ? [...flow.text.matchAll(spacedOut)] : []
  if (groups.reduce((sum, [group]) => sum + (group.length + 1) / 2, 0) < 5) return flow
  const inside = new Uint8Array(flow.text.length)
  for (const { 0: group, index } of groups) inside.fill(1, index, index + group.length)
  const kept = Array.from({ length: flow.text.length }, (_, i) => i).filter(
    (i) => flow.text[i] !== " " || inside[i] === 0
  )
  return {
    text: kept.map((i) => flow.text[i]).join(""),
    starts: kept.map((i) => flow.starts[i]!),
    ends: kept.map((i) => flow.ends[i]!)
  }
}

const decoded = (text: string, from: number, to: number): Flow => {
  const out: Array<string> = []
  const starts: Array<number> = []
  const ends: Array<number> = []
  let i = from
  while (i < to) {
    const read = text[i] === "&" ? entityAt(text, i) : null
    const end = read !== null && read.end <= to ? read.end : i + 1
    const character = read !== null && read.end <= to ? read.character : text[i]!
    if (!invisible.test(character)) {
      out.push(character)
      starts.push(i)
      ends.push(end)
    }
    i = end
  }
  return { text: out.join(""), starts, ends }
}

/** One character from &ldquo; &#8220; &#x201c;; null for anything that is none, or is not one unit long. */
const entityAt = (text: string, at: number): { readonly character: string; readonly end: number } | null => {
  entity.lastIndex = at
  const match = entity.exec(text)
  if (match === null) return null
  const [all, decimal, hex, name] = match
  const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : 0
  const character =
    name !== undefined ? named[name] : code > 0 && code < 0xd800 ? String.fromCharCode(code) : undefined
  return character === undefined ? null : { character, end: at + all.length }
}

/** The lines' simplified text, joined. */
export const simpleOf = (lines: ReadonlyArray<PrintedLine>): string =>
  lines.map((line) => line.simple).join("")
