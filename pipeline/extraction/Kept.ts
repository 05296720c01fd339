import { deserialize, serialize } from "node:v8"
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { DocumentNotRead } from "../extract/read.ts"
import type { Extraction } from "../model/Extraction.ts"
import type { Source } from "../model/Source.ts"
import { sha256 } from "../publish/digest.ts"

/** What became of one document; nothing in it depends on where the document lies. */
export interface Kept {
  readonly source: Omit<Source, "file"> | null
  readonly extraction: Extraction | null
  readonly notRead: Pick<DocumentNotRead, "status" | "reason"> | null
  /** The document itself, or the facts beside it, could not be read. */
  readonly unreadable: { readonly suffix: string; readonly reason: string; readonly advice: string } | null
  readonly notes: ReadonlyArray<string>
}

export const nothing: Kept = { source: null, extraction: null, notRead: null, unreadable: null, notes: [] }

const digestLength = 64

// the lowest level takes half a millisecond for a budget, and leaves a twelfth of it
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** As an entry of the cache: a digest, then the value, compressed. */
export const packed = (kept: Kept): Uint8Array<ArrayBuffer> => {
  const payload = zstdCompressSync(serialize(kept), level)
  const entry = new Uint8Array(digestLength + payload.length)
  entry.set(Buffer.from(sha256(payload), "latin1"))
  entry.set(payload, digestLength)
  return entry
}

/** Null for an entry that is not what was written. */
export const opened = (entry: Uint8Array): Kept | null => {
  const payload = entry.subarray(digestLength)
  if (Buffer.from(entry.subarray(0, digestLength)).toString("latin1") !== sha256(payload)) return null
  return deserialize(zstdDecompressSync(payload)) as Kept
}
