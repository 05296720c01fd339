/** A Markdown conversion of a wiki article to a wiki document. Pure; never throws, whatever the text is. */
import { navigationCategories, sectionAt } from "../sections.ts"
import type { WikiDocument } from "../WikiDocument.ts"
import { footnotesOf, readFootnotes } from "./footnotes.ts"
import { MarkdownBlocks } from "./MarkdownBlocks.ts"
import { MarkdownInline } from "./MarkdownInline.ts"
import { definitionsOf, treeOf } from "./tree.ts"

/** `text` is the whole source, untouched; every span counts its UTF-16 units. */
export const parseMarkdown = (text: string): WikiDocument => {
  const root = treeOf(text)
  const footnotes = footnotesOf(text, root)
  const inline = new MarkdownInline(text, footnotes?.items.at(-1)?.number ?? 0, definitionsOf(root))
  const blocks = new MarkdownBlocks(inline)
  blocks.read(footnotes === null ? root.children : root.children.toSpliced(footnotes.index, 1))
  const citations = readFootnotes(inline, footnotes)
  const links = [...inline.links, ...navigationCategories(blocks.blocks)].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end
  )
  return {
    form: "markdown",
    blocks: blocks.blocks,
    links: sectionAt(blocks.blocks, links),
    citations,
    redirect: null
  }
}
