/**
 * What the parser alone sees in a wikitext: each construct with its place, nothing made of it. For people who debug a
 * document, and for test suites.
 */
import type { PrintedCell } from "../grid.ts"
import type { WikiBlock } from "../WikiDocument.ts"
import type { PrintedTable } from "./Blocks.ts"
import type { InlineReader } from "./InlineReader.ts"
import type { ExternalNode, LinkNode, TemplateNode, UrlNode, VariantNode } from "./Node.ts"
import { parametersOf, sourceOf, valueSpan } from "./parameters.ts"
import type { Reference } from "./Reference.ts"
import { readWikitext } from "./readWikitext.ts"
import { readVariant } from "./variants.ts"
import type {
  ScannedCategory,
  ScannedCell,
  ScannedExternal,
  ScannedHeading,
  ScannedItem,
  ScannedLink,
  ScannedReference,
  ScannedTable,
  ScannedTemplate,
  ScannedVariant,
  WikitextScan
} from "./WikitextScan.ts"
import type { Constructs, Found } from "./walk.ts"

type Lists = {
  readonly [K in Exclude<keyof WikitextScan, "redirect" | "refs">]: Array<WikitextScan[K][number]>
}

/** Each list in the order of the source. Linear; never throws. */
export const scanWikitext = (text: string): WikitextScan => {
  const lists: Lists = {
    templates: [],
    links: [],
    categories: [],
    interwiki: [],
    external: [],
    headings: [],
    lists: [],
    tables: [],
    variants: []
  }
  const items = new ItemLists(text)
  const { references, redirect } = readWikitext(text, (found, reader, reading) => {
    addConstructs(lists, found, reader)
    const { blocks, tables } = reading.take()
    for (const block of blocks)
      if (block.type === "heading") lists.headings.push(headingOf(block))
      else if (block.type === "item") items.add(block)
    addTables(lists.tables, blocks, tables)
  })
  const { templates, links, categories, interwiki, external, headings, tables, variants } = lists
  const refs = references.map((reference) => referenceOf(text, reference))
  const linked = { templates, links, categories, interwiki, external, refs }
  return { redirect, ...linked, headings, lists: items.lists, tables, variants }
}

const addConstructs = (lists: Lists, found: Constructs, reader: InlineReader): void => {
  const { text } = reader
  for (const node of found.templates) lists.templates.push(templateOf(text, node))
  for (const { node } of found.links) {
    const title = reader.titleOf(node)
    if (title.kind === "category") lists.categories.push(categoryOf(text, node, title.title))
    else if (title.kind === "interwiki") lists.interwiki.push(linkOf(reader, node))
    else if (title.kind !== "external") lists.links.push(linkOf(reader, node))
  }
  for (const external of found.externals) lists.external.push(externalOf(reader, external))
  for (const node of found.variants) lists.variants.push(variantOf(text, node))
}

const addTables = (
  out: Array<ScannedTable>,
  blocks: ReadonlyArray<WikiBlock>,
  tables: ReadonlyArray<PrintedTable>
): void => {
  const grids = tables.length === 0 ? [] : blocks.filter((block) => block.type === "table")
  tables.forEach(({ caption, rows, span: { start, end } }, i) => {
    out.push({
      start,
      end,
      caption: caption?.text ?? null,
      rows: rows.map((row) => row.map(cellOf)),
      grid: grids[i]!.rows.map((row) => row.map(({ inline }) => inline.text))
    })
  })
}

const templateOf = (text: string, node: TemplateNode): ScannedTemplate => ({
  name: node.name,
  start: node.start,
  end: node.end,
  parameters: parametersOf(text, node).map((parameter) => {
    const { name, named, nodes, span: place } = parameter
    const value = sourceOf(text, nodes)
    const { start, end } = valueSpan(text, parameter)
    return { name, value: named ? value.trim() : value, named, ...place, valueStart: start, valueEnd: end }
  })
})

const linkOf = (reader: InlineReader, node: LinkNode): ScannedLink => {
  const { title, kind } = reader.titleOf(node)
  const text = reader.readLabel(node)
  return {
    target: node.target,
    title,
    text: node.trail === "" ? text : text.slice(0, -node.trail.length),
    label: node.parts.length > 1 ? reader.text.slice(node.parts[1]!.start, node.end - 2) : null,
    trail: node.trail,
    file: kind === "file",
    start: node.start,
    end: node.end
  }
}

const categoryOf = (text: string, node: LinkNode, target: string): ScannedCategory => {
  const key = node.parts[1] ? text.slice(node.parts[1].start, node.end - 2).trim() : ""
  return { target, sortKey: key === "" ? null : key, start: node.start, end: node.end }
}

const externalOf = (
  reader: InlineReader,
  { node, place: { cited } }: Found<ExternalNode | UrlNode>
): ScannedExternal => {
  const { start, end } = node
  if (node.type === "url")
    return { url: reader.text.slice(start, end), text: null, bracketed: false, cited, start, end }
  const text = reader.read(node.nodes).text
  const url = reader.text.slice(node.urlStart, node.urlEnd)
  return { url, text: text === "" ? null : text, bracketed: true, cited, start, end }
}

const referenceOf = (
  text: string,
  { name, group, number, uses, definition, first }: Reference
): ScannedReference => {
  const nodes = definition?.nodes ?? []
  const content = nodes.length === 0 ? null : text.slice(nodes[0]!.start, nodes.at(-1)!.end).trim()
  return { number, name, group, content, uses: uses.length, places: uses, ...(definition?.span ?? first) }
}

const headingOf = ({
  level,
  inline,
  span: place
}: Extract<WikiBlock, { type: "heading" }>): ScannedHeading => ({
  level,
  text: inline.text,
  ...place
})

/** Items by the list that they belong to: they come in order, list by list. */
class ItemLists {
  readonly lists: Array<{ readonly start: number; end: number; readonly items: Array<ScannedItem> }> = []
  readonly #text: string
  #list = -1

  constructor(text: string) {
    this.#text = text
  }

  add({ list, depth, inline, span: { start, end } }: Extract<WikiBlock, { type: "item" }>): void {
    const item = { marker: this.#text.slice(start, start + depth), depth, text: inline.text, start, end }
    const last = this.lists.at(-1)
    if (last && list === this.#list) {
      last.items.push(item)
      last.end = end
      return
    }
    this.#list = list
    this.lists.push({ start, end, items: [item] })
  }
}

const cellOf = ({ inline, header, rowspan, colspan, span: place }: PrintedCell): ScannedCell => ({
  text: inline.text,
  header,
  rowspan,
  colspan,
  ...place
})

const variantOf = (text: string, node: VariantNode): ScannedVariant => {
  const { flags, alternatives, start, end } = readVariant(text, node)
  return {
    start: node.start,
    end: node.end,
    flags,
    text: alternatives.length === 0 ? text.slice(start, end) : null,
    alternatives: alternatives.map(({ code, ...place }) => ({
      code,
      text: text.slice(place.start, place.end).trim(),
      ...place
    }))
  }
}
