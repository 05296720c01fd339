/** Pages of running text and of tables, ready to be made into a PDF file. */
import { widthOf } from "./fonts.ts"
import { a4, type PdfPage, type PlacedText } from "./makePdf.ts"

/** A cell begins at `left` or ends at `right`; a line break in it wraps it, centred about the row's baseline. */
export interface Column {
  readonly left?: number
  readonly right?: number
}

export interface TableSetting {
  readonly columns: ReadonlyArray<Column>
  readonly size?: number
  /** Distance between the baselines of rows. */
  readonly pitch?: number
  /** Baseline of the first row. */
  readonly top?: number
}

/** Texts of a table: one for each cell that is not empty. */
export const tableTexts = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  { columns, pitch = 24, size = 10, top = 60 }: TableSetting
): ReadonlyArray<PlacedText> =>
  rows.flatMap((row, r) =>
    row.flatMap((cell, c): ReadonlyArray<PlacedText> => {
      const { left, right } = columns[c]!
      const lines = cell.split("\n").filter((line) => line !== "")
      return lines.map((text, i) => ({
        text,
        x: left ?? right! - widthOf(text, size),
        y: top + r * pitch + (i - (lines.length - 1) / 2) * size * 1.2,
        size
      }))
    })
  )

/** A table over as many landscape pages as it needs; `head` is repeated on each if asked for. */
export const tablePages = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  setting: TableSetting & { readonly rowsPerPage?: number; readonly title?: string; readonly head?: number }
): ReadonlyArray<PdfPage> => {
  const { head = 0, pitch = 24, rowsPerPage = 20, size = 10, title, top = 60 } = setting
  const body = rows.slice(head)
  const count = Math.max(1, Math.ceil(body.length / rowsPerPage))
  return Array.from({ length: count }, (_, page) => {
    const own = [...rows.slice(0, head), ...body.slice(page * rowsPerPage, (page + 1) * rowsPerPage)]
    const heading: ReadonlyArray<PlacedText> =
      title === undefined || page > 0
        ? []
        : [{ text: title, x: (a4.height - widthOf(title, size + 4)) / 2, y: top - pitch, size: size + 4 }]
    return {
      width: a4.height,
      height: a4.width,
      texts: [...heading, ...tableTexts(own, { ...setting, pitch, size, top })]
    }
  })
}

export interface TextSetting {
  readonly size?: number
  /** Full-width characters that a line holds. */
  readonly measure?: number
  readonly pitch?: number
  readonly linesPerPage?: number
  /** Characters by which the first line of a paragraph is indented. */
  readonly indent?: number
  /** The page number as printed at the foot. */
  readonly pageNumber?: (page: number) => string
  /** Printed at the head of every page. */
  readonly head?: string
  /** Ems by which Chinese characters are set apart from digits and letters, as word processors do. */
  readonly apart?: number
}

/** Paragraphs wrapped and set on pages. A paragraph that begins with a tab is centred. */
export const textPages = (
  paragraphs: ReadonlyArray<string>,
  setting: TextSetting = {}
): ReadonlyArray<PdfPage> => {
  const {
    apart = 0,
    head,
    indent = 2,
    linesPerPage = 30,
    measure = 28,
    pageNumber,
    pitch = 24,
    size = 16
  } = setting
  const margin = (a4.width - measure * size) / 2
  const centred = (text: string, y: number): PlacedText => ({
    text,
    x: (a4.width - widthOf(text, size)) / 2,
    y,
    size
  })
  const lines = paragraphs.flatMap((paragraph): ReadonlyArray<(y: number) => ReadonlyArray<PlacedText>> => {
    if (paragraph.startsWith("\t")) return [(y) => [centred(paragraph.slice(1), y)]]
    return wrapped(paragraph, measure, indent).map(
      (text, i) => (y) => spacedOut({ text, x: margin + (i === 0 ? indent * size : 0), y, size }, apart)
    )
  })
  return Array.from({ length: Math.ceil(lines.length / linesPerPage) }, (_, page) => ({
    texts: [
      ...(head === undefined ? [] : [centred(head, 40)]),
      ...lines
        .slice(page * linesPerPage, (page + 1) * linesPerPage)
        .flatMap((line, i) => line(72 + i * pitch)),
      ...(pageNumber === undefined ? [] : [centred(pageNumber(page + 1), 820)])
    ]
  }))
}

