/** Rows that several readers go over, each at its own pace, and that are made once: those are held that not all have had. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { RowSource } from "./Table.ts"

export class SharedRows {
  readonly #rows: Iterator<AnyRow>
  readonly #readers = new Set<SharedReader>()
  /** From row `#first` on. */
  #held: Array<AnyRow> = []
  #first = 0
  #most = leastLetGo

  constructor(rows: RowSource) {
    this.#rows = rows[Symbol.iterator]()
  }

  /** All readers must be there before the first row is read. */
  reader(): SharedReader {
    const reader = new SharedReader(
      (at) => this.#row(at),
      () => this.#readers.delete(reader)
    )
    this.#readers.add(reader)
    return reader
  }

  #row(at: number): IteratorResult<AnyRow> {
    const held = this.#held[at - this.#first]
    if (held !== undefined) return { done: false, value: held }
    const next = this.#rows.next()
    if (next.done === true) return next
    if (this.#held.length >= this.#most) this.#letGo()
    this.#held.push(next.value)
    return next
  }

  #letGo(): void {
    const least = Math.min(...[...this.#readers].map(({ at }) => at))
    this.#held = this.#held.slice(least - this.#first)
    this.#first = least
    // a reader that is far behind does not have the others try again with each row
    this.#most = Math.max(leastLetGo, 2 * this.#held.length)
  }
}

/** So many are held before any are let go. */
const leastLetGo = 4096

export class SharedReader implements Iterable<AnyRow> {
  /** Rows that it has had. */
  at = 0
  readonly #row: (at: number) => IteratorResult<AnyRow>
  readonly leave: () => void
  constructor(row: (at: number) => IteratorResult<AnyRow>, leave: () => void) {
    this.#row = row
    this.leave = leave
  }
  [Symbol.iterator](): Iterator<AnyRow> {
    return {
      next: () => {
        const next = this.#row(this.at)
        if (next.done !== true) this.at++
        return next
      }
    }
  }
}
