/**
 * Reads a wikitext into its constructs: one pass, an explicit stack, no way back.
 *
 * An opening bracket is pushed with its place in the row of nodes; a closing one takes the nearest of its kind and folds
 * what came since. What was opened in between and not closed is text by then, and so is whatever is open at the end:
 * a broken construct costs nothing and swallows nothing. What a comment, raw content or a reference encloses is closed
 * to the brackets outside. Constructs nest `maxDepth` deep; deeper ones are text.
 */
import { readTitle, templateKey } from "../titles.ts"
import { entityAt } from "../vocabulary/entities.ts"
import { fileNamespaces } from "../vocabulary/namespaces.ts"
import { BRACE, CONTAINER, EXTERNAL, Frame, type FrameKind, LINK, VARIANT } from "./Frame.ts"
import { isBlockTag } from "./htmlBlocks.ts"
import type { Node, Part } from "./Node.ts"
import { attributesOf, findTags, type Tag } from "./tags.ts"
import { bareUrl, endOfUrl, protocolEnd } from "./urls.ts"

const maxDepth = 60
/** Longest name of a template and target of a link, in nodes and characters. */
const maxNodes = 40
const maxName = 400

const special = new Uint8Array(128)
for (const c of "{}[]<|\n-':&_") special[c.charCodeAt(0)] = 1

const behaviourSwitch = /__(?:[A-Z]{3,30}|(?:no|force)?toc|noeditsection|[\u3400-\u9fff]{2,12})__/uy
const invalidName = /[[\]<>{}|]/u

class Scanner {
  readonly #text: string
  readonly #tags: ReadonlyArray<Tag>
  #tag = 0
  #nodes: Array<Node> = []
  readonly #stack: Array<Frame> = []
  /** The last of them. */
  #top: Frame | null = null
  /** Nearest reachable frame of each kind (brace, link, variant). */
  #last: Array<number> = [-1, -1, -1]
  readonly #until: number
  /** Where it goes on. */
  #at: number
  /** Tables and lists of HTML that are open: a heading may stand in them. */
  #blocks = 0
  /** Where the text begins that has not become a node yet. */
  #run: number

  constructor(text: string, tags: ReadonlyArray<Tag>, from: number, until: number) {
    this.#text = text
    this.#tags = tags
    this.#at = from
    this.#until = until
    this.#run = from
  }

  /** Everything up to the end, or to a heading behind `size` characters that no construct reaches over. */
  scan(size: number): ReadonlyArray<Node> {
    const text = this.#text
    const n = this.#until
    const enough = this.#at + size
    let i = this.#at
    while (i < n) {
      const c = text.charCodeAt(i)
      if (c > 127 || special[c] === 0) i++
      else {
        i = this.#special(c, i)
        if (c === 10 && i > enough && text.charCodeAt(i) === 61 && this.#isClosed()) break
      }
    }
    this.#flush(i)
    this.#at = i
    const nodes = this.#nodes
    this.#nodes = []
    return nodes
  }

  #isClosed(): boolean {
    return this.#top === null && this.#blocks === 0
  }

  get done(): boolean {
    return this.#at >= this.#until
  }

