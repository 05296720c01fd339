/** Bytes on their way to another place: what memory should not hold waits in a temporary file. */
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs"
import { bytesIn, piecesOf } from "./FileBytes.ts"

/** Bytes that memory holds. */
const most = 2 ** 22

export class Spool {
  readonly #path: string
  #held: Array<Uint8Array> = []
  #size = 0
  #file: number | null = null
  #written = 0

  /** `path`: of the temporary file, which is there only if it is needed and has no name while it is. */
  constructor(path: string) {
    this.#path = path
  }

  get bytes(): number {
    return this.#written + this.#size
  }

  add(piece: Uint8Array): void {
    this.#held.push(piece)
    this.#size += piece.byteLength
    if (this.#size >= most) this.#write()
  }

  /** Everything that was added, in pieces; then the file is given back. */
  *take(): Generator<Uint8Array> {
    try {
      if (this.#file !== null) yield* piecesOf(bytesIn(this.#file, 0, this.#written))
      yield* this.#held
    } finally {
      this.close()
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
    this.#held = []
  }

  #write(): void {
    if (this.#file === null) {
      this.#file = openSync(this.#path, "wx+")
      unlinkSync(this.#path)
    }
    const bytes = Buffer.concat(this.#held)
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at)
    this.#written += bytes.length
    this.#held = []
    this.#size = 0
  }
}
