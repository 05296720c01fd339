/** Figures said in the prose of a budget, each bound by its wording to what it measures. */
import { derived, printed, type Read } from "../../../model/Draft.ts"
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import { bindingsOf } from "./binding.ts"
import { type Comparison, comparisonOf, levelAfter } from "./comparisons.ts"
import { type Figure, figuresOf } from "./figures.ts"
import type { Metric } from "./metrics.ts"

export interface Statement {
  readonly metric: Metric
  readonly subject: { readonly text: string; readonly span: Span } | null
  readonly figure: Figure
  readonly paragraph: Paragraph
  /** Fen, signed, against the year before. */
  change: Read<bigint> | null
  /** Its figure, null for 持平; and its words. */
  changeFigure: Figure | null
  changeSaid: string
  percent: {
    readonly value: number
    readonly figure: Figure
    readonly span: Span
    readonly said: string
  } | null
  base: { readonly fen: bigint; readonly figure: Figure } | null
  /** The amount again, as 2024年预算安排…; it can differ from the first. */
  again: Figure | null
  /** Year in its own words, where it is not the budget's. */
  readonly otherYear: number | null
  /** End of what is said of it. */
  end: number
}

export interface Scope {
  /** Of the budget; 0 if unknown. */
  readonly year: number
  /** Names of the bodies whose budget it is. */
  readonly bodies: ReadonlyArray<string>
}

/** Statements of the running text of one section, in order. Linear in the text. */
export const statementsOf = (
  paragraphs: ReadonlyArray<Paragraph>,
  scope: Scope
): ReadonlyArray<Statement> => {
  const reading: Reading = { statements: [], planned: false, scope }
  for (const paragraph of paragraphs) readParagraph(paragraph, reading)
  return reading.statements
}

interface Reading {
  readonly statements: Array<Statement>
  /** Purchases are being planned: it holds until the text speaks of what is held. */
  planned: boolean
  readonly scope: Scope
}

const plans =
  /(?<plan>(?:购置|采购|更新|新增)(?:公务)?(?:用)?车|安排购置|购置单价|购置单位价值)|截[至止]|[共现实]有|占有使用/gu

const readParagraph = (paragraph: Paragraph, reading: Reading): void => {
  const { text } = paragraph
  const { scope, statements } = reading
  const figures = figuresOf(paragraph)
  const first = statements.length
  const marks = [...text.matchAll(plans)]
  let mark = 0
  figures.forEach((figure, i) => {
    for (; mark < marks.length && marks[mark]!.index < figure.start; mark++)
      reading.planned = marks[mark]!.groups!["plan"] !== undefined
    const behind = text.slice(figure.end, Math.min(figures[i + 1]?.start ?? text.length, figure.end + 60))
    const comparison = comparisonOf(figure, scope.year, scope.bodies)
    if (comparison !== null) {
      for (const about of targets(comparison, figure, statements, first))
        compare(about, comparison, figure, paragraph)
    } else if (!closesBracket(figure, nearest(statements, first, figure.brackets))) {
      if (figure.explains) return
      const last = statements.at(-1)?.metric ?? null
      const context = { bodies: scope.bodies, last, planned: reading.planned }
      for (const binding of bindingsOf(figure, behind, context))
        statements.push(open(paragraph, figure, binding, scope.year))
    }
    unchanged(statements, first, figure, behind)
  })
  const rest = marks.at(-1)
  if (rest !== undefined) reading.planned = rest.groups!["plan"] !== undefined
}

const open = (
  paragraph: Paragraph,
  figure: Figure,
  { metric, subject }: ReturnType<typeof bindingsOf>[number],
  year: number
): Statement => ({
  metric,
  subject:
    subject === null
      ? null
      : {
          text: paragraph.raw.slice(subject.start, subject.end),
          span: paragraph.span(subject.start, subject.end)
        },
  figure,
  paragraph,
  change: null,
  changeFigure: null,
  changeSaid: "",
  percent: null,
  base: null,
  again: null,
  otherYear: otherYear(figure, year),
  end: figure.end
})

/** 2023年“三公”经费预算数 in a budget of 2024; what is held is counted on a day of another year. */
const otherYear = ({ fen, label }: Figure, year: number): number | null => {
  if (fen === null || year === 0) return null
  const said = /([12]\d{3})年/u.exec(label)?.[1]
  if (said !== undefined) return Number(said) === year ? null : Number(said)
  return /上一?年|去年/u.test(label) ? year - 1 : null
}

