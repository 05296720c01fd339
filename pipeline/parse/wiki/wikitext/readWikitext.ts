/** What both the document and the description of a wikitext are made from. */
import type { WikiBlock } from "../WikiDocument.ts"
import { BlockReader, type PrintedTable } from "./BlockReader.ts"
import { InlineReader } from "./InlineReader.ts"
import { redirectOf } from "./redirect.ts"
import { numberReferences, type References } from "./references.ts"
import { scanNodes } from "./Scanner.ts"
import { type Constructs, constructsOf } from "./walk.ts"

export interface Reading {
  readonly found: Constructs
  readonly references: References
  readonly reader: InlineReader
  readonly blocks: ReadonlyArray<WikiBlock>
  /** The tables among the blocks, before their cells were repeated. */
  readonly tables: ReadonlyArray<PrintedTable>
  readonly redirect: string | null
}

export const readWikitext = (text: string): Reading => {
  const nodes = scanNodes(text)
  const found = constructsOf(nodes)
  const references = numberReferences(text, found.references)
  const reader = new InlineReader(text, references.numbering)
  const redirect = redirectOf(text, nodes)
  const { blocks, tables } = new BlockReader(reader).read(
    redirect === null ? nodes : nodes.slice(redirect.behind)
  )
  return { found, references, reader, blocks, tables, redirect: redirect?.target ?? null }
}
