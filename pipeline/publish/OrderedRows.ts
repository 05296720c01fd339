/**
 * Rows of a table that memory does not hold, in published order: what is added goes to a temporary file in sorted runs, which
 * are merged as they are read. Rows may be added between two readings.
 */
import { closeSync, mkdirSync, openSync, unlinkSync, writeSync } from "node:fs"
import { dirname } from "node:path"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { bytesIn, textOf } from "./FileBytes.ts"
import { parseRows } from "./formats/json.ts"
import type { Placed, PublishedOrder } from "./order.ts"
import { columnsOf, lineWriter } from "./values.ts"

/** Rows that memory holds. */
const rowsOfRun = 20_000
const piece = 2 ** 16

interface Run {
  readonly first: Placed
  readonly from: number
  readonly bytes: number
}

/** The next row of a run, and those behind it: a run is not opened before its first row is wanted. */
interface Head {
  readonly placed: Placed
  readonly rest: Iterator<Placed>
}

export class OrderedRows implements Iterable<AnyRow> {
  readonly #path: string
  readonly #order: PublishedOrder
  readonly #most: number
  readonly #decimals: ReadonlyArray<string>
  readonly #line: (row: AnyRow) => string
  #held: Array<Placed> = []
  #runs: Array<Run> = []
  #bytes = 0
  #file: number | null = null

  /** `path`: of the temporary file, which is there only if it is needed and has no name while it is. */
  constructor(dataset: Dataset, order: PublishedOrder, path: string, most = rowsOfRun) {
    this.#path = path
    this.#order = order
    this.#most = most
    this.#decimals = columnsOf(dataset, "decimal")
    this.#line = lineWriter(Object.keys(dataset.columns))
  }

  /** The row must have every column, null where it has no value. */
  push(row: AnyRow): void {
    this.#held.push(this.#order.place(row))
    if (this.#held.length >= this.#most) this.#spill()
  }

  *[Symbol.iterator](): Generator<AnyRow> {
    const heads = new Heap((a, b) => this.#order.compare(a.placed, b.placed))
    for (const run of this.#runs) heads.add({ placed: run.first, rest: this.#read(run) })
    const held = [...this.#held].sort((a, b) => this.#order.compare(a, b)).values()
    const first = held.next()
    if (first.done !== true) heads.add({ placed: first.value, rest: held })
    for (let head = heads.least; head !== undefined; head = heads.least) {
      yield head.placed.row
      const next = head.rest.next()
      if (next.done === true) heads.drop()
      else heads.replace({ placed: next.value, rest: head.rest })
    }
  }

  /** Gives the temporary file back. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#runs = []
    this.#held = []
  }

  #spill(): void {
    if (this.#file === null) {
      mkdirSync(dirname(this.#path), { recursive: true })
      this.#file = openSync(this.#path, "wx+")
      unlinkSync(this.#path)
    }
    this.#held.sort((a, b) => this.#order.compare(a, b))
    const first = this.#held[0]!
    const from = this.#bytes
    let text = ""
    for (const [i, { row }] of this.#held.entries()) {
      text += `${this.#line(row)}\n`
      if (text.length < piece && i < this.#held.length - 1) continue
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file, bytes, at, bytes.length - at, this.#bytes + at)
      this.#bytes += bytes.length
      text = ""
    }
    // the row is kept by itself: what it came with is let go
    const [row] = parseRows(this.#decimals, `[${this.#line(first.row)}]`)
    this.#runs.push({ first: this.#order.place(row!), from, bytes: this.#bytes - from })
    this.#held = []
  }

  /** Rows of a run behind its first. */
  *#read({ bytes, from }: Run): Generator<Placed> {
    let isFirst = true
    for (const text of textOf(bytesIn(this.#file!, from, bytes), piece))
      for (const row of parseRows(this.#decimals, `[${text.slice(0, -1).replaceAll("\n", ",")}]`)) {
        if (!isFirst) yield this.#order.place(row)
        isFirst = false
      }
  }
}

/** A binary heap: the least head is at hand. */
class Heap {
  readonly #heads: Array<Head> = []
  readonly #compare: (a: Head, b: Head) => number
  constructor(compare: (a: Head, b: Head) => number) {
    this.#compare = compare
  }
  get least(): Head | undefined {
    return this.#heads[0]
  }
  add(head: Head): void {
    let at = this.#heads.push(head) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (this.#compare(this.#heads[up]!, head) <= 0) break
      this.#heads[at] = this.#heads[up]!
      at = up
    }
    this.#heads[at] = head
  }
  replace(head: Head): void {
    const heads = this.#heads
    let at = 0
    for (;;) {
      let next = 2 * at + 1
      if (next >= heads.length) break
      if (next + 1 < heads.length && this.#compare(heads[next + 1]!, heads[next]!) < 0) next++
      if (this.#compare(head, heads[next]!) <= 0) break
      heads[at] = heads[next]!
      at = next
    }
    heads[at] = head
  }
  drop(): void {
    const last = this.#heads.pop()!
    if (this.#heads.length > 0) this.replace(last)
  }
}
