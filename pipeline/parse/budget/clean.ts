/** Lines of a budget's text, made fit for reading without moving a character: every offset stays the source's own. */
import { linesOf } from "../../model/Source.ts"
import type { TextRun } from "../../model/TextRun.ts"
import { runningLines } from "./running.ts"

export interface TextLine {
  /** From 1. */
  readonly number: number
  /** Offset of the first character in the source. */
  readonly start: number
  /** Same length as in the source: digits, separators and spaces in ASCII. */
  readonly text: string
  /** As printed. */
  readonly raw: string
  /** A blank line or a page break stands before it. */
  readonly gap: boolean
  /** Its page and its distance from the top of it in points, where the source has pages; else null. */
  readonly place: { readonly page: number; readonly y: number } | null
}

/** Full-width digits, separators between digits, every kind of space and rules between cells become ASCII; same length. */
export const asciiForm = (text: string): string =>
  text
    .replace(/[０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2002-\u200b\ufeff\t|｜│┃]/gu, " ")
    .replace(/(?<=\d)[，](?=\d{3}(?!\d))/gu, ",")
    .replace(/(?<=\d)[．](?=\d)/gu, ".")
    .replace(/[−﹣]/gu, "-")

const markedPage = /^\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.{0,12})\s*$/u
/** 表1, 附表2, 公开03表: the number of the table whose title follows. */
const tableNumber =
  /^\s*(?:附|公开|预算公开|预算|部门公开|单位公开)?(?:表\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})|\d{1,2}\s*表)\s*[:：]?\s*$/u
/** |---|---| under the header of a table in Markdown, and the frame of one that is drawn. */
const ruled = /^[\s|:+\-─━┼├┤┬┴┌┐└┘=]+$/u
const isRule = (line: string): boolean => ruled.test(line) && /[|+─━=]/u.test(line)
const bareNumber = /^\s*(\d{1,3})\s*$/u

/** Lines that say something: blank lines, page and table numbers, and what a page break repeats are left out. Linear. */
export const readLines = (
  source: string,
  runs: ReadonlyArray<TextRun> | null = null
): ReadonlyArray<TextLine> => {
  const placeOf = places(runs ?? [])
  const lines: Array<TextLine> = []
  let gap = false
  const all = linesOf(source)
  const pages = pageNumbers(
    all.map((line) => ({ ...line, text: asciiForm(line.text) })),
    source
  )
  const running = runningLines(all, source, (text) => markedPage.test(text) || bareNumber.test(text))
  for (const line of all) {
    const text = asciiForm(line.text)
    if (running.has(line.number) || isRule(line.text)) {
      gap = true
      continue
    }
    if (/^\s*$/u.test(text)) {
      gap = true
      continue
    }
    if (markedPage.test(text) || tableNumber.test(text) || pages.has(line.number)) continue
    if (line.start > 0 && source[line.start - 1] === "\f") gap = true
    lines.push({ number: line.number, start: line.start, text, raw: line.text, gap, place: placeOf(line) })
    gap = false
  }
  return lines
}

/** Places of lines that are asked for in order. */
const places = (runs: ReadonlyArray<TextRun>) => {
  let i = 0
  return ({ end, start }: { readonly start: number; readonly end: number }): TextLine["place"] => {
    while (i < runs.length && runs[i]!.start < start) i++
    const run = runs[i]
    return run === undefined || run.start >= end || run.angle !== 0 ? null : { page: run.page, y: run.y }
  }
}

interface Numbered {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A line of nothing but a small number is a page number beside a form feed, or where such lines count on by one. */
const pageNumbers = (lines: ReadonlyArray<Numbered>, source: string): ReadonlySet<number> => {
  const candidates = lines.flatMap((line) => {
    const value = bareNumber.exec(line.text)?.[1]
    return value === undefined ? [] : [{ line, value: Number(value) }]
  })
  const found = new Set<number>()
  candidates.forEach(({ line, value }, i) => {
    const counted =
      candidates[i - 1]?.value === value - 1 && value > 1 ? true : candidates[i + 1]?.value === value + 1
    const broken =
      /^\s{0,4}\f/u.test(source.slice(line.end, line.end + 5)) ||
      (value > 0 && /\f\s{0,4}$/u.test(source.slice(Math.max(0, line.start - 5), line.start)))
    if ((counted && value > 0) || broken) found.add(line.number)
  })
  return found
}

/**
 * A run of lines that stands twice in succession, as a page break repeats it, counts once. Lines of fewer than eight
 * characters do not make a run on their own. Linear: each line is compared with its last like only.
 */
export const withoutRepeats = (lines: ReadonlyArray<TextLine>): ReadonlyArray<TextLine> => {
  const keys = lines.map((line) => line.text.replace(/\s/gu, ""))
  const last = new Map<string, number>()
  const kept: Array<TextLine> = []
  let i = 0
  while (i < lines.length) {
    const before = keys[i]!.length < 8 ? undefined : last.get(keys[i]!)
    const length = before === undefined ? 0 : i - before
    if (length > 0 && length <= 60 && i + length <= lines.length && sameRun(keys, before!, i, length)) {
      i += length
      continue
    }
    last.set(keys[i]!, i)
    kept.push(lines[i]!)
    i++
  }
  return kept
}

const sameRun = (keys: ReadonlyArray<string>, a: number, b: number, length: number): boolean => {
  for (let k = 0; k < length; k++) if (keys[a + k] !== keys[b + k]) return false
  return true
}
