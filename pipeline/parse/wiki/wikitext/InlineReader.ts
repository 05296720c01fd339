/** Running text of wikitext nodes: what a reader sees, with the place of every character. */
import { InlineBuilder, plainInline } from "../InlineBuilder.ts"
import { PlacedText } from "../PlacedText.ts"
import { readTitle, type Title } from "../titles.ts"
import type { Inline } from "../WikiDocument.ts"
import { InlinePrinter } from "./InlinePrinter.ts"
import type { LinkNode, Node } from "./Node.ts"
import type { Source } from "./Printing.ts"
import { printLabel } from "./printLinks.ts"
import type { Numbering } from "./Reference.ts"
import { isListMark, type Layout, type Stretch, whole } from "./Stretch.ts"
import { VariantChooser } from "./variants.ts"

export class InlineReader implements Source {
  readonly text: string
  readonly numbers: Numbering
  readonly variants: VariantChooser

  constructor(text: string, numbers: Numbering) {
    this.text = text
    this.numbers = numbers
    this.variants = new VariantChooser(text)
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
    const { nodes } = link.parts[0]!
    const plain = (nodes.length === 1 && nodes[0]!.type === "text") || !link.target.includes("-{")
    return plain ? link.title : readTitle(this.read(nodes).text)
  }

  /** Text of a link, whatever it links to: what is behind the `|`, or the target as printed; its trail included. */
  readLabel(link: LinkNode): string {
    const label = link.parts.length <= 2 ? link.parts[link.parts.length - 1]! : null
    const only = label?.nodes.length === 1 ? label.nodes[0]! : null
    if (only?.type === "text") {
      const colon = link.parts.length === 1 && this.text.charCodeAt(only.start) === 58 ? 1 : 0
      return this.text.slice(only.start + colon, only.end).trim() + link.trail
    }
    const builder = new InlineBuilder(this.text)
    printLabel(new InlinePrinter(this, builder), link, this.titleOf(link))
    return builder.finish().text + link.trail
  }

  readStretch(stretch: Stretch, layout: Layout): Inline {
    const simple = this.#simple(stretch, layout)
    if (simple !== null) return simple
    const builder = new InlineBuilder(this.text)
    new InlinePrinter(this, builder).print(stretch, layout)
    return builder.finish()
  }

  readStretches(stretches: ReadonlyArray<Stretch>, layout: Layout): Inline {
    if (stretches.length === 1) return this.readStretch(stretches[0]!, layout)
    const builder = new InlineBuilder(this.text)
    const printer = new InlinePrinter(this, builder)
    for (const stretch of stretches) printer.print(stretch, layout)
    return builder.finish()
  }

  /** Plain text alone, blanks and line ends around it: most values, list items and labels are no more. */
  #simple({ nodes, from, until, start, end }: Stretch, layout: Layout): Inline | null {
    let only: Node | null = null
    for (let i = from; i < until; i++) {
      const node = nodes[i]!
      const { type } = node
      if (node.end <= start || node.start >= end || type === "newline" || type === "comment") continue
      if (type !== "text" || only !== null) return null
      const isItem = layout === "value" && i > from && nodes[i - 1]!.type === "newline"
      if (isItem && isListMark(this.text.charCodeAt(node.start))) return null
      only = node
    }
    return only === null
      ? new PlacedText("", 0)
      : plainInline(this.text, Math.max(only.start, start), Math.min(only.end, end))
  }
}
