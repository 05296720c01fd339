/** What printing put between the lines of a text: page numbers and running heads. */
import { NUMERAL } from "../../knowledge/numerals.ts"
import { labelOf } from "./labels.ts"
import { isComplete } from "./lineForms.ts"
import type { PrintedLine } from "./physicalLines.ts"

const rule = "[-—–－―─·•~～_]{1,2}"
const pageNumbers = [
  new RegExp(`^(?:${rule}\\s{0,3})?[\\d０-９]{1,3}(?:\\s{0,3}${rule})?$`, "u"),
  new RegExp(`^${rule}\\s{0,3}[${NUMERAL}]{1,3}\\s{0,3}${rule}$`, "u"),
  new RegExp(
    `^第\\s{0,3}[\\d${NUMERAL}]{1,4}\\s{0,3}页\\s{0,3}(?:[，,/／]?\\s{0,3}共\\s{0,3}[\\d${NUMERAL}]{1,4}\\s{0,3}页)?$`,
    "u"
  ),
  /^\d{1,3}\s{0,3}[/／]\s{0,3}\d{1,3}$/u,
  /^page\s{1,3}\d{1,3}(?:\s{1,3}of\s{1,3}\d{1,3})?$/iu
]

/** A line drawn with characters, between a head and its text or above an imprint, and the star of a red head. */
const isRule = (line: string): boolean => /^(?:[━─—–－―_＿=＝*＊~～‐-]{4,}|[★☆]{1,3})$/u.test(line)

export const isPageNumber = (line: string): boolean =>
  line.length <= 24 && pageNumbers.some((form) => form.test(line))

/** What a running head has in common from page to page: its page number changes. */
const headKey = (line: PrintedLine): string => line.simple.replace(/[\s\d０-９]|[-—–－―─·•~～_|]/gu, "")

/** A head is a name: no clause, and nothing that must go on. */
const canBeHead = (line: PrintedLine): boolean =>
  headKey(line).length >= 4 &&
  !/[：:，。；]|[的和与及在为将把对等、]$|^(?:[的和与及等”》）按由对将向经]|根据|依照)/u.test(line.simple) &&
  line.text.length <= 60 &&
  !isComplete(line.simple) &&
  labelOf(line.simple) === null

/**
 * The lines without page numbers and running heads. A running head is a line that returns beside page breaks or page
 * numbers, or at least three times at even distances and mostly in mid-sentence; where it stands above the first
 * sentence it is the title. Linear.
 */
export const withoutFurniture = (all: ReadonlyArray<PrintedLine>): ReadonlyArray<PrintedLine> => {
  const lines = all.filter((line) => !isRule(line.simple.replace(/\s/gu, "")))
  const numbers = lines.map((line) => isPageNumber(line.simple))
  // where many lines begin with one space it is no sign of a page
  const pages = lines.filter((line) => line.pageStart).length * 5 < lines.length
  const starts = lines.map((line) => pages && line.pageStart)
  const tops = lines.map((_, i) => starts[i] || numbers[i - 1] || false)
  const feet = lines.map((_, i) => starts[i + 1] || numbers[i + 1] || false)
  const returns = new Map<string, Returns>()
  lines.forEach((line, i) => {
    if (numbers[i] || !canBeHead(line)) return
    const seen = returns.get(headKey(line)) ?? { at: [], tops: 0, feet: 0, cuts: 0 }
    seen.at.push(i)
    if (tops[i]) seen.tops++
    if (feet[i]) seen.feet++
    if (i > 0 && !numbers[i - 1] && !isComplete(lines[i - 1]!.simple)) seen.cuts++
    returns.set(headKey(line), seen)
  })
  // odd and even pages may have heads of their own
  const pagesSeen = Math.max(numbers.filter(Boolean).length, starts.filter(Boolean).length)
  const text = lines.findIndex((line) => isComplete(line.simple))
  const full = fullOf(lines)
  const heads = new Set(
    [...returns].flatMap(([key, seen]) =>
      isRegular(seen) && !seen.at.some((i) => full(lines[i]!)) ? [key] : []
    )
  )
  return lines.filter((line, i) => {
    if (numbers[i]) return false
    if (i < text || !canBeHead(line)) return true
    const seen = returns.get(headKey(line))!
    const beside = Math.max(tops[i] ? seen.tops : 0, feet[i] ? seen.feet : 0)
    const gazette = (tops[i] || feet[i]) && /(?:公报|政报)$/u.test(line.simple)
    return !(gazette || heads.has(headKey(line)) || (beside >= 2 && beside * 3 >= pagesSeen))
  })
}

/** Whether a line fills the width, in columns or characters, as one of running text does and a head seldom. */
const fullOf = (lines: ReadonlyArray<PrintedLine>): ((line: PrintedLine) => boolean) => {
  const median = (sizes: ReadonlyArray<number>) => [...sizes].sort((a, b) => a - b)[sizes.length >> 1] ?? 0
  const cut = lines.filter((line) => !isComplete(line.simple))
  const width = median(cut.map((line) => line.width))
  const length = median(cut.map((line) => line.text.length))
  return (line) => Math.abs(line.width - width) <= 2 || Math.abs(line.text.length - length) <= 1
}

interface Returns {
  readonly at: Array<number>
  /** How often at the top of a page, at its foot, and after a line that ends in mid-sentence. */
  tops: number
  feet: number
  cuts: number
}

/** A line that returns page by page: after as many lines each time, and whatever sentence is under way. */
const isRegular = ({ at, cuts }: Returns): boolean => {
  if (at.length < 3 || cuts * 2 < at.length) return false
  const gaps = at.slice(1).map((line, i) => line - at[i]!)
  const least = gaps.reduce((min, gap) => Math.min(min, gap))
  const most = gaps.reduce((max, gap) => Math.max(max, gap))
  return least >= 8 && most * 2 <= least * 3
}
