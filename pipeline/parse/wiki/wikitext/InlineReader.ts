/** Running text of wikitext nodes: what a reader sees, with the place of every character. */
import { InlineBuilder, plainInline } from "../InlineBuilder.ts"
import { pipeTrick, readTitle, type Title } from "../titles.ts"
import { entityAt } from "../vocabulary/entities.ts"
import {
  dateTemplates,
  linkedParameterOf,
  listTemplates,
  printedCharacter,
  printedParameterOf
} from "../vocabulary/templates.ts"
import type { Inline } from "../WikiDocument.ts"
import type { ExternalNode, LinkNode, Node, RawNode, TagNode, TemplateNode, VariantNode } from "./Node.ts"
import { parameterOf, parametersOf, sourceOf } from "./parameters.ts"
import { quotesOf } from "./quotes.ts"
import type { Numbering } from "./references.ts"
import { readVariant, VariantChooser } from "./variants.ts"

/** A stretch of nodes, cut to offsets of the source. */
export interface Stretch {
  readonly nodes: ReadonlyArray<Node>
  readonly from: number
  readonly until: number
  readonly start: number
  readonly end: number
}

const whole = (nodes: ReadonlyArray<Node>): Stretch => ({
  nodes,
  from: 0,
  until: nodes.length,
  start: 0,
  end: Number.MAX_SAFE_INTEGER
})

/** In a value each list item and paragraph is a line of its own. */
export type Layout = "line" | "value"

const blockTags: ReadonlySet<string> = new Set(
  "p div li tr td th dt dd blockquote center table caption h1 h2 h3 h4 h5 h6".split(" ")
)
const markTags: Readonly<Record<string, "bold" | "small" | "sup">> = {
  b: "bold",
  strong: "bold",
  small: "small",
  sup: "sup"
}

/** Whether a template prints text where it stands. */
export const isPrinted = (key: string): boolean =>
  printedCharacter(key) !== null ||
  printedParameterOf(key) !== null ||
  listTemplates.has(key) ||
  dateTemplates.has(key)

export class InlineReader {
  readonly text: string
  readonly #numbers: Numbering
  readonly #places: boolean
  readonly #variants: VariantChooser
  #open: Array<{ readonly name: string; readonly start: number }> = []

  /** Without `places` what it reads has no `at` and no `to`: for those who want the text alone. */
  constructor(text: string, numbers: Numbering, places = true) {
    this.text = text
    this.#places = places
    this.#numbers = numbers
    this.#variants = new VariantChooser(text)
  }

  /** The text of whole nodes. */
  read(nodes: ReadonlyArray<Node>, layout: Layout = "line"): Inline {
    return this.readStretch(whole(nodes), layout)
  }

  /** The text of whole nodes without the places of its characters. */
  readText(nodes: ReadonlyArray<Node>): string {
    const only = nodes.length === 1 ? nodes[0]! : null
    return only?.type === "text" ? this.text.slice(only.start, only.end).trim() : this.read(nodes).text
  }

  /** What a link leads to; of a title in two scripts the one that is printed. */
  titleOf(link: LinkNode): Title {
    return link.target.includes("-{") ? readTitle(this.read(link.parts[0]!.nodes).text) : link.title
  }

