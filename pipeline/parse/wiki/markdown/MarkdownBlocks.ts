/** Blocks of a Markdown conversion. */
import type { Html, List, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast"
import type { Span } from "../../../model/Span.ts"
import { columnRole, layoutTemplates } from "../vocabulary/templates.ts"
import type { Inline, WikiBlock } from "../WikiDocument.ts"
import { InlineReader } from "../wikitext/InlineReader.ts"
import { readParameters } from "../wikitext/references.ts"
import { scanNodes } from "../wikitext/Scanner.ts"
import { readDefinitions } from "./definitions.ts"
import { readHtml } from "./html.ts"
import type { MarkdownInline } from "./MarkdownInline.ts"
import { readPipeTable } from "./pipeTable.ts"

/** Deeper lists and quotations are left out: no article has them. */
const maxDepth = 60
const leftover = /^\{\{[^\n]{0,4000}\}\}$/u

export class MarkdownBlocks {
  readonly blocks: Array<WikiBlock> = []
  readonly #inline: MarkdownInline
  #lists = 0
  #depth = 0

  constructor(inline: MarkdownInline) {
    this.#inline = inline
  }

  read(nodes: ReadonlyArray<RootContent>): void {
    if (this.#depth >= maxDepth) return
    this.#depth++
    const tableEnds = endsOfTables(nodes)
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      const last = node.type === "html" ? (tableEnds[i] ?? i) : i
      if (node.type === "html") this.#html(node, nodes[last]!)
      else this.#block(node)
      i = last
    }
    this.#depth--
  }

  #span(first: Nodes, last: Nodes = first): Span {
    return { start: first.position!.start.offset!, end: last.position!.end.offset! }
  }

  #block(node: RootContent): void {
    switch (node.type) {
      case "heading":
        this.#push({
          type: "heading",
          level: node.depth,
          inline: this.#inline.read(node.children),
          span: this.#span(node)
        })
        break
      case "paragraph":
        this.#paragraph(node)
        break
      case "list":
        this.#lists++
        this.#list(node, 1)
        break
      case "blockquote":
        this.read(node.children)
        break
      case "code":
        this.#code(node)
    }
  }

  #push(block: WikiBlock): void {
    this.blocks.push(block)
  }

  #paragraph(node: Paragraph): void {
    const span = this.#span(node)
    const source = this.#inline.text.slice(span.start, span.end)
    if (source.startsWith("{{") && leftover.test(source)) {
      this.#template(source, span)
      return
    }
    const table = readPipeTable(this.#inline, node.children, span)
    if (table) {
      this.#push(table)
      return
    }
    const inline = this.#inline.read(node.children)
    const items = readDefinitions(source, span.start, inline, this.#lists + 1)
    if (items !== null) {
      this.#definitions(items)
      return
    }
    if (inline.text !== "" || inline.marks.some(({ type }) => type === "ref"))
      this.#push({ type: "paragraph", inline, span })
  }

  /** Definitions without a term are those of the short line above them. */
  #definitions(items: ReadonlyArray<WikiBlock>): void {
    const list = this.#lists + 1
    const above = this.blocks.at(-1)
    const [first] = items
    if (first?.type === "item" && first.role === "definition") {
      if (
        above?.type === "paragraph" &&
        above.inline.text.length <= 20 &&
        !/[。，：；]/u.test(above.inline.text)
      ) {
        const { inline, span } = above
        this.blocks[this.blocks.length - 1] = {
          type: "item",
          list,
          depth: 1,
          ordered: false,
          role: "term",
          inline,
          span
        }
        this.#lists++
      } else if (above?.type !== "item" || above.role !== "definition") this.#lists++
    } else this.#lists++
    for (const item of items) this.#push(item.type === "item" ? { ...item, list: this.#lists } : item)
  }

  /** A template that the conversion left as it was. */
  #template(source: string, { start }: Span): void {
    const reader = new InlineReader(source, new Map())
    for (const node of scanNodes(source)) {
      if (node.type !== "template") continue
      if (layoutTemplates.has(node.key) || columnRole(node.key) !== null) continue
      const parameters = readParameters(reader, node).map((parameter) => ({
        name: parameter.name,
        value: moveInline(parameter.value, start),
        span: moveSpan(parameter.span, start),
        valueSpan: moveSpan(parameter.valueSpan, start)
      }))
      this.#push({ type: "template", name: node.name, parameters, span: moveSpan(node, start) })
    }
  }

  #list(node: List, depth: number): void {
    if (depth > maxDepth) return
    for (const item of node.children) {
      let first = true
      for (const child of item.children) {
        if (child.type === "list") this.#list(child, depth + 1)
        else if (child.type === "paragraph" && first) {
          const inline = this.#inline.read(child.children)
          const span = this.#span(item, child)
          const ordered = node.ordered === true
          if (inline.text !== "" || inline.marks.length > 0)
            this.#push({ type: "item", list: this.#lists, depth, ordered, inline, span })
        } else this.read([child as RootContent])
        first = false
      }
    }
  }

  /** An indented line is no program in an article. */
  #code(node: Extract<RootContent, { type: "code" }>): void {
    const span = this.#span(node)
    if (this.#inline.text.startsWith("```", span.start) || this.#inline.text.startsWith("~~~", span.start))
      return
    const text = { type: "text", value: node.value, position: node.position! } satisfies PhrasingContent
    const inline = this.#inline.read([text])
    if (inline.text !== "") this.#push({ type: "paragraph", inline, span })
  }

  #html(first: Html, last: RootContent): void {
    const { start, end } = this.#span(first, last)
    for (const block of readHtml(this.#inline, start, end)) this.#push(block)
  }
}

const moveSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

const moveInline = (inline: Inline, by: number): Inline => ({
  text: inline.text,
  marks: inline.marks,
  at: inline.at.map((at) => at + by),
  ...(inline.to ? { to: inline.to.map((to) => to + by) } : {})
})

/** Where the table that begins in an HTML block ends, which blank lines may have cut in pieces. */
const endsOfTables = (nodes: ReadonlyArray<RootContent>): ReadonlyArray<number | undefined> => {
  const ends: Array<number | undefined> = []
  let next: number | undefined
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!
    if (node.type === "heading") next = undefined
    if (node.type !== "html") continue
    const opens = node.value.lastIndexOf("<table")
    const closes = node.value.lastIndexOf("</table")
    if (closes >= 0 && closes > opens) next = i
    if (opens > closes && next !== undefined) ends[i] = next
  }
  return ends
}