/** Paragraphs in two columns of one length on each page; the page number stands below them. */
export const columnPages = (
  paragraphs: ReadonlyArray<string>,
  { measure = 20, perColumn = 36, size = 11 }: { measure?: number; perColumn?: number; size?: number } = {}
): ReadonlyArray<PdfPage> => {
  const lines = paragraphs.flatMap((paragraph) =>
    wrapped(paragraph, measure, 2).map((text, i) => ({ text, indent: i === 0 ? 2 * size : 0 }))
  )
  const pages = Math.ceil(lines.length / (2 * perColumn))
  const rows = Math.ceil(lines.length / (2 * pages))
  return Array.from({ length: pages }, (_, page) => ({
    texts: [
      ...[0, 1].flatMap((column) =>
        lines
          .slice((2 * page + column) * rows, (2 * page + column + 1) * rows)
          .map(({ indent, text }, i) => ({
            text,
            x: 60 + column * (measure + 2) * size + indent,
            y: 80 + i * size * 1.6,
            size
          }))
      ),
      { text: `- ${page + 1} -`, x: 290, y: 800, size }
    ]
  }))
}

/** The pieces of a text that are set apart where Chinese characters meet others. */
const spacedOut = (line: PlacedText, apart: number): ReadonlyArray<PlacedText> => {
  if (apart === 0) return [line]
  let x = line.x
  return line.text
    .split(/(?<=\p{Script=Han})(?=[\dA-Za-z])|(?<=[\dA-Za-z%])(?=\p{Script=Han})/u)
    .map((text) => {
      const piece = { ...line, text, x }
      x += widthOf(text, line.size) + apart * line.size
      return piece
    })
}

const mayNotBegin = /^[，。、；：？！”’）》〉」』】…%]/u
const mayNotEnd = /[“‘（《〈「『【]$/u

/** Lines of a paragraph: words and numbers stay whole, closing marks do not begin a line, opening ones do not end it. */
export const wrapped = (paragraph: string, measure: number, indent: number): ReadonlyArray<string> => {
  const units = paragraph.match(/[A-Za-z\d.,%+-]+|./gu) ?? []
  const lines: Array<string> = []
  let line = ""
  let room = measure - indent
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    const next = units[i + 1]
    const need = mayNotEnd.test(unit) && next !== undefined ? unit + next : unit
    const hangs = next !== undefined && mayNotBegin.test(next) && widthOf(line + unit + next, 1) > room
    if (line !== "" && (widthOf(line + need, 1) > room || (hangs && !mayNotBegin.test(unit)))) {
      lines.push(line)
      line = ""
      room = measure
    }
    line += unit
  }
  return line === "" ? lines : [...lines, line]
}

/** Lines of a text as they are, its blanks as gaps, on pages as wide as they need; a form feed begins a page. */
export const plainPages = (
  text: string,
  { linesPerPage = 40, pitch = 13, size = 10 }: { linesPerPage?: number; pitch?: number; size?: number } = {}
): ReadonlyArray<PdfPage> =>
  text
    .replace(/^\ufeff/u, "")
    .split("\f")
    .flatMap((part) => {
      const lines = part.split(/\r\n|\n|\r/u)
      const width = Math.max(a4.width, ...lines.map((line) => widthOf(line, size) + 80))
      return Array.from({ length: Math.ceil(lines.length / linesPerPage) }, (_, page) => ({
        width,
        height: 80 + linesPerPage * pitch,
        texts: lines.slice(page * linesPerPage, (page + 1) * linesPerPage).flatMap((line, i) =>
          [...line.matchAll(/\S+/gu)].map((found) => ({
            text: found[0],
            x: 40 + widthOf(line.slice(0, found.index), size),
            y: 40 + i * pitch,
            size
          }))
        )
      }))
    })
