/**
 * Damage that a PDF reader passes over: it makes the best of a broken file, and text that is lost or changed by it would
 * be published as if the file said so.
 */
import { inflateSync } from "node:zlib"

/** `cut off`: the end is missing. `corrupt`: deflated data contradict their checksum. `misplaced`: no index is found. */
export type Flaw = "cut off" | "corrupt" | "misplaced"

/** The gravest flaw of the file's bytes, or null. */
export const flawOf = (bytes: Uint8Array): Flaw | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tail = file.subarray(-4096).toString("latin1")
  if (!tail.includes("startxref") && !tail.includes("%%EOF")) return "cut off"
  if (isCorrupt(file)) return "corrupt"
  return isMisplaced(file, tail) ? "misplaced" : null
}

const deflated = /\/Filter\s{0,3}\[?\s{0,3}\/(?:FlateDecode|Fl)(?![A-Za-z])/u
const picture = /\/Subtype\s{0,3}\/Image(?![A-Za-z])/u
const most = { output: 1 << 26, dictionary: 2048 }

/** Pictures are left out: they are no text. So are encrypted files, whose data only their reader can inflate. */
const isCorrupt = (file: Buffer): boolean => {
  if (file.includes("/Encrypt", 0, "latin1")) return false
  for (let at = file.indexOf("stream"); at !== -1; at = file.indexOf("stream", at + 6)) {
    if (file.subarray(at - 3, at).toString("latin1") === "end") continue
    const before = file.subarray(Math.max(0, at - most.dictionary), at).toString("latin1")
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1)
    const from = file[at + 6] === 13 && file[at + 7] === 10 ? at + 8 : at + 7
    const to = file.indexOf("endstream", from)
    if (to === -1) return true
    if (deflated.test(dictionary) && !picture.test(dictionary) && !inflates(file.subarray(from, to)))
      return true
    at = to
  }
  return false
}

/** False for data that are wrong; data that end early or are too long to look at are left to the reader. */
const inflates = (data: Uint8Array): boolean => {
  try {
    inflateSync(data, { maxOutputLength: most.output })
    return true
  } catch (cause) {
    return (cause as { readonly code?: string }).code !== "Z_DATA_ERROR"
  }
}

/** Whether the last `startxref` names a place at which no cross-reference table or stream begins. */
const isMisplaced = (file: Buffer, tail: string): boolean => {
  const named = /^startxref\s{1,4}(\d{1,12})/u.exec(tail.slice(tail.lastIndexOf("startxref")))
  if (named === null) return true
  const header = Math.max(0, file.subarray(0, 1024).indexOf("%PDF-"))
  return ![0, header].some((shift) => {
    const at = Number(named[1]) + shift
    return /^\s{0,4}(?:xref|\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj)/u.test(
      file.subarray(at, at + 40).toString("latin1")
    )
  })
}
