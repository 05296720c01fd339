/** Rows of `links`: every link of the article under its heading. */
import links from "#schemas/sources/links.dataset.ts"
import { type Draft, draft, printed } from "../../model/Draft.ts"
import type { Source } from "../../model/Source.ts"
import type { Span } from "../../model/Span.ts"
import { spanOf, type WikiDocument } from "../../parse/wiki/WikiDocument.ts"

interface Section {
  readonly text: string
  readonly span: Span
}

export const linkDrafts = (source: Source, document: WikiDocument): ReadonlyArray<Draft> => {
  const sections = document.blocks.flatMap((block) =>
    block.type === "heading" ? [{ text: block.inline.text.trim(), span: spanOf(block.inline) }] : []
  )
  let next = 0
  return document.links.map(({ kind, section, span, target, text }) => {
    // The links stand in the order of the document.
    while (next < sections.length && sections[next]!.span.start < span.start) next++
    return draft(links, span, {
      kind,
      text: text === null ? null : printed<string | null>(text, within(source, span, text)),
      target: printed(target, within(source, span, target)),
      section: sectionCell(sections[next - 1], section)
    })
  })
}

const sectionCell = (above: Section | undefined, section: string | null) => {
  if (section === null) return null
  return above === undefined ? section : printed<string | null>(section, above.span)
}

/** Place of the text itself in the markup of the link; the whole link where it is broken or escaped there. */
const within = (source: Source, span: Span, text: string): Span => {
  const place = source.text.slice(span.start, span.end).indexOf(text)
  return place < 0 ? span : { start: span.start + place, end: span.start + place + text.length }
}
