/** Headings of a budget's sections and titles of its tables. */
import { type BudgetTable, tableOfTitle } from "../../knowledge/budgetTables.ts"
import type { Span } from "../../model/Span.ts"
import type { Read, SectionKind } from "./BudgetDocument.ts"
import type { TextLine } from "./clean.ts"

const sections: ReadonlyArray<readonly [SectionKind, RegExp]> = [
  ["duties", /(?:主要职能|主要职责|部门职责|单位职责|职能概况)$/u],
  ["bodies", /机构设置(?:情况)?$/u],
  ["glossary", /^名词解释$/u],
  [
    "explanation",
    /编制(?:情况)?的?说明$|(?:单位|部门|收支|财政拨款)(?:收支|支出)?(?:总体)?预算(?:总体)?(?:的?情况)?的?说明$/u
  ],
  ["circumstances", /其他(?:相关|重要)?(?:情况|事项)的?(?:情况)?说明$/u],
  ["other", /^(?:目录|.{0,8}(?:单位|部门)预算表|项目(?:经费|支出)(?:情况)?说明)$/u]
]

const listNumber =
  /^(?:附?表\s*[\d一二三四五六七八九]{1,2}\s*[.、．:：]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．](?!\d{1,2}\D))\s*/u
/** Dots and the page number of a table of contents. */
const leader = /[.…·⋯\s]*(?:(?<=[.…·⋯\s])\d{1,3})?\s*$/u

/** The line without its list number and what a table of contents puts after it, with its place. */
const bare = (line: TextLine): { readonly text: string; readonly start: number } => {
  const lead = line.text.length - line.text.trimStart().length
  const number = listNumber.exec(line.text.slice(lead))?.[0].length ?? 0
  const start = lead + number
  return { text: line.raw.slice(start, leader.exec(line.text)?.index ?? line.text.length).trimEnd(), start }
}

const readOf = (
  line: TextLine,
  { start, text }: { readonly text: string; readonly start: number }
): Read => ({
  text,
  spans: [{ start: line.start + start, end: line.start + start + text.length }]
})

export interface Heading {
  readonly section: SectionKind
  readonly read: Read
}

export const headingOf = (line: TextLine): Heading | null => {
  if (line.text.length > 120 || /[。，；：:]/u.test(line.text)) return null
  const found = bare(line)
  const text = found.text.replace(/\s/gu, "")
  if (text.length > 50) return null
  const section = sections.find(([, pattern]) => pattern.test(text))
  return section === undefined ? null : { section: section[0], read: readOf(line, found) }
}

export interface Title {
  readonly table: BudgetTable
  readonly read: Read
  readonly year: { readonly value: number; readonly span: Span } | null
  /** Lines that it takes. */
  readonly lines: number
}

/** The title of a table, on this line or on this and the next one. */
export const titleOf = (line: TextLine, next: TextLine | undefined): Title | null => {
  const own = candidate(line)
  if (own === null) return null
  const table = tableOfTitle(strip(own.text))
  if (table !== null) return { table, read: readOf(line, own), year: yearOf(line, own), lines: 1 }
  if (next === undefined || !/年|预算|部门|单位/u.test(own.text) || /[表\d]$/u.test(own.text)) return null
  const rest = candidate(next)
  if (rest === null || rest.text.length > 20 || tableOfTitle(strip(rest.text)) !== null) return null
  const joined = tableOfTitle(strip(own.text + rest.text))
  if (joined === null || !/^[^\d]*表$/u.test(strip(rest.text))) return null
  const [a, b] = [readOf(line, own), readOf(next, rest)]
  const read = { text: own.text + rest.text, spans: [...a.spans, ...b.spans] }
  return { table: joined, read, year: yearOf(line, own), lines: 2 }
}

/** Whether a line is worded as the title of some table. */
export const isTitle = (line: TextLine): boolean => {
  if (!line.text.includes("表")) return false
  const found = candidate(line)
  return found !== null && /^[^\d,.]*(?:\d{4}年)?[^\d,.]{4,}表$/u.test(strip(found.text).replace(/\s/gu, ""))
}

const strip = (text: string): string => text.replace(/[（(]续表?[）)]$/u, "").trim()

const candidate = (line: TextLine) => {
  if (line.text.length > 240 || /[。，；：:]/u.test(line.text)) return null
  const found = bare(line)
  return found.text.length > 60 || found.text.length < 3 ? null : found
}

const yearOf = (line: TextLine, { start, text }: { readonly text: string; readonly start: number }) => {
  const found = /(\d{4})\s*年/u.exec(line.text.slice(start, start + text.length))
  if (found === null) return null
  const at = line.start + start + found.index
  return { value: Number(found[1]), span: { start: at, end: at + 4 } }
}
