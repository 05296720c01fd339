/**
 * The rows of a table in canonical form, in the order of their keys: what state digests and changes are made from. What
 * memory should not hold goes to a temporary file in sorted runs, which are merged as they are read.
 */
import { createHash } from "node:crypto"
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs"
import type { AnyRow } from "#schemas/dataset.ts"
import type { KeyedRow, KeyedTable } from "./changes/compare.ts"
import { bytesIn, textOf } from "./FileBytes.ts"
import { parseRows } from "./formats/json.ts"
import { ascending } from "./order.ts"

/** Bytes of rows that memory holds. */
const runSize = 2 ** 24
/** As many as anybody reads. */
const mostRepeated = 1000

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

/** Rows of a table with the columns that a manifest lists. */
export const keyedTable = ({ columns }: Pick<KeyedTable, "columns">, lines: SortedLines): KeyedTable => {
  const decimals = columns.filter(({ type }) => type === "decimal").map(({ name }) => name)
  return {
    columns,
    rows: {
      *[Symbol.iterator]() {
        for (const line of lines) yield new RowText(line, decimals)
      }
    }
  }
}

const lineBreak = Buffer.from("\n")

interface Run {
  readonly from: number
  readonly bytes: number
}

/** A row among the bytes that are held. */
interface Held {
  readonly key: string
  readonly sources: RowLine["sources"]
  readonly from: number
  readonly to: number
}

export class SortedLines implements Iterable<RowLine> {
  readonly #path: string
  readonly #runSize: number
  /** Lines one behind the other: as bytes they take half of what they take as strings, and none of it is gone over to collect. */
  #bytes: Buffer = Buffer.alloc(2 ** 12)
  #size = 0
  #held: Array<Held> = []
  #isSorted = true
  #file: number | null = null
  #runs: Array<Run> = []
  #digest: string | null = null
  readonly #repeated: Array<string> = []

  /** `path`: of the temporary file, which is there only if it is needed and has no name while it is. */
  constructor(path: string, most = runSize) {
    this.#path = path
    this.#runSize = most
  }

  add({ key, line, sources }: RowLine): void {
    const most = line.length * 3
    if (this.#held.length > 0 && this.#size + most > this.#runSize) this.#spill()
    if (this.#size + most > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#size + most))
      this.#bytes.copy(larger, 0, 0, this.#size)
      this.#bytes = larger
    }
    const from = this.#size
    this.#size += this.#bytes.write(line, from)
    this.#held.push({ key, sources, from, to: this.#size })
    this.#isSorted = false
  }

  /** Every row, by key; of rows with one key the one that was added first. */
  *[Symbol.iterator](): Generator<RowLine> {
    const heads: Array<{ row: RowLine; readonly rest: Iterator<RowLine> }> = []
    for (const rest of [...this.#runs.map((run) => this.#read(run)), this.#inMemory()]) {
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
    let last: string | null = null
    for (const { key, line } of this) {
      hash.update(`${line}\n`)
      if (key === last && this.#repeated.length < mostRepeated) this.#repeated.push(key)
      last = key
    }
    this.#digest = hash.digest("hex")
    return this.#digest
  }

  /** The first keys that more than one row has. */
  repeated(): ReadonlyArray<string> {
    this.digest()
    return this.#repeated
  }

  /** Gives the temporary file back. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #sorted(): ReadonlyArray<Held> {
    if (!this.#isSorted) this.#held.sort((a, b) => ascending(a.key, b.key))
    this.#isSorted = true
    return this.#held
  }

  *#inMemory(): Generator<RowLine> {
    for (const { from, key, sources, to } of this.#sorted())
      yield { key, sources, line: this.#bytes.toString("utf8", from, to) }
  }

  #spill(): void {
    this.#file ??= this.#open()
    const last = this.#runs.at(-1)
    const from = last === undefined ? 0 : last.from + last.bytes
    let bytes = 0
    let pieces: Array<Uint8Array> = []
    const write = () => {
      const piece = Buffer.concat(pieces)
      for (let at = 0; at < piece.length; )
        at += writeSync(this.#file!, piece, at, piece.length - at, from + bytes + at)
      bytes += piece.length
      pieces = []
    }
    for (const held of this.#sorted()) {
      const head = Buffer.from(`${JSON.stringify([held.key, held.sources])}\t`)
      pieces.push(head, this.#bytes.subarray(held.from, held.to), lineBreak)
      if (pieces.length > 3000) write()
    }
    write()
    this.#runs.push({ from, bytes })
    this.#held = []
    this.#size = 0
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
