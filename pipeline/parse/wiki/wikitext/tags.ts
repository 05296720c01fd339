/**
 * Comments and tags of a wikitext, found before anything else is: what they enclose is closed to the brackets outside.
 * A comment or raw content that is never closed is text; the tag of a reference that lacks its partner is left out.
 */
import { Closings } from "./Closings.ts"
import { containers, nameEnd, tagClasses, voidTags } from "./tagNames.ts"

export interface Tag {
  readonly start: number
  readonly end: number
  /** One of a container is hidden as long as its partner is not found. */
  kind: "comment" | "raw" | "hidden" | "tag-open" | "tag-close" | "tag-void" | "open" | "close" | "void"
  readonly name: string
  /** Content of a raw or hidden one. */
  readonly from: number
  readonly until: number
  /** Braces stand in the attributes of a tag of HTML. */
  readonly dynamic: boolean
}

const headings = (text: string): ReadonlyArray<number> => {
  const places: Array<number> = []
  for (let i = text.indexOf("\n=="); i >= 0; i = text.indexOf("\n==", i + 3)) places.push(i)
  return places
}

/** Every comment and tag in order, those inside comments and raw content left out. Linear. */
export const findTags = (text: string): ReadonlyArray<Tag> => {
  const first = text.indexOf("<")
  return first < 0 ? [] : new TagFinder(text).run(first)
}

class TagFinder {
  readonly #text: string
  readonly #tags: Array<Tag> = []
  readonly #closings: Closings
  /** Containers that are open: index of the tag. */
  readonly #open: Array<number> = []
  /** How many of them there are of each name. */
  readonly #counts = [0, 0, 0, 0]
  #headings: ReadonlyArray<number> | null = null
  #noComment = false

  constructor(text: string) {
    this.#text = text
    this.#closings = new Closings(text)
  }

  run(first: number): ReadonlyArray<Tag> {
    for (let i = first; i >= 0; ) i = this.#text.indexOf("<", this.#at(i))
    return this.#tags
  }

  /** Reads what begins at `start`; gives the offset to go on from. */
  #at(start: number): number {
    const text = this.#text
    const next = text.charCodeAt(start + 1)
    if (next === 33) return this.#comment(start)
    const slash = next === 47
    const from = slash ? start + 2 : start + 1
    const behind = nameEnd(text, from)
    if (behind < 0) return start + 1
    const end = this.#endOf(behind)
    if (end < 0) return start + 1
    const name = text.slice(from, behind).toLowerCase()
    const closed = !slash && text.charCodeAt(end - 2) === 47
    switch (tagClasses.get(name)) {
      case "container":
        return this.#container(name, start, end, slash, closed)
      case "raw":
      case "hidden":
        return this.#raw(name, start, end, slash, closed)
      case "html": {
        const kind = voidTags.has(name) || closed ? "tag-void" : slash ? "tag-close" : "tag-open"
        const dynamic = end - start > 8 && text.slice(start, end).includes("{{")
        this.#tags.push({ start, end, kind, name, from: end, until: end, dynamic })
        return end
      }
      default:
        return start + 1
    }
  }

  /** Behind the `>` of a tag, if it comes before any other `<`; -1 if it does not. */
  #endOf(offset: number): number {
    const text = this.#text
    for (let i = offset; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === 62) return i + 1
      if (c === 60) return -1
    }
    return -1
  }

  #comment(start: number): number {
    if (this.#noComment || !this.#text.startsWith("<!--", start)) return start + 1
    const end = this.#text.indexOf("-->", start + 4)
    if (end < 0) {
      this.#noComment = true
      return start + 4
    }
    this.#push("comment", "", start, end + 3)
    return end + 3
  }

  #raw(name: string, start: number, end: number, slash: boolean, closed: boolean): number {
    if (slash || closed) {
      this.#push("hidden", name, start, end)
      return end
    }
    const close = this.#closings.find(name, end)
    if (close === null) return start + 1
    const behind = this.#text.indexOf(">", close) + 1
    const kind = tagClasses.get(name) === "raw" ? "raw" : "hidden"
    this.#tags.push({ start, end: behind, kind, name, from: end, until: close, dynamic: false })
    return behind
  }

  #container(name: string, start: number, end: number, slash: boolean, closed: boolean): number {
    if (closed) this.#push("void", name, start, end)
    else if (slash) this.#close(name, start, end)
    else {
      this.#counts[containers.indexOf(name)]!++
      this.#open.push(this.#tags.length)
      this.#push("hidden", name, start, end)
    }
    return end
  }

  #close(name: string, start: number, end: number): void {
    const number = containers.indexOf(name)
    let kind: Tag["kind"] = "hidden"
    while (this.#counts[number]! > 0) {
      const tag = this.#tags[this.#open.pop()!]!
      this.#counts[containers.indexOf(tag.name)]!--
      if (tag.name !== name) continue
      // A reference does not reach over a heading: its end is missing.
      if (this.#headingBetween(tag.end, start)) break
      tag.kind = "open"
      kind = "close"
      break
    }
    this.#push(kind, name, start, end)
  }

  #headingBetween(from: number, until: number): boolean {
    if (until - from < 2000) return this.#text.slice(from, until).includes("\n==")
    this.#headings ??= headings(this.#text)
    const places = this.#headings
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[middle]! < from) low = middle + 1
      else high = middle
    }
    return low < places.length && places[low]! < until
  }

  #push(kind: Tag["kind"], name: string, start: number, end: number): void {
    this.#tags.push({ start, end, kind, name, from: end, until: end, dynamic: false })
  }
}
