/** Figures of running text, each with the words before it. */
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import { figureOf } from "../../../parse/budget/words.ts"
import { fenOf } from "../money.ts"

export interface Figure {
  readonly start: number
  readonly end: number
  /** As printed, without unit; and its unit. */
  readonly printed: string
  readonly unit: string
  /** Fen for money, null for a count or a figure that is no whole number of fen. */
  readonly fen: bigint | null
  readonly decimals: number
  readonly value: number
  readonly span: Span
  readonly unitSpan: Span
  /** Words since the last mark of punctuation or the last figure. */
  readonly label: string
  readonly labelStart: number
}

const figure =
  /(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(亿元|万元|千元|元|%|％|辆|个|台)/gu
/** What separates one statement from the next; a comma inside quotation marks or brackets does not. */
const boundary = /[，。；：;:！？、]/u

export const figuresOf = (paragraph: Paragraph): ReadonlyArray<Figure> => {
  const { text } = paragraph
  const found: Array<Figure> = []
  let from = 0
  for (const match of text.matchAll(figure)) {
    const [, printed, unit] = match as unknown as [string, string, string]
    const start = match.index
    // 单价100万元（含）以上设备 names a kind of thing
    if (/^[（(]含[)）]|^以上/u.test(text.slice(start + match[0].length))) continue
    const end = start + match[0].length
    const labelStart = startOfLabel(text, from, start)
    const read = figureOf(printed)!
    found.push({
      start,
      end,
      printed: paragraph.raw.slice(start, start + printed.length),
      unit: unit === "％" ? "%" : unit,
      fen: fenOf(read, unit),
      decimals: read.decimals,
      value: Number(read.digits) / 10 ** read.decimals,
      span: paragraph.span(start, start + printed.length),
      unitSpan: paragraph.span(start + printed.length, end),
      label: text.slice(labelStart, start),
      labelStart
    })
    from = end
  }
  return found
}

const startOfLabel = (text: string, from: number, to: number): number => {
  let depth = 0
  for (let i = to - 1; i >= from; i--) {
    const c = text[i]!
    if (/[”）)》]/u.test(c)) depth++
    else if (/[“（(《]/u.test(c)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && boundary.test(c)) return i + 1
  }
  return from + (listNumber.exec(text.slice(from, to))?.[0].length ?? 0)
}

const listNumber =
  /^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)/u
