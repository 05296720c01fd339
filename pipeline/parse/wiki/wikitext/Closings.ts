import { tagClasses } from "./tagNames.ts"

const closings = /<\/([A-Za-z][A-Za-z0-9-]{0,20})\s*>/gu

/** Where the closing tags of raw content stand, by name; made when the first one is asked for. */
export class Closings {
  readonly #text: string
  #places: Map<string, Array<number>> | null = null
  #next: Map<string, number> | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Start of the first closing tag at or behind `offset`. Offsets only grow from call to call. */
  find(name: string, offset: number): number | null {
    const places = this.#all().get(name)
    if (!places) return null
    this.#next ??= new Map()
    let next = this.#next.get(name) ?? 0
    while (next < places.length && places[next]! < offset) next++
    this.#next.set(name, next)
    return places[next] ?? null
  }

  #all(): Map<string, Array<number>> {
    if (this.#places) return this.#places
    const places = new Map<string, Array<number>>()
    for (const match of this.#text.matchAll(closings)) {
      const name = match[1]!.toLowerCase()
      const kind = tagClasses.get(name)
      if (kind !== "raw" && kind !== "hidden") continue
      const list = places.get(name)
      if (list) list.push(match.index)
      else places.set(name, [match.index])
    }
    this.#places = places
    return places
  }
}
