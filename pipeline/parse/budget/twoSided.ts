/** Rows of a two-sided table: an income line and an expenditure line share a printed row. */
import { isFunctionalClass } from "../../knowledge/budgetClasses.ts"
import type { Side } from "../../knowledge/budgetTables.ts"
import { sideOfLabel, totalLabel } from "../../knowledge/budgetTables.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { TableRow } from "./BudgetDocument.ts"
import type { TextLine } from "./clean.ts"
import type { Rows } from "./rows.ts"
import { type Cell, type Word, wordsOf } from "./words.ts"

interface Label {
  text: string
  /** With its list number. */
  spans: Array<Span>
  names: Array<Span>
  /** How its list number is written: 一、 is the first level, 1、 and （一） the second. */
  readonly depth: 1 | 2
  readonly numbered: boolean
  readonly cells: Array<Cell>
  readonly line: number
}

const topNumber = /^[一二三四五六七八九十]{1,3}[、.．]/u
const subNumber = /^(?:\d{1,2}[、.．)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]|其中[:：])/u

const isComplete = (text: string): boolean =>
  text !== "" && (totalLabel.test(text) || isFunctionalClass(text) || sideOfLabel(text) !== null)

/** 收 入 总 计: the beginning of a total that is set with spaces. */
const isSpacedTotal = (text: string): boolean => /^(?:本年)?(?:收入|支出)[总合]计?$/u.test(text)

/** Two labels without a space: 政府性资金二、教育支出. */
const apart = (word: Word): ReadonlyArray<Word> => {
  if (word.kind === "cell") return [word]
  const parts = word.text.split(
    /(?<=[^（(、一二三四五六七八九十])(?=[一二三四五六七八九十]{1,3}、|支出总计$)/u
  )
  let start = word.span.start
  return parts.map((text): Word => {
    const span = { start, end: start + text.length }
    start = span.end
    return { kind: "text", text, span }
  })
}

export const twoSidedRows = (lines: ReadonlyArray<TextLine>): Rows => {
  const labels: Array<Label> = []
  const unread: Array<Span> = []
  for (const line of lines) {
    const onLine = labels.length
    for (const word of wordsOf(line).flatMap(apart)) {
      const label = labels.at(-1)
      if (word.kind === "cell") {
        if (label === undefined) unread.push(word.span)
        else if (label.line !== line.number && labels.length === onLine && !waiting(label))
          unread.push(word.span)
        else label.cells.push(word.cell)
        if (label !== undefined) label.spans.push(word.span)
        continue
      }
      const number = topNumber.exec(word.text)?.[0] ?? subNumber.exec(word.text)?.[0] ?? ""
      const name = {
        start: word.span.start + number.length,
        end: word.span.end
      }
      const text = line.raw.slice(name.start - line.start, name.end - line.start)
      const goesOn =
        label !== undefined &&
        number === "" &&
        label.cells.length === 0 &&
        (label.text === "" ||
          (!isComplete(label.text) && !isFunctionalClass(text)) ||
          (label.line === line.number && isSpacedTotal(label.text + text)))
      if (label !== undefined && goesOn) {
        label.text += text
        label.spans.push(word.span)
        label.names.push(name)
        continue
      }
      labels.push({
        text,
        spans: [word.span],
        names: name.end > name.start ? [name] : [],
        depth: subNumber.test(number) ? 2 : 1,
        numbered: number !== "",
        cells: [],
        line: line.number
      })
    }
  }
  return { rows: sides(labels.filter((label) => label.text !== "")), unread }
}

const waiting = (label: Label): boolean => label.cells.length === 0

const sides = (labels: ReadonlyArray<Label>): ReadonlyArray<TableRow> => {
  const rows: Array<TableRow> = []
  labels.forEach((label, i) => {
    const total = totalLabel.test(label.text.replace(/\s/gu, ""))
    // a piece of text that is no line of the table
    if (!total && !label.numbered && label.cells.length === 0 && !isComplete(label.text)) return
    rows.push({
      kind: total ? "total" : "line",
      side: sideOf(label, labels[i - 1], labels[i + 1]),
      code: null,
      name: { text: label.text, spans: label.names },
      depth: label.depth,
      cells: label.cells,
      span: cover(label.spans),
      line: label.line
    })
  })
  return rows
}

/** By its wording; else of two on one printed row the first is income, the second expenditure. */
const sideOf = (label: Label, before: Label | undefined, after: Label | undefined): Side => {
  const text = label.text.replace(/\s/gu, "")
  if (isFunctionalClass(text)) return "expenditure"
  const told = sideOfLabel(text)
  if (told !== null) return told
  if (after?.line === label.line) return "income"
  if (before?.line === label.line) return "expenditure"
  return "expenditure"
}
