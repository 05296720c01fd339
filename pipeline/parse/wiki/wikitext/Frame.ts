/** A bracket that is open. */
import type { Tag } from "./tags.ts"

export const BRACE = 0
export const LINK = 1
export const VARIANT = 2
export const EXTERNAL = 3
export const CONTAINER = 4
export type FrameKind = 0 | 1 | 2 | 3 | 4

export class Frame {
  readonly kind: FrameKind
  /** Place in the row of nodes of the text that opened it. */
  readonly index: number
  readonly start: number
  /** Braces left of the run that opened it. */
  count: number
  /** Where in the stack the frame of its kind before it is; -1 if none can be reached. */
  readonly previous: number
  /** Depth of the deepest construct in it. */
  depth = 0
  /** A link: a `|` was seen; it embeds a file; single brackets open in its text. */
  piped = false
  file = false
  single = 0
  /** An external link: end of its address. */
  urlEnd = 0
  /** A container: its tag, and the reachable frames outside it. */
  tag: Tag | null = null
  outside: Array<number> | null = null

  constructor(kind: FrameKind, index: number, start: number, count: number, previous: number) {
    this.kind = kind
    this.index = index
    this.start = start
    this.count = count
    this.previous = previous
  }
}
