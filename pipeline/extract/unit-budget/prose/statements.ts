/** Figures said in the prose of a budget, each bound by its wording to what it measures. */
import budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import { type Draft, derived, draft, printed, type Read } from "../../../model/Draft.ts"
import type { Issue } from "../../../model/Extraction.ts"
import type { Span } from "../../../model/Span.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { BudgetContext } from "../tables.ts"
import { type Figure, figuresOf } from "./figures.ts"
import { type Metric, metricForms, standsAlone } from "./metrics.ts"
import { leftovers, oddStatement, wrongYears } from "./oddities.ts"

export interface Statement {
  readonly metric: Metric
  readonly subject: { readonly text: string; readonly span: Span } | null
  readonly figure: Figure
  /** Fen, signed, against the year before. */
  change: Read<bigint> | null
  percent: { readonly value: number; readonly figure: Figure; readonly span: Span } | null
  base: { readonly fen: bigint; readonly figure: Figure } | null
  /** The amount again, as 2024年预算安排…; it can differ from the first. */
  again: Figure | null
  /** End of what is said of it. */
  end: number
  readonly paragraph: Paragraph
}

export const draftStatements = (document: BudgetDocument, context: BudgetContext) => {
  const drafts: Array<Draft> = []
  const issues: Array<Issue> = []
  const seen = new Set<string>()
  for (const { kind, paragraphs } of document.sections) {
    if (kind !== "explanation" && kind !== "circumstances") continue
    for (const paragraph of paragraphs) {
      issues.push(...leftovers(paragraph), ...wrongYears(paragraph, context.year))
      for (const statement of statementsOf(paragraph)) {
        const { draft: row, key, ref } = draftOf(statement, context, drafts.length)
        // a paragraph that a page break repeats counts once
        if (seen.has(key)) continue
        seen.add(key)
        drafts.push(row)
        issues.push(...oddStatement(statement, ref))
      }
    }
  }
  return { drafts, issues }
}

export const statementsOf = (paragraph: Paragraph): ReadonlyArray<Statement> => {
  const statements: Array<Statement> = []
  const figures = figuresOf(paragraph)
  const planned = /购置(?:公务用?)?车辆/u.test(paragraph.text)
  figures.forEach((figure, i) => {
    const open = statements.at(-1)
    const end = figures[i + 1]?.labelStart ?? paragraph.text.length
    if (open !== undefined && compares(open, figure)) {
      open.end = figure.end
      unchanged(open, figure.end, end)
      return
    }
    const bound = bind(figure, planned)
    if (bound === null) return
    const statement: Statement = {
      ...bound,
      subject:
        bound.subject === null
          ? null
          : { ...bound.subject, span: paragraph.span(bound.subject.start, bound.subject.end) },
      figure,
      change: null,
      percent: null,
      base: null,
      again: null,
      end: figure.end,
      paragraph
    }
    statements.push(statement)
    unchanged(statement, figure.end, end)
  })
  return statements
}

const bind = (figure: Figure, planned: boolean) => {
  for (const form of metricForms) {
    const fits =
      form.unit === "money" ? figure.fen !== null && figure.unit !== "%" : figure.unit === form.unit
    if (!fits || (form.planned !== undefined && form.planned !== planned)) continue
    const found = form.label.exec(figure.label)
    if (found === null) continue
    if (/^total_/u.test(form.metric) && !standsAlone.test(figure.label)) continue
    const name = found.groups?.["subject"]
    const at = name === undefined ? -1 : figure.label.lastIndexOf(name)
    const start = figure.labelStart + at
    return {
      metric: form.metric,
      subject: name === undefined ? null : { text: name, start, end: start + name.length }
    }
  }
  return null
}

const change = /(?:比|较)(?:上年|上一年|\d{4}年)?[^，。；]{0,16}?(增加|增长|减少|下降)(?:了)?$/u
const base = /(\d{4}年(?:当年)?|上年)(?:度)?预算(?:执行)?数?(?:为|是)?$/u
const again = /\d{4}年(?:度)?预算(?:安排|数)(?:为|数)?$/u

/** Whether the figure says something of the statement before it: a change, a percentage, the year before. */
const compares = (statement: Statement, figure: Figure): boolean => {
  const { label, paragraph } = { label: figure.label, paragraph: statement.paragraph }
  const direction = change.exec(label)?.[1]
  if (direction !== undefined) {
    const negative = direction === "减少" || direction === "下降"
    const at = figure.labelStart + label.lastIndexOf(direction)
    const span = paragraph.span(at, figure.end)
    if (figure.unit === "%")
      statement.percent = { value: negative ? -figure.value : figure.value, figure, span }
    else if (figure.fen !== null) statement.change = printed(negative ? -figure.fen : figure.fen, span)
    return true
  }
  if (figure.unit === "%" && /^(?:增长|增加|下降|减少|[增减]幅)?(?:为)?$/u.test(label)) {
    const negative =
      /下降|减少|减幅/u.test(label) || (statement.change !== null && statement.change.value < 0n)
    const span = paragraph.span(figure.labelStart, figure.end)
    statement.percent = { value: negative ? -figure.value : figure.value, figure, span }
    return true
  }
  if (statement.metric !== "functional_item" && statement.metric !== "functional_class") return false
  if (again.test(label) && !/执行/u.test(label)) {
    statement.again = figure
    return true
  }
  if (base.test(label) && figure.fen !== null) {
    statement.base = { fen: figure.fen, figure }
    return true
  }
  return false
}

const level = /^[，。、；]?(?:与|比|同|较)(?:上年|上一年|\d{4}年)[^，。；]{0,16}?持平/u

/** 与2023年预算持平, right behind the figure: no change. */
const unchanged = (statement: Statement, from: number, to: number): void => {
  const found = level.exec(statement.paragraph.text.slice(from, to))
  if (found === null) return
  const end = from + found[0].length
  const at = end - 2
  statement.change ??= derived(0n, "持平: the same as the year before", statement.paragraph.span(at, end))
  statement.end = end
}

const draftOf = (statement: Statement, context: BudgetContext, index: number) => {
  const { base, change, figure, metric, paragraph, percent, subject } = statement
  const counted = figure.fen === null
  const at = paragraph.span(figure.labelStart, statement.end)
  const text = paragraph.raw.slice(figure.labelStart, statement.end)
  const ref = `statement:${index + 1}`
  const row = draft(
    budgetStatements,
    at,
    {
      budget_id: context.budget,
      year: printed(context.year, context.yearSpan),
      metric,
      subject: subject === null ? null : printed(subject.text, subject.span),
      amount: counted ? null : printed(figure.fen, figure.span),
      amount_printed: counted ? null : printed(figure.printed, figure.span),
      unit_printed: counted ? null : printed(figure.unit, figure.unitSpan),
      count: counted ? printed(figure.value, figure.span) : null,
      change,
      change_percent: percent === null ? null : printed(percent.value, percent.span),
      base_amount: base === null ? null : printed(base.fen, base.figure.span),
      text: printed(text, at)
    },
    ref
  )
  return { draft: row, ref, key: JSON.stringify([metric, subject?.text, figure.printed, text]) }
}
