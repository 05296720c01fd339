/**
 * ZIP archives, as far as a workbook needs them: deflated entries, the same bytes for the same content (all dated 1980-01-01,
 * the first day that the format knows).
 *
 * Content comes in pieces and each is deflated for itself, so that no more than a piece is held uncompressed. An entry's
 * head says its size and so comes after it is deflated: until then it waits in a spool.
 */
import { Readable } from "node:stream"
import { constants, crc32, createInflateRaw, deflateRawSync, inflateRawSync } from "node:zlib"
import { type FileBytes, pieceSize, piecesOf } from "../../FileBytes.ts"
import { Spool } from "../../Spool.ts"

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
  readonly data: Spool
  readonly crc: number
  readonly size: number
  readonly packed: number
}

/** The pieces make one deflate stream: each ends at a byte, and an empty last block closes it. */
const pack = ({ path, content }: ZipEntry, scratch: string): Packed => {
  const data = new Spool(scratch)
  let [crc, size] = [0, 0]
  for (const piece of content) {
    crc = crc32(piece, crc)
    size += piece.byteLength
    data.add(deflateRawSync(piece, { level, finishFlush: constants.Z_SYNC_FLUSH }))
  }
  data.add(Buffer.from([3, 0]))
  const packed = data.bytes
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

/** The archive in pieces, entries in the given order. `scratch`: path of a temporary file. */
export function* zip(entries: Iterable<ZipEntry>, scratch: string): Generator<Uint8Array> {
  const directory: Array<Buffer> = []
  let offset = 0
  for (const entry of entries) {
    const packed = pack(entry, scratch)
    const header = localHeader(packed)
    directory.push(directoryEntry(packed, offset))
    yield header
    yield* packed.data.take()
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
export const unzip = (file: FileBytes): Archive => {
  const entries = directoryOf(file)
  const packed = (path: string): Generator<Buffer> | [] => {
    const entry = entries.get(path)
    if (entry === undefined) return []
    const head = file.read(entry.at, entry.at + 30)
    const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    return piecesOf(file, start, start + entry.packed)
  }
  return {
    read: (path) => (entries.has(path) ? inflateRawSync(Buffer.concat([...packed(path)])) : null),
    pieces: (path) => Readable.from(packed(path)).pipe(createInflateRaw({ chunkSize: pieceSize }))
  }
}

/** The end of the directory stands at the end of the archive; no comment follows it. */
const directoryOf = (file: FileBytes) => {
  const end = file.read(Math.max(0, file.size - 22), file.size)
  if (end.toString("latin1", 0, 4) !== "PK\x05\x06") throw new Error("it is no ZIP archive")
  const [size, offset] = [end.readUInt32LE(12), end.readUInt32LE(16)]
  const bytes = file.read(offset, offset + size)
  const entries = new Map<string, { readonly at: number; readonly packed: number }>()
  let at = 0
  for (let i = end.readUInt16LE(10); i > 0; i--) {
    const name = bytes.readUInt16LE(at + 28)
    const path = bytes.toString("utf8", at + 46, at + 46 + name)
    entries.set(path, { at: bytes.readUInt32LE(at + 42), packed: bytes.readUInt32LE(at + 20) })
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
