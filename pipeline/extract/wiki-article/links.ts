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
  return document.links.map(({ kind, section, span, target, text }) =>
    draft(links, span, {
      kind,
      text: text === null ? null : printed<string | null>(text, within(source, span, text)),
      target: printed(target, within(source, span, target)),
      section: sectionCell(sections, section, span)
    })
  )
}

const sectionCell = (sections: ReadonlyArray<Section>, section: string | null, span: Span) => {
  if (section === null) return null
  const above = sections.findLast((s) => s.span.start < span.start)
  return above === undefined ? section : printed<string | null>(section, above.span)
}

/** Place of the text itself in the markup of the link; the whole link where it is broken or escaped there. */
const within = (source: Source, span: Span, text: string): Span => {
  const place = source.text.slice(span.start, span.end).indexOf(text)
  return place < 0 ? span : { start: span.start + place, end: span.start + place + text.length }
}
