/**
 * Makes nodes. For what runs them they have four shapes, not one for each type: a place in the code that sees more looks
 * each up in a table, and most places see every node.
 */
import type { Title } from "../titles.ts"
import type {
  ArgumentNode,
  ContainerNode,
  EntityNode,
  ExternalNode,
  LinkNode,
  Node,
  Part,
  RawNode,
  TagNode,
  TemplateNode,
  TextNode,
  VariantNode
} from "./Node.ts"

type Nodes = ReadonlyArray<Node>
type Parts = ReadonlyArray<Part>
type Attributes = Readonly<Record<string, string>>
/** Without fields of their own. */
type SimpleType = Extract<Node, { type: "text" | "newline" | "pipe" | "quote" | "url" | "comment" }>["type"]

const none = undefined

export const simpleNode = (type: SimpleType, start: number, end: number): Node =>
  ({ type, start, end }) as Node

export const textNode = (start: number, end: number): TextNode => ({ type: "text", start, end })

/** An entity or a tag: all fields, in one order. */
const sign = <N extends EntityNode | TagNode>(
  type: N["type"],
  start: number,
  end: number,
  text: string | undefined,
  name: string | undefined,
  kind: TagNode["kind"] | undefined
): N => ({ type, start, end, text, name, kind, nodes: none }) as unknown as N

export const entityNode = (start: number, end: number, text: string) =>
  sign<EntityNode>("entity", start, end, text, none, none)

export const tagNode = (start: number, end: number, name: string, kind: TagNode["kind"]) =>
  sign<TagNode>("tag", start, end, none, name, kind)

/** A node with parts, whatever its type: all fields, in one order. */
const parted = <N extends TemplateNode | ArgumentNode | LinkNode>(
  type: N["type"],
  start: number,
  end: number,
  parts: Parts,
  name: string | undefined,
  key: string | undefined,
  target: string | undefined,
  title: Title | undefined,
  trail: string | undefined
): N => ({ type, start, end, parts, name, key, target, title, trail }) as unknown as N

export const templateNode = (start: number, end: number, parts: Parts, name: string, key: string) =>
  parted<TemplateNode>("template", start, end, parts, name, key, none, none, none)

export const argumentNode = (start: number, end: number, parts: Parts) =>
  parted<ArgumentNode>("argument", start, end, parts, none, none, none, none, none)

export const linkNode = (
  start: number,
  end: number,
  parts: Parts,
  target: string,
  title: Title,
  trail: string
) => parted<LinkNode>("link", start, end, parts, none, none, target, title, trail)

/** A node with nodes or with a name, whatever its type: all fields, in one order. */
const named = <N extends RawNode | ContainerNode | VariantNode | ExternalNode>(
  type: N["type"],
  start: number,
  end: number,
  nodes: Nodes | undefined,
  name: string | undefined,
  attributes: Attributes | undefined,
  from: number,
  until: number,
  inside: Nodes | undefined,
  urlStart: number,
  urlEnd: number
): N =>
  ({
    type,
    start,
    end,
    nodes,
    name,
    attributes,
    from,
    until,
    inside,
    urlStart,
    urlEnd
  }) as unknown as N

export const rawNode = (start: number, end: number, name: string, from: number, until: number) =>
  named<RawNode>("raw", start, end, none, name, none, from, until, none, 0, 0)

export const containerNode = (
  start: number,
  end: number,
  nodes: Nodes,
  name: string,
  attributes: Attributes,
  from: number,
  until: number
) => named<ContainerNode>("container", start, end, nodes, name, attributes, from, until, none, 0, 0)

export const variantNode = (start: number, end: number, nodes: Nodes) =>
  named<VariantNode>("variant", start, end, nodes, none, none, 0, 0, none, 0, 0)

export const externalNode = (start: number, end: number, nodes: Nodes, inside: Nodes, urlEnd: number) =>
  named<ExternalNode>("external", start, end, nodes, none, none, 0, 0, inside, start + 1, urlEnd)