  /** Text of a link, whatever it links to: what is behind the `|`, or the target as printed; its trail included. */
  readLabel(link: LinkNode): string {
    const label = link.parts.length <= 2 ? link.parts[link.parts.length - 1]! : null
    const only = label?.nodes.length === 1 ? label.nodes[0]! : null
    if (only?.type === "text") {
      const colon = link.parts.length === 1 && this.text.charCodeAt(only.start) === 58 ? 1 : 0
      return this.text.slice(only.start + colon, only.end).trim() + link.trail
    }
    const builder = new InlineBuilder(this.text, this.#places)
    this.#open = []
    this.#label(builder, link, this.titleOf(link))
    return builder.finish().text + link.trail
  }

  readStretch(stretch: Stretch, layout: Layout): Inline {
    const simple = this.#simple(stretch, layout)
    if (simple !== null) return simple
    const builder = new InlineBuilder(this.text, this.#places)
    if (this.#open.length > 0) this.#open = []
    this.#print(builder, stretch, layout)
    return builder.finish()
  }

  readStretches(stretches: ReadonlyArray<Stretch>, layout: Layout): Inline {
    if (stretches.length === 1) return this.readStretch(stretches[0]!, layout)
    const builder = new InlineBuilder(this.text, this.#places)
    if (this.#open.length > 0) this.#open = []
    for (const stretch of stretches) this.#print(builder, stretch, layout)
    return builder.finish()
  }

  /** Plain text alone, blanks and line ends around it: most values, list items and labels are no more. */
  #simple({ nodes, from, until, start, end }: Stretch, layout: Layout): Inline | null {
    let only: Node | null = null
    for (let i = from; i < until; i++) {
      const node = nodes[i]!
      if (node.end <= start || node.start >= end || node.type === "newline" || node.type === "comment")
        continue
      if (node.type !== "text" || only !== null) return null
      const isItem = layout === "value" && i > from && nodes[i - 1]!.type === "newline"
      if (isItem && listMark(this.text.charCodeAt(node.start))) return null
      only = node
    }
    return only === null
      ? { text: "", at: [], marks: [] }
      : plainInline(this.text, Math.max(only.start, start), Math.min(only.end, end), this.#places)
  }

  #whole(builder: InlineBuilder, nodes: ReadonlyArray<Node>, layout: Layout): void {
    this.#print(builder, whole(nodes), layout)
  }

  #print(builder: InlineBuilder, { nodes, from, until, start, end }: Stretch, layout: Layout): void {
    let quotes: ReadonlyArray<number> | null = null
    let bold = -1
    const endBold = () => {
      if (bold >= 0) builder.mark({ type: "bold", start: bold, end: builder.length })
      bold = -1
    }
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
          if ((quote & 1) === 0) break
          if (bold >= 0) endBold()
          else bold = builder.length
          break
        }
        case "newline":
          endBold()
          i = this.#newline(builder, nodes, i, layout)
          break
        default:
          this.#node(builder, node, layout)
      }
    }
    endBold()
  }

