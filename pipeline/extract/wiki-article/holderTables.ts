/** Tables of office-holders: 职务, 姓名, 任期 or 就任 and 卸任. */
import { isPost } from "../../knowledge/persons.ts"
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { type Dated, holdersOf, type Post, pushHolder, subjectUnder } from "./holderRows.ts"
import { dayIn, holdingIn, severalIn, termIn } from "./holderTerms.ts"
import { linesOfValue } from "./infobox.ts"
import { type Heading, headingOf, type Line, lineOf, spanIn } from "./passages.ts"
import type { Subject } from "./subjects.ts"
import { type Table, titledTable } from "./titledTable.ts"

type Column = "person" | "post" | "term" | "from" | "until" | null

export const readHolderTables = (article: Article): void => {
  let headings: ReadonlyArray<Heading> = []
  for (const block of article.document.blocks)
    if (block.type === "heading")
      headings = [...headings.filter(({ level }) => level < block.level), headingOf(block)]
    else if (block.type === "table") readTable(article, titledTable(block), headings)
}

const forms: ReadonlyArray<readonly [Column, RegExp]> = [
  ["person", /^(?:姓名|名字|人名|人员|任职者|任职人员|领导人?|负责人|现任)$/u],
  ["post", /^(?:职务|职位|职称|职衔|头衔|岗位|现任职务|担任职务|任职)$/u],
  [
    "term",
    /^(?:任期|任职时间|任职期间|任职期|在位|任内|任职年限|任职起止|任职起止时间|在任时间|在任期间|起止时间|任期起止|任职起讫|起讫)$/u
  ],
  [
    "from",
    /^(?:就任|上任|到任|就职|接任|任期开始|任职开始|任职起|任期起|任期始|开始|起始|到职)(?:日期|时间|年月)?$/u
  ],
  [
    "until",
    /^(?:卸任|离任|离职|免职|去职|任期结束|任职结束|任职止|任期止|任期终|结束|终止)(?:日期|时间|年月)?$/u
  ]
]

/** 任期, 任职时间: the head of a column of terms. */
export const isTermHead = (hans: string): boolean =>
  forms.some(([column, form]) => column === "term" && form.test(hans.trim()))

const readTable = (article: Article, table: Table, headings: ReadonlyArray<Heading>): void => {
  const [head, second] = table.rows
  if (head === undefined) return
  // a term may head two columns of its own: 任期 over 就任 and 卸任
  const deep = second?.some((cell) => cell.repeated) && second.every((cell) => cell.header || cell.repeated)
  const columns = head.map((cell, i) => (deep ? (columnOf(second![i]) ?? columnOf(cell)) : columnOf(cell)))
  const said = holdersOf(headings.at(-1)) ?? holdersOfCaption(table)
  const titled = head.findIndex(({ inline }) => isPost(inline.text))
  const timed = columns.some((column) => column === "term" || column === "from")
  // 主任 over the names and 任期 beside them
  if (!columns.includes("person") && titled >= 0 && timed) columns[titled] = "person"
  if (!columns.includes("person") || !(timed || columns.includes("post") || said !== null)) return
  const common = titled >= 0 && columns[titled] === "person" ? postIn(head[titled]!) : (said?.post ?? null)
  const subject = subjectUnder(article, headings)
  // a table of offices, each with its head: the heads are those of the rows
  const offices = head.some(({ inline }) =>
    /^(?:办事处|联络处|代表处|驻外机构)(?:名称)?$/u.test(lineOf(inline).hans.trim())
  )
  if (offices && subject.ref === article.title.ref) return
  for (const row of table.rows.slice(deep ? 2 : 1)) readRow(article, row, columns, subject, common)
}

const holdersOfCaption = ({ caption }: Table) => (caption === null ? null : holdersOf(lineOf(caption)))

const columnOf = (cell: WikiCell | undefined): Column => {
  const hans = cell === undefined ? "" : lineOf(cell.inline).hans.replace(/\s|\[[^\]]*\]/gu, "")
  return forms.find(([, form]) => form.test(hans))?.[0] ?? null
}

const postIn = ({ inline }: WikiCell): Post | null => {
  const line = lineOf(inline)
  const text = line.text.trim()
  const start = line.text.indexOf(text)
  return text === "" ? null : { text, span: spanIn(line, start, start + text.length) }
}

const readRow = (
  article: Article,
  row: ReadonlyArray<WikiCell>,
  columns: ReadonlyArray<Column>,
  subject: Subject,
  common: Post | null
): void => {
  const lineAt = (column: Column): Line | null => {
    const cell = row[columns.indexOf(column)]
    return cell === undefined ? null : lineOf(cell.inline)
  }
  const named = personCell(row, columns)
  if (named === null || row.every(({ header }) => header)) return
  const post = columns.includes("post") ? postIn(row[columns.indexOf("post")]!) : common
  const term = termOfRow(lineAt("term"), lineAt("from"), lineAt("until"))
  for (const part of linesOfValue(named.inline).flatMap(severalIn)) {
    const holding = holdingIn(part, true)
    if (holding === null) continue
    const { end, start } = holding.person
    const own = holding.post
    pushHolder(
      article,
      subject,
      own === null
        ? post
        : { text: part.text.slice(own.start, own.end), span: spanIn(part, own.start, own.end) },
      { text: part.text.slice(start, end), span: spanIn(part, start, end) },
      {
        from: term.from ?? placed(part, holding.from),
        until: term.until ?? placed(part, holding.until)
      }
    )
  }
}

/** 姓名 over two columns, the first of which holds a picture: the first cell with text. */
const personCell = (row: ReadonlyArray<WikiCell>, columns: ReadonlyArray<Column>): Line | null => {
  const cells = row.filter((_, i) => columns[i] === "person").map(({ inline }) => lineOf(inline))
  return cells.find(({ text }) => text.trim() !== "") ?? cells[0] ?? null
}

const placed = (
  line: Line,
  date: { readonly start: number; readonly end: number; readonly edtf: string } | null
): Dated => (date === null ? null : { edtf: date.edtf, span: spanIn(line, date.start, date.end) })

const termOfRow = (
  term: Line | null,
  from: Line | null,
  until: Line | null
): { readonly from: Dated; readonly until: Dated } => {
  const whole = term === null ? null : termIn(term)
  const day = (line: Line | null): Dated => (line === null ? null : placed(line, dayIn(line)))
  return {
    from: (term === null || whole === null ? null : placed(term, whole.from)) ?? day(from),
    until: (term === null || whole === null ? null : placed(term, whole.until)) ?? day(until)
  }
}
