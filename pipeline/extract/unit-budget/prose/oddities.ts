/** What is odd in the prose of a budget: leftovers of a template, another year, a percentage that does not follow. */

import type { Ref } from "../../../model/Draft.ts"
import type { Issue } from "../../../model/Extraction.ts"
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { Figure } from "./figures.ts"
import type { Statement } from "./statements.ts"

const anomaly = (
  span: Span,
  message: string,
  messageZh: string,
  subject: Issue["subject"] = null,
  expected: string | null = null,
  actual: string | null = null
): Issue => ({ rule: "anomaly", status: "warn", message, messageZh, span, subject, expected, actual })

const template = /增加[（(]减少[)）]|减少[（(]增加[)）]|增加\/减少|[xX×]{2,}(?:万?元|%)/gu
const emptyReason = /主要原因(?:是|为)?[:：]?(?=[。；]|$)/gu

/** 增加（减少） that nobody decided, and reasons that nobody gave. */
export const leftovers = (paragraph: Paragraph): ReadonlyArray<Issue> => [
  ...[...paragraph.text.matchAll(template)].map((found) =>
    anomaly(
      paragraph.span(found.index, found.index + found[0].length),
      `"${found[0]}" is left over from a template: the source does not say which it is.`,
      `“${found[0]}”系模板残留，原文未说明是增是减。`
    )
  ),
  ...[...paragraph.text.matchAll(emptyReason)].map((found) =>
    anomaly(
      paragraph.span(found.index, found.index + found[0].length),
      `"${found[0]}" is followed by no reason: the sentence was left empty.`,
      `“${found[0]}”之后未写明原因。`
    )
  )
]

const comparison = /(?:比|与|较|同)(\d{4})年(?:度)?(?:当年)?预算/gu

/** A comparison with another year than the one before the budget's. */
export const wrongYears = (paragraph: Paragraph, year: number): ReadonlyArray<Issue> =>
  [...paragraph.text.matchAll(comparison)]
    .filter((found) => year > 0 && Number(found[1]) !== year - 1)
    .map((found) =>
      anomaly(
        paragraph.span(found.index, found.index + found[0].length),
        `"${found[0]}": a budget of ${year} compares itself with ${year - 1}; the source has ${found[1]}.`,
        `“${found[0]}”：${year}年预算应与${year - 1}年比较，原文为${found[1]}年。`,
        null,
        String(year - 1),
        found[1]!
      )
    )

const statementOf = (ref: Ref) => ({ table: "budget_statements", ref })

/** Half a unit of the last printed digit, as a number in the figure's own unit. */
const half = ({ decimals }: Figure): number => 0.5 / 10 ** decimals

/** A percentage or a repeated amount that does not follow from the figures beside it. */
export const oddStatement = (statement: Statement, ref: Ref): ReadonlyArray<Issue> => {
  const issues: Array<Issue> = []
  const { again, base, figure, paragraph, percent, subject } = statement
  const name = subject?.text ?? figure.label
  if (again !== null && again.fen !== figure.fen)
    issues.push(
      anomaly(
        again.span,
        `"${name}" is ${figure.printed}${figure.unit} and, in the same paragraph, ${again.printed}${again.unit}. The first is published.`,
        `“${name}”前文为${figure.printed}${figure.unit}，同段又为${again.printed}${again.unit}，发布前者。`,
        statementOf(ref),
        `${figure.printed}${figure.unit}`,
        `${again.printed}${again.unit}`
      )
    )
  if (percent !== null && base !== null && base.fen > 0n) {
    const now = again ?? figure
    const scale = Number(base.fen) / base.figure.value
    const range = percentRange(Number(now.fen) / scale, half(now), base.figure.value, half(base.figure))
    const slack = half(percent.figure) + 1e-9
    if (percent.value < range.low - slack || percent.value > range.high + slack) {
      const expected = `${((range.low + range.high) / 2).toFixed(2)}%`
      issues.push(
        anomaly(
          percent.span,
          `"${name}": from ${base.figure.printed} to ${now.printed}${now.unit} is ${expected}, but ${paragraph.raw.slice(percent.figure.labelStart, percent.figure.end)} is printed.`,
          `“${name}”：由${base.figure.printed}到${now.printed}${now.unit}应为${expected}，原文为“${paragraph.raw.slice(percent.figure.labelStart, percent.figure.end)}”。`,
          statementOf(ref),
          expected,
          `${percent.value}%`
        )
      )
    }
  }
  return issues
}

const percentRange = (now: number, nowHalf: number, base: number, baseHalf: number) => {
  const of = (a: number, b: number) => ((a - b) / b) * 100
  const least = Math.max(base - baseHalf, 1e-9)
  const ends = [
    of(now - nowHalf, base + baseHalf),
    of(now + nowHalf, least),
    of(now - nowHalf, least),
    of(now + nowHalf, base + baseHalf)
  ]
  return { low: Math.min(...ends), high: Math.max(...ends) }
}
