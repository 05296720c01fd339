/** Tables of offices: a row for each office, or for each of its units with the office repeated over its rows. */
import { parseDate } from "../../knowledge/dates.ts"
import { isPost } from "../../knowledge/persons.ts"
import type { Ref } from "../../model/Draft.ts"
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { readAddress } from "./boxes.ts"
import { readHistoryTable } from "./historyTables.ts"
import { type Post, pushHolding } from "./holderRows.ts"
import { isTermHead } from "./holderTables.ts"
import { holdingIn, severalIn } from "./holderTerms.ts"
import { isBlank, linesOfValue } from "./infobox.ts"
import { officeKind, SECTION } from "./lexicon.ts"
import { sectionOf } from "./lists.ts"
import { readOffice } from "./offices.ts"
import { type Heading, headingOf, type Line, lineOf, spanIn } from "./passages.ts"
import { claimSeat, readRegions } from "./regions.ts"
import { type Column, columnOf, nameIn, unitMarker } from "./tableColumns.ts"
import { type Table, titledTable } from "./titledTable.ts"
import { type PlaceIn, placeIn, type RowOffice, readNames, readUnits, unitAt } from "./unitTables.ts"
import { claimWebsite, externalLink } from "./websites.ts"

export const readTables = (article: Article): void => {
  let headings: ReadonlyArray<Heading> = []
  for (const block of article.document.blocks)
    if (block.type === "heading")
      headings = [...headings.filter(({ level }) => level < block.level), headingOf(block)]
    else if (block.type === "table") readTable(article, titledTable(block), headings)
}

const readTable = (article: Article, table: Table, headings: ReadonlyArray<Heading>): void => {
  const [first, second, ...others] = table.rows
  if (first === undefined) return
  // 基本情况 over 成立时间 and 驻地: the lower row tells what the columns hold
  const deep =
    second?.every((cell) => cell.header || cell.repeated) &&
    second.some((cell, i) => cell.repeated && cell.inline.text === first[i]?.inline.text)
  const head = deep ? second! : first
  const rows = deep ? others : table.rows.slice(1)
  const columns = head.map((cell, i) => columnOf(cell, rows, i, deep ? first[i] : undefined))
  const at = columns.indexOf("office")
  // the names that one body had are no bodies of their own
  if (article.title.kind !== "collective" && isHistory(headings)) {
    if (readHistoryTable(article, head, rows) || at >= 0) return
  }
  if (at < 0) {
    for (const { body, row } of readNames(article, head, rows, sectionOf(headings)))
      readCells(article, row, columns, head, body)
    return
  }
  const posts = head.flatMap(({ inline }, i) => {
    const line = lineOf(inline)
    // 现任主任 is 主任
    const lead = /^\s*(?:现任|时任|首任)?/u.exec(line.hans)![0].length
    const text = line.text.slice(lead).trim()
    return isPost(text) ? [{ at: i, post: { text, span: spanIn(line, lead, lead + text.length) } }] : []
  })
  for (const row of rows) {
    const cell = row[at]
    if (cell === undefined || cell.header) continue
    const office = officeOf(article, cell, headings)
    if (office !== null)
      readRow(
        article,
        row,
        columns,
        head.map(({ inline }) => lineOf(inline)),
        office,
        posts,
        headings.some(({ hans }) => SECTION.former.test(hans.trim()))
      )
  }
}

/** What the row of a body other than an office says of it: rank, date, place, address. */
const readCells = (
  article: Article,
  row: ReadonlyArray<WikiCell>,
  columns: ReadonlyArray<Column>,
  head: ReadonlyArray<WikiCell>,
  body: RowOffice
): void => {
  const placeAt = columns.indexOf("place")
  const place = placeAt < 0 || row[placeAt] === undefined ? null : placeIn(lineOf(row[placeAt].inline))
  if (place !== null) claimPlace(article, body.ref, place, null)
  for (const [i, cell] of row.entries())
    if (columns[i] !== "units" && !(cell.repeated && row[i - 1]?.inline === cell.inline))
      readCell(
        article,
        body,
        columns[i] ?? null,
        cell,
        head[i] === undefined ? undefined : lineOf(head[i].inline)
      )
}

