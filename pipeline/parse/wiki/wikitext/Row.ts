/**
 * The constructs that a scanner has read and nothing has enclosed yet, as numbers. Most of them are text, line ends and
 * marks that become nodes only when they are handed on: brackets that nobody closes leave nothing for the collector.
 */

import { entityAt } from "../vocabulary/entities.ts"
import { giveBack, grown, takeCells } from "./cells.ts"
import { entityNode, simpleNode } from "./constructs.ts"
import type { Node } from "./Node.ts"

export const TEXT = 0
export const NEWLINE = 1
export const PIPE = 2
export const QUOTE = 3
export const URL = 4
export const ENTITY = 5
export const COMMENT = 6
export const SWITCH = 7
export const HIDDEN = 8
/** One that is a node already: a construct that encloses others. */
export const MADE = 9
export type Kind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const names = ["text", "newline", "pipe", "quote", "url", "", "comment", "switch", "hidden"] as const

/** Kind, start, end; the kind of one that is made carries its number above the lowest four bits. */
const width = 3

export class Row {
  length = 0
  readonly #text: string
  #cells = takeCells()
  readonly #made: Array<Node> = []

  constructor(text: string) {
    this.#text = text
  }

  push(kind: number, start: number, end: number): void {
    const at = this.length * width
    if (at + width > this.#cells.length) this.#cells = grown(this.#cells)
    const cells = this.#cells
    cells[at] = kind
    cells[at + 1] = start
    cells[at + 2] = end
    this.length++
  }

  add(node: Node): void {
    this.push(MADE | (this.#made.length << 4), node.start, node.end)
    this.#made.push(node)
  }

  kind(i: number): number {
    return this.#cells[i * width]! & 15
  }

  start(i: number): number {
    return this.#cells[i * width + 1]!
  }

  end(i: number): number {
    return this.#cells[i * width + 2]!
  }

  /** The node of one that is made. */
  made(i: number): Node {
    return this.#made[this.#cells[i * width]! >> 4]!
  }

  setText(i: number): void {
    this.#cells[i * width] = TEXT
  }

  setEnd(i: number, end: number): void {
    this.#cells[i * width + 2] = end
  }

  /** Everything from `first` on is taken off. */
  truncate(first: number): void {
    for (let i = first; i < this.length; i++)
      if (this.kind(i) === MADE) {
        this.#made.length = this.#cells[i * width]! >> 4
        break
      }
    this.length = first
  }

  /** The nodes from `from` to `until`; texts that touch are one. */
  nodes(from: number, until: number): Array<Node> {
    // Most parts of constructs are one node, and a literal takes no more room than it needs.
    if (until - from === 1) return [this.#node(from, from + 1)]
    const nodes: Array<Node> = []
    for (let i = from; i < until; ) {
      const next = this.#behind(i, until)
      nodes.push(this.#node(i, next))
      i = next
    }
    return nodes
  }

  /** Behind the last of the texts that touch from `i` on. */
  #behind(i: number, until: number): number {
    let next = i + 1
    if (this.kind(i) !== TEXT) return next
    while (next < until && this.kind(next) === TEXT && this.start(next) === this.end(next - 1)) next++
    return next
  }

  #node(from: number, next: number): Node {
    const kind = this.kind(from)
    if (kind === MADE) return this.made(from)
    const start = this.start(from)
    const end = this.end(next - 1)
    if (kind === ENTITY) return entityNode(start, end, entityAt(this.#text, start)!.text)
    return simpleNode(names[kind] as "text", start, end)
  }

  /** Nothing of it may be used any more. */
  release(): void {
    giveBack(this.#cells)
  }
}
