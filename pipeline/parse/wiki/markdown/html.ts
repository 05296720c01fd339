/** HTML that a Markdown conversion kept: tables above all. Offsets come from the HTML parser. */
import { createRequire } from "node:module"
import { type PrintedCell, spanCount, spreadCells } from "../grid.ts"
import type { InlineBuilder } from "../InlineBuilder.ts"
import { decodeEntities } from "../vocabulary/entities.ts"
import type { Inline, WikiBlock } from "../WikiDocument.ts"
import type { MarkdownInline } from "./MarkdownInline.ts"
import { appendText } from "./sourceText.ts"
import { treeOf } from "./tree.ts"

/** What is used of the parser's nodes; indices count in the stretch that was parsed, the end inclusive. */
interface HtmlNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: ReadonlyArray<HtmlNode>
  readonly startIndex: number | null
  readonly endIndex: number | null
}

/** Most articles have no HTML: the parser is loaded for the first that has. */
const require = createRequire(import.meta.url)
const loaded = (): typeof import("cheerio/slim") => require("cheerio/slim")

const maxDepth = 80
const silent: ReadonlySet<string> = new Set(["script", "style", "comment", "directive"])
const options = { xml: { xmlMode: false, withStartIndices: true, withEndIndices: true } }

/** Blocks of the HTML between `start` and `end` of the source. */
export const readHtml = (reader: MarkdownInline, start: number, end: number): ReadonlyArray<WikiBlock> => {
  const source = reader.text.slice(start, end)
  if (isComment(source.trim())) return []
  const root = loaded().load(source, options).root()[0] as unknown as HtmlNode
  return new HtmlReader(reader, start, end).blocks(root)
}

class HtmlReader {
  readonly #reader: MarkdownInline
  readonly #base: number
  readonly #end: number
  /** Tables in the cells of another are blocks of their own, behind it. */
  #inner: Array<HtmlNode> = []

  constructor(reader: MarkdownInline, base: number, end: number) {
    this.#reader = reader
    this.#base = base
    this.#end = end
  }

  blocks(root: HtmlNode): ReadonlyArray<WikiBlock> {
    const blocks: Array<WikiBlock> = []
    let loose: Array<HtmlNode> = []
    const flush = () => {
      const text = this.#inline(loose)
      if (text.text !== "" || text.marks.some(({ type }) => type === "ref"))
        blocks.push({ type: "paragraph", inline: text, span: this.#spanOf(loose) })
      loose = []
    }
    for (const node of this.#topLevel(root)) {
      if (node.name !== "table") {
        loose.push(node)
        continue
      }
      flush()
      const waiting = [node]
      for (let i = 0; i < waiting.length; i++) {
        this.#inner = []
        blocks.push(this.#table(waiting[i]!))
        waiting.push(...this.#inner)
      }
    }
    flush()
    return blocks
  }

  /** The tables, and the nodes between them, whatever boxes stand around. */
  #topLevel(root: HtmlNode): ReadonlyArray<HtmlNode> {
    const out: Array<HtmlNode> = []
    const visit = (node: HtmlNode, depth: number) => {
      for (const child of node.children ?? [])
        if (child.name !== "table" && depth < 12 && hasTable(child, 0)) visit(child, depth + 1)
        else out.push(child)
    }
    visit(root, 0)
    return out
  }

  #spanOf(nodes: ReadonlyArray<HtmlNode>) {
    const first = nodes[0]!
    const last = nodes[nodes.length - 1]!
    return { start: this.#base + first.startIndex!, end: this.#endOf(last) }
  }

  #endOf(node: HtmlNode): number {
    return Math.min(this.#end, this.#base + (node.endIndex ?? node.startIndex ?? 0) + 1)
  }

  #inline(nodes: ReadonlyArray<HtmlNode>): Inline {
    return this.#reader.readWith((builder) => {
      for (const node of nodes) this.#print(builder, node, 0)
    })
  }

  #print(builder: InlineBuilder, node: HtmlNode, depth: number): void {
    const start = this.#base + (node.startIndex ?? 0)
    if (node.type === "text") {
      this.#text(builder, start, this.#endOf(node))
      return
    }
    if (silent.has(node.type) || depth > maxDepth || node.name === undefined) return
    if (node.name === "table") {
      this.#inner.push(node)
      return
    }
    const source = this.#reader.text
    const open = source.indexOf(">", start) + 1
    const tag = source.slice(start, open)
    this.#reader.tag(builder, tag, start)
    for (const child of node.children ?? []) this.#print(builder, child, depth + 1)
    const end = this.#endOf(node)
    const close = `</${node.name}>`
    if (source.startsWith("</", end - close.length)) this.#reader.tag(builder, close, end - close.length)
    else if (!tag.endsWith("/>") && node.name !== "br") this.#reader.tag(builder, close, end - close.length)
  }

  /** Text, or Markdown between the tags. */
  #text(builder: InlineBuilder, start: number, end: number): void {
    const source = this.#reader.text.slice(start, end)
    const root =
      source.includes("](") || source.includes("**") || source.includes("\\[") ? treeOf(source.trim()) : null
    const only = root?.children[0]
    if (root?.children.length === 1 && only?.type === "paragraph") {
      const { base } = this.#reader
      this.#reader.base = start + source.length - source.trimStart().length
      this.#reader.append(builder, only.children)
      this.#reader.base = base
      return
    }
    // The parser's own text is not needed: the source says the same, references and line ends apart.
    appendLoose(this.#reader.text, start, end, builder)
  }

  #table(table: HtmlNode): WikiBlock {
    const rows: Array<ReadonlyArray<PrintedCell>> = []
    let caption: Inline | null = null
    const visit = (node: HtmlNode) => {
      for (const child of node.children ?? [])
        if (child.name === "tr") rows.push(this.#row(child))
        else if (child.name === "caption") caption = this.#inline(child.children ?? [])
        else if (child.name === "thead" || child.name === "tbody" || child.name === "tfoot") visit(child)
    }
    visit(table)
    const filled = rows.filter((row) => row.length > 0)
    return {
      type: "table",
      caption,
      rows: spreadCells(filled, this.#end - this.#base),
      span: this.#spanOf([table])
    }
  }

  #row(row: HtmlNode): ReadonlyArray<PrintedCell> {
    return (row.children ?? [])
      .filter(({ name }) => name === "td" || name === "th")
      .map((cell) => {
        const children = cell.children ?? []
        const inline = this.#inline(children)
        const end = this.#endOf(cell)
        return {
          header: cell.name === "th",
          inline,
          span: children.length > 0 ? this.#spanOf(children) : { start: end, end },
          rowspan: spanCount(cell.attribs?.["rowspan"]),
          colspan: spanCount(cell.attribs?.["colspan"])
        }
      })
  }
}

const hasTable = (node: HtmlNode, depth: number): boolean =>
  (node.children ?? []).some((child) => child.name === "table" || (depth < 12 && hasTable(child, depth + 1)))

const isComment = (html: string): boolean =>
  html.startsWith("<!--") && html.indexOf("-->") === html.length - 3

const noSigns = { use: () => {}, listed: 0, stars: null }

const appendLoose = (source: string, start: number, end: number, builder: InlineBuilder): void => {
  let from = start
  for (let i = start; i <= end; i++) {
    const c = i < end ? source.charCodeAt(i) : 10
    if (c !== 10) continue
    const value = source.slice(from, i)
    if (value.trim() !== "") appendText(source, from, i, decodeEntities(value), builder, noSigns)
    if (i < end) builder.newline(i)
    from = i + 1
  }
}
