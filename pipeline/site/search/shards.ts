/** Files of the index: scripts, because a page that was opened from disk may load nothing else. */
import type { SiteFile } from "../../publish/Release.ts"

export type Shard = SiteFile

/** Kinds: pairs of characters, common pairs, items, numbers, budget lines. */
export const shard = (kind: "p" | "c" | "i" | "n" | "l", name: string, data: unknown): Shard => ({
  path: `search/${kind}/${name}.js`,
  content: script(`${kind}/${name}`, data)
})

/** What `assets/search.js` is told under a name. */
export const script = (name: string, data: unknown): string =>
  `gongkaiSearch(${JSON.stringify(name)},${JSON.stringify(data)})\n`

/** Cuts records into files of about this many bytes, and remembers where each begins. */
export class Sequence {
  readonly #kind: "i" | "l"
  readonly #most: number
  readonly #head: () => unknown
  /** Number of the first record of each file. */
  readonly starts: Array<number> = []
  #records: Array<string> = []
  #bytes = 0
  count = 0
  constructor(kind: "i" | "l", most = 24_000, head: () => unknown = () => null) {
    this.#kind = kind
    this.#most = most
    this.#head = head
  }
  /** A record, as JSON; gives the file that it filled. */
  *add(record: unknown): Generator<Shard> {
    if (this.#records.length === 0) this.starts.push(this.count)
    const text = JSON.stringify(record)
    this.#records.push(text)
    this.#bytes += text.length * 2
    this.count++
    if (this.#bytes >= this.#most) yield* this.end()
  }
  *end(): Generator<Shard> {
    if (this.#records.length === 0) return
    const name = `${this.starts.length - 1}`
    yield {
      path: `search/${this.#kind}/${name}.js`,
      content: `gongkaiSearch(${JSON.stringify(`${this.#kind}/${name}`)},[${JSON.stringify(this.#head())},[\n${this.#records.join(",\n")}\n]])\n`
    }
    this.#records = []
    this.#bytes = 0
  }
}
