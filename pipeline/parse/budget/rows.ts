/** Rows of one table from its lines: names put together over wrapped lines, amounts given to the row they stand on. */
import { isOfficialName, lineKey, type Scheme } from "../../knowledge/budgetClasses.ts"
import { type TableKind, totalLabel } from "../../knowledge/budgetTables.ts"
import type { Span } from "../../model/Span.ts"
import { cover } from "../../model/Span.ts"
import type { Read, TableRow } from "./BudgetDocument.ts"
import type { TextLine } from "./clean.ts"
import { type Word, wordsOf } from "./words.ts"
import { type Entry, isTotal, joinWrapped, textOf } from "./wrapped.ts"

export interface Rows {
  readonly rows: ReadonlyArray<TableRow>
  readonly unread: ReadonlyArray<Span>
}

const readOfName = (entry: Entry): Read => ({
  text: textOf(entry),
  spans: entry.name.map(({ end, start }) => ({ start, end }))
})

/** 类 alone or with 款 and 项 behind it; then 款 and 项 apart. */
const codePattern = /^\s*([1-9]\d{2}(?:\d{2}){0,2})(?![\d,.])((?:\s+\d{1,2}(?![\d,.%])){0,2})/u

/** 201 03 01, 2010301, 301 2: the digits joined, lost zeros put back, with their place and where they end. */
const codeOf = (line: TextLine, scheme: Scheme): { readonly read: Read; readonly end: number } | null => {
  const found = codePattern.exec(line.text)
  if (found === null) return null
  const longest = scheme === "economic" ? 5 : 7
  let digits = found[1]!
  if (digits.length > longest) return null
  let end = found[0].length - found[2]!.length
  for (const { 0: part, index } of found[2]!.matchAll(/\d+/gu)) {
    if (digits.length === longest) break
    digits += part.padStart(2, "0")
    end = found[0].length - found[2]!.length + index + part.length
  }
  const start = line.text.search(/\S/u)
  return { read: { text: digits, spans: [{ start: line.start + start, end: line.start + end }] }, end }
}

const entryOf = (line: TextLine, scheme: Scheme, next: TextLine | undefined): Entry => {
  // amounts without separators look like a code where their label follows on the next line
  const code = isLabelOfTotal(next) && !/[^\s\d,.-]/u.test(line.text) ? null : codeOf(line, scheme)
  const words = wordsOf(line).filter((word) => code === null || word.span.start >= line.start + code.end)
  const entry: Entry = {
    code: code?.read ?? null,
    name: [],
    cells: [],
    line: line.number,
    place: line.place,
    spans: []
  }
  if (code !== null) entry.spans.push(...code.read.spans)
  // what follows the last piece of text are the amounts; a figure inside the name belongs to it
  let last = words.length - 1
  while (last >= 0 && words[last]!.kind === "cell") last--
  const leading = last >= 0 && code === null && totalLabel.test(joined(words.slice(last)))
  words.forEach((word, i) => {
    if (word.kind === "cell" && (i > last || leading)) entry.cells.push(word.cell)
    else entry.name.push({ ...word.span, text: rawOf(line, word.span) })
    entry.spans.push(word.span)
  })
  return entry
}

const isLabelOfTotal = (line: TextLine | undefined): boolean =>
  line !== undefined && totalLabel.test(line.text.replace(/\s/gu, ""))
const joined = (words: ReadonlyArray<Word>): string => words.map((word) => word.text).join("")
const rawOf = (line: TextLine, span: Span): string =>
  line.raw.slice(span.start - line.start, span.end - line.start)

/** Names that the same codes bear in the document's other tables, to tell a wrapped name from its neighbours'. */
export type KnownNames = ReadonlyMap<string, ReadonlySet<string>>

export const codedRows = (lines: ReadonlyArray<TextLine>, kind: TableKind, known: KnownNames): Rows => {
  const scheme = kind.scheme!
  const side = kind.columns[0]!.side
  const unread: Array<Span> = []
  const entries = joinWrapped(
    lines.map((line, i) => entryOf(line, scheme, lines[i + 1])),
    (entry, name) =>
      isOfficialName(name) ||
      (entry.code !== null && known.get(entry.code.text)?.has(lineKey(name)) === true),
    unread
  )
  const rows: Array<TableRow> = []
  for (const entry of entries) {
    const name = readOfName(entry)
    const total = entry.code === null
    if (total && !isTotal(entry)) {
      if (entry.cells.some((cell) => cell.figure !== null)) unread.push(cover(entry.spans))
      continue
    }
    rows.push({
      kind: total ? "total" : "line",
      side,
      code: entry.code,
      name,
      depth: 1,
      cells: entry.cells,
      span: cover(entry.spans),
      line: entry.line
    })
  }
  return { rows, unread }
}
