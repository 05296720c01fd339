/** What is odd in the prose of a budget: leftovers of a template, another year, figures that do not follow from each other. */

import type { Ref } from "../../../model/Draft.ts"
import type { Issue } from "../../../model/Extraction.ts"
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { Figure } from "./figures.ts"
import type { Statement } from "./readStatements.ts"

/** The statement that a place is said of: the last one before it in the paragraph. */
export type RefOf = (at: Span) => Ref | null

interface Oddity {
  readonly span: Span
  readonly ref: Ref | null
  readonly message: string
  readonly messageZh: string
  readonly expected?: string
  readonly actual?: string
}

const anomaly = ({ actual, expected, message, messageZh, ref, span }: Oddity): Issue => ({
  rule: "anomaly",
  status: "warn",
  message,
  messageZh,
  span,
  subject: ref === null ? null : { table: "budget_statements", ref },
  expected: expected ?? null,
  actual: actual ?? null
})

// -- templates that were not filled in --------------------------------------------------------------------------------

const undecided =
  /(?:(?:增加|增长|上升)[（(/／](?:减少|下降|降低)[)）]?|(?:减少|下降|降低)[（(/／](?:增加|增长|上升)[)）]?|增[（(/／]减[)）]?)(?:[\d,.]{1,20}(?:亿元|万元|元|%|％))?/gu
const placeholder = /[xX×＊*_〇○]{2,}(?=亿元|万元|元|%|％|辆|个|台|年)/gu
const unsaid = /(?:原因(?:是|为|系)|主要用于)[:：]?(?=[。；;]|$)/gu
/** A list of reasons follows in paragraphs of their own. */
const announces = /[:：]$/u

/** 增加（减少） that nobody decided, places that nobody filled in, and reasons that nobody gave. */
export const leftovers = (paragraph: Paragraph, refOf: RefOf): ReadonlyArray<Issue> => {
  const { text } = paragraph
  const at = (found: RegExpExecArray) => {
    const span = paragraph.span(found.index, found.index + found[0].length)
    return { span, ref: refOf(span), said: paragraph.raw.slice(found.index, found.index + found[0].length) }
  }
  return [
    ...[...text.matchAll(undecided)].map((found) => {
      const { said, ...place } = at(found)
      const message = `"${said}" is left over from a template: the source does not say which it is, so no change is published.`
      return anomaly({
        ...place,
        message,
        messageZh: `“${said}”系模板残留，原文未说明是增是减，变动额不予发布。`
      })
    }),
    ...[...text.matchAll(placeholder)].map((found) => {
      const { said, ...place } = at(found)
      const message = `"${said}" holds the place of a figure in a template: the source gives none.`
      return anomaly({ ...place, message, messageZh: `“${said}”系模板占位，原文未填数字。` })
    }),
    ...[...text.matchAll(unsaid)]
      .filter((found) => !(announces.test(found[0]) && found.index + found[0].length === text.length))
      .map((found) => {
        const { said, ...place } = at(found)
        const message = `Nothing follows "${said}": the sentence was left empty.`
        return anomaly({ ...place, message, messageZh: `“${said}”之后空缺，原文未填写。` })
      })
  ]
}

// -- another year -----------------------------------------------------------------------------------------------------

const comparison =
  /(?:比|与|较|同)([12]\d{3})年(?=[^，。；]{0,12}?(?:预算|执行|决算|增加|增长|减少|下降|持平|相比|数))|(?<![\d年至])([12]\d{3})年(?:度)?(?:当年)?预算执行数/gu

/** A comparison with another year than the one before the budget's. */
export const wrongYears = (paragraph: Paragraph, year: number, refOf: RefOf): ReadonlyArray<Issue> =>
  [...paragraph.text.matchAll(comparison)]
    .map((found) => ({ found, said: found[1] ?? found[2]! }))
    .filter(({ said }) => year > 0 && Number(said) !== year - 1)
    .map(({ found, said }) => {
      const span = paragraph.span(found.index, found.index + found[0].length)
      return anomaly({
        span,
        ref: refOf(span),
        message: `"${found[0]}": a budget of ${year} compares itself with ${year - 1}; the source has ${said}. It is published as printed.`,
        messageZh: `“${found[0]}”：${year}年预算应与${year - 1}年比较，原文为${said}年，照原文发布。`,
        expected: String(year - 1),
        actual: said
      })
    })

// -- figures that do not follow from each other -----------------------------------------------------------------------

/** Odd in one statement: a slip in its year, an amount said twice, a percentage or a change that does not follow. */
export const oddStatement = (statement: Statement, ref: Ref, year: number): ReadonlyArray<Issue> =>
  [
    slipOfYear(statement, year),
    saidTwice(statement),
    percentage(statement),
    difference(statement),
    reason(statement)
  ]
    .filter((odd) => odd !== null)
    .map((odd) => anomaly({ ...odd, ref }))

type Odd = Omit<Oddity, "ref"> | null

const nameOf = ({ figure, subject }: Statement): string => subject?.text ?? figure.label
const printedOf = ({ printed, unit }: Figure): string => `${printed}${unit}`

const slipOfYear = (statement: Statement, year: number): Odd => {
  const { figure, otherYear, paragraph } = statement
  if (otherYear === null) return null
  return {
    span: paragraph.span(figure.labelStart, figure.end),
    message: `"${nameOf(statement)}" ${printedOf(figure)} names ${otherYear} in a budget of ${year}, and no other figure is given for ${year}. It is published as printed.`,
    messageZh: `“${nameOf(statement)}”${printedOf(figure)}所称年度为${otherYear}年，而本预算为${year}年，且未见${year}年数，照原文发布。`,
    expected: String(year),
    actual: String(otherYear)
  }
}

