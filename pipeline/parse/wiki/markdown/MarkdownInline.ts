/** Running text of Markdown nodes, with the links and footnote uses in it. */
import type { Definition, Nodes, PhrasingContent } from "mdast"
import type { Span } from "../../../model/Span.ts"
import { InlineBuilder } from "../InlineBuilder.ts"
import { type Inline, type Mark, type WikiLink, withMarks } from "../WikiDocument.ts"
import { attributesOf } from "../wikitext/attributes.ts"
import { endOfUrl } from "../wikitext/urls.ts"
import { appendText, type TextSigns } from "./sourceText.ts"
import { readTarget, type Target } from "./targets.ts"

export interface Use {
  readonly number: number
  readonly group: string | null
  readonly span: Span
}

interface OpenTag {
  readonly name: string
  readonly start: number
  readonly at: number
  readonly target: Target | null
}

const markTags: Readonly<Record<string, "bold" | "small" | "sup">> = {
  b: "bold",
  strong: "bold",
  small: "small",
  sup: "sup"
}
const blockTags: ReadonlySet<string> = new Set("p div li tr td th center blockquote".split(" "))
/** Deeper emphasis and links are printed as they stand. */
const maxDepth = 60
const tag = /^<(\/?)([A-Za-z][A-Za-z0-9-]{0,20})(?=[\s/>])/u

/** Collects what it meets: read each stretch once, in order. */
export class MarkdownInline {
  readonly text: string
  readonly links: Array<Omit<WikiLink, "section">> = []
  readonly uses: Array<Use> = []
  /** Where the nodes count from. */
  base = 0
  /** In a footnote: addresses are no links of the article. */
  cited = false
  readonly #listed: number
  readonly #definitions: ReadonlyMap<string, Definition>
  #tags: Array<OpenTag> = []
  #depth = 0

  constructor(text: string, listed: number, definitions: ReadonlyMap<string, Definition>) {
    this.text = text
    this.#listed = listed
    this.#definitions = definitions
  }

  read(children: ReadonlyArray<PhrasingContent>): Inline {
    const builder = new InlineBuilder(this.text)
    this.#tags = []
    this.append(builder, children)
    return this.#addresses(builder.finish())
  }

  /** `print` puts the text into the builder, tags and text as it meets them. */
  readWith(print: (builder: InlineBuilder) => void): Inline {
    const builder = new InlineBuilder(this.text)
    this.#tags = []
    print(builder)
    return this.#addresses(builder.finish())
  }

  append(builder: InlineBuilder, children: ReadonlyArray<PhrasingContent>): void {
    let bold = -1
    const stars = children.reduce((n, child) => (child.type === "text" ? n + starsIn(child.value) : n), 0)
    const signs: TextSigns = {
      listed: this.#listed,
      use: (number, group, start, end) => this.use(builder, { number, group, span: { start, end } }),
      stars:
        stars === 0 || stars % 2 === 1
          ? null
          : () => {
              if (bold >= 0) builder.mark({ type: "bold", start: bold, end: builder.length })
              bold = bold >= 0 ? -1 : builder.length
            }
    }
    this.#depth++
    for (const child of children)
      if (this.#depth <= maxDepth) this.#node(builder, child, signs)
      else {
        const { start, end } = this.#place(child)
        builder.append(start, end)
      }
    this.#depth--
  }

  use(builder: InlineBuilder, { number, group, span }: Use): void {
    const at = builder.length
    builder.point({ type: "ref", start: at, end: at, number, ...(group === null ? {} : { group }) })
    this.uses.push({ number, group, span })
  }

  #place(node: Nodes): Span {
    const { start, end } = node.position!
    return { start: this.base + start.offset!, end: this.base + end.offset! }
  }