const isHistory = (headings: ReadonlyArray<Heading>): boolean =>
  SECTION.history.test(headings.at(-1)?.hans ?? "")

const officeOf = (article: Article, cell: WikiCell, headings: ReadonlyArray<Heading>): RowOffice | null => {
  const name = nameIn(cell)
  if (name === null) return null
  const known = cell.repeated ? article.book.find(name.text) : null
  if (known !== null) return { ref: known, span: name.span }
  return readOffice(article, lineOf(cell.inline), name, officeKind(name.hans)!, null, headings)
}

const readRow = (
  article: Article,
  row: ReadonlyArray<WikiCell>,
  columns: ReadonlyArray<Column>,
  heads: ReadonlyArray<Line>,
  office: RowOffice,
  posts: ReadonlyArray<{ readonly at: number; readonly post: Post }>,
  past: boolean
): void => {
  const again = row[columns.indexOf("office")]?.repeated === true
  const marker = row.map(({ inline }) => lineOf(inline)).find(({ hans }) => unitMarker.test(hans.trim()))
  const placeAt = columns.indexOf("place")
  const place = placeAt < 0 || row[placeAt] === undefined ? null : placeIn(lineOf(row[placeAt]!.inline))
  const body = marker === undefined ? office : place === null ? null : unitAt(article, office, marker, place)
  if (body === null) return
  if (place !== null) claimPlace(article, body.ref, place, marker === undefined ? office.ref : null)
  if (past || row.some(({ inline }) => abolished.test(lineOf(inline).hans.trim()))) {
    article.gone.add(body.ref)
    article.book.claim(
      body.ref,
      "status",
      "former",
      body.span,
      "derived",
      "its row says that it was abolished"
    )
  }
  // one rank over the rows of two offices is that of both
  for (const [i, cell] of row.entries())
    if (!cell.repeated || (!again && row[i - 1]?.inline !== cell.inline))
      readCell(article, body, columns[i] ?? null, cell, heads[i])
  const termAt = posts.length === 1 ? heads.findIndex(({ hans }) => isTermHead(hans)) : -1
  const beside = row[termAt] === undefined ? null : lineOf(row[termAt].inline)
  for (const { at, post } of posts) {
    const cell = row[at]
    if (cell === undefined || cell.repeated) continue
    for (const part of severalIn(lineOf(cell.inline))) {
      const holding = holdingIn(part, true)
      if (holding !== null) pushHolding(article, body, part, holding, post, beside)
    }
  }
}

const abolished = /^(?:现)?(?:已经?|[\d年月日]{5,11}被?)(?:撤销|裁撤|撤并)$/u

const claimPlace = (
  article: Article,
  ref: Ref,
  { code, end, line, start }: PlaceIn,
  known: Ref | null
): void => {
  claimSeat(article, ref, code, spanIn(line, start, end), "the place in its row")
  const office = known === null ? null : article.roster.of(known)
  if (office !== null) article.enroll({ ...office, places: [code] })
}

/** A cell of ranks that holds something else is a cell of a table that lost its columns. */
const rankLike = /级|^[副正]?(?:部|省|厅|局|司|师|处|县|团|科|乡|股)$/u

const readCell = (
  article: Article,
  { ref, span }: RowOffice,
  column: Column,
  cell: WikiCell,
  head: Line | undefined
): void => {
  const line = lineOf(cell.inline)
  if (column === null || isBlank(line.text)) return
  if (column === "units" && head !== undefined) readUnits(article, { ref, span }, line, head)
  else if (column === "website") {
    const link = externalLink(article, cell.inline)
    if (link !== null) claimWebsite(article, ref, link.url, link.span)
  } else if (column === "regions")
    for (const part of linesOfValue(cell.inline)) readRegions(article, part, { ref, span }, 0)
  else if (column === "rank" && !rankLike.test(line.hans.trim())) return
  else if (column === "rank") article.book.claim(ref, "rank", line.text.trim(), spanIn(line))
  else if (column === "address") readAddress(article, ref, line)
  else if (column === "established") {
    const date = parseDate(line.text)
    if (date !== null && !date.edtf.includes("/"))
      article.book.claim(ref, "established", date.edtf, spanIn(line), "derived", "the date as EDTF")
  }
}
