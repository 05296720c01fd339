/** Budget disclosures 预算公开 of units 单位 and departments 部门: nine tables and what is said around them. */
import budgets from "#schemas/budgets/budgets.dataset.ts"
import { languageOf } from "../../knowledge/script.ts"
import { draft, printed } from "../../model/Draft.ts"
import type { Extraction, Extractor, Issue } from "../../model/Extraction.ts"
import type { Source } from "../../model/Source.ts"
import { parseBudget } from "../../parse/budget/parseBudget.ts"
import { OrganizationBook } from "../OrganizationBook.ts"
import { headOf } from "./head.ts"
import { draftBody } from "./prose/bodies.ts"
import { draftDuties } from "./prose/duties.ts"
import { draftGlossary } from "./prose/glossary.ts"
import { draftStatements } from "./prose/statements.ts"
import { recognise } from "./recognise.ts"
import { holdToGeometry } from "./solve/geometry.ts"
import { linksOf, type SolverTable, sumsOf } from "./solve/identities.ts"
import { holdToNature, ownReadings } from "./solve/nature.ts"
import { solverTable } from "./solve/rows.ts"
import { solve } from "./solve/solve.ts"
import { statedLinks } from "./solve/stated.ts"
import type { Sum } from "./solve/sums.ts"
import { draftTable, draftWithheld, totalCell } from "./tables.ts"
import { furtherIssue, isWithheld, wholenessIssues, withheldIssue } from "./wholeness.ts"

const budgetRef = "budget"

const extract = (source: Source): Extraction => {
  const document = parseBudget(source.text, source.runs)
  const head = headOf(source.text, document)
  const book = new OrganizationBook()
  const body = draftBody(document, book, head)
  const context = { budget: budgetRef, year: head.year.value, yearSpan: head.year.span }
  const statements = draftStatements(document, context)

  const tables = document.tables.filter((table) => !isWithheld(table)).map(solverTable)
  const own = ownReadings(tables)
  const { tooLarge } = solve({
    sums: tables.flatMap(sumsOf),
    links: [...linksOf(tables), ...statedLinks(tables, statements.drafts)]
  })
  const unnatural = holdToNature(tables, own)
  holdToGeometry(tables, source)
  const drafted = document.tables.map((table, i) => {
    const solved = tables.find((t) => t.table === table)
    return solved === undefined ? draftWithheld(table, i + 1, context) : draftTable(solved, i + 1, context)
  })
  const budget = draft(
    budgets,
    head.span,
    {
      org_id: printed(body.ref, body.span),
      year: printed(head.year.value, head.year.span),
      scope: printed(head.scope.value, head.scope.span),
      total_income: totalCell(tables, "income"),
      total_expenditure: totalCell(tables, "expenditure")
    },
    budgetRef
  )
  return {
    kind: "unit_budget",
    title: head.title,
    language: languageOf(source.text),
    organizations: book.organizations,
    drafts: [
      budget,
      ...drafted.flatMap((table) => table.drafts),
      ...statements.drafts,
      ...body.drafts,
      ...draftDuties(document, body.ref),
      ...draftGlossary(document),
      ...book.aliases
    ],
    issues: [
      ...head.issues,
      ...document.tables.filter(isWithheld).map(withheldIssue),
      ...document.further.map(furtherIssue),
      ...wholenessIssues(
        tables.map(({ table }) => table),
        document.broken,
        head.span
      ),
      ...unnatural,
      ...drafted.flatMap((table) => table.issues),
      ...tooLarge.map((sum) => unused(sum, tables)),
      ...statements.issues
    ]
  }
}

/** A sum that had too many readings to be tried: what it would have decided is withheld. */
const unused = (sum: Sum, tables: ReadonlyArray<SolverTable>): Issue => {
  const [table, row] = tables
    .flatMap((t) => [...t.rows].map(([printedRow, solver]) => [t.table, printedRow, solver] as const))
    .find(([, , solver]) => solver === sum.parent)!
  const name = `${table.title?.text ?? table.kind}, ${[row.code?.text, row.name.text].filter(Boolean).join(" ")}`
  return {
    rule: "ambiguous_cell",
    status: "warn",
    message: `${name}: too many ways to read its ${sum.children.length} lines to try them all; what they do not decide is withheld.`,
    messageZh: `${name}：所属${sum.children.length}行的可能读法过多，未能穷尽，不能判定者暂不归列。`,
    span: row.span,
    subject: { table: "budget_tables", ref: `table:${table.kind}` },
    expected: null,
    actual: null
  }
}

export default { name: "unit-budget", recognise, extract } satisfies Extractor
