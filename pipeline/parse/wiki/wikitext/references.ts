/** References `<ref>` of a wikitext: which are the same, their numbers, and what they say. */
import { span } from "../../../model/Span.ts"
import { isOrdered } from "../order.ts"
import { decodeEntities } from "../vocabulary/entities.ts"
import { isCiteTemplate, layoutTemplates, noteTemplates, reuseTemplates } from "../vocabulary/templates.ts"
import type { WikiCitation, WikiParameter } from "../WikiDocument.ts"
import type { InlineReader } from "./InlineReader.ts"
import type { ContainerNode, Node, TemplateNode } from "./Node.ts"
import { parameterOf, parametersOf, sourceOf, valueSpan } from "./parameters.ts"
import { isPrinted } from "./printTemplates.ts"
import type { Reference } from "./Reference.ts"
import type { Found } from "./walk.ts"

interface Mention {
  readonly name: string | null
  readonly group: string | null
  readonly nodes: ReadonlyArray<Node> | null
}

const given = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text)

/** Names are the same when their letters are: unlike titles, `_` is no space and `#` no fragment. */
const keyOf = (text: string | undefined): string | null => {
  const name = given(text)
  if (name === null || !/[&\s]/u.test(name)) return name
  return given(decodeEntities(name).replace(/\s+/gu, " ").trim())
}

const hasContent = (text: string, nodes: ReadonlyArray<Node>): boolean =>
  nodes.some(
    (node) =>
      node.type !== "comment" &&
      node.type !== "newline" &&
      (node.type !== "text" || text.slice(node.start, node.end).trim() !== "")
  )

const mentionsOf = (text: string, node: ContainerNode | TemplateNode): ReadonlyArray<Mention> => {
  if (node.type === "container") {
    const { attributes, nodes } = node
    const content = hasContent(text, nodes) ? nodes : null
    const name = keyOf(attributes["name"])
    // `follow` goes on with the text of another reference and is no use of it.
    if ((content === null && name === null) || keyOf(attributes["follow"]) !== null) return []
    return [{ name, group: keyOf(attributes["group"]), nodes: content }]
  }
  const parameters = parametersOf(text, node)
  const valueNamed = (...names: ReadonlyArray<string>) => {
    const value = parameterOf(parameters, ...names)
    return value === null ? null : keyOf(sourceOf(text, value.nodes).trim().replace(/^"|"$/gu, ""))
  }
  const group = valueNamed("group", "g") ?? noteTemplates.get(node.key) ?? null
  if (reuseTemplates.has(node.key))
    return parameters
      .filter(({ named }) => !named)
      .map(({ nodes }) => keyOf(sourceOf(text, nodes)))
      .filter((name) => name !== null)
      .map((name) => ({ name, group, nodes: null }))
  const content = parameterOf(parameters, "1", "content", "text")
  const nodes = content !== null && hasContent(text, content.nodes) ? content.nodes : null
  const name = valueNamed("name", "n", ...(node.key === "#tag:ref" ? [] : ["2"]))
  return nodes === null && name === null ? [] : [{ name, group, nodes }]
}

/** The references of an article as they come. */
export class ReferenceBook {
  /** Numbered by first use within their group; those without a use behind the others. */
  readonly list: Array<Reference> = []
  readonly numbering: Map<Node, Array<Reference>> = new Map()
  readonly #text: string
  readonly #named = new Map<string, Reference>()
  readonly #counts = new Map<string | null, number>()

  constructor(text: string) {
    this.#text = text
  }

  /** Those of the next batch of nodes, in their order. */
  add(found: ReadonlyArray<Found<ContainerNode | TemplateNode>>): void {
    for (const { node, place } of found)
      for (const mention of mentionsOf(this.#text, node)) {
        const group = mention.group ?? place.group
        const reference = this.#referenceOf(mention.name, group, node)
        if (mention.nodes !== null && reference.definition === null)
          reference.definition = { nodes: mention.nodes, span: span(node.start, node.end) }
        if (!place.listed) this.#use(reference, node)
      }
  }

  /** Numbers what is defined and never used. */
  close(): this {
    for (const reference of this.list) if (reference.number === 0) this.#number(reference)
    return this
  }

  #referenceOf(name: string | null, group: string | null, node: Node): Reference {
    const key = name === null ? null : `${group ?? ""}\u0000${name}`
    const known = key === null ? undefined : this.#named.get(key)
    if (known) return known
    const first = span(node.start, node.end)
    const reference = { name, group, number: 0, uses: [], definition: null, first }
    this.list.push(reference)
    if (key !== null) this.#named.set(key, reference)
    return reference
  }

  #use(reference: Reference, node: Node): void {
    if (reference.number === 0) this.#number(reference)
    reference.uses.push(span(node.start, node.end))
    const uses = this.numbering.get(node)
    if (uses) uses.push(reference)
    else this.numbering.set(node, [reference])
  }

  #number(reference: Reference): void {
    const count = (this.#counts.get(reference.group) ?? 0) + 1
    this.#counts.set(reference.group, count)
    reference.number = count
  }
}

export const readParameters = (reader: InlineReader, template: TemplateNode): ReadonlyArray<WikiParameter> =>
  parametersOf(reader.text, template).map((parameter) => ({
    name: parameter.name,
    value: reader.read(parameter.nodes, "value"),
    span: parameter.span,
    valueSpan: valueSpan(reader.text, parameter)
  }))

const citeOf = (nodes: ReadonlyArray<Node>): TemplateNode | null => {
  const templates = nodes.filter((node) => node.type === "template")
  return (
    templates.find(({ key }) => isCiteTemplate(key)) ??
    templates.find(({ key }) => !isPrinted(key) && !layoutTemplates.has(key)) ??
    null
  )
}

/** The address of the first link out of the wiki. */
const addressOf = (text: string, nodes: ReadonlyArray<Node>): WikiCitation["url"] => {
  for (const node of nodes) {
    if (node.type === "url")
      return { value: text.slice(node.start, node.end), span: span(node.start, node.end) }
    if (node.type !== "external") continue
    const { urlStart, urlEnd } = node
    return { value: text.slice(urlStart, urlEnd), span: span(urlStart, urlEnd) }
  }
  return null
}

export const readCitations = (
  reader: InlineReader,
  list: ReadonlyArray<Reference>
): ReadonlyArray<WikiCitation> => {
  const citations = list.map((reference) => citationOf(reader, reference))
  return isOrdered(citations, byNumber) ? citations : citations.sort(byNumber)
}

const citationOf = (
  reader: InlineReader,
  { name, group, number, uses, definition, first }: Reference
): WikiCitation => {
  const nodes = definition?.nodes ?? []
  const cite = citeOf(nodes)
  return {
    number,
    name,
    group,
    parameters: cite === null ? [] : readParameters(reader, cite),
    template: cite?.key ?? null,
    content: definition === null ? null : reader.read(nodes),
    url: cite === null ? addressOf(reader.text, nodes) : null,
    uses,
    span: definition?.span ?? first
  }
}

const byNumber = (a: WikiCitation, b: WikiCitation): number =>
  a.group === b.group ? a.number - b.number : compareGroups(a.group, b.group)

const compareGroups = (a: string | null, b: string | null): number => {
  if (a === null) return -1
  return b === null || a > b ? 1 : -1
}
