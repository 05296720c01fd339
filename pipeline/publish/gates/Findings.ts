import type { Finding } from "../Release.ts"

/** As many of one gate and table as anybody reads: a fault of the program is in every row, and memory would not hold them. */
const most = 1000

/** What a gate finds in a table: the first thousand, and how many more there are. */
export class Findings {
  readonly #first: Array<Finding> = []
  #more = 0

  add(found: ReadonlyArray<Finding>): void {
    for (const one of found)
      if (this.#first.length < most) this.#first.push(one)
      else this.#more++
  }

  get all(): ReadonlyArray<Finding> {
    const last = this.#first.at(-1)
    if (last === undefined || this.#more === 0) return this.#first
    return [...this.#first, { ...last, row_id: null, message: `${this.#more} more faults like these` }]
  }
}
