/** A wikitext that is being read: where it stands, what is open, and what was read so far. */
import { type FrameKind, Frames } from "./Frames.ts"
import type { Node, Part, TagNode } from "./Node.ts"
import { PIPE, Row, TEXT } from "./Row.ts"
import type { Tag } from "./tags.ts"

/** Constructs nest so deep: what encloses more is text. MediaWiki's limit for templates is 40, and 100 for all of them. */
export const maxDepth = 60

export class Scan {
  readonly text: string
  /** Its units. */
  readonly codes: Uint16Array
  readonly tags: ReadonlyArray<Tag>
  /** The next of them. */
  tag = 0
  readonly row: Row
  readonly frames = new Frames()
  readonly until: number
  /** Where the text begins that is not in the row yet. */
  run: number
  /** The last line end. */
  line = -1
  /** Tables and lists of HTML that are open: a heading may stand in them. */
  blocks = 0
  /** Tags whose attributes may hold templates. */
  readonly dynamic: Array<TagNode> = []

  constructor(text: string, codes: Uint16Array, tags: ReadonlyArray<Tag>, from: number, until: number) {
    this.text = text
    this.codes = codes
    this.tags = tags
    this.row = new Row(text)
    this.until = until
    this.run = from
  }

  /** Whether no construct reaches over this place. */
  get isClosed(): boolean {
    return this.frames.length === 0 && this.blocks === 0
  }

  /** Nothing reaches beyond the tag that comes next. */
  get limit(): number {
    return this.tags[this.tag]?.start ?? this.until
  }

  flush(end: number): void {
    if (this.run < end) this.row.push(TEXT, this.run, end)
    this.run = end
  }

  /** A construct between two texts that encloses nothing; gives the offset behind it. */
  push(kind: number, start: number, end: number): number {
    if (this.run < start) this.row.push(TEXT, this.run, start)
    this.row.push(kind, start, end)
    this.run = end
    return end
  }

  /** One that encloses others. */
  add(node: Node): number {
    if (this.run < node.start) this.row.push(TEXT, this.run, node.start)
    this.row.add(node)
    this.run = node.end
    return node.end
  }

  /** Opens a bracket; gives its frame. */
  open(kind: FrameKind, start: number, end: number): number {
    this.flush(start)
    const frame = this.frames.push(kind, this.row.length, start, end - start)
    this.row.push(TEXT, start, end)
    this.run = end
    return frame
  }

  /** Takes the nodes from `first` on off the row, `kept` of them left out at their beginning. */
  fold(first: number, kept: number): Array<Node> {
    const nodes = this.row.nodes(first + kept, this.row.length)
    this.row.truncate(first)
    return nodes
  }

  /** The same as parts between `|`. */
  foldParts(first: number, kept: number, from: number, until: number): Array<Part> {
    const { row } = this
    const parts: Array<Part> = []
    let start = from
    let begin = first + kept
    for (let i = begin; i < row.length; i++) {
      if (row.kind(i) !== PIPE) continue
      parts.push({ start, end: row.start(i), nodes: row.nodes(begin, i) })
      start = row.end(i)
      begin = i + 1
    }
    const last = { start, end: until, nodes: row.nodes(begin, row.length) }
    row.truncate(first)
    if (parts.length < 2) return parts.length === 0 ? [last] : [parts[0]!, last]
    parts.push(last)
    return parts
  }

  /** Nothing of it may be used any more. */
  release(): void {
    this.row.release()
    this.frames.release()
  }
}
