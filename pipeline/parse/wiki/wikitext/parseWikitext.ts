/** Wikitext to a wiki document. Pure and linear; never throws, whatever the text is. */
import { span } from "../../../model/Span.ts"
import { isOrdered } from "../order.ts"
import { navigationCategories, sectionAt } from "../sections.ts"
import { readTitle } from "../titles.ts"
import { linkedParameterOf } from "../vocabulary/templates.ts"
import type { WikiDocument, WikiLink } from "../WikiDocument.ts"
import type { InlineReader } from "./InlineReader.ts"
import type { ExternalNode, LinkNode, TemplateNode, UrlNode } from "./Node.ts"
import { parameterOf, parametersOf, sourceOf } from "./parameters.ts"
import { readWikitext } from "./readWikitext.ts"
import { readCitations } from "./references.ts"

/** `text` is the whole source, untouched; every span counts its UTF-16 units. */
export const parseWikitext = (text: string): WikiDocument => {
  const links: Array<Unplaced> = []
  const { references, reader, blocks, redirect } = readWikitext(text, (found, reading) => {
    for (const { node } of found.links) links.push(pageLink(reading, node))
    for (const { node, place } of found.externals) if (!place.cited) links.push(externalLink(reading, node))
    for (const node of found.templates) links.push(...templateLink(reading, node))
  })
  for (const link of navigationCategories(blocks)) links.push(link)
  if (!isOrdered(links, byPlace)) links.sort(byPlace)
  return {
    form: "wikitext",
    blocks,
    links: sectionAt(blocks, links),
    citations: readCitations(reader, references),
    redirect
  }
}

const byPlace = (a: Unplaced, b: Unplaced): number => a.span.start - b.span.start || b.span.end - a.span.end

type Unplaced = Omit<WikiLink, "section">

const pageLink = (reader: InlineReader, node: LinkNode): Unplaced => {
  const { kind, title } = reader.titleOf(node)
  const label = reader.readLabel(node)
  const text = label === "" ? null : label
  return {
    kind: kind === "file" ? "page" : kind,
    text,
    target: title,
    span: span(node.start, node.end + node.trail.length)
  }
}

const externalLink = (reader: InlineReader, node: ExternalNode | UrlNode): Unplaced => {
  const target =
    node.type === "url"
      ? reader.text.slice(node.start, node.end)
      : reader.text.slice(node.urlStart, node.urlEnd)
  const text = node.type === "url" ? target : reader.readText(node.nodes)
  return { kind: "external", text: text === "" ? null : text, target, span: span(node.start, node.end) }
}

/** A template that prints a link to a page. */
const templateLink = (reader: InlineReader, node: TemplateNode): ReadonlyArray<Unplaced> => {
  const wanted = linkedParameterOf(node.key)
  if (wanted === null) return []
  const page = parameterOf(parametersOf(reader.text, node), String(wanted))
  if (page === null) return []
  const { title } = readTitle(sourceOf(reader.text, page.nodes))
  if (title === "") return []
  const text = reader.read([node]).text
  return [{ kind: "page", text: text === "" ? null : text, target: title, span: span(node.start, node.end) }]
}