// -- what is said of a statement --------------------------------------------------------------------------------------

/** The last statement of the paragraph that stands in no bracket which is closed by now. */
const nearest = (
  statements: ReadonlyArray<Statement>,
  first: number,
  brackets: ReadonlyArray<number>
): Statement | null => {
  for (let i = statements.length - 1; i >= first && i >= statements.length - 40; i--) {
    const inside = statements[i]!.figure.brackets.at(-1)
    if (inside === undefined || brackets.includes(inside)) return statements[i]!
  }
  return null
}

/** What the comparison is about: by its place, or by the name that it gives; two statements of one figure (收支) go together. */
const targets = (
  { of }: Comparison,
  figure: Figure,
  statements: ReadonlyArray<Statement>,
  first: number
): ReadonlyArray<Statement> => {
  const recent = statements.slice(-40)
  const found =
    of === "nearest"
      ? nearest(statements, first, figure.brackets)
      : "metric" in of
        ? recent.findLast((statement) => statement.metric === of.metric)
        : recent.findLast((statement) => statement.subject?.text === of.subject)
  if (of === "nearest" && found != null && isOneOfMany(found, figure, recent)) return []
  return recent.filter((statement) => statement.figure === found?.figure)
}

/**
 * A total, its parts, and in a sentence of its own 与2015年相比，减少10万元: whether of the total or of the last part is not
 * said.
 */
const isOneOfMany = (
  { figure: last, paragraph }: Statement,
  { sentence }: Figure,
  recent: ReadonlyArray<Statement>
): boolean =>
  last.sentence !== sentence &&
  recent.some(
    (other) =>
      other.paragraph === paragraph && other.figure !== last && other.figure.sentence === last.sentence
  )

const compare = (
  statement: Statement,
  { at, kind, negative, of }: Comparison,
  figure: Figure,
  paragraph: Paragraph
): void => {
  const words = paragraph.span(figure.labelStart + at, figure.end)
  const said = paragraph.raw.slice(figure.labelStart + at, figure.end)
  if (kind === "change" && figure.fen !== null && statement.change === null) {
    statement.change = printed(negative ? -figure.fen : figure.fen, words)
    statement.changeFigure = figure
    statement.changeSaid = said
  } else if (kind === "percent" && statement.percent === null)
    statement.percent = { value: negative ? -figure.value : figure.value, figure, span: words, said }
  else if (kind === "base" && statement.base === null && figure.fen !== null)
    statement.base = { fen: figure.fen, figure }
  else if (kind === "again") statement.again ??= figure
  else return
  if (of === "nearest") statement.end = figure.end
}

/** （8.9%） behind 增加391万元: it has the direction of the change. */
const closesBracket = (figure: Figure, statement: Statement | null): boolean => {
  if (figure.unit !== "%" || statement?.change == null || statement.percent !== null) return false
  if (!/^[（(]?$/u.test(figure.label) || figure.labelStart !== statement.end) return false
  const negative = statement.change.value < 0n
  const { paragraph } = statement
  statement.percent = {
    value: negative ? -figure.value : figure.value,
    figure,
    span: paragraph.span(figure.start, figure.end),
    said: paragraph.raw.slice(figure.start, figure.end)
  }
  statement.end = figure.end + (/[)）]/u.test(paragraph.text[figure.end] ?? "") ? 1 : 0)
  return true
}

/** 与2023年预算持平, right behind the figure: no change. */
const unchanged = (
  statements: ReadonlyArray<Statement>,
  first: number,
  figure: Figure,
  behind: string
): void => {
  const level = levelAfter(behind)
  const statement = nearest(
    statements,
    first,
    level?.outside ? figure.brackets.slice(0, -1) : figure.brackets
  )
  if (level === null || statement === null || statement.figure.fen === null) return
  const { paragraph } = statement
  const at = paragraph.span(figure.end + level.start, figure.end + level.end)
  const rule = "持平: the same as the year before"
  for (const one of statements
    .slice(-2)
    .filter((one) => one.figure === statement.figure)
    .concat(statement)) {
    if (one.change === null) one.changeSaid = behind.slice(level.start, level.end)
    one.change ??= derived(0n, rule, at)
    one.end = figure.end + level.end
  }
  if (!level.all) return
  for (let i = statements.length - 2; i >= first; i--) {
    const other = statements[i]!
    const said = other.change !== null || other.figure.fen === null
    if (other.figure.sentence !== figure.sentence || said) break
    other.change = derived(0n, rule, at)
  }
}