  /** Joins the next line; in a value a list item or a paragraph begins a line. Gives the last node it has dealt with. */
  #newline(builder: InlineBuilder, nodes: ReadonlyArray<Node>, i: number, layout: Layout): number {
    const next = nodes[i + 1]
    if (layout === "line" || next === undefined) {
      builder.newline(nodes[i]!.start)
      return i
    }
    if (next.type === "newline") builder.break()
    else if (next.type === "text" && listMark(this.text.charCodeAt(next.start))) {
      builder.break()
      let behind = next.start
      while (behind < next.end && listMark(this.text.charCodeAt(behind))) behind++
      builder.append(behind, next.end)
      return i + 1
    } else builder.newline(nodes[i]!.start)
    return i
  }

  #node(
    builder: InlineBuilder,
    node: Exclude<Node, { type: "text" | "quote" | "newline" }>,
    layout: Layout
  ): void {
    switch (node.type) {
      case "pipe":
        builder.append(node.start, node.end)
        return
      case "entity":
        builder.unit(node.text, node.start, node.end)
        return
      case "url":
        this.#url(builder, node.start, node.end)
        return
      case "raw":
        this.#raw(builder, node)
        return
      case "tag":
        this.#tag(builder, node)
        return
      case "link":
        this.#link(builder, node)
        return
      case "external":
        this.#external(builder, node)
        return
      case "variant":
        this.#variant(builder, node, layout)
        return
      case "argument":
        if (node.parts[1]) this.#whole(builder, node.parts[1].nodes, layout)
        return
      case "template":
        this.#template(builder, node, layout)
        return
      case "container":
        node.name === "poem" ? this.#whole(builder, node.nodes, "value") : this.#reference(builder, node)
        return
    }
  }

  #url(builder: InlineBuilder, from: number, until: number): void {
    const start = builder.length
    builder.append(from, until)
    const target = this.text.slice(from, until)
    builder.mark({ type: "link", start, end: builder.length, kind: "external", target })
  }

  #raw(builder: InlineBuilder, { from, until }: RawNode): void {
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

  #tag(builder: InlineBuilder, { name, kind }: TagNode): void {
    if (name === "br" || (blockTags.has(name) && builder.length > 0)) {
      builder.break()
      return
    }
    const type = markTags[name]
    if (type === undefined || kind === "void") return
    if (kind === "open") {
      this.#open.push({ name, start: builder.length })
      return
    }
    for (let i = this.#open.length - 1; i >= 0 && i >= this.#open.length - 8; i--) {
      const open = this.#open[i]!
      if (open.name !== name) continue
      builder.mark({ type, start: Math.min(open.start, builder.length), end: builder.length })
      this.#open.length = i
      return
    }
  }

  #link(builder: InlineBuilder, link: LinkNode): void {
    const title = this.titleOf(link)
    if (!title.printed) return
    const start = builder.length
    this.#label(builder, link, title)
    if (link.trail !== "") builder.append(link.end, link.end + link.trail.length)
    const kind = title.kind === "file" ? "page" : title.kind
    builder.mark({ type: "link", start, end: builder.length, kind, target: title.title })
  }

  #label(builder: InlineBuilder, { parts }: LinkNode, title: Title): void {
    const target = parts[0]!
    if (parts.length === 1) {
      const colon = this.text.charCodeAt(target.start) === 58 ? 1 : 0
      const stretch = { nodes: target.nodes, from: 0, until: target.nodes.length, end: target.end }
      this.#print(builder, { ...stretch, start: target.start + colon }, "line")
      return
    }
    if (parts.length === 2 && this.text.slice(parts[1]!.start, parts[1]!.end).trim() === "") {
      const short = pipeTrick(title.title)
      const at = this.text.slice(target.start, target.end).indexOf(short)
      if (at < 0) builder.unit(short, target.start, target.end)
      else builder.append(target.start + at, target.start + at + short.length)
      return
    }
    for (let i = 1; i < parts.length; i++) {
      if (i > 1) builder.append(parts[i]!.start - 1, parts[i]!.start)
      this.#whole(builder, parts[i]!.nodes, "line")
    }
  }

  #external(builder: InlineBuilder, { nodes, urlStart, urlEnd }: ExternalNode): void {
    const start = builder.length
    const blank = nodes[0]?.type === "text" ? leadingBlanks(this.text, urlEnd, nodes[0].end) : urlEnd
    const stretch = { nodes, from: 0, until: nodes.length, end: Number.MAX_SAFE_INTEGER }
    this.#print(builder, { ...stretch, start: blank }, "line")
    const target = this.text.slice(urlStart, urlEnd)
    builder.point({ type: "link", start, end: builder.length, kind: "external", target })
  }

  #variant(builder: InlineBuilder, node: VariantNode, layout: Layout): void {
    const chosen = this.#variants.choose(readVariant(this.text, node))
    if (chosen === null) return
    this.#print(builder, { nodes: node.nodes, from: 0, until: node.nodes.length, ...chosen }, layout)
  }

  #reference(builder: InlineBuilder, node: Node): void {
    for (const { number, group } of this.#numbers.get(node) ?? []) {
      const at = builder.length
      builder.point({ type: "ref", start: at, end: at, number, ...(group === null ? {} : { group }) })
    }
  }

  #template(builder: InlineBuilder, node: TemplateNode, layout: Layout): void {
    const { key } = node
    const character = printedCharacter(key)
    if (character !== null) {
      builder.unit(character, node.start, node.end)
      return
    }
    if (listTemplates.has(key)) {
      this.#list(builder, node)
      return
    }
    if (dateTemplates.has(key)) {
      this.#date(builder, node)
      return
    }
    const wanted = printedParameterOf(key)
    if (wanted === null) {
      this.#reference(builder, node)
      return
    }
    const parameters = parametersOf(this.text, node)
    const names = Array.from({ length: wanted }, (_, i) => String(wanted - i))
    const value = parameterOf(parameters, ...names, "text")
    if (value === null) return
    const start = builder.length
    this.#whole(builder, value.nodes, layout)
    const linked = linkedParameterOf(key)
    const page = linked === null ? null : parameterOf(parameters, String(linked))
    if (page === null) return
    const target = readTitle(sourceOf(this.text, page.nodes)).title
    builder.mark({ type: "link", start, end: builder.length, kind: "page", target })
  }

  #list(builder: InlineBuilder, node: TemplateNode): void {
    for (const parameter of parametersOf(this.text, node)) {
      if (parameter.named && !/^\d+$/u.test(parameter.name)) continue
      builder.break()
      this.#whole(builder, parameter.nodes, "value")
    }
    builder.break()
  }

  /** `{{start date|1987|2|19}}` prints 1987年2月19日, the signs having the places of the separators. */
  #date(builder: InlineBuilder, node: TemplateNode): void {
    const numbers = parametersOf(this.text, node).filter(({ named }) => !named)
    let i = 0
    for (const { from, until } of numbers.slice(0, 3)) {
      const printed = this.text.slice(from, until)
      const digits = printed.trim()
      if (!/^\d{1,4}$/u.test(digits)) {
        if (i === 0) builder.append(from, until)
        return
      }
      const start = from + printed.indexOf(digits)
      builder.append(start, start + digits.length)
      builder.unit("年月日"[i]!, until, until + 1)
      i++
    }
  }
}

const listMark = (c: number): boolean => c === 42 || c === 35 || c === 58 || c === 59

const leadingBlanks = (text: string, from: number, until: number): number => {
  let i = from
  while (i < until && /\s/u.test(text[i]!)) i++
  return i
}
