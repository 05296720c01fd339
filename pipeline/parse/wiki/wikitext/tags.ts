/**
 * Comments and tags of a wikitext, found before anything else is: what they enclose is closed to the brackets outside.
 * A comment or raw content that is never closed is text; the tag of a reference that lacks its partner is left out.
 */

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

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

/** Printed as they stand. */
const rawTags = words("nowiki pre")
/** Not printed as text, or not text at all. */
const hiddenTags = words(
  "math chem ce score syntaxhighlight source timeline templatedata graph hiero imagemap inputbox mapframe maplink " +
    "includeonly templatestyles style script categorytree charinsert phonos math-chem"
)
const containers = ["ref", "references", "gallery", "poem"]
const htmlTags = words(
  "br wbr hr sup sub small big div span center p b i u s del ins em strong tt code font blockquote table caption thead " +
    "tbody tfoot tr td th ul ol li dl dt dd abbr ruby rt rb rp rtc bdi bdo cite kbd var samp q mark data time dfn strike " +
    "nobr noinclude onlyinclude section indicator h1 h2 h3 h4 h5 h6 figure figcaption langconvert translate"
)
const voidTags = words("br wbr hr")

type TagClass = "raw" | "hidden" | "container" | "html"
const classes: ReadonlyMap<string, TagClass> = new Map<string, TagClass>([
  ...[...htmlTags].map((name) => [name, "html"] as const),
  ...[...hiddenTags].map((name) => [name, "hidden"] as const),
  ...[...rawTags].map((name) => [name, "raw"] as const),
  ...containers.map((name) => [name, "container"] as const)
])

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const longestName = 21

/** End of the name of a tag that begins at `start`; -1 if there is none. */
const nameEnd = (text: string, start: number): number => {
  if (!isLetter(text.charCodeAt(start))) return -1
  for (let i = start + 1; i <= start + longestName; i++) {
    const c = text.charCodeAt(i)
    if (isLetter(c) || (c >= 48 && c <= 57) || c === 45) continue
    return c === 62 || c === 47 || isSpace(c) ? i : -1
  }
  return -1
}

/** As `\s` of a regular expression. */
const isSpace = (c: number): boolean =>
  c === 32 || (c >= 9 && c <= 13) || (c >= 0xa0 && otherSpace.test(String.fromCharCode(c)))
const otherSpace = /\s/u

const closings = /<\/([A-Za-z][A-Za-z0-9-]{0,20})\s*>/gu

/** Where the closing tags of raw content stand, by name; made when the first one is asked for. */
class Closings {
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
      if (!rawTags.has(name) && !hiddenTags.has(name)) continue
      const list = places.get(name)
      if (list) list.push(match.index)
      else places.set(name, [match.index])
    }
    this.#places = places
    return places
  }
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
    switch (classes.get(name)) {
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
    const kind = rawTags.has(name) ? "raw" : "hidden"
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

const attribute = /([A-Za-z][\w-]{0,30})\s{0,9}=\s{0,9}(?:"([^"<>]*)"|'([^'<>]*)'|["']?([^\s"'<>]+))/gu
const none: Readonly<Record<string, string>> = {}

/** Attributes of a tag, names lower case. */
export const attributesOf = (tag: string): Readonly<Record<string, string>> => {
  if (!tag.includes("=")) return none
  const found: Record<string, string> = {}
  attribute.lastIndex = 0
  for (let match = attribute.exec(tag); match !== null; match = attribute.exec(tag)) {
    found[match[1]!.toLowerCase()] ??= (match[2] ?? match[3] ?? match[4] ?? "").trim()
    if (!tag.includes("=", attribute.lastIndex)) break
  }
  return found
}
