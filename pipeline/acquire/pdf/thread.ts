/** The thread that reads PDF files, one after the other. Answers each with its reading, and says when a page is done. */
import { parentPort } from "node:worker_threads"
import { readDocument } from "./document.ts"
import type { PdfReading } from "./PdfReading.ts"
import { packRuns } from "./packing.ts"

/** `runs` are those of a reading that has text, packed. */
export type Answer =
  | { readonly page: true }
  | { readonly reading: PdfReading; readonly runs: Float64Array<ArrayBuffer> | null }

// a promise that the library forgot must not end the thread
process.on("unhandledRejection", () => undefined)

const say = (answer: Answer, transfer: ReadonlyArray<ArrayBuffer> = []) =>
  parentPort!.postMessage(answer, transfer)
const conclude = (reading: PdfReading) => {
  if (!reading.read) return say({ reading, runs: null })
  const runs = packRuns(reading.runs)
  say({ reading: { ...reading, runs: [] }, runs }, [runs.buffer])
}
parentPort!.on("message", (bytes: Uint8Array) => {
  let told = performance.now()
  // a message a page would cost a twentieth of the reading
  const tell = () => {
    if (performance.now() - told < 250) return
    told = performance.now()
    say({ page: true })
  }
  readDocument(bytes, tell).then(conclude)
})
