/**
 * ZIP archives, as far as a workbook needs them: deflated entries, the same bytes for the same content (all dated 1980-01-01,
 * the first day that the format knows).
 *
 * Content comes in pieces and each is deflated for itself, so that no more than a piece is held uncompressed.
 */
import { Readable } from "node:stream"
import { constants, crc32, createInflateRaw, deflateRawSync, inflateRawSync } from "node:zlib"

export interface ZipEntry {
  readonly path: string
  readonly content: Iterable<Uint8Array>
}

/** 1 January 1980 in the date of MS-DOS. */
const date = 0x0021
const deflated = 8
/** Names are UTF-8. */
const flags = 0x0800
/** Three times as fast as the usual 6, for a sixth more bytes. */
const level = 1
/** The larger ZIP64 would be needed; a workbook of this size opens nowhere. */
const limit = 2 ** 32 - 1

interface Packed {
  readonly name: Buffer
  readonly data: ReadonlyArray<Uint8Array>
  readonly crc: number
  readonly size: number
  readonly packed: number
}

/** The pieces make one deflate stream: each ends at a byte, and an empty last block closes it. */
const pack = ({ path, content }: ZipEntry): Packed => {
  const data: Array<Uint8Array> = []
  let [crc, size, packed] = [0, 0, 0]
  const add = (piece: Uint8Array) => {
    data.push(piece)
    packed += piece.byteLength
  }
  for (const piece of content) {
    crc = crc32(piece, crc)
    size += piece.byteLength
    add(deflateRawSync(piece, { level, finishFlush: constants.Z_SYNC_FLUSH }))
  }
  add(Buffer.from([3, 0]))
  if (size > limit || packed > limit) throw new Error(`${path} has ${size} bytes, which no workbook holds`)
  return { name: Buffer.from(path), data, crc, size, packed }
}

/** What the local header and the central directory both say of an entry. */
const described = ({ name, crc, packed, size }: Packed): Buffer => {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(flags, 2)
  fields.writeUInt16LE(deflated, 4)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const localHeader = (entry: Packed) =>
  Buffer.concat([Buffer.from("PK\x03\x04"), described(entry), entry.name])

const directoryEntry = (entry: Packed, offset: number) => {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), described(entry), rest, entry.name])
}

const endOfDirectory = (entries: number, size: number, offset: number) => {
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06")
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** The archive in pieces, entries in the given order. */
export function* zip(entries: Iterable<ZipEntry>): Generator<Uint8Array> {
  const directory: Array<Buffer> = []
  let offset = 0
  for (const entry of entries) {
    const packed = pack(entry)
    const header = localHeader(packed)
    directory.push(directoryEntry(packed, offset))
    yield header
    yield* packed.data
    offset += header.length + packed.packed
    if (offset > limit) throw new Error(`the archive has more than ${limit} bytes, which no workbook has`)
  }
  const central = Buffer.concat(directory)
  yield central
  yield endOfDirectory(directory.length, central.length, offset)
}

export interface Archive {
  /** Content of an entry by its path; null if there is none. */
  readonly read: (path: string) => Buffer | null
  /** The same in pieces, so that no more than a piece is held. */
  readonly pieces: (path: string) => AsyncIterable<Uint8Array>
}

/** An archive opened by its directory. */
export const unzip = (archive: Uint8Array): Archive => {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const entries = directoryOf(bytes)
  const packed = (path: string): Buffer | null => {
    const entry = entries.get(path)
    if (entry === undefined) return null
    const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
    return bytes.subarray(start, start + entry.packed)
  }
  return {
    read: (path) => {
      const content = packed(path)
      return content === null ? null : inflateRawSync(content)
    },
    pieces: (path) => Readable.from(slices(packed(path))).pipe(createInflateRaw({ chunkSize: pieceSize }))
  }
}

const pieceSize = 2 ** 20

function* slices(content: Buffer | null): Generator<Buffer> {
  if (content === null) return
  for (let at = 0; at < content.length; at += pieceSize) yield content.subarray(at, at + pieceSize)
}

const directoryOf = (bytes: Buffer) => {
  const end = bytes.lastIndexOf("PK\x05\x06")
  if (end === -1) throw new Error("it is no ZIP archive")
  const entries = new Map<string, { readonly at: number; readonly packed: number }>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = bytes.readUInt16LE(end + 10); i > 0; i--) {
    const name = bytes.readUInt16LE(at + 28)
    const path = bytes.toString("utf8", at + 46, at + 46 + name)
    entries.set(path, { at: bytes.readUInt32LE(at + 42), packed: bytes.readUInt32LE(at + 20) })
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