const saidTwice = (statement: Statement): Odd => {
  const { again, figure } = statement
  if (again === null || again.fen === null || near(figure, again)) return null
  return {
    span: again.span,
    message: `"${nameOf(statement)}" is ${printedOf(figure)} and, in the same paragraph, ${printedOf(again)}. The first is published.`,
    messageZh: `“${nameOf(statement)}”前文为${printedOf(figure)}，同段又为${printedOf(again)}，发布前者。`,
    expected: printedOf(figure),
    actual: printedOf(again)
  }
}

/** Yuan of half a unit of the last printed digit. */
const half = (figure: Figure): number =>
  figure.fen === null ? 0 : ((scales[figure.unit] ?? 1) * 0.5) / 10 ** figure.decimals
const scales: Readonly<Record<string, number>> = { 元: 1, 千元: 1e3, 万元: 1e4, 亿元: 1e8 }
const yuan = (figure: Figure): number => Number(figure.fen ?? 0n) / 100
const near = (a: Figure, b: Figure): boolean => Math.abs(yuan(a) - yuan(b)) <= half(a) + half(b)

interface Range {
  readonly low: number
  readonly high: number
}
const rangeOf = (figure: Figure): Range => ({
  low: yuan(figure) - half(figure),
  high: yuan(figure) + half(figure)
})

/** The year before, as it is said, or as amount and change give it. */
const baseOf = (now: Figure, { base, change, changeFigure }: Statement): Range | null => {
  if (base !== null) return rangeOf(base.figure)
  if (change === null || changeFigure === null) return null
  const moved = Number(change.value) / 100
  const slack = half(now) + half(changeFigure)
  return { low: yuan(now) - moved - slack, high: yuan(now) - moved + slack }
}

const percentage = (statement: Statement): Odd => {
  const { again, figure, percent } = statement
  if (percent === null) return null
  const nows = again === null ? [figure] : [figure, again]
  const ranges = nows.flatMap((now) => {
    const base = baseOf(now, statement)
    // nothing follows from a base of nothing
    return base === null || base.low <= 0 ? [] : [percentRange(rangeOf(now), base)]
  })
  const slack = 0.5 / 10 ** percent.figure.decimals + 1e-6
  const follows = ({ high, low }: Range) => percent.value >= low - slack && percent.value <= high + slack
  if (ranges.length === 0 || ranges.some(follows)) return null
  const expected = `${((ranges[0]!.low + ranges[0]!.high) / 2).toFixed(Math.max(2, percent.figure.decimals))}%`
  const { said } = percent
  return {
    span: percent.span,
    message: `"${nameOf(statement)}": the figures beside it give ${expected}, but "${said}" is printed. It is published as printed.`,
    messageZh: `“${nameOf(statement)}”：据同句数额应为${expected}，原文为“${said}”，照原文发布。`,
    expected,
    actual: `${percent.value}%`
  }
}

const percentRange = (now: Range, base: Range): Range => ({
  low: ((now.low - base.high) / base.high) * 100,
  high: ((now.high - base.low) / base.low) * 100
})

/** The change against what amount and base give. */
const difference = (statement: Statement): Odd => {
  const { base, change, changeFigure, changeSaid, figure } = statement
  if (base === null || change === null) return null
  const slack = half(figure) + half(base.figure) + (changeFigure === null ? 0 : half(changeFigure)) + 1e-6
  const moved = yuan(figure) - yuan(base.figure)
  if (Math.abs(moved - Number(change.value) / 100) <= slack) return null
  const expected = `${moved.toFixed(2)}元`
  return {
    span: change.at[0]!,
    message: `"${nameOf(statement)}": from ${printedOf(base.figure)} to ${printedOf(figure)} is ${expected.replace("元", " yuan")}, but "${changeSaid}" is printed. It is published as printed.`,
    messageZh: `“${nameOf(statement)}”：由${printedOf(base.figure)}到${printedOf(figure)}应变动${expected}，原文为“${changeSaid}”，照原文发布。`,
    expected,
    actual: changeSaid
  }
}

/** 减少2.98%。主要原因是：…经费增加: the reason of the opposite, given of the item by its own name. */
const reason = (statement: Statement): Odd => {
  const { change, end, paragraph, percent, subject } = statement
  const moved = percent?.value ?? (change === null ? 0 : Number(change.value))
  const name = /([^（()）]{2,})[（(]项[)）]$/u.exec(subject?.text ?? "")?.[1]
  if (moved === 0 || name === undefined) return null
  const found =
    /^[，。；]?(?:主要)?原因(?:是|为|系)[:：]?([^，。；]{0,60}?)(?:经费|支出|预算)?(增加|减少)(?=[。；]|$)/u.exec(
      paragraph.text.slice(end, end + 90)
    )
  if (found === null || !found[1]!.endsWith(name) || (found[2] === "增加") === moved > 0) return null
  const at = end + found.index
  return {
    span: paragraph.span(at, at + found[0].length),
    message: `"${nameOf(statement)}" goes ${moved > 0 ? "up" : "down"}, but the reason given is its ${moved > 0 ? "decrease" : "increase"}: "${found[0].replace(/^[，。；]/u, "")}".`,
    messageZh: `“${nameOf(statement)}”为${moved > 0 ? "增加" : "减少"}，所述原因却为“${found[0].replace(/^[，。；]/u, "")}”。`,
    expected: moved > 0 ? "增加" : "减少",
    actual: found[2]!
  }
}
