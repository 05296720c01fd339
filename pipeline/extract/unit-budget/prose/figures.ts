/** Figures of running text, each with the words before it. */
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import { figureOf } from "../../../parse/budget/words.ts"
import { fenOf } from "../money.ts"

export interface Figure {
  readonly start: number
  /** Behind the unit, 台（套） included. */
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
  /** Where the brackets begin that are open at its place: （其中：…） is said of what stands before the bracket. */
  readonly brackets: ReadonlyArray<number>
  /** Where its sentence begins. */
  readonly sentence: number
  /** It stands in what explains another figure: 主要原因是…, 主要用于…. */
  readonly explains: boolean
}

const figure =
  /(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(亿元|万元|千元|元|%|％|辆|个|台|套)/gu
/** 单价100万元（含）以上设备 names a kind of thing. */
const threshold = /^(?:[（(]含[^（）()]{0,12}[)）]|[）)]?及?以[上下])/u
const manyUnits = /^(?:[（(][套台件][)）]|\/[套台件])/u
const stop = /[。；;！？]/u
const explaining = /原因(?=是|为|系|[:：])|由于|主要(?:用于|系|是因)/gu

export const figuresOf = (paragraph: Paragraph): ReadonlyArray<Figure> => {
  const { text } = paragraph
  const found: Array<Figure> = []
  const place = new Place(text)
  let from = 0
  for (const match of text.matchAll(figure)) {
    const [whole, printed, unit] = match as unknown as [string, string, string]
    const start = match.index
    const after = text.slice(start + whole.length, start + whole.length + 16)
    if (threshold.test(after)) continue
    place.moveTo(start)
    const end = start + whole.length + (manyUnits.exec(after)?.[0].length ?? 0)
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
      unitSpan: paragraph.span(start + printed.length, start + whole.length),
      label: text.slice(labelStart, start),
      labelStart,
      brackets: [...place.brackets],
      sentence: place.sentence,
      explains: place.explains
    })
    from = end
  }
  return found
}

/** Brackets within brackets that are told apart. */
const deepest = 7

/** What holds at a place of the text, moved forward only. */
class Place {
  brackets: Array<number> = []
  sentence = 0
  explains = false
  #at = 0
  readonly #text: string
  readonly #explanations: ReadonlySet<number>

  constructor(text: string) {
    this.#text = text
    this.#explanations = new Set([...text.matchAll(explaining)].map((found) => found.index))
  }

  moveTo(to: number): void {
    for (; this.#at < to; this.#at++) {
      const c = this.#text[this.#at]!
      if (c === "（" || c === "(") this.brackets = [...this.brackets.slice(-deepest), this.#at]
      else if (c === "）" || c === ")") this.brackets = this.brackets.slice(0, -1)
      else if (stop.test(c)) {
        this.explains = false
        if (!/[；;]/u.test(c)) {
          this.sentence = this.#at + 1
          this.brackets = []
        }
      }
      if (this.#explanations.has(this.#at)) this.explains = true
    }
  }
}

/** What separates one statement from the next; inside quotation marks or brackets it does not. */
const boundary = /[，。；：;:！？、,]/u
/** Longer words than these are no label. */
const longest = 160

const startOfLabel = (text: string, from: number, to: number): number => {
  let depth = 0
  const least = Math.max(from, to - longest)
  for (let i = to - 1; i >= least; i--) {
    const c = text[i]!
    // 公务接待费：30.00万元
    if (i === to - 1 && /[：:]/u.test(c)) continue
    if (/[”）)》]/u.test(c)) depth++
    else if (/[“（(《]/u.test(c)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && boundary.test(c)) return afterNumber(text, i + 1, to)
  }
  return afterNumber(text, least, to)
}

const listNumber =
  /^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])/u

const afterNumber = (text: string, start: number, end: number): number =>
  start + (listNumber.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0)
