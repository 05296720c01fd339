/** Lines of a wikitext and what each begins, as numbers: a page that is one table can have a million of them. */
import { giveBack, grown, takeCells } from "./cells.ts"

const kinds = [
  "blank",
  /** Nothing but comments: as if it were not there. */
  "comment",
  "heading",
  "list",
  "rule",
  "table-open",
  "table-close",
  "table-row",
  "table-caption",
  "table-cells",
  "table-headers",
  "text"
] as const

export type LineKind = (typeof kinds)[number]

const numbers = Object.fromEntries(kinds.map((kind, i) => [kind, i])) as Readonly<Record<LineKind, number>>

export interface Line {
  readonly kind: LineKind
  /** Nodes of the line, without the line end. */
  readonly from: number
  readonly until: number
  /** Where its text begins: at the mark that makes it what it is. */
  readonly start: number
  readonly end: number
}

const width = 5

export class LineList {
  length = 0
  #cells = takeCells()

  push(kind: LineKind, from: number, until: number, start: number, end: number): void {
    const at = this.length * width
    if (at + width > this.#cells.length) this.#cells = grown(this.#cells)
    const cells = this.#cells
    cells[at] = numbers[kind]
    cells[at + 1] = from
    cells[at + 2] = until
    cells[at + 3] = start
    cells[at + 4] = end
    this.length++
  }

  kind(i: number): LineKind {
    return kinds[this.#cells[i * width]!]!
  }

  /** The first line of a kind; -1 if there is none. */
  indexOf(kind: LineKind): number {
    const wanted = numbers[kind]
    for (let i = 0; i < this.length; i++) if (this.#cells[i * width] === wanted) return i
    return -1
  }

  until(i: number): number {
    return this.#cells[i * width + 2]!
  }

  at(i: number): Line {
    const cells = this.#cells
    const at = i * width
    return {
      kind: kinds[cells[at]!]!,
      from: cells[at + 1]!,
      until: cells[at + 2]!,
      start: cells[at + 3]!,
      end: cells[at + 4]!
    }
  }

  /** Nothing of it may be used any more. */
  release(): void {
    giveBack(this.#cells)
  }
}
