/** Tables from blocks and titles: which title belongs to which block, whatever order a renderer printed them in. */

import { lineKey } from "../../knowledge/budgetClasses.ts"
import {
  type BudgetTable,
  foreignColumn,
  type Measure,
  receptionLast,
  type Side,
  type TableKind,
  tableKind
} from "../../knowledge/budgetTables.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { BudgetDocument, Read, Table, TableRow } from "./BudgetDocument.ts"
import type { Block, Event } from "./blocks.ts"
import type { TextLine } from "./clean.ts"
import type { Title } from "./headings.ts"
import { codedRows, type KnownNames, type Rows } from "./rows.ts"
import { twoSidedRows } from "./twoSided.ts"
import { wordsOf } from "./words.ts"

interface Bound {
  readonly kind: BudgetTable
  readonly title: Title | null
  readonly blocks: Array<Block>
}

/** Every table of the document, the blocks of one table put together; a title without a block is no table. */
export const tablesOf = (events: ReadonlyArray<Event>): Pick<BudgetDocument, "tables" | "further"> => {
  const all = bind(events)
  const bound = all.map(([first]) => first!)
  const further = all.flatMap(([, ...rest]) => rest.map(({ kind, title }) => ({ kind, title: title!.read })))
  const names = new Map<string, Set<string>>()
  // twice: a name that is wrapped in one table may stand on one line in another
  for (const table of bound) collectNames(names, readTable(table, new Map()).rows)
  return { tables: bound.map((table) => readTable(table, names)), further }
}

/** Tables by kind; of one kind more than one where the text has the tables of several budgets. */
const bind = (events: ReadonlyArray<Event>): ReadonlyArray<ReadonlyArray<Bound>> => {
  const tables = new Map<BudgetTable, Array<Bound>>()
  const add = (kind: BudgetTable, title: Title | null, block: Block) => {
    const bounds = tables.get(kind) ?? []
    tables.set(kind, bounds)
    const known = bounds.at(-1)
    if (known === undefined || (title !== null && isOver(known, title, block))) {
      bounds.push({ kind, title, blocks: [block] })
      return
    }
    known.blocks.push(block)
    if (known.title === null && title !== null) bounds[bounds.length - 1] = { ...known, title }
  }
  const after = titlesFollow(events)
  let last: BudgetTable | null = null
  events.forEach((event, i) => {
    if (event.type !== "block" || !isTable(event.block)) return
    const { block } = event
    const before = titleAt(events, i - 1)
    const next = titleAt(events, i + 1)
    const [first, second] = after ? [next, before] : [before, next]
    const other = events[i - 1]?.type === "other table"
    if (other) last = null
    if (other && !block.sure) return
    const told = block.sure || first === null ? block.kind : null
    const title = told === null ? first : ([first, second].find((one) => one?.table === told) ?? null)
    const contradicted = told !== null && title === null && first !== null && block.header.length < 2
    const kind = title?.table ?? (contradicted ? first!.table : told) ?? last
    if (kind === null) return
    const unitOnly = block.rows.length === 0 && block.header.length === 0
    if (unitOnly && after && last !== null) add(last, null, block)
    else if (!(unitOnly && title === null)) add(kind, title, block)
    last = kind
  })
  return [...tables.values()]
}

/**
 * Whether the table has its title and its total, so that what another title heads is another table. The same title over
 * rows without a total goes on with a table whose total is its first row.
 */
const isOver = ({ blocks, kind, title }: Bound, next: Title, block: Block): boolean =>
  title !== null &&
  title !== next &&
  blocks.some((own) => hasTotal(own, kind)) &&
  (plainTitle(title) !== plainTitle(next) || hasTotal(block, kind))

const plainTitle = ({ read }: Title): string => read.text.replace(/\s|[（(]续表?[）)]$/gu, "")

const hasTotal = ({ rows }: Block, kind: BudgetTable): boolean =>
  rows.some(({ text }) =>
    tableKind(kind).layout === "figures"
      ? /\d/u.test(text)
      : /^[合总]计|(?:收入|支出)[合总]计/u.test(text.replace(/\s/gu, ""))
  )

/** A line of a table of contents may be no different from a title; what stands behind it is no table. */
const isTable = ({ header, rows, units }: Block): boolean =>
  header.length + units.length > 0 ||
  rows.some(({ text }) => /\d{3}(?![\d年])|\d\.\d|[合总]\s*计/u.test(text))

const titleAt = (events: ReadonlyArray<Event>, i: number): Title | null => {
  const event = events[i]
  return event?.type === "title" ? event.title : null
}

/** Whether titles stand after their rows: more blocks are headed like the title after them than the one before. */
const titlesFollow = (events: ReadonlyArray<Event>): boolean => {
  let before = 0
  let after = 0
  events.forEach((event, i) => {
    if (event.type !== "block" || event.block.kind === null || !event.block.sure) return
    if (titleAt(events, i - 1)?.table === event.block.kind) before++
    else if (titleAt(events, i + 1)?.table === event.block.kind) after++
  })
  return after > before
}

