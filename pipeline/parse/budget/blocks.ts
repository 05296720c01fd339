/** Cuts a budget's lines into running text, titles, headings and blocks of table lines. */
import { isOfficialName } from "../../knowledge/budgetClasses.ts"
import { type BudgetTable, headerStarts, headerWords, tableOfHeader } from "../../knowledge/budgetTables.ts"
import type { Read } from "./BudgetDocument.ts"
import type { TextLine } from "./clean.ts"
import { type Heading, headingOf, isTitle, type Title, titleOf } from "./headings.ts"

export interface UnitLine {
  /** 编制单位：… */
  readonly body: Read | null
  /** 单位：元 */
  readonly unit: Read | null
}

/** Table lines that belong together: one table, or the part of it between two page breaks. */
export interface Block {
  /** The table that its header belongs to; null if it has no header or the header does not tell. */
  readonly kind: BudgetTable | null
  /** The header is of that table alone. */
  readonly sure: boolean
  readonly header: ReadonlyArray<TextLine>
  readonly rows: ReadonlyArray<TextLine>
  readonly units: ReadonlyArray<UnitLine>
  readonly first: TextLine
}

export type Event =
  | { readonly type: "title"; readonly title: Title; readonly line: TextLine }
  /** The title of a table that is none of the nine: what stands under it is no part of the table before it. */
  | { readonly type: "other table"; readonly line: TextLine }
  | { readonly type: "heading"; readonly heading: Heading; readonly line: TextLine }
  | { readonly type: "block"; readonly block: Block }
  | { readonly type: "prose"; readonly lines: ReadonlyArray<TextLine> }

