/** Every construct of a tree in the order of the source, with what it stands in. Depth is bounded by the scanner. */
import {
  isCiteTemplate,
  noteTemplates,
  referenceListTemplates,
  reuseTemplates
} from "../vocabulary/templates.ts"
import type {
  ContainerNode,
  ExternalNode,
  LinkNode,
  Node,
  Part,
  TemplateNode,
  UrlNode,
  VariantNode
} from "./Node.ts"
import { parameterOf, parametersOf, sourceOf } from "./parameters.ts"

export interface Place {
  /** In a reference or in a template that describes a cited work. */
  readonly cited: boolean
  /** In a list of references, where one is defined but not used. */
  readonly listed: boolean
  /** Group of that list: its references belong to it. */
  readonly group: string | null
}

export interface Found<A> {
  readonly node: A
  readonly place: Place
}

export interface Constructs {
  /** The source. */
  readonly text: string
  readonly templates: Array<TemplateNode>
  readonly links: Array<Found<LinkNode>>
  readonly externals: Array<Found<ExternalNode | UrlNode>>
  readonly references: Array<Found<ContainerNode | TemplateNode>>
  readonly variants: Array<VariantNode>
}

const outside: Place = { cited: false, listed: false, group: null }

/** A template that stands for a reference or for uses of some. */
export const isNote = (key: string): boolean => noteTemplates.has(key) || reuseTemplates.has(key)

export const constructsOf = (text: string, nodes: ReadonlyArray<Node>): Constructs => {
  const found: Constructs = { text, templates: [], links: [], externals: [], references: [], variants: [] }
  walk(nodes, outside, found)
  return found
}

const walkParts = (parts: ReadonlyArray<Part>, place: Place, found: Constructs): void => {
  for (const part of parts) walk(part.nodes, place, found)
}

const walk = (nodes: ReadonlyArray<Node>, place: Place, found: Constructs): void => {
  for (const node of nodes) {
    switch (node.type) {
      case "template":
        found.templates.push(node)
        walkTemplate(node, place, found)
        break
      case "argument":
        walkParts(node.parts, place, found)
        break
      case "link":
        found.links.push({ node, place })
        walkParts(node.parts, place, found)
        break
      case "external":
        found.externals.push({ node, place })
        walk(node.inside, place, found)
        walkLabel(node.nodes, place, found)
        break
      case "url":
        found.externals.push({ node, place })
        break
      case "variant":
        found.variants.push(node)
        walk(node.nodes, place, found)
        break
      case "tag":
        if (node.nodes) walk(node.nodes, place, found)
        break
      case "container":
        walkContainer(node, place, found)
    }
  }
}

/** An address in the text of an external link is text. */
const walkLabel = (nodes: ReadonlyArray<Node>, place: Place, found: Constructs): void =>
  walk(
    nodes.some(({ type }) => type === "url") ? nodes.filter(({ type }) => type !== "url") : nodes,
    place,
    found
  )

const walkTemplate = (node: TemplateNode, place: Place, found: Constructs): void => {
  const note = isNote(node.key)
  if (note) found.references.push({ node, place })
  const cited = place.cited || note || isCiteTemplate(node.key)
  const listed = place.listed || referenceListTemplates.has(node.key)
  const same = cited === place.cited && listed === place.listed
  walkParts(node.parts, same ? place : { cited, listed, group: groupOf(node, place, found.text) }, found)
}

/** `{{reflist|group=注|refs=…}}` hands its group on, as `<references group="注">` does. */
const groupOf = (node: TemplateNode, place: Place, text: string): string | null => {
  if (!referenceListTemplates.has(node.key)) return place.group
  const group = parameterOf(parametersOf(text, node), "group")
  const printed = group === null ? "" : sourceOf(text, group.nodes).trim().replace(/^"|"$/gu, "")
  return printed === "" ? place.group : printed
}

const walkContainer = (node: ContainerNode, place: Place, found: Constructs): void => {
  if (node.name === "ref") {
    found.references.push({ node, place })
    walk(node.nodes, { ...place, cited: true }, found)
  } else if (node.name === "references")
    walk(node.nodes, { ...place, listed: true, group: node.attributes["group"] ?? null }, found)
  else walk(node.nodes, place, found)
}
