/** The brackets that are open, as numbers: half a million of them cost no objects. */
import { giveBack, grown, takeCells } from "./cells.ts"

export const BRACE = 0
export const LINK = 1
export const VARIANT = 2
export const EXTERNAL = 3
export const CONTAINER = 4
export type FrameKind = 0 | 1 | 2 | 3 | 4

const PREVIOUS = 4
const FLAGS = 6
const SINGLE = 7
const EXTRA = 8
const width = 9

const PIPED = 1
const FILE = 2

export class Frames {
  length = 0
  #cells = takeCells()
  /** Nearest reachable frame of each kind but containers; -1 if there is none. */
  #last: Array<number> = [-1, -1, -1, -1]
  /** What could be reached outside the containers that are open. */
  readonly #outside: Array<Array<number>> = []

  /** Opens one whose bracket is at `index` of the row; gives its place. */
  push(kind: FrameKind, index: number, start: number, count: number): number {
    const at = this.length * width
    if (at + width > this.#cells.length) this.#cells = grown(this.#cells)
    const cells = this.#cells
    cells[at] = kind
    cells[at + 1] = index
    cells[at + 2] = start
    cells[at + 3] = count
    cells[at + PREVIOUS] = kind <= EXTERNAL ? this.#last[kind]! : -1
    cells[at + 5] = 0
    cells[at + FLAGS] = 0
    cells[at + SINGLE] = 0
    cells[at + EXTRA] = 0
    if (kind <= EXTERNAL) this.#last[kind] = this.length
    else if (kind === CONTAINER) {
      this.#outside.push(this.#last)
      this.#last = [-1, -1, -1, -1]
    }
    return this.length++
  }

  /** Takes the last one off; how deep it is goes to the one below. Its numbers can be read until the next is opened. */
  pop(): number {
    const frame = --this.length
    const kind = this.#cells[frame * width]!
    if (kind <= EXTERNAL) this.#last[kind] = this.#cells[frame * width + PREVIOUS]!
    else if (kind === CONTAINER) this.#last = this.#outside.pop()!
    this.deepen(this.depth(frame))
    return frame
  }

  /** What is open above a frame was not closed: it is text. */
  popAbove(frame: number): void {
    while (this.length - 1 > frame) this.pop()
  }

  /** The last one holds a construct of this depth. */
  deepen(depth: number): void {
    if (this.length > 0 && this.depth(this.length - 1) < depth)
      this.#cells[(this.length - 1) * width + 5] = depth
  }

  last(kind: 0 | 1 | 2 | 3): number {
    return this.#last[kind]!
  }

  /** Whether a template or a link is open, whose parts `|` separates. */
  get inParts(): boolean {
    return this.#last[BRACE]! >= 0 || this.#last[LINK]! >= 0
  }

  /** Kind of the last one; -1 if none is open. */
  get top(): number {
    return this.length === 0 ? -1 : this.#cells[(this.length - 1) * width]!
  }

  /** Place in the row of the text that opened it. */
  index(frame: number): number {
    return this.#cells[frame * width + 1]!
  }

  start(frame: number): number {
    return this.#cells[frame * width + 2]!
  }

  /** Braces left of the run that opened it. */
  count(frame: number): number {
    return this.#cells[frame * width + 3]!
  }

  setCount(frame: number, count: number): void {
    this.#cells[frame * width + 3] = count
  }

  /** Depth of the deepest construct in it. */
  depth(frame: number): number {
    return this.#cells[frame * width + 5]!
  }

  /** A link: a `|` was seen. */
  isPiped(frame: number): boolean {
    return (this.#cells[frame * width + FLAGS]! & PIPED) !== 0
  }

  setPiped(frame: number): void {
    this.#cells[frame * width + FLAGS]! |= PIPED
  }

  /** A link that embeds a file. */
  isFile(frame: number): boolean {
    return (this.#cells[frame * width + FLAGS]! & FILE) !== 0
  }

  setFile(frame: number): void {
    this.#cells[frame * width + FLAGS]! |= FILE
  }

  /** Single brackets open in the text of a link. */
  single(frame: number): number {
    return this.#cells[frame * width + SINGLE]!
  }

  setSingle(frame: number, single: number): void {
    this.#cells[frame * width + SINGLE] = single
  }

  /** Of an external link the end of its address, of a container the number of its tag. */
  extra(frame: number): number {
    return this.#cells[frame * width + EXTRA]!
  }

  setExtra(frame: number, extra: number): void {
    this.#cells[frame * width + EXTRA] = extra
  }

  /** Nothing of it may be used any more. */
  release(): void {
    giveBack(this.#cells)
  }
}