const unitPattern = /(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(亿元|万元|千元|元)/u
const bodyPattern =
  /(?:编制单位|编制部门|预算单位|预算部门|预算主管部门|填报单位|填报部门|单位名称|部门名称)\s*[:：]\s*(\S+?)\s*(?=\s(?:金额)?单位\s*[:：]|金额单位\s*[:：]|$)/u

/** 编制单位：… 单位：元, either half of it; null for any other line. */
export const unitLineOf = (line: TextLine): UnitLine | null => {
  const text = line.text
  if (text.length > 400) return null
  const body = bodyPattern.exec(text)
  const unit = unitPattern.exec(text)
  if (body === null && (unit === null || text.replace(/\s/gu, "").length > 16)) return null
  const read = (found: RegExpExecArray | null): Read | null => {
    if (found === null) return null
    const start = found.index + found[0].lastIndexOf(found[1]!)
    return {
      text: line.raw.slice(start, start + found[1]!.length),
      spans: [{ start: line.start + start, end: line.start + start + found[1]!.length }]
    }
  }
  return { body: read(body), unit: read(unit) }
}

const vocabulary = new Set(headerWords)
const starts = new Set(headerStarts)
const pieces = headerWords.join(" ")
const plain = (word: string): string => word.replace(/^\d{4}年(?:度)?/u, "").replace(/"/gu, "“")

type HeaderKind = "exact" | "piece" | "none"
const headerKind = (line: TextLine): HeaderKind => {
  let kind: HeaderKind = "exact"
  for (const found of line.text.matchAll(/\S+/gu)) {
    const word = plain(found[0])
    if (vocabulary.has(word)) continue
    if (word === "" || word.length > 12 || !pieces.includes(word)) return "none"
    kind = "piece"
  }
  return kind
}
const nameless = /^\s*[1-9]\d{2}(?:\s*\d{1,2}){0,2}\s+-?[\d,.]{3,}[\s\d,.-]*$/u

/** 国有资本经营预 above a code without a name, or with the rest of that name, is the first half of it. */
const beginsName = (piece: TextLine, row: TextLine): boolean => {
  const rest = /^\s*[1-9]\d{2}(?:\s*\d{1,2}){0,2}\s*([^\d\s,.-]+)/u.exec(row.text)?.[1]
  return rest === undefined ? nameless.test(row.text) : isOfficialName(piece.text.trim() + rest)
}
const isPiece = (line: TextLine | undefined): boolean => line !== undefined && headerKind(line) === "piece"
const beginsHeader = (line: TextLine): boolean =>
  headerKind(line) !== "none" && [...line.text.matchAll(/\S+/gu)].some(([word]) => starts.has(plain(word)))

const amountLike = /\d{1,3},\d{3}|\d\.\d{2}(?!\d)/u
const codedRow = /^\s*[1-3]\d{2}(?:\d{2}){0,2}(?![\d,.])\s*[^\s万亿元辆个台年月日%]/u
const sentence = /[。；]|，(?!\d)|,(?=[\u4e00-\u9fff])/u
const note = /^\s*(?:注|备注|说明)\s*[:：]/u

/** Whether a line outside any table begins one. */
const opensTable = (line: TextLine): boolean =>
  unitLineOf(line)?.unit !== undefined && unitLineOf(line)?.unit !== null
    ? true
    : sentence.test(line.text)
      ? false
      : beginsHeader(line)
        ? true
        : codedRow.test(line.text) && amountLike.test(line.text)

/** Whether a line may belong to a table that is being read. */
const continuesTable = (line: TextLine): boolean =>
  unitLineOf(line) !== null ||
  note.test(line.text) ||
  (!sentence.test(line.text) && !/[:：]\s*$/u.test(line.text))

/** 项目支出预算表, 政府采购预算表, 绩效目标申报表: within tables, or over the unit or header of one. */
const titlesOther = (line: TextLine, next: TextLine | undefined, inTable: boolean): boolean =>
  isTitle(line) && headerKind(line) === "none" && (inTable || (next !== undefined && opensTable(next)))

export const eventsOf = (lines: ReadonlyArray<TextLine>): ReadonlyArray<Event> => {
  const events: Array<Event> = []
  let table: Array<TextLine> = []
  let prose: Array<TextLine> = []
  let inTable = false
  const close = () => {
    if (table.length > 0) for (const block of blocksOf(table)) events.push({ type: "block", block })
    if (prose.length > 0) events.push({ type: "prose", lines: prose })
    table = []
    prose = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const title = titleOf(line, lines[i + 1])
    const heading = title === null ? headingOf(line) : null
    if (title !== null || heading !== null) {
      close()
      inTable = title !== null
      if (title !== null) events.push({ type: "title", title, line })
      else events.push({ type: "heading", heading: heading!, line })
      i += (title?.lines ?? 1) - 1
      continue
    }
    if (titlesOther(line, lines[i + 1], inTable)) {
      close()
      inTable = true
      events.push({ type: "other table", line })
      continue
    }
    const belongs: boolean = inTable ? continuesTable(line) : opensTable(line)
    if (belongs !== inTable) close()
    inTable = belongs
    if (!belongs) prose.push(line)
    else if (!note.test(line.text)) table.push(line)
  }
  close()
  return events
}

/** One block per header that differs from the one before; a header that a page repeats is no new block. */
const blocksOf = (lines: ReadonlyArray<TextLine>): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  let header: Array<TextLine> = []
  let rows: Array<TextLine> = []
  let units: Array<UnitLine> = []
  let first = lines[0]!
  /** Header lines being collected; the block's own once the first row has come. */
  let inHeader = true
  let run: Array<TextLine> = []
  let runUnits: Array<UnitLine> = []
  const closeBlock = () => {
    if (header.length + rows.length + units.length > 0)
      blocks.push({ ...kindOfHeader(header), header, rows, units, first })
    header = []
    rows = []
    units = []
  }
  const endRun = () => {
    const { kind } = kindOfHeader(run)
    if (rows.length > 0 && kind !== null && kind !== kindOfHeader(header).kind) {
      closeBlock()
      first = run[0]!
    }
    if (rows.length === 0 || header.length === 0) header.push(...run)
    units.push(...runUnits)
    run = []
    runUnits = []
    inHeader = false
  }
  for (const line of lines) {
    const unit = unitLineOf(line)
    if (unit !== null) {
      if (!inHeader) inHeader = true
      runUnits.push(unit)
      continue
    }
    if (inHeader && headerKind(line) !== "none") run.push(line)
    else if (!inHeader && beginsHeader(line) && headerKind(line) === "exact") {
      inHeader = true
      run.push(line)
    } else {
      const name = inHeader && isPiece(run.at(-1)) && beginsName(run.at(-1)!, line) ? run.pop()! : null
      if (inHeader) endRun()
      if (name !== null) rows.push(name)
      rows.push(line)
    }
  }
  // a header does not end with 合计: it is the total of a table that has no amounts
  const total = /^\s*合\s*计\s*$/u.test(run.at(-1)?.text ?? "") ? run.pop()! : null
  endRun()
  if (total !== null) rows.push(total)
  closeBlock()
  return blocks
}

const kindOfHeader = (header: ReadonlyArray<TextLine>): Pick<Block, "kind" | "sure"> => {
  const told = header.length === 0 ? null : tableOfHeader(header.map((line) => line.text).join(""))
  return { kind: told?.table ?? null, sure: told?.sure ?? false }
}
