/**
 * HTML pages as text: a block a line, a table row a line. The cells of a table keep their columns as places on a page (100
 * points a column, spans counted), so that a blank cell is as good as seen, the same way as in a PDF file.
 */
import { load } from "cheerio/slim"
import type { TextRun } from "../../model/TextRun.ts"

export interface HtmlReading {
  readonly text: string
  readonly runs: ReadonlyArray<TextRun>
}

interface Node {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: ReadonlyArray<Node>
}

/** Points that a column takes. */
const columnWidth = 100

const silent = new Set(["script", "style", "head", "template", "noscript", "svg", "select", "button"])
const inline = new Set(
  "a abbr b bdi bdo cite code data dfn em font i kbd label mark q s samp small span strike strong sub sup time tt u var wbr ins del".split(
    " "
  )
)

export const readHtml = (html: string): HtmlReading => {
  const page = new Page()
  const [root] = load(html.replace(/^\ufeff/u, ""))
    .root()
    .toArray() as unknown as ReadonlyArray<Node>
  // a stack of our own: a page may nest deeper than calls may
  const open: Array<Node | "break"> = [root!]
  while (open.length > 0) {
    const node = open.pop()!
    if (node === "break") page.newLine()
    else if (node.type === "text") page.add(node.data ?? "")
    else if (node.name === "br" || node.name === "hr") page.newLine()
    else if (silent.has(node.name ?? "")) continue
    else if (node.name === "table" && !holdsTable(node)) readTable(node, page)
    else {
      const block = node.name !== undefined && !inline.has(node.name)
      if (block) page.newLine()
      if (block) open.push("break")
      for (const child of [...(node.children ?? [])].reverse()) open.push(child)
    }
  }
  return page.reading()
}

/** A table that holds a table sets the page and is none. */
const holdsTable = (table: Node): boolean =>
  descendants(table).some((node) => node !== table && node.name === "table")

const descendants = (node: Node): ReadonlyArray<Node> => {
  const all: Array<Node> = [node]
  for (let i = 0; i < all.length; i++) all.push(...(all[i]!.children ?? []))
  return all
}

const textOf = (node: Node): string => {
  const open: Array<Node> = [node]
  let text = ""
  while (open.length > 0) {
    const next = open.pop()!
    if (next.type === "text") text += next.data ?? ""
    else if (next.name === "br" || next.name === "p" || next.name === "div") text += " "
    if (!silent.has(next.name ?? "")) open.push(...[...(next.children ?? [])].reverse())
  }
  return collapse(text).trim()
}

const collapse = (text: string): string => text.replace(/[\s\u00a0]+/gu, " ")

const most = 1000
const spanOf = (cell: Node, name: string): number => {
  const value = Number.parseInt(cell.attribs?.[name] ?? "1", 10)
  return value >= 1 && value <= most ? value : 1
}

const readTable = (table: Node, page: Page): void => {
  page.newLine()
  const all = descendants(table)
  const caption = all.find((node) => node.name === "caption")
  if (caption !== undefined) page.line(textOf(caption))
  /** Rows that a cell above still takes up, by column. */
  const taken: Array<number> = []
  for (const row of all.filter((node) => node.name === "tr")) {
    let column = 0
    const cells: Array<{ readonly text: string; readonly from: number; readonly to: number }> = []
    const held = taken.map((rows) => rows > 0)
    for (const cell of row.children ?? []) {
      if (cell.name !== "td" && cell.name !== "th") continue
      while (held[column] === true) column++
      const to = column + spanOf(cell, "colspan")
      cells.push({ text: textOf(cell), from: column, to })
      for (let i = column; i < to; i++) taken[i] = spanOf(cell, "rowspan")
      column = to
    }
    for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1)
    page.row(cells)
  }
}

class Page {
  #text = ""
  /** Blank that is printed if something follows on the line. */
  #blank = false
  #row = 0
  readonly #runs: Array<TextRun> = []

  add(text: string): void {
    const words = collapse(text)
    if (words === "" || words === " ") {
      this.#blank = this.#blank || words === " "
      return
    }
    const starting = this.#text === "" || this.#text.endsWith("\n")
    if (!starting && (this.#blank || words.startsWith(" "))) this.#text += " "
    this.#text += words.trim()
    this.#blank = words.endsWith(" ")
  }

  newLine(): void {
    this.#blank = false
    if (this.#text !== "" && !this.#text.endsWith("\n")) this.#text += "\n"
  }

  line(text: string): void {
    this.newLine()
    this.add(text)
    this.newLine()
  }

  row(cells: ReadonlyArray<{ readonly text: string; readonly from: number; readonly to: number }>): void {
    this.newLine()
    this.#row++
    for (const { from, text, to } of cells) {
      if (text === "") continue
      if (this.#text !== "" && !this.#text.endsWith("\n")) this.#text += " "
      const place = {
        page: 1,
        x: from * columnWidth,
        y: this.#row * 20,
        width: (to - from) * columnWidth,
        height: 10,
        angle: 0
      }
      for (const word of text.split(" ")) {
        const start = this.#text.length
        this.#text += word
        this.#runs.push({ start, end: this.#text.length, ...place })
        this.#text += " "
      }
      this.#text = this.#text.slice(0, -1)
    }
    this.newLine()
  }

  reading(): HtmlReading {
    this.newLine()
    return { text: this.#text, runs: this.#runs }
  }
}
