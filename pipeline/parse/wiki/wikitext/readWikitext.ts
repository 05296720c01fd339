/** What both the document and the description of a wikitext are made from. */
import type { WikiBlock } from "../WikiDocument.ts"
import { BlockReader, type PrintedTable } from "./BlockReader.ts"
import { InlineReader } from "./InlineReader.ts"
import { redirectOf } from "./redirect.ts"
import { type Reference, ReferenceBook } from "./references.ts"
import { scanBatches } from "./Scanner.ts"
import { type Constructs, constructsOf } from "./walk.ts"

export interface Reading {
  readonly reader: InlineReader
  readonly references: ReadonlyArray<Reference>
  readonly blocks: ReadonlyArray<WikiBlock>
  /** The tables among the blocks, before their cells were repeated. */
  readonly tables: ReadonlyArray<PrintedTable>
  readonly redirect: string | null
}

/** `visit` sees the constructs of one stretch after the other, so that none of them need be kept. */
export const readWikitext = (
  text: string,
  visit: (found: Constructs, reader: InlineReader) => void
): Reading => {
  const references = new ReferenceBook(text)
  const reader = new InlineReader(text, references.numbering)
  const blocks = new BlockReader(reader)
  let redirect: ReturnType<typeof redirectOf> = null
  let first = true
  for (const nodes of scanBatches(text)) {
    const found = constructsOf(nodes)
    references.add(found.references)
    visit(found, reader)
    if (first) redirect = redirectOf(text, nodes)
    blocks.read(first && redirect !== null ? nodes.slice(redirect.behind) : nodes)
    first = false
  }
  const { list } = references.close()
  return {
    reader,
    references: list,
    blocks: blocks.blocks,
    tables: blocks.tables,
    redirect: redirect?.target ?? null
  }
}
