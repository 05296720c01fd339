/** The name that an entry of a list, a cell or a heading begins with. */
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import { officeKind } from "./lexicon.ts"
import { linkedNameEnd, linksIn } from "./linkedBody.ts"
import { type Line, lineOf, passagesOf, spanIn } from "./passages.ts"

export interface LeadingName {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly hans: string
  /** Page that it links to. */
  readonly page: string | null
  readonly span: Span
}

/** What an entry is numbered with stands before its name: （一）, 1. */
const label = /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．])?\s*/u

/** The name that an entry begins with: its first link, or the text up to the first punctuation mark. */
export const leadingName = (line: Line): LeadingName | null => {
  const blank = label.exec(line.hans)![0].length
  const link = linksIn(line).find(({ start }) => start === blank)
  const end =
    link !== undefined && link.end > link.start
      ? linkedNameEnd(line, link)
      : blank + (/^[^：:（(，。；\n—]{1,60}/u.exec(line.hans.slice(blank))?.[0].trimEnd().length ?? 0)
  if (end <= blank) return null
  const whole = link === undefined ? end : wholeName(line, link.start, end)
  return {
    start: blank,
    end: whole,
    text: line.text.slice(blank, whole),
    hans: line.hans.slice(blank, whole),
    page: link === undefined || whole > end ? null : link.target.replace(/#.*$/u, ""),
    span: spanIn(line, blank, whole)
  }
}

/** A link may be only the beginning of the name: [[上海市人民政府]]驻北京办事处. */
const wholeName = (line: Line, start: number, end: number): number => {
  if (officeKind(line.hans.slice(start, end)) !== null) return end
  const text = /^[^：:（(，。；\n—]{1,60}/u.exec(line.hans.slice(start))?.[0].trimEnd() ?? ""
  return officeKind(text) !== null && start + text.length > end ? start + text.length : end
}

/** The kind of office that an entry begins with; a sentence that ends with such a word (…设立办事处) names none. */
export const listedKind = ({ hans }: LeadingName): OrganizationKind | null =>
  /\d|年|[设成建]立|开设|增设|撤销|负责/u.test(hans) ? null : officeKind(hans)

/** How many offices a document lists at the top of its lists or in its tables. */
export const listedOffices = (document: WikiDocument): number => {
  const names = new Set<string>()
  const look = (inline: Inline) => {
    const name = leadingName(lineOf(inline))
    if (name !== null && listedKind(name) !== null) names.add(name.hans)
  }
  for (const { aside, depth, inline, kind } of passagesOf(document))
    if (kind === "item" && !aside && depth === 1) look(inline)
  for (const block of document.blocks)
    if (block.type === "table") for (const row of block.rows) for (const { inline } of row) look(inline)
  return names.size
}
