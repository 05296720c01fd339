/**
 * Documents that were read, for the stages behind: text and rows of the first are held, those of the rest are read again from
 * the cache when they are wanted. What every document is known by (kind, title, organisations) is always at hand.
 */
import type { Extraction } from "./model/Extraction.ts"
import { Recent } from "./model/Recent.ts"
import type { Source } from "./model/Source.ts"
import { readNow, sizeOf } from "./publish/FileBytes.ts"

/** Bytes of entries, which are compressed, of the documents that memory holds: no build of some hundred documents has more. */
const heldBytes = 2 ** 22
/** Documents that are at hand although they are not held. */
const documentsAtHand = 64

type KeptSource = Omit<Source, "file">

/** What an entry of the cache holds of a document that could be read; no extraction of one that is of no known kind. */
interface Whole {
  readonly source: KeptSource
  readonly extraction: Extraction | null
}

type ReadEntry = (
  bytes: Uint8Array
) => { readonly source: KeptSource | null; readonly extraction: Extraction | null } | null

/** An entry of the cache that was whole when it was written or first read, and is not, or not there, when it is wanted again. */
export class EntryDamaged extends Error {
  constructor(path: string) {
    super(`an entry of the cache was damaged while it was used (${path})`)
  }
}

export class Shelf {
  readonly #read: ReadEntry
  readonly #most: number
  readonly #recent = new Recent<string, Whole>(documentsAtHand)
  #held = 0

  /** `read` gives what an entry of the cache holds; null where it is damaged. */
  constructor(read: ReadEntry, most = heldBytes) {
    this.#read = read
    this.#most = most
  }

  /** `path`: of its entry in the cache, where it may or may not be. */
  put(
    file: string,
    whole: Whole,
    path: string
  ): { readonly source: Source; readonly extraction: Extraction | null } {
    const size = sizeOf(path)
    if (size !== null) this.#held += size
    if (size === null || this.#held <= this.#most)
      return { source: { ...whole.source, file }, extraction: whole.extraction }
    const again = () => this.#recent.get(path, () => this.#again(path))
    const { extraction, source } = whole
    return {
      source: new SourceAgain(file, source, again),
      extraction: extraction === null ? null : new ExtractionAgain(extraction, again)
    }
  }

  #again(path: string): Whole {
    const bytes = sizeOf(path) === null ? null : readNow(path)
    const kept = bytes === null ? null : this.#read(bytes)
    if (kept === null || kept.source === null) throw new EntryDamaged(path)
    return { source: kept.source, extraction: kept.extraction }
  }
}

class SourceAgain implements Source {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Source["encoding"]
  readonly facts: Source["facts"]
  readonly #again: () => Whole
  constructor(file: string, { bytes, encoding, facts, sha256 }: KeptSource, again: () => Whole) {
    this.file = file
    this.sha256 = sha256
    this.bytes = bytes
    this.encoding = encoding
    this.facts = facts
    this.#again = again
  }
  get text(): string {
    return this.#again().source.text
  }
  get pages(): Source["pages"] {
    return this.#again().source.pages
  }
  get runs(): Source["runs"] {
    return this.#again().source.runs
  }
}

class ExtractionAgain implements Extraction {
  readonly kind: Extraction["kind"]
  readonly title: string
  readonly language: Extraction["language"]
  readonly organizations: Extraction["organizations"]
  readonly #again: () => Whole
  constructor({ kind, language, organizations, title }: Extraction, again: () => Whole) {
    this.kind = kind
    this.title = title
    this.language = language
    this.organizations = organizations
    this.#again = again
  }
  get drafts(): Extraction["drafts"] {
    return this.#again().extraction?.drafts ?? []
  }
  get issues(): Extraction["issues"] {
    return this.#again().extraction?.issues ?? []
  }
}
