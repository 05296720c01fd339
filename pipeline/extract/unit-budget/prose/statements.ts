/** Rows of the figures that the prose says, and what is odd about them. */
import budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import { type Draft, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { Issue } from "../../../model/Extraction.ts"
import type { Span } from "../../../model/Span.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import type { BudgetContext } from "../tables.ts"
import { leftovers, oddStatement, wrongYears } from "./oddities.ts"
import { type Statement, statementsOf } from "./readStatements.ts"

export interface DraftedStatements {
  readonly drafts: ReadonlyArray<Draft>
  readonly issues: ReadonlyArray<Issue>
}

/** `budget_statements` of 编制说明 and 其他相关情况说明, each with a ref; issues name the statement that they are about. */
export const draftStatements = (document: BudgetDocument, context: BudgetContext): DraftedStatements => {
  const sections = document.sections.filter(({ kind }) => kind === "explanation" || kind === "circumstances")
  const scope = { year: context.year, bodies: namesOf(document) }
  const kept = ofThisYear(
    sections.flatMap(({ paragraphs }) => statementsOf(paragraphs, scope)),
    context.year
  )
  const rows = withoutRepeats(kept).map((statement, i) => ({ statement, ref: `statement:${i + 1}` }))
  const byParagraph = Map.groupBy(rows, ({ statement }) => statement.paragraph)
  const paragraphs = new Map(sections.flatMap((section) => section.paragraphs).map((p) => [p.text, p]))
  const issues = [...paragraphs.values()].flatMap((paragraph) => {
    const here = byParagraph.get(paragraph) ?? []
    const refOf = (at: Span) => here.findLast(({ statement }) => beginsBefore(statement, at))?.ref ?? null
    return [...leftovers(paragraph, refOf), ...wrongYears(paragraph, context.year, refOf)]
  })
  return {
    drafts: rows.map(({ ref, statement }) => draftOf(statement, context, ref)),
    issues: [...issues, ...rows.flatMap(({ ref, statement }) => oddStatement(statement, ref, context.year))]
  }
}

const namesOf = ({ bodies }: BudgetDocument): ReadonlyArray<string> => [
  ...new Set(bodies.map(({ text }) => text.replace(/\s/gu, "")))
]

/** What is said of a figure stands behind its name. */
const beginsBefore = ({ figure, paragraph }: Statement, at: Span): boolean =>
  paragraph.span(figure.labelStart).start <= at.start

const keyOf = ({ metric, subject }: Statement): string => `${metric} ${subject?.text ?? ""}`

/**
 * A figure whose own words name another year is the year before of the figure that has the budget's; where there is none,
 * the year is a slip of the source's, which is published as printed and said.
 */
const ofThisYear = (statements: ReadonlyArray<Statement>, year: number): ReadonlyArray<Statement> => {
  const own = new Map<string, Statement>()
  for (const statement of statements)
    if (statement.otherYear === null && !own.has(keyOf(statement))) own.set(keyOf(statement), statement)
  return statements.filter((statement) => {
    const same = statement.otherYear === null ? undefined : own.get(keyOf(statement))
    if (same === undefined) return true
    if (statement.otherYear === year - 1 && same.base === null && statement.figure.fen !== null)
      same.base = { fen: statement.figure.fen, figure: statement.figure }
    return false
  })
}

/** A paragraph that a page break repeats counts once. */
const withoutRepeats = (statements: ReadonlyArray<Statement>): ReadonlyArray<Statement> => {
  const seen = new Set<string>()
  return statements.filter((statement) => {
    const key = JSON.stringify([keyOf(statement), statement.figure.printed, textOf(statement)])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const day = /截[至止](?:到)?|[12]\d{3}年(?:年)?[末底]/u

/** Where its text begins: with its own words, or with the day as of which things are counted. */
const startOf = ({ figure, metric, paragraph }: Statement): number => {
  if (metric !== "vehicles" && metric !== "equipment_over_1m") return figure.labelStart
  const sentence = paragraph.text.slice(figure.sentence, Math.min(figure.labelStart, figure.sentence + 80))
  const found = day.exec(sentence)
  return found === null ? figure.labelStart : figure.sentence + found.index
}

const textOf = (statement: Statement): string =>
  statement.paragraph.raw.slice(startOf(statement), statement.end)

const draftOf = (statement: Statement, context: BudgetContext, ref: Ref): Draft => {
  const { base, change, end, figure, metric, paragraph, percent, subject } = statement
  const counted = figure.fen === null
  return draft(
    budgetStatements,
    paragraph.span(figure.labelStart, end),
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
      text: printed(textOf(statement), paragraph.span(startOf(statement), end))
    },
    ref
  )
}
