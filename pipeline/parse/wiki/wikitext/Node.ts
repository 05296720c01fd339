/** The constructs of a wikitext as they nest. Every node has its place; what is not named here is plain text. */

import type { Title } from "../titles.ts"

interface At {
  readonly start: number
  end: number
}

export interface TextNode extends At {
  readonly type: "text"
}
/** A line end, CR LF as one. */
export interface NewlineNode extends At {
  readonly type: "newline"
}
/** A `|` that separates nothing on its own level (yet): text, or part of a table's markup. */
export interface PipeNode extends At {
  readonly type: "pipe"
}
/** Two or more apostrophes. */
export interface QuoteNode extends At {
  readonly type: "quote"
}
export interface EntityNode extends At {
  readonly type: "entity"
  readonly text: string
}
/** A comment, a behaviour switch `__NOTOC__`, an extension's content that prints no text. */
export interface SilentNode extends At {
  readonly type: "comment" | "switch" | "hidden"
}
/** `<nowiki>` and `<pre>`: printed as it stands. */
export interface RawNode extends At {
  readonly type: "raw"
  readonly name: string
  readonly from: number
  readonly until: number
}
export interface TagNode extends At {
  readonly type: "tag"
  readonly name: string
  readonly kind: "open" | "close" | "void"
  /** Templates in its attributes. */
  nodes: ReadonlyArray<Node> | undefined
}
/** An address in running text. */
export interface UrlNode extends At {
  readonly type: "url"
}

export interface Part extends At {
  readonly nodes: ReadonlyArray<Node>
}
export interface TemplateNode extends At {
  readonly type: "template"
  /** As printed, comments left out, trimmed. */
  readonly name: string
  readonly key: string
  /** The name first. */
  readonly parts: ReadonlyArray<Part>
}
/** `{{{name|default}}}` */
export interface ArgumentNode extends At {
  readonly type: "argument"
  readonly parts: ReadonlyArray<Part>
}
export interface LinkNode extends At {
  readonly type: "link"
  /** As printed, comments left out, trimmed; and read. */
  readonly target: string
  readonly title: Title
  /** The target first. */
  readonly parts: ReadonlyArray<Part>
  /** Letters behind the brackets that belong to the text; `end` is behind the brackets. */
  readonly trail: string
}
export interface ExternalNode extends At {
  readonly type: "external"
  readonly urlStart: number
  readonly urlEnd: number
  /** What the address is made of from its first template on; none if it has none. */
  readonly inside: ReadonlyArray<Node>
  readonly nodes: ReadonlyArray<Node>
}
/** `-{ … }-` */
export interface VariantNode extends At {
  readonly type: "variant"
  readonly nodes: ReadonlyArray<Node>
}
/** An extension tag whose content is wikitext: `<ref>`, `<references>`, `<gallery>`, `<poem>`. */
export interface ContainerNode extends At {
  readonly type: "container"
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly nodes: ReadonlyArray<Node>
  /** Between the tags; both at the end for a self-closing tag. */
  readonly from: number
  readonly until: number
}

export type Node =
  | TextNode
  | NewlineNode
  | PipeNode
  | QuoteNode
  | EntityNode
  | SilentNode
  | RawNode
  | TagNode
  | UrlNode
  | TemplateNode
  | ArgumentNode
  | LinkNode
  | ExternalNode
  | VariantNode
  | ContainerNode