  #special(c: number, i: number): number {
    switch (c) {
      case 10:
        return this.#newline(i)
      case 123:
        return this.#openBraces(i)
      case 125:
        return this.#closeBraces(i)
      case 91:
        return this.#openBracket(i)
      case 93:
        return this.#closeBracket(i)
      case 124:
        return this.#pipe(i)
      case 60:
        return this.#angle(i)
      case 39:
        return this.#quotes(i)
      case 58:
        return this.#colon(i)
      case 38:
        return this.#entity(i)
      case 95:
        return this.#underscore(i)
      default:
        return this.#hyphen(i)
    }
  }

  #flush(end: number): void {
    if (this.#run < end) this.#nodes.push({ type: "text", start: this.#run, end })
    this.#run = end
  }

  /** A node of its own between two texts. */
  #push(node: Node): number {
    this.#flush(node.start)
    this.#nodes.push(node)
    this.#run = node.end
    return node.end
  }

  // Frames

  #open(kind: FrameKind, start: number, end: number): Frame {
    this.#flush(start)
    const last = this.#last
    const frame = new Frame(kind, this.#nodes.length, start, end - start, kind <= VARIANT ? last[kind]! : -1)
    if (kind <= VARIANT) last[kind] = this.#stack.length
    this.#stack.push(frame)
    this.#top = frame
    this.#nodes.push({ type: "text", start, end })
    this.#run = end
    return frame
  }

  /** Takes the last frame off. What it held goes to the one below. */
  #pop(): Frame {
    const stack = this.#stack
    const frame = stack.pop()!
    this.#top = stack.length > 0 ? stack[stack.length - 1]! : null
    if (frame.kind <= VARIANT) this.#last[frame.kind] = frame.previous
    if (frame.outside) this.#last = frame.outside
    this.#deepen(frame.depth)
    return frame
  }

  #deepen(depth: number): void {
    const below = this.#top
    if (below !== null && below.depth < depth) below.depth = depth
  }

  /** What is open above a frame was not closed: it is text. */
  #popAbove(position: number): void {
    while (this.#stack.length - 1 > position) this.#pop()
  }

  /** Takes the nodes from `first` on off the row, `kept` of them left out at their beginning. */
  #fold(first: number, kept: number): Array<Node> {
    const nodes = this.#nodes.slice(first + kept)
    this.#nodes.length = first
    return nodes
  }

  /** The same as parts between `|`. */
  #foldParts(first: number, kept: number, from: number, until: number): Array<Part> {
    const nodes = this.#nodes
    const parts: Array<Part> = []
    let start = from
    let begin = first + kept
    for (let i = begin; i < nodes.length; i++) {
      const node = nodes[i]!
      if (node.type !== "pipe") continue
      parts.push({ start, end: node.start, nodes: nodes.slice(begin, i) })
      start = node.end
      begin = i + 1
    }
    const last = { start, end: until, nodes: nodes.slice(begin) }
    nodes.length = first
    if (parts.length === 0) return [last]
    parts.push(last)
    return parts
  }

  // Line ends

  #newline(i: number): number {
    const text = this.#text
    const start = i > this.#run && text.charCodeAt(i - 1) === 13 ? i - 1 : i
    const next = text.charCodeAt(i + 1)
    let broken = -1
    for (let top = this.#top; top !== null; top = this.#top) {
      // External links end with the line; so do targets, and the text of a link to a page at a new block.
      const over =
        top.kind === EXTERNAL ||
        (top.kind === LINK &&
          (!top.piped || next === 61 || (!top.file && (endsParagraph(next) || this.#isNextParameter(i + 1)))))
      if (!over) break
      if (top.kind === LINK) broken = top.index
      this.#pop()
    }
    const end = this.#push({ type: "newline", start, end: i + 1 })
    if (broken >= 0 && this.#last[BRACE]! >= 0) this.#keepPipes(broken)
    return end
  }

  /** Whether a line in a template begins with a parameter, or ends it. */
  #isNextParameter(offset: number): boolean {
    if (this.#last[BRACE]! < 0) return false
    let at = offset
    while (at < offset + 12 && (this.#text.charCodeAt(at) === 32 || this.#text.charCodeAt(at) === 9)) at++
    const c = this.#text.charCodeAt(at)
    return c === 124 || c === 125
  }

  /** The bars of a link that was never closed part no parameters. */
  #keepPipes(index: number): void {
    for (let i = index; i < this.#nodes.length; i++) {
      const { type, start, end } = this.#nodes[i]!
      if (type === "pipe") this.#nodes[i] = { type: "text", start, end }
    }
  }

  // Templates and arguments

  #openBraces(i: number): number {
    const end = runEnd(this.#text, i, 123)
    if (end - i > 1) this.#open(BRACE, i, end)
    return end
  }

  #closeBraces(i: number): number {
    const text = this.#text
    const end = runEnd(text, i, 125)
    let at = i
    while (end - at >= 2) {
      const position = this.#last[BRACE]!
      if (position < 0) break
      // `{{a|-{b}-}}`: the first brace ends the variant.
      this.#flush(at)
      this.#popAbove(position)
      at = this.#closeTemplate(at, end - at)
    }
    if (end > at && text.charCodeAt(end) === 45 && this.#last[VARIANT]! >= 0)
      return this.#closeVariant(end - 1)
    return end
  }

  /** Folds two or three braces; gives the offset behind them. */
  #closeTemplate(at: number, available: number): number {
    const frame = this.#top!
    const width = available >= 3 && frame.count >= 3 ? 3 : 2
    const opener = this.#nodes[frame.index]!
    const end = at + width
    const from = opener.end
    const node = frame.depth < maxDepth ? this.#template(frame, from, at, end, width) : null
    if (node === null) {
      // Braces that enclose nothing a template can be are text; so is the run that opened them.
      this.#pop()
      this.#nodes.push({ type: "text", start: at, end })
      this.#run = end
      return end
    }
    frame.depth++
    frame.count -= width
    opener.end -= width
    if (frame.count < 2) {
      this.#pop()
      if (frame.count === 0) this.#nodes.splice(frame.index, 1)
    }
    this.#nodes.push(node)
    this.#run = end
    return end
  }

  #template(frame: Frame, from: number, at: number, end: number, width: number): Node | null {
    const name = width === 2 ? this.#name(frame.index + 1, from, at) : ""
    if (name === null) return null
    const parts = this.#foldParts(frame.index + 1, 0, from, at)
    if (width === 3) return { type: "argument", start: from - 3, end, parts }
    return { type: "template", start: from - 2, end, name, key: templateKey(name), parts }
  }

  /** Name of the template whose nodes begin at `index`; null if it cannot be one. Looks at a bounded stretch. */
  #name(index: number, from: number, until: number): string | null {
    let end = until
    let printed = ""
    let broken = false
    for (let i = index; i < this.#nodes.length; i++) {
      const node = this.#nodes[i]!
      if (node.type === "pipe") {
        end = node.start
        break
      }
      if (i - index > maxNodes || printed.length > maxName) return null
      if (node.type === "comment" || node.type === "switch") continue
      if (node.type === "newline") {
        if (printed.trim() !== "") broken = true
        continue
      }
      const piece = this.#text.slice(node.start, Math.min(node.end, node.start + maxName + 1))
      if (broken && piece.trim() !== "" && !isFunction(printed)) return null
      if (node.type === "text" && invalidName.test(piece) && !isFunction(printed + piece)) return null
      if (
        node.type === "tag" ||
        node.type === "link" ||
        node.type === "external" ||
        node.type === "container"
      )
        if (!isFunction(printed)) return null
      printed += piece
    }
    const name = printed.trim()
    return name === "" || end - from > maxName * 4 ? null : name
  }

  // Links

  #openBracket(i: number): number {
    const text = this.#text
    if (text.charCodeAt(i + 1) !== 91) return this.#openExternal(i)
    // `[[[`: the innermost two belong together. `[[http:` is a bracket and an external link.
    if (text.charCodeAt(i + 2) === 91) return i + 1
    const protocol = protocolEnd(text, i + 2)
    if (protocol >= 0 && text.charCodeAt(i + 2) !== 47) return i + 1
    this.#open(LINK, i, i + 2).file = isFile(text, i + 2)
    return i + 2
  }

  #openExternal(i: number): number {
    const text = this.#text
    if (this.#top?.kind === EXTERNAL) return i + 1
    const protocol = protocolEnd(text, i + 1)
    const link = this.#last[LINK]! >= 0
    const urlEnd =
      protocol < 0 ? 0 : endOfUrl(text, i + 1, this.#limit(), link || this.#last[BRACE]! >= 0, false)
    if (protocol < 0 || urlEnd <= protocol) {
      if (link) this.#stack[this.#last[LINK]!]!.single++
      return i + 1
    }
    this.#open(EXTERNAL, i, i + 1).urlEnd = urlEnd
    return this.#push({ type: "url", start: i + 1, end: urlEnd })
  }

  #closeBracket(i: number): number {
    const text = this.#text
    const top = this.#top
    if (top?.kind === EXTERNAL) return this.#closeExternal(i)
    const position = this.#last[LINK]!
    if (position < 0) return i + 1
    const link = this.#stack[position]!
    const double = text.charCodeAt(i + 1) === 93
    if (link.single > 0 && (!double || text.charCodeAt(i + 2) === 93)) {
      link.single--
      return i + 1
    }
    if (!double) return i + 1
    this.#flush(i)
    this.#popAbove(position)
    return this.#closeLink(i)
  }

  #closeExternal(i: number): number {
    this.#flush(i)
    const frame = this.#pop()
    const end = i + 1
    this.#deepen(frame.depth + 1)
    if (frame.depth >= maxDepth) this.#nodes.push({ type: "text", start: i, end })
    else {
      const nodes = this.#fold(frame.index, 2)
      const { inside, urlEnd } = this.#address(nodes, frame.urlEnd)
      const urlStart = frame.start + 1
      this.#nodes.push({ type: "external", start: frame.start, end, urlStart, urlEnd, inside, nodes })
    }
    this.#run = end
    return end
  }

  /** Takes the templates that an address goes on with, and the text behind them, from the nodes of its text. */
  #address(nodes: Array<Node>, urlEnd: number) {
    let end = urlEnd
    let taken = 0
    for (let node = nodes[0]; node?.start === end; node = nodes[taken]) {
      if (node.type === "template" || node.type === "argument") end = node.end
      else if (node.type !== "text" || taken === 0) break
      else end = endOfUrl(this.#text, node.start, node.end, false, false)
      if (end === node.start) break
      if (end < node.end) {
        nodes[taken] = { type: "text", start: end, end: node.end }
        nodes.splice(taken, 0, { type: "text", start: node.start, end })
        taken++
        break
      }
      taken++
    }
    return { inside: nodes.splice(0, taken), urlEnd: end }
  }

  #closeLink(i: number): number {
    const frame = this.#pop()
    const end = i + 2
    const from = frame.start + 2
    const target = frame.depth < maxDepth ? this.#target(frame.index + 1) : null
    if (target === null) {
      this.#nodes.push({ type: "text", start: i, end })
      this.#run = end
      return end
    }
    const parts = this.#foldParts(frame.index, 1, from, i)
    this.#deepen(frame.depth + 1)
    const trail = frame.file ? end : trailEnd(this.#text, end)
    this.#nodes.push({
      type: "link",
      start: frame.start,
      end,
      target,
      title: readTitle(target),
      parts,
      trail: trail === end ? "" : this.#text.slice(end, trail)
    })
    this.#run = trail
    return trail
  }

  /** What the nodes from `index` to the first `|` name, if they can name a page. Looks at a bounded stretch. */
  #target(index: number): string | null {
    let printed = ""
    for (let i = index; i < this.#nodes.length; i++) {
      const node = this.#nodes[i]!
      if (node.type === "pipe") break
      if (i - index > maxNodes || printed.length > maxName) return null
      if (node.type === "comment") continue
      if (
        node.type === "link" ||
        node.type === "external" ||
        node.type === "container" ||
        node.type === "tag" ||
        node.type === "raw"
      )
        return null
      const piece = this.#text.slice(node.start, Math.min(node.end, node.start + maxName + 1))
      if (node.type === "text" && invalidName.test(piece)) return null
      printed += piece
    }
    const target = printed.trim()
    return target === "" ? null : target
  }

  #pipe(i: number): number {
    while (this.#top?.kind === EXTERNAL && (this.#last[BRACE]! >= 0 || this.#last[LINK]! >= 0)) this.#pop()
    const top = this.#top
    if (top?.kind === LINK) top.piped = true
    return this.#push({ type: "pipe", start: i, end: i + 1 })
  }

  // Variants

  #hyphen(i: number): number {
    const text = this.#text
    // `-{{`: the braces belong together.
    if (text.charCodeAt(i + 1) !== 123 || text.charCodeAt(i + 2) === 123) return i + 1
    this.#open(VARIANT, i, i + 2)
    return i + 2
  }

  #closeVariant(i: number): number {
    this.#flush(i)
    this.#popAbove(this.#last[VARIANT]!)
    const frame = this.#pop()
    const end = i + 2
    if (frame.depth >= maxDepth) this.#nodes.push({ type: "text", start: i, end })
    else {
      const nodes = this.#fold(frame.index, 1)
      this.#deepen(frame.depth + 1)
      this.#nodes.push({ type: "variant", start: frame.start, end, nodes })
    }
    this.#run = end
    return end
  }

  // Tags

  /** End of what is enclosed by the innermost reference: nothing reaches beyond the tag that comes next. */
  #limit(): number {
    return this.#tags[this.#tag]?.start ?? this.#until
  }

  #angle(i: number): number {
    const tag = this.#tags[this.#tag]
    if (!tag || tag.start !== i) return i + 1
    this.#tag++
    const { start, end, name } = tag
    switch (tag.kind) {
      case "comment":
      case "hidden":
        return this.#push({ type: tag.kind, start, end })
      case "raw":
        return this.#push({ type: "raw", name, start, end, from: tag.from, until: tag.until })
      case "tag-open":
      case "tag-close":
      case "tag-void": {
        const node = { type: "tag", name, start, end, kind: tagKind[tag.kind] } as const
        if (isBlockTag(node)) this.#blocks = Math.max(0, this.#blocks + (node.kind === "open" ? 1 : -1))
        return this.#push(tag.dynamic ? { ...node, nodes: scanAttributes(this.#text, tag) } : node)
      }
      case "void": {
        const attributes = attributesOf(this.#text.slice(start + 1 + name.length, end - 2))
        this.#deepen(1)
        return this.#push({
          type: "container",
          name,
          start,
          end,
          attributes,
          nodes: [],
          from: end,
          until: end
        })
      }
      case "open": {
        const frame = this.#open(CONTAINER, start, end)
        frame.tag = tag
        frame.outside = this.#last
        this.#last = [-1, -1, -1]
        return end
      }
      case "close":
        return this.#closeContainer(start, end)
    }
  }

  #closeContainer(start: number, end: number): number {
    this.#flush(start)
    while (this.#top!.kind !== CONTAINER) this.#pop()
    const frame = this.#pop()
    const { tag } = frame
    this.#run = end
    if (frame.depth >= maxDepth) {
      this.#nodes.push({ type: "hidden", start, end })
      return end
    }
    const nodes = this.#fold(frame.index, 1)
    this.#deepen(frame.depth + 1)
    const attributes = attributesOf(this.#text.slice(tag!.start + 1 + tag!.name.length, tag!.end - 1))
    this.#nodes.push({
      type: "container",
      name: tag!.name,
      start: frame.start,
      end,
      attributes,
      nodes,
      from: tag!.end,
      until: start
    })
    return end
  }

  // What stands in running text

  #quotes(i: number): number {
    const end = runEnd(this.#text, i, 39)
    return end - i > 1 ? this.#push({ type: "quote", start: i, end }) : end
  }

  #colon(i: number): number {
    if (this.#text.charCodeAt(i + 1) !== 47 && !endsScheme(this.#text.charCodeAt(i - 1))) return i + 1
    const top = this.#top
    if (top?.kind === LINK && !top.piped) return i + 1
    const inside = this.#last[BRACE]! >= 0 || this.#last[LINK]! >= 0
    const url = bareUrl(this.#text, i, this.#run, this.#limit(), inside)
    return url ? this.#push({ type: "url", start: url.start, end: url.end }) : i + 1
  }

  #entity(i: number): number {
    const entity = entityAt(this.#text, i)
    return entity ? this.#push({ type: "entity", start: i, end: entity.end, text: entity.text }) : i + 1
  }

  #underscore(i: number): number {
    if (this.#text.charCodeAt(i + 1) !== 95) return i + 1
    behaviourSwitch.lastIndex = i
    if (!behaviourSwitch.test(this.#text)) return i + 1
    return this.#push({ type: "switch", start: i, end: behaviourSwitch.lastIndex })
  }
}

const tagKind = { "tag-open": "open", "tag-close": "close", "tag-void": "void" } as const

const runEnd = (text: string, start: number, c: number): number => {
  let end = start + 1
  while (text.charCodeAt(end) === c) end++
  return end
}

/** Last letter of the schemes that stand without slashes (mailto, news, tel, …). */
const endsScheme = (c: number): boolean => c < 128 && "oslpntxOSLPNTX".includes(String.fromCharCode(c))

/** A blank line, or the first character of a list item, heading or table line. */
const endsParagraph = (c: number): boolean =>
  c === 10 || c === 13 || c === 42 || c === 35 || c === 58 || c === 59 || c === 61

const trailEnd = (text: string, start: number): number => {
  let end = start
  for (let c = text.charCodeAt(end); c >= 97 && c <= 122; c = text.charCodeAt(end)) end++
  return end
}

const isFunction = (name: string): boolean =>
  /^\s*(?:#[a-z]+|safesubst|subst|int|msgnw|formatnum|lc|uc|ucfirst|lcfirst|urlencode|padleft|padright|fullurl|ns)\s*:/iu.test(
    name
  )

const isFile = (text: string, start: number): boolean => {
  const colon = text.slice(start, start + 16).indexOf(":")
  return (
    colon > 0 &&
    fileNamespaces.has(
      text
        .slice(start, start + colon)
        .trim()
        .toLowerCase()
    )
  )
}

/** Characters of a batch: a long article is never held as a whole. */
const batchSize = 16_000

/** The constructs of a wikitext, its text between them, in order and without a gap. Linear. */
export const scanNodes = (text: string): ReadonlyArray<Node> =>
  new Scanner(text, findTags(text), 0, text.length).scan(text.length)

/** The same section by section: each batch but the first begins with a heading. */
export function* scanBatches(text: string): Generator<ReadonlyArray<Node>, void> {
  const scanner = new Scanner(text, findTags(text), 0, text.length)
  do yield scanner.scan(batchSize)
  while (!scanner.done)
}

/** Templates are expanded before a tag is read: those in its attributes are templates too. */
const scanAttributes = (text: string, { start, end }: Tag): ReadonlyArray<Node> =>
  new Scanner(text, [], start + 1, end - 1).scan(text.length)