  #node(builder: InlineBuilder, node: PhrasingContent, signs: TextSigns): void {
    const { start, end } = this.#place(node)
    switch (node.type) {
      case "text":
        appendText(this.text, start, end, node.value, builder, signs)
        return
      case "strong": {
        const from = builder.length
        this.append(builder, node.children)
        builder.mark({ type: "bold", start: from, end: builder.length })
        return
      }
      case "emphasis":
      case "delete":
        this.append(builder, node.children)
        return
      case "inlineCode": {
        const at = this.text.indexOf(node.value.slice(0, 1), start + 1)
        if (at >= 0 && at < end) appendText(this.text, at, end, node.value, builder, signs)
        return
      }
      case "break":
        builder.break()
        return
      case "html":
        this.tag(builder, node.value, start)
        return
      case "link":
        this.#link(builder, node.children, readTarget(node.url, node.title), { start, end })
        return
      case "linkReference": {
        const definition = this.#definitions.get(node.identifier)
        if (!definition) {
          this.append(builder, node.children)
          return
        }
        this.#link(builder, node.children, readTarget(definition.url, definition.title), {
          start,
          end
        })
        return
      }
    }
  }

  #link(builder: InlineBuilder, children: ReadonlyArray<PhrasingContent>, target: Target, place: Span): void {
    const start = builder.length
    const silent = target.type === "page" && !target.title.printed
    if (target.type === "anchor") {
      const number = /^(?:cite_note|fn|cite-note)\D{0,20}(\d{1,3})$/u.exec(target.anchor)?.[1]
      if (number) {
        this.use(builder, { number: Number(number), group: null, span: place })
        return
      }
    }
    const label = new InlineBuilder(this.text)
    this.append(silent ? label : builder, children)
    this.#register(builder, silent ? label.finish().text : null, start, target, place)
  }

  #register(builder: InlineBuilder, label: string | null, start: number, target: Target, span: Span): void {
    if (target.type === "anchor") return
    const text = (label ?? builder.textFrom(start)).trim()
    const kind =
      target.type === "external" ? "external" : target.title.kind === "file" ? "page" : target.title.kind
    const to = target.type === "external" ? target.url : target.title.title
    if (to === "") return
    if (label === null) builder.point({ type: "link", start, end: builder.length, kind, target: to })
    if (target.type === "external" && this.cited) return
    this.links.push({ kind, text: text === "" ? null : text, target: to, span })
  }

  /** A tag `source` of HTML at `start`. */
  tag(builder: InlineBuilder, source: string, start: number): void {
    const match = tag.exec(source)
    if (!match) return
    const name = match[2]!.toLowerCase()
    if (name === "br" || (blockTags.has(name) && builder.length > 0)) {
      builder.break()
      return
    }
    if (markTags[name] === undefined && name !== "a") return
    if (match[1] === "") {
      if (source.endsWith("/>")) return
      const attributes = name === "a" ? attributesOf(source.slice(2)) : {}
      const href = attributes["href"]
      const target = href === undefined ? null : readTarget(href, attributes["title"])
      this.#tags.push({ name, start: builder.length, at: start, target })
      return
    }
    this.#closeTag(builder, name, start + source.length)
  }

  #closeTag(builder: InlineBuilder, name: string, end: number): void {
    for (let i = this.#tags.length - 1; i >= 0 && i >= this.#tags.length - 8; i--) {
      const open = this.#tags[i]!
      if (open.name !== name) continue
      this.#tags.length = i
      const from = Math.min(open.start, builder.length)
      if (open.target) this.#register(builder, null, from, open.target, { start: open.at, end })
      const type = markTags[name]
      if (type) builder.mark({ type, start: from, end: builder.length })
      return
    }
  }

  /** Addresses in the text that are no links yet. */
  #addresses(inline: Inline): Inline {
    if (!inline.text.includes("://")) return inline
    const found: Array<Mark> = []
    const links = inline.marks.filter((mark) => mark.type === "link")
    let next = 0
    for (const match of inline.text.matchAll(/(?<![A-Za-z])(?:https?|ftp):\/\//gu)) {
      const start = match.index
      while (next < links.length && links[next]!.end <= start) next++
      if (next < links.length && links[next]!.start <= start) continue
      const end = endOfUrl(inline.text, start, inline.text.length, false, true)
      if (end <= start + match[0].length) continue
      const target = inline.text.slice(start, end)
      found.push({ type: "link", start, end, kind: "external", target })
      const span = { start: inline.at[start]!, end: inline.to?.[end - 1] ?? inline.at[end - 1]! + 1 }
      if (!this.cited) this.links.push({ kind: "external", text: target, target, span })
    }
    const marks = [...inline.marks, ...found].sort((a, b) => a.start - b.start || b.end - a.end)
    return withMarks(inline, marks)
  }
}

const starsIn = (text: string): number => {
  let count = 0
  for (let at = text.indexOf("**"); at >= 0; at = text.indexOf("**", at + 2)) count++
  return count
}
