/** Blocks of a row of nodes: headings, paragraphs, list items, tables, templates that stand by themselves. */
import { type Span, span } from "../../../model/Span.ts"
import { type PrintedCell, spreadCells } from "../grid.ts"
import { columnRole, isCiteTemplate, layoutTemplates, wrapperTemplates } from "../vocabulary/templates.ts"
import type { Inline, WikiBlock } from "../WikiDocument.ts"
import { htmlRanges, readHtmlList, readHtmlTable } from "./htmlBlocks.ts"
import { type InlineReader, isPrinted, type Stretch } from "./InlineReader.ts"
import type { Line, LineList } from "./LineList.ts"
import { headingEnd, linesOf, type TableRange, tablesOf } from "./lines.ts"
import type { Node, TemplateNode } from "./Node.ts"
import { parameterOf, parametersOf } from "./parameters.ts"
import { readParameters } from "./references.ts"
import { readTable, spansOf } from "./tables.ts"
import { isNote } from "./walk.ts"

const quietTags: ReadonlySet<string> = new Set(
  "div center noinclude onlyinclude section indicator hr p br".split(" ")
)

const listMark = (c: number): boolean => c === 42 || c === 35 || c === 58 || c === 59

export interface PrintedTable {
  readonly rows: ReadonlyArray<ReadonlyArray<PrintedCell>>
  readonly caption: Inline | null
  readonly span: Span
}

export class BlockReader {
  /** The tables among the blocks, before their cells were repeated. */
  tables: Array<PrintedTable> = []
  blocks: Array<WikiBlock> = []
  readonly #reader: InlineReader
  readonly #text: string
  /** Cells that tables may still repeat. */
  #budget: number
  #lists = 0
  /** First mark of the list that is open; null if none is. */
  #list: number | null = null
  /** Between the beginning and the end of a set of columns. */
  #columns = false

  constructor(reader: InlineReader) {
    this.#reader = reader
    this.#text = reader.text
    this.#budget = reader.text.length
  }

  /** What was read since the last time, to be read no more. */
  take(): { readonly blocks: ReadonlyArray<WikiBlock>; readonly tables: ReadonlyArray<PrintedTable> } {
    const { blocks, tables } = this
    this.blocks = []
    this.tables = []
    return { blocks, tables }
  }

  /** The lines of a batch from node `from` on: the line end behind the last of them begins no blank one. */
  readBatch(nodes: ReadonlyArray<Node>, from: number): void {
    this.#read(nodes, from, nodes.at(-1)?.type === "newline" ? nodes.length - 1 : nodes.length)
  }

  #read(nodes: ReadonlyArray<Node>, from: number, until: number): void {
    const lines = linesOf(this.#text, nodes, from, until)
    this.#lines(nodes, lines, tablesOf(lines), htmlRanges(nodes), 0, lines.length)
  }

