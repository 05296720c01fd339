import type { Extraction } from "../model/Extraction.ts"
import { Recent } from "../model/Recent.ts"
import { type Source, TextIndex } from "../model/Source.ts"
import { idOf } from "./identity.ts"

/** A document that was read, with the id that its rows carry. */
export interface Document {
  readonly id: string
  readonly source: Source
  readonly extraction: Extraction
  readonly index: TextIndex
}

const indexesAtHand = 256

class ReadDocument implements Document {
  readonly id: string
  readonly source: Source
  readonly extraction: Extraction
  readonly #indexes: Recent<string, TextIndex>
  constructor(id: string, source: Source, extraction: Extraction, indexes: Recent<string, TextIndex>) {
    this.id = id
    this.source = source
    this.extraction = extraction
    this.#indexes = indexes
  }
  get index(): TextIndex {
    return this.#indexes.get(this.id, () => new TextIndex(this.source.text))
  }
}

/**
 * Documents in source order (by file), with ids from their kind and title, so that a revision keeps its id. Two documents
 * of one kind and title are told apart by their digests.
 */
export const documentsOf = (
  read: ReadonlyArray<{ readonly source: Source; readonly extraction: Extraction }>
): ReadonlyArray<Document> => {
  const sorted = [...read].sort((a, b) => (a.source.file < b.source.file ? -1 : 1))
  const taken = new Set<string>()
  const indexes = new Recent<string, TextIndex>(indexesAtHand)
  return sorted.map(({ extraction, source }) => {
    const plain = idOf("src", [extraction.kind, extraction.title])
    const id = taken.has(plain) ? idOf("src", [extraction.kind, extraction.title, source.sha256]) : plain
    taken.add(id)
    return new ReadDocument(id, source, extraction, indexes)
  })
}
