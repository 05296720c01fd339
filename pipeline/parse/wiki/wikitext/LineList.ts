/** Lines of a wikitext and what each begins, as numbers: a page that is one table can have a million of them. */

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
  readonly #cells: Array<number> = []

  push(kind: LineKind, from: number, until: number, start: number, end: number): void {
    this.length++
    this.#cells.push(numbers[kind], from, until, start, end)
  }

  kind(i: number): LineKind {
    return kinds[this.#cells[i * width]!]!
  }

  /** The first line of a kind; -1 if there is none. */
  indexOf(kind: LineKind): number {
    const wanted = numbers[kind]
    for (let at = 0; at < this.#cells.length; at += width) if (this.#cells[at] === wanted) return at / width
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
}
