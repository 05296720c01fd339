/** What both the document and the description of a wikitext are made from. */
import type { WikiBlock } from "../WikiDocument.ts"
import { BlockReader } from "./BlockReader.ts"
import { InlineReader } from "./InlineReader.ts"
import type { Reference } from "./Reference.ts"
import { redirectOf } from "./redirect.ts"
import { ReferenceBook } from "./references.ts"
import { scanBatches } from "./Scanner.ts"
import { type Constructs, constructsOf } from "./walk.ts"

export interface Reading {
  readonly reader: InlineReader
  readonly references: ReadonlyArray<Reference>
  /** Those that nobody took while they were read. */
  readonly blocks: ReadonlyArray<WikiBlock>
  readonly redirect: string | null
}

/** `visit` sees the constructs and blocks of one stretch after the other, so that none of them need be kept. */
export const readWikitext = (
  text: string,
  visit: (found: Constructs, reader: InlineReader, blocks: BlockReader) => void
): Reading => {
  const references = new ReferenceBook(text)
  const reader = new InlineReader(text, references.numbering)
  const blocks = new BlockReader(reader)
  let redirect: ReturnType<typeof redirectOf> = null
  let first = true
  for (const nodes of scanBatches(text)) {
    const found = constructsOf(text, nodes)
    references.add(found.references)
    if (first) redirect = redirectOf(text, nodes)
    blocks.readBatch(nodes, first && redirect !== null ? redirect.behind : 0)
    visit(found, reader, blocks)
    first = false
  }
  const { list } = references.close()
  return {
    reader,
    references: list,
    blocks: blocks.blocks,
    redirect: redirect?.target ?? null
  }
}
