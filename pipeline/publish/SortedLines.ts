/**
 * The rows of a table in canonical form, in the order of their keys: what state digests and changes are made from. What
 * memory should not hold goes to a temporary file in sorted runs, which are merged as they are read.
 */
import { createHash } from "node:crypto"
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs"
import type { AnyRow } from "#schemas/dataset.ts"
import type { KeyedRow } from "./changes/compare.ts"
import { bytesIn, textOf } from "./FileBytes.ts"
import { parseRows } from "./formats/json.ts"
import { ascending } from "./order.ts"

/** UTF-16 units of rows that memory holds. */
const runLength = 2 ** 23

export interface RowLine {
  readonly key: string
  /** Documents that the row was read from. */
  readonly sources: ReadonlyArray<string | null>
  /** The row as canonical JSON. */
  readonly line: string
}

/** A row that is parsed only where it must be. */
export class RowText implements KeyedRow {
  readonly key: string
  readonly sources: ReadonlyArray<string | null>
  readonly line: string
  readonly #decimals: ReadonlyArray<string>
  constructor({ key, line, sources }: RowLine, decimals: ReadonlyArray<string>) {
    this.key = key
    this.sources = sources
    this.line = line
    this.#decimals = decimals
  }
  get row(): AnyRow {
    return parseRows(this.#decimals, `[${this.line}]`)[0]!
  }
}

interface Run {
  readonly from: number
  readonly bytes: number
}

const byKey = (a: RowLine, b: RowLine): number => ascending(a.key, b.key)

export class SortedLines implements Iterable<RowLine> {
  readonly #path: string
  readonly #runLength: number
  #held: Array<RowLine> = []
  #length = 0
  #isSorted = true
  #file: number | null = null
  #runs: Array<Run> = []
  #digest: string | null = null

  /** `path`: of the temporary file, which is there only if it is needed and has no name while it is. */
  constructor(path: string, most = runLength) {
    this.#path = path
    this.#runLength = most
  }

  add(row: RowLine): void {
    this.#held.push(row)
    this.#isSorted = false
    this.#length += row.line.length + row.key.length
    if (this.#length > this.#runLength) this.#spill()
  }

  /** Every row, by key; of rows with one key the one that was added first. */
  *[Symbol.iterator](): Generator<RowLine> {
    if (!this.#isSorted) this.#held.sort(byKey)
    this.#isSorted = true
    const heads: Array<{ row: RowLine; readonly rest: Iterator<RowLine> }> = []
    for (const rest of [...this.#runs.map((run) => this.#read(run)), this.#held.values()]) {
      const next = rest.next()
      if (next.done !== true) heads.push({ row: next.value, rest })
    }
    while (heads.length > 0) {
      let least = 0
      for (let i = 1; i < heads.length; i++)
        if (ascending(heads[i]!.row.key, heads[least]!.row.key) < 0) least = i
      const head = heads[least]!
      yield head.row
      const next = head.rest.next()
      if (next.done === true) heads.splice(least, 1)
      else head.row = next.value
    }
  }

  /** State of the table: its rows in canonical form, in the order of their keys. SHA-256, hexadecimal. */
  digest(): string {
    if (this.#digest !== null) return this.#digest
    const hash = createHash("sha256")
    for (const { line } of this) hash.update(`${line}\n`)
    this.#digest = hash.digest("hex")
    return this.#digest
  }

  /** Gives the temporary file back. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #spill(): void {
    this.#file ??= this.#open()
    const last = this.#runs.at(-1)
    const from = last === undefined ? 0 : last.from + last.bytes
    let bytes = 0
    let text = ""
    const write = () => {
      const piece = Buffer.from(text)
      for (let at = 0; at < piece.length; )
        at += writeSync(this.#file!, piece, at, piece.length - at, from + bytes + at)
      bytes += piece.length
      text = ""
    }
    for (const { key, line, sources } of this.#held.sort(byKey)) {
      text += `${JSON.stringify([key, sources])}\t${line}\n`
      if (text.length > 2 ** 19) write()
    }
    write()
    this.#runs.push({ from, bytes })
    this.#held = []
    this.#length = 0
  }

  #open(): number {
    const file = openSync(this.#path, "wx+")
    unlinkSync(this.#path)
    return file
  }

  *#read({ bytes, from }: Run): Generator<RowLine> {
    for (const text of textOf(bytesIn(this.#file!, from, bytes), 2 ** 17))
      for (const record of text.slice(0, -1).split("\n")) {
        const tab = record.indexOf("\t")
        const [key, sources] = JSON.parse(record.slice(0, tab))
        yield { key, sources, line: record.slice(tab + 1) }
      }
  }
}
