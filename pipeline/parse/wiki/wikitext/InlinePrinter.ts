/** Prints nodes as running text. */
import type { InlineBuilder } from "../InlineBuilder.ts"
import { entityAt } from "../vocabulary/entities.ts"
import type { Node, RawNode, TagNode, VariantNode } from "./Node.ts"
import type { Printing, Source } from "./Printing.ts"
import { printExternal, printLink, printUrl } from "./printLinks.ts"
import { printTemplate } from "./printTemplates.ts"
import { quotesOf } from "./quotes.ts"
import { isListMark, type Layout, type Stretch, stretchOf, whole } from "./Stretch.ts"
import { readVariant } from "./variants.ts"

const blockTags: ReadonlySet<string> = new Set(
  "p div li tr td th dt dd blockquote center table caption h1 h2 h3 h4 h5 h6".split(" ")
)
const markTags: Readonly<Record<string, "bold" | "small" | "sup">> = {
  b: "bold",
  strong: "bold",
  small: "small",
  sup: "sup"
}

/** So many tags that were not closed are looked back at. */
const remembered = 8

export class InlinePrinter implements Printing {
  readonly source: Source
  readonly text: string
  readonly builder: InlineBuilder
  /** Tags that are open, and where the text was. */
  #open: Array<{ readonly name: string; readonly start: number }> | null = null

  constructor(source: Source, builder: InlineBuilder) {
    this.source = source
    this.text = source.text
    this.builder = builder
  }

  printNodes(nodes: ReadonlyArray<Node>, layout: Layout): void {
    this.print(whole(nodes), layout)
  }

  print({ nodes, from, until, start, end }: Stretch, layout: Layout): void {
    const { builder } = this
    let quotes: ReadonlyArray<number> | null = null
    let bold = -1
    for (let i = from; i < until; i++) {
      const node = nodes[i]!
      if (node.end <= start || node.start >= end) continue
      switch (node.type) {
        case "text":
          builder.append(Math.max(node.start, start), Math.min(node.end, end))
          break
        case "quote": {
          quotes ??= quotesOf(this.text, nodes, from, until)
          const quote = quotes[i - from]!
          builder.append(node.start, node.start + (quote >> 1))
          if ((quote & 1) === 1) bold = this.#turnBold(bold)
          break
        }
        case "newline":
          if (bold >= 0) bold = this.#turnBold(bold)
          i = this.#newline(nodes, i, layout)
          break
        default:
          this.#node(node, layout)
      }
    }
    if (bold >= 0) this.#turnBold(bold)
  }

  /** Begins to be bold, or ends what began at `bold`; gives where it is bold from then on, -1 if it is not. */
  #turnBold(bold: number): number {
    const { builder } = this
    if (bold < 0) return builder.length
    builder.mark({ type: "bold", start: bold, end: builder.length })
    return -1
  }

  /** Joins the next line; in a value a list item or a paragraph begins a line. Gives the last node it has dealt with. */
  #newline(nodes: ReadonlyArray<Node>, i: number, layout: Layout): number {
    const { builder } = this
    const next = nodes[i + 1]
    if (layout === "line" || next === undefined) {
      builder.newline(nodes[i]!.start)
      return i
    }
    if (next.type === "newline") builder.break()
    else if (next.type === "text" && isListMark(this.text.charCodeAt(next.start))) {
      builder.break()
      let behind = next.start
      while (behind < next.end && isListMark(this.text.charCodeAt(behind))) behind++
      builder.append(behind, next.end)
      return i + 1
    } else builder.newline(nodes[i]!.start)
    return i
  }

  #node(node: Exclude<Node, { type: "text" | "quote" | "newline" }>, layout: Layout): void {
    switch (node.type) {
      case "pipe":
        this.builder.append(node.start, node.end)
        return
      case "entity":
        this.builder.unit(node.text, node.start, node.end)
        return
      case "url":
        printUrl(this, node.start, node.end)
        return
      case "raw":
        this.#raw(node)
        return
      case "tag":
        this.#tag(node)
        return
      case "link":
        printLink(this, node)
        return
      case "external":
        printExternal(this, node)
        return
      case "variant":
        this.#variant(node, layout)
        return
      case "argument":
        if (node.parts[1]) this.printNodes(node.parts[1].nodes, layout)
        return
      case "template":
        printTemplate(this, node, layout)
        return
      case "container":
        node.name === "poem" ? this.printNodes(node.nodes, "value") : this.printUses(node)
        return
    }
  }

  #raw({ from, until }: RawNode): void {
    const { builder } = this
    let run = from
    for (let i = from; i < until; i++) {
      const c = this.text.charCodeAt(i)
      const entity = c === 38 ? entityAt(this.text, i) : null
      if (c !== 10 && entity === null) continue
      builder.append(run, i)
      if (entity) builder.unit(entity.text, i, entity.end)
      else builder.newline(i)
      run = entity ? entity.end : i + 1
    }
    builder.append(run, until)
  }

  #tag({ name, kind }: TagNode): void {
    const { builder } = this
    if (name === "br" || (blockTags.has(name) && builder.length > 0)) {
      builder.break()
      return
    }
    const type = markTags[name]
    if (type === undefined || kind === "void") return
    this.#open ??= []
    const open = this.#open
    if (kind === "open") {
      open.push({ name, start: builder.length })
      return
    }
    for (let i = open.length - 1; i >= 0 && i >= open.length - remembered; i--) {
      const { start } = open[i]!
      if (open[i]!.name !== name) continue
      builder.mark({ type, start: Math.min(start, builder.length), end: builder.length })
      open.length = i
      return
    }
  }

  #variant(node: VariantNode, layout: Layout): void {
    const { nodes } = node
    const chosen = this.source.variants.choose(readVariant(this.text, node))
    if (chosen !== null) this.print(stretchOf(nodes, 0, nodes.length, chosen.start, chosen.end), layout)
  }

  printUses(node: Node): void {
    const uses = this.source.numbers.get(node)
    if (uses === undefined) return
    for (const { number, group } of uses) {
      const at = this.builder.length
      this.builder.point({ type: "ref", start: at, end: at, number, ...(group === null ? {} : { group }) })
    }
  }
}
