/** Reading back what was written, a piece at a time. */
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs"

/** The bytes of a file, read where they are wanted. */
export interface FileBytes {
  readonly size: number
  /** Bytes from `start` to `end`, as far as the file has them. */
  readonly read: (start: number, end: number) => Buffer
}

/** All of a file. */
export const readNow = (path: string): Buffer => readFileSync(path)

/** Bytes of a file; null if there is none. */
export const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null

export const pieceSize = 2 ** 20

/** Bytes of an open file; of a part of it where one is given. */
export const bytesIn = (descriptor: number, from: number, size: number): FileBytes => ({
  size,
  read: (start, end) => {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start))
    let at = 0
    while (at < bytes.length) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, from + start + at)
      if (read === 0) break
      at += read
    }
    return bytes.subarray(0, at)
  }
})

/** Opens a file for as long as it is used. */
export const withFile = async <A>(path: string, use: (file: FileBytes) => Promise<A>): Promise<A> => {
  const descriptor = openSync(path, "r")
  try {
    return await use(bytesIn(descriptor, 0, fstatSync(descriptor).size))
  } finally {
    closeSync(descriptor)
  }
}

/** What is read of a file as it is gone over. */
export function* readFile<A>(path: string, read: (file: FileBytes) => Iterable<A>): Generator<A> {
  const descriptor = openSync(path, "r")
  try {
    yield* read(bytesIn(descriptor, 0, fstatSync(descriptor).size))
  } finally {
    closeSync(descriptor)
  }
}

export function* piecesOf(file: FileBytes, start = 0, end = file.size, size = pieceSize): Generator<Buffer> {
  for (let at = start; at < end; at += size) yield file.read(at, Math.min(end, at + size))
}

/** UTF-8 text in pieces that end with a line break, but for the last, which ends with the file. */
export function* textOf(file: FileBytes, size = pieceSize): Generator<string> {
  let rest: ReadonlyArray<Buffer> = []
  for (const piece of piecesOf(file, 0, file.size, size)) {
    const end = piece.lastIndexOf(10) + 1
    if (end === 0) {
      rest = [...rest, piece]
      continue
    }
    const whole = piece.subarray(0, end)
    yield (rest.length === 0 ? whole : Buffer.concat([...rest, whole])).toString("utf8")
    rest = end === piece.length ? [] : [piece.subarray(end)]
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString("utf8")
}

/** A piece of one of several files that are made together. */
export interface Piece {
  /** Which of them, from 0. */
  readonly file: number
  readonly bytes: Uint8Array
}

/** Pieces of one of them. */
export function* numbered(file: number, pieces: Iterable<Uint8Array>): Generator<Piece> {
  for (const bytes of pieces) yield { file, bytes }
}

/** The same bytes in pieces that are worth a write. */
export function* gather(pieces: Iterable<Piece>): Generator<Piece> {
  const held = new Map<number, { pieces: Array<Uint8Array>; size: number }>()
  const whole = (file: number, of: ReadonlyArray<Uint8Array>) => ({
    file,
    bytes: of.length === 1 ? of[0]! : Buffer.concat(of)
  })
  for (const { bytes, file } of pieces) {
    const waiting = held.get(file) ?? { pieces: [], size: 0 }
    held.set(file, waiting)
    waiting.pieces.push(bytes)
    waiting.size += bytes.byteLength
    if (waiting.size < pieceSize) continue
    yield whole(file, waiting.pieces)
    held.delete(file)
  }
  for (const [file, { pieces, size }] of held) if (size > 0) yield whole(file, pieces)
}
