/** Blocks of a row of nodes: headings, paragraphs, list items, tables, templates that stand by themselves. */
import { span } from "../../../model/Span.ts"
import { columnRole, layoutTemplates, wrapperTemplates } from "../vocabulary/templates.ts"
import type { WikiBlock } from "../WikiDocument.ts"
import { Blocks, type PrintedTable } from "./Blocks.ts"
import { isBlankText } from "./blanks.ts"
import { readHeading } from "./headings.ts"
import { htmlRanges } from "./htmlBlocks.ts"
import type { InlineReader } from "./InlineReader.ts"
import { readHtmlItems, readItem } from "./items.ts"
import type { Line } from "./LineList.ts"
import { linesOf, tablesOf } from "./lines.ts"
import type { Node, TemplateNode } from "./Node.ts"
import { openParagraph, type Passage } from "./Passage.ts"
import { parameterOf, parametersOf } from "./parameters.ts"
import { isQuiet, leadingOf, standsOut } from "./quiet.ts"
import { readParameters } from "./references.ts"
import { stretchOf } from "./Stretch.ts"
import { readHtmlTableBlock, readTableBlock } from "./tableBlocks.ts"

export class BlockReader {
  readonly #out: Blocks
  readonly #reader: InlineReader
  readonly #text: string

  constructor(reader: InlineReader) {
    this.#out = new Blocks(reader)
    this.#reader = reader
    this.#text = reader.text
  }

  get blocks(): ReadonlyArray<WikiBlock> {
    return this.#out.blocks
  }

  /** What was read since the last time, to be read no more. */
  take(): { readonly blocks: ReadonlyArray<WikiBlock>; readonly tables: ReadonlyArray<PrintedTable> } {
    const { blocks, tables } = this.#out
    this.#out.blocks = []
    this.#out.tables = []
    return { blocks, tables }
  }

  /** The lines of a batch from node `from` on: the line end behind the last of them begins no blank one. */
  readBatch(nodes: ReadonlyArray<Node>, from: number): void {
    this.#read(nodes, from, nodes.at(-1)?.type === "newline" ? nodes.length - 1 : nodes.length)
  }

  #read(nodes: ReadonlyArray<Node>, first: number, last: number): void {
    const lines = linesOf(this.#text, nodes, first, last)
    const html = htmlRanges(nodes)
    const passage = { nodes, lines, tables: tablesOf(lines), html, from: -1, until: 0, start: 0 }
    for (let i = 0; i < lines.length; i = this.#line(passage, i) + 1);
    this.#endParagraph(passage)
    lines.release()
  }

  /** Gives the last line that it has read. */
  #line(passage: Passage, i: number): number {
    const { nodes, lines } = passage
    const line = lines.at(i)
    switch (line.kind) {
      case "comment":
        return i
      case "blank":
        this.#endParagraph(passage)
        if (!this.#out.inColumns) this.#out.endList()
        return i
      case "heading":
        this.#endParagraph(passage)
        readHeading(this.#out, nodes, line)
        return i
      case "list":
        this.#endParagraph(passage)
        readItem(this.#out, nodes, line)
        return i
      case "table-open":
        return passage.tables.has(i) ? this.#table(passage, i) : this.#running(passage, line, i)
      default:
        return this.#running(passage, line, i)
    }
  }

  #table(passage: Passage, i: number): number {
    const { nodes, lines, tables } = passage
    const { end, closed } = tables.get(i)!
    this.#endParagraph(passage)
    this.#out.endList()
    readTableBlock(this.#out, nodes, lines, tables, i)
    if (!closed) return end - 1
    this.#behindTable(passage, lines.at(end))
    return end
  }

  /** Text on the line that ends a table. */
  #behindTable(passage: Passage, line: Line): void {
    const start = line.start + 2
    let rest = line.from
    while (rest < line.until && passage.nodes[rest]!.end <= start) rest++
    if (rest < line.until && !isBlankText(this.#text, start, line.end))
      openParagraph(passage, rest, line.until, start)
  }

  /** A line of running text, or what an HTML table or list begins with. */
  #running(passage: Passage, line: Line, i: number): number {
    const { nodes, html } = passage
    const opened = html.size === 0 ? -1 : this.#htmlAt(nodes, line, html)
    if (opened >= 0) return this.#html(passage, opened, i)
    const inside = passage.from >= 0
    const leading = leadingOf(this.#reader, nodes, line, inside)
    const isAll = leading !== null && leading.from === line.until
    if (isAll) this.#endParagraph(passage)
    if (leading !== null) for (const template of leading.templates) this.#template(template)
    if (isAll) return i
    this.#out.endList()
    if (inside) passage.until = line.until
    else {
      const first = leading?.from ?? line.from
      const start = line.kind === "rule" ? behindRule(this.#text, line) : nodes[first]!.start
      openParagraph(passage, first, line.until, start)
    }
    return i
  }

  /** The tag of a table or list that a line begins with; -1 if there is none. */
  #htmlAt(nodes: ReadonlyArray<Node>, line: Line, html: ReadonlyMap<number, number>): number {
    for (let i = line.from; i < line.until; i++) {
      if (html.has(i)) return i
      if (!isQuiet(this.#reader, nodes[i]!)) return -1
    }
    return -1
  }

  #html(passage: Passage, open: number, first: number): number {
    const { nodes, lines, html } = passage
    const close = html.get(open)!
    const node = nodes[open]!
    this.#endParagraph(passage)
    this.#out.endList()
    if (node.type === "tag" && node.name === "table") readHtmlTableBlock(this.#out, nodes, open, close)
    else readHtmlItems(this.#out, nodes, open, close)
    let i = first
    while (i + 1 < lines.length && lines.until(i) <= close) i++
    const until = lines.until(i)
    if (nodes.slice(close + 1, until).some((behind) => !isQuiet(this.#reader, behind)))
      openParagraph(passage, close + 1, until, nodes[close]!.end)
    return i
  }

  #template(node: TemplateNode): void {
    const { key } = node
    const role = columnRole(key)
    if (role !== null) {
      if (role !== "break") this.#out.endList()
      this.#out.inColumns = role !== "end"
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
    this.#out.endList()
    const parameters = readParameters(this.#reader, node)
    this.#out.blocks.push({ type: "template", name: node.name, parameters, span: span(node.start, node.end) })
  }

  #endParagraph(passage: Passage): void {
    const { nodes, from, until, start } = passage
    if (from < 0) return
    passage.from = -1
    const end = nodes[until - 1]?.end ?? start
    const inline = this.#reader.readStretch(stretchOf(nodes, from, until, start, end), "line")
    if (inline.text !== "" || inline.marks.length > 0)
      this.#out.blocks.push({ type: "paragraph", inline, span: span(start, end) })
    for (let i = from; i < until; i++) {
      const node = nodes[i]!
      if (node.type === "template" && standsOut(this.#text, node)) this.#template(node)
    }
  }
}

const behindRule = (text: string, line: Line): number => {
  let at = line.start
  while (at < line.end && text.charCodeAt(at) === 45) at++
  return at
}
