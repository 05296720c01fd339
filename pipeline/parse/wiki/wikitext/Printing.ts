import type { InlineBuilder } from "../InlineBuilder.ts"
import type { Title } from "../titles.ts"
import type { LinkNode, Node } from "./Node.ts"
import type { Numbering } from "./Reference.ts"
import type { Layout, Stretch } from "./Stretch.ts"
import type { VariantChooser } from "./variants.ts"

/** What the nodes of a page are printed from. */
export interface Source {
  readonly text: string
  /** References that a node uses. */
  readonly numbers: Numbering
  readonly variants: VariantChooser
  titleOf(link: LinkNode): Title
}

/** A running text that nodes are being printed to. */
export interface Printing {
  readonly source: Source
  readonly text: string
  readonly builder: InlineBuilder
  print(stretch: Stretch, layout: Layout): void
  printNodes(nodes: ReadonlyArray<Node>, layout: Layout): void
  /** The uses of references that a node stands for. */
  printUses(node: Node): void
}