  #lines(
    nodes: ReadonlyArray<Node>,
    lines: LineList,
    tables: ReadonlyMap<number, TableRange>,
    html: ReadonlyMap<number, number>,
    from: number,
    until: number
  ): void {
    /** First node of the paragraph that is open. */
    let paragraph: { from: number; until: number; start: number } | null = null
    const flush = () => {
      if (paragraph !== null) this.#paragraph(nodes, paragraph.from, paragraph.until, paragraph.start)
      paragraph = null
    }
    for (let i = from; i < until; i++) {
      const line = lines.at(i)
      const table = line.kind === "table-open" ? tables.get(i) : undefined
      if (line.kind === "comment") continue
      if (line.kind === "heading" || line.kind === "list" || line.kind === "blank" || table) flush()
      if (table) {
        this.#list = null
        this.#table(nodes, lines, tables, i, table)
        i = table.closed ? table.end : table.end - 1
        if (table.closed) paragraph = this.#behindTable(nodes, lines.at(table.end))
      } else if (line.kind === "heading") this.#heading(nodes, line)
      else if (line.kind === "list") this.#item(nodes, line)
      else if (line.kind === "blank") {
        if (!this.#columns) this.#list = null
      } else {
        const opened = html.size === 0 ? -1 : this.#htmlAt(nodes, line, html)
        if (opened >= 0) {
          flush()
          const close = html.get(opened)!
          this.#html(nodes, opened, close)
          while (i + 1 < until && lines.until(i) <= close) i++
          if (nodes.slice(close + 1, lines.until(i)).some((node) => !this.#isQuiet(node)))
            paragraph = { from: close + 1, until: lines.until(i), start: nodes[close]!.end }
          continue
        }
        const rest = this.#leading(nodes, line, paragraph !== null)
        if (rest !== null && rest.from === line.until) flush()
        if (rest !== null) for (const template of rest.templates) this.#template(template)
        if (rest !== null && rest.from === line.until) continue
        this.#list = null
        if (paragraph !== null) paragraph.until = line.until
        else {
          const first = rest?.from ?? line.from
          const start =
            line.kind === "rule" ? behindRule(this.#text, line) : (nodes[first]?.start ?? line.start)
          paragraph = { from: first, until: line.until, start }
        }
      }
    }
    flush()
  }

  /** The tag of a table or list that a line begins with; -1 if there is none. */
  #htmlAt(nodes: ReadonlyArray<Node>, line: Line, html: ReadonlyMap<number, number>): number {
    for (let i = line.from; i < line.until; i++) {
      if (html.has(i)) return i
      if (!this.#isQuiet(nodes[i]!)) return -1
    }
    return -1
  }

  #html(nodes: ReadonlyArray<Node>, open: number, close: number): void {
    const reader = this.#reader
    const node = nodes[open]!
    this.#list = null
    if (node.type === "tag" && node.name === "table") {
      const { caption, rows } = readHtmlTable(this.#text, nodes, open, close)
      const printed = rows.map((row) =>
        row.map(({ stretch, ...cell }) => ({
          ...cell,
          inline: reader.readStretches([stretch], "value"),
          span: span(stretch.start, stretch.end)
        }))
      )
      const table = {
        caption: caption === null ? null : reader.readStretches([caption], "value"),
        span: span(node.start, nodes[close]!.end)
      }
      this.blocks.push({ type: "table", ...table, rows: this.#spread(printed) })
      this.tables.push({ ...table, rows: printed })
      return
    }
    this.#lists++
    for (const { depth, ordered, stretch } of readHtmlList(nodes, open, close)) {
      const inline = reader.readStretches([stretch], "line")
      if (inline.text !== "" || inline.marks.length > 0)
        this.blocks.push({
          type: "item",
          list: this.#lists,
          depth,
          ordered,
          inline,
          span: span(stretch.start, stretch.end)
        })
    }
  }

  #spread(printed: ReadonlyArray<ReadonlyArray<PrintedCell>>) {
    const spread = spreadCells(printed, this.#budget)
    this.#budget -= spread.reduce((sum, row) => sum + row.filter(({ repeated }) => repeated).length, 0)
    return spread
  }

  /**
   * Templates that a line begins with and that print nothing in it; where the rest begins. Null inside a paragraph
   * that goes on.
   */
  #leading(nodes: ReadonlyArray<Node>, line: Line, inside: boolean) {
    const templates: Array<TemplateNode> = []
    let i = line.from
    for (; i < line.until; i++) {
      const node = nodes[i]!
      if (node.type === "template" && !isPrinted(node.key) && !isNote(node.key)) templates.push(node)
      else if (!this.#isQuiet(node)) break
    }
    if (inside && i < line.until) return null
    if (i < line.until && templates.every(({ key }) => isCiteTemplate(key)))
      return { from: line.from, templates: [] }
    return { from: i, templates }
  }

  /** Prints nothing and ends nothing. */
  #isQuiet(node: Node): boolean {
    switch (node.type) {
      case "comment":
      case "switch":
      case "hidden":
        return true
      case "text":
        return this.#text.slice(node.start, node.end).trim() === ""
      case "tag":
        return quietTags.has(node.name)
      case "link":
        return !node.title.printed
      case "container":
        return node.name === "references" || node.name === "gallery"
      case "variant":
        return this.#reader.read([node]).text === ""
      default:
        return false
    }
  }

  #template(node: TemplateNode): void {
    const { key } = node
    const role = columnRole(key)
    if (role !== null) {
      if (role !== "break") this.#list = null
      this.#columns = role !== "end"
    }
    const wrapped = wrapperTemplates.get(key)
    if (role !== null || wrapped) {
      const names = wrapped ?? ["content", "1"]
      const content = parameterOf(parametersOf(this.#text, node), ...names)
      if (content?.nodes.some(({ type }) => type === "newline"))
        this.#read(content.nodes, 0, content.nodes.length)
      if (role !== null || content !== null) return
    }
    if (layoutTemplates.has(key)) return
    this.#list = null
    this.blocks.push({
      type: "template",
      name: node.name,
      parameters: readParameters(this.#reader, node),
      span: span(node.start, node.end)
    })
  }

  #heading(nodes: ReadonlyArray<Node>, line: Line): void {
    const text = this.#text
    this.#list = null
    const end = headingEnd(text, nodes, line.from, line.until, line.start)
    let lead = 0
    while (lead < 6 && line.start + lead < end && text.charCodeAt(line.start + lead) === 61) lead++
    let tail = 0
    while (tail < 6 && text.charCodeAt(end - 1 - tail) === 61) tail++
    const level = Math.min(lead, tail, Math.floor((end - line.start - 1) / 2))
    const stretch = { nodes, from: line.from, until: line.until, start: line.start + level, end: end - level }
    const inline = this.#reader.readStretch(stretch, "line")
    this.blocks.push({ type: "heading", level, inline, span: span(line.start, end) })
  }

  #item(nodes: ReadonlyArray<Node>, line: Line): void {
    const text = this.#text
    let content = line.start
    while (content < line.end && listMark(text.charCodeAt(content))) content++
    const first = text.charCodeAt(line.start) === 59 ? 58 : text.charCodeAt(line.start)
    if (this.#list !== first) {
      this.#lists++
      this.#list = first
    }
    const mark = text.charCodeAt(content - 1)
    const depth = content - line.start
    if (mark !== 59) {
      this.#pushItem(nodes, line, line.start, content, line.end, depth, mark)
      return
    }
    const colon = definitionColon(text, nodes, line, content)
    if (colon < 0) {
      this.#pushItem(nodes, line, line.start, content, line.end, depth, mark)
      return
    }
    this.#pushItem(nodes, line, line.start, content, colon, depth, mark)
    this.#pushItem(nodes, line, colon, colon + 1, line.end, depth, 58)
  }

  #pushItem(
    nodes: ReadonlyArray<Node>,
    line: Line,
    start: number,
    from: number,
    until: number,
    depth: number,
    mark: number
  ): void {
    const stretch = { nodes, from: line.from, until: line.until, start: from, end: until }
    const inline = this.#reader.readStretch(stretch, "line")
    if (inline.text === "" && inline.marks.length === 0) return
    const place = span(start, until)
    const list = this.#lists
    const ordered = mark === 35
    if (mark === 35 || mark === 42) {
      this.blocks.push({ type: "item", list, depth, ordered, inline, span: place })
      return
    }
    const role = mark === 59 ? "term" : "definition"
    this.blocks.push({ type: "item", list, depth, ordered, role, inline, span: place })
  }

  #paragraph(nodes: ReadonlyArray<Node>, from: number, until: number, start: number): void {
    const end = nodes[until - 1]?.end ?? start
    const inline = this.#reader.readStretch({ nodes, from, until, start, end }, "line")
    if (inline.text !== "" || inline.marks.length > 0)
      this.blocks.push({ type: "paragraph", inline, span: span(start, end) })
    // An infobox that somebody put behind a text on its line.
    for (let i = from; i < until; i++) {
      const node = nodes[i]!
      if (node.type === "template" && node.parts.length > 3 && this.#standsOut(node)) this.#template(node)
    }
  }

  #standsOut({ key, parts }: TemplateNode): boolean {
    if (isPrinted(key) || isCiteTemplate(key) || isNote(key)) return false
    return (
      parts.every(
        (part, i) =>
          i === 0 || part.end === part.start || this.#text.slice(part.start, part.end).includes("=")
      ) && parts.slice(0, -1).filter(({ nodes }) => nodes.at(-1)?.type === "newline").length > 2
    )
  }

  #table(
    nodes: ReadonlyArray<Node>,
    lines: LineList,
    tables: ReadonlyMap<number, TableRange>,
    first: number,
    range: TableRange
  ): void {
    const reader = this.#reader
    const { caption, rows, nested } = readTable(this.#text, nodes, lines, tables, first, range.end)
    const read = (stretches: ReadonlyArray<Stretch>) => reader.readStretches(stretches, "value")
    const printed = rows.map((row) =>
      row.map((cell) => {
        const { rowspan, colspan } = spansOf(cell)
        const { header, stretches, start, end } = cell
        return { header, inline: read(stretches), span: span(start, end), rowspan, colspan }
      })
    )
    const last = lines.at(range.closed ? range.end : range.end - 1)
    const table = {
      caption: caption === null ? null : read(caption),
      span: span(lines.at(first).start, range.closed ? last.start + 2 : last.end)
    }
    this.blocks.push({ type: "table", ...table, rows: this.#spread(printed) })
    this.tables.push({ ...table, rows: printed })
    for (const inner of nested) this.#table(nodes, lines, tables, inner, tables.get(inner)!)
  }

  /** Text on the line that ends a table. */
  #behindTable(nodes: ReadonlyArray<Node>, line: Line) {
    const start = line.start + 2
    let rest = line.from
    while (rest < line.until && nodes[rest]!.end <= start) rest++
    if (rest === line.until || this.#text.slice(start, line.end).trim() === "") return null
    return { from: rest, until: line.until, start }
  }
}

const behindRule = (text: string, line: Line): number => {
  let at = line.start
  while (at < line.end && text.charCodeAt(at) === 45) at++
  return at
}

/** The `:` between a term and its definition on one line; -1 if there is none. */
const definitionColon = (text: string, nodes: ReadonlyArray<Node>, line: Line, from: number): number => {
  for (let i = line.from; i < line.until; i++) {
    const node = nodes[i]!
    if (node.type !== "text") continue
    for (let at = Math.max(node.start, from); at < node.end; at++) if (text.charCodeAt(at) === 58) return at
  }
  return -1
}