const collectNames = (names: Map<string, Set<string>>, rows: ReadonlyArray<TableRow>): void => {
  for (const { cells, code, name } of rows) {
    if (code === null || cells.length === 0 || name.spans.length !== 1) continue
    const known = names.get(code.text)
    if (known === undefined) names.set(code.text, new Set([lineKey(name.text)]))
    else known.add(lineKey(name.text))
  }
}

const readTable = ({ blocks, kind, title }: Bound, known: KnownNames): Table => {
  const description = tableKind(kind)
  const header = blocks.find((block) => block.header.length > 0)?.header ?? []
  const lines = blocks.flatMap((block) => block.rows)
  const { rows, unread } = rowsOf(lines, description, known)
  const units = blocks.flatMap((block) => block.units)
  const places = [
    ...(title?.read.spans ?? []),
    ...blocks.flatMap((block) => [...block.header, ...block.rows]).map(placeOf)
  ]
  return {
    kind,
    title: title?.read ?? null,
    year: title?.year ?? null,
    unit: units.find((unit) => unit.unit !== null)?.unit ?? null,
    columns: columnsOf(description, header, title),
    rows,
    unread,
    foreign: foreignColumn.exec(flat(header).text)?.[0] ?? null,
    span: places.length > 0 ? cover(places) : placeOf(blocks[0]!.first)
  }
}

const placeOf = (line: TextLine): Span => ({
  start: line.start + (line.text.length - line.text.trimStart().length),
  end: line.start + line.text.trimEnd().length
})

const rowsOf = (lines: ReadonlyArray<TextLine>, kind: TableKind, known: KnownNames): Rows =>
  kind.layout === "coded"
    ? codedRows(lines, kind, known)
    : kind.layout === "two_sided"
      ? twoSidedRows(lines)
      : figureRows(lines)

/** Amounts alone, as many lines of them as there are; text beside them is a remark. */
const figureRows = (lines: ReadonlyArray<TextLine>): Rows => {
  const rows = lines.flatMap((line): ReadonlyArray<TableRow> => {
    const cells = wordsOf(line).flatMap((word) => (word.kind === "cell" ? [word.cell] : []))
    if (cells.length === 0) return []
    return [
      {
        kind: "line",
        side: "expenditure",
        code: null,
        name: { text: "", spans: [] },
        depth: 1,
        cells,
        span: cover(cells.map((cell) => cell.span)),
        line: line.number
      }
    ]
  })
  return { rows, unread: [] }
}

/** Columns that the header shows; all of the kind's where it shows none. */
const columnsOf = (kind: TableKind, header: ReadonlyArray<TextLine>, title: Title | null) => {
  const { offsets, text } = flat(header)
  const shown = kind.columns.filter((column) => column.title.test(text))
  const usual = kind.columns.filter((column) => column.shown !== true)
  const measures = new Set((shown.length > 1 ? shown : usual).map((column) => column.measure))
  if (kind.layout === "figures") {
    // its header is set over three lines and seldom survives whole
    for (const { measure } of kind.columns) measures.add(measure)
    if (!`${title?.read.text ?? "机关运行"}${text}`.includes("机关运行")) measures.delete("agency_operation")
  }
  const swapped = kind.layout === "figures" && header.some((line) => receptionLast.test(line.text))
  return (swapped ? receptionBehind(kind.columns) : kind.columns)
    .filter((column) => measures.has(column.measure))
    .filter((column) => column.unless === undefined || !measures.has(column.unless))
    .map(({ measure, side, title: pattern }): { side: Side; measure: Measure; title: Read | null } => {
      const found = pattern.exec(text)
      if (found === null) return { side, measure, title: null }
      const spans = [{ start: offsets[found.index]!, end: offsets[found.index + found[0].length - 1]! + 1 }]
      if (!found[0].endsWith("预算")) return { side, measure, title: { text: found[0], spans } }
      const rest = loneWord(header, "数")
      return {
        side,
        measure,
        title: rest === null ? null : { text: `${found[0]}数`, spans: [...spans, rest] }
      }
    })
}

const receptionBehind = (columns: TableKind["columns"]): TableKind["columns"] => {
  const at = columns.findIndex(({ measure }) => measure === "official_reception")
  const behind = columns.findIndex(({ measure }) => measure === "vehicle_operation")
  return columns.toSpliced(behind + 1, 0, columns[at]!).toSpliced(at, 1)
}

/** A word that stands by itself in the header: the end of a title that is wrapped. */
const loneWord = (header: ReadonlyArray<TextLine>, word: string): Span | null => {
  for (const line of header)
    for (const found of line.text.matchAll(/\S+/gu))
      if (found[0] === word)
        return { start: line.start + found.index, end: line.start + found.index + word.length }
  return null
}

const flat = (lines: ReadonlyArray<TextLine>) => {
  let text = ""
  const offsets: Array<number> = []
  for (const line of lines)
    for (let i = 0; i < line.text.length; i++)
      if (line.text[i] !== " ") {
        text += line.raw[i]
        offsets.push(line.start + i)
      }
  return { text, offsets }
}
