/** Whose budget it is, for which year, and whether of a unit or of a department. */
import type { Issue } from "../../model/Extraction.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { BudgetDocument } from "../../parse/budget/BudgetDocument.ts"

export interface Head {
  /** Composed of what is printed: body, year and scope. It identifies the budget over revisions of the document. */
  readonly title: string
  /** Null if no 编制单位 and no heading names the body. */
  readonly body: { readonly name: string; readonly span: Span } | null
  readonly year: { readonly value: number; readonly span: Span }
  readonly scope: { readonly value: "unit" | "department"; readonly span: Span }
  /** Of the whole document, for rows about it. */
  readonly span: Span
  readonly issues: ReadonlyArray<Issue>
}

export const headOf = (text: string, document: BudgetDocument): Head => {
  const body = bodyOf(document)
  const year = yearOf(text, document)
  const scope = scopeOf(text, document)
  const name = body?.name ?? ""
  const title = `${name}${year?.value ?? ""}年${scope.value === "unit" ? "单位" : "部门"}预算`
  const whole = { start: 0, end: text.length }
  const first = document.tables[0]?.span ?? body?.span ?? whole
  return {
    title,
    body,
    year: year ?? { value: 0, span: first },
    scope,
    span: body === null ? first : body.span,
    issues: year === null ? [yearless(first)] : disagreeing(document, year.value)
  }
}

const bodyOf = ({ bodies, sections }: BudgetDocument): Head["body"] => {
  // the name that most tables are headed with: a misprint in one of them names no other body
  const counts = new Map<string, number>()
  for (const { text } of bodies) counts.set(text, (counts.get(text) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const found = bodies.find((body) => body.text === most?.[0])
  if (found !== undefined) return { name: found.text, span: cover(found.spans) }
  for (const { heading } of sections) {
    const name = /^(.{4,40}?)(?:[（(](?:单位|部门)[）)])?(?:主要职能|主要职责|机构设置)/u.exec(
      heading?.text ?? ""
    )?.[1]
    if (name === undefined || heading === null || /^(?:部门|单位)$/u.test(name)) continue
    const { start } = heading.spans[0]!
    return { name, span: { start, end: start + name.length } }
  }
  return null
}

/** The year that most titles bear; without titles, the first year of the explanations. */
const yearOf = (text: string, { tables }: BudgetDocument): Head["year"] | null => {
  const years = tables.flatMap((table) => (table.year === null ? [] : [table.year]))
  const counts = new Map<number, number>()
  for (const { value } of years) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const titled = years.find((year) => year.value === most?.[0])
  if (titled !== undefined) return titled
  const said = /(20\d{2})\s*年(?:度)?[^\n。]{0,60}?预算/u.exec(text)
  return said === null ? null : { value: Number(said[1]), span: { start: said.index, end: said.index + 4 } }
}

const scopeOf = (text: string, { sections, tables }: BudgetDocument): Head["scope"] => {
  for (const read of [...tables.map((table) => table.title), ...sections.map((section) => section.heading)]) {
    const found = /单位|部门/u.exec((read?.text ?? "").replace(/部门预算经济分类|事业单位/gu, "＿＿＿＿"))
    if (found === null || read === null) continue
    const at = read.text.indexOf(found[0])
    const start = read.spans[0]!.start + at
    return { value: found[0] === "单位" ? "unit" : "department", span: { start, end: start + 2 } }
  }
  const at = Math.max(0, text.search(/部门|单位/u))
  return { value: text.startsWith("部门", at) ? "department" : "unit", span: { start: at, end: at + 2 } }
}

const yearless = (span: Span): Issue => ({
  rule: "truncated_document",
  status: "fail",
  message: "No budget year is printed in a title or in the explanations: the budget cannot be published.",
  messageZh: "标题与说明中均未见预算年度，无法发布该预算。",
  span,
  subject: null,
  expected: null,
  actual: null
})

/** A title with another year than the rest of the budget: printed as it is, and said. */
const disagreeing = ({ tables }: BudgetDocument, year: number): ReadonlyArray<Issue> =>
  tables
    .filter((table) => table.year !== null && table.year.value !== year)
    .map((table) => ({
      rule: "anomaly",
      status: "warn",
      message: `The title "${table.title?.text}" has the year ${table.year!.value}; the other tables have ${year}.`,
      messageZh: `表题“${table.title?.text}”所印年度为${table.year!.value}年，其他各表为${year}年。`,
      span: table.year!.span,
      subject: { table: "budget_tables", ref: `table:${table.kind}` },
      expected: String(year),
      actual: String(table.year!.value)
    }))
