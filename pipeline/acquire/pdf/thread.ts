/** The thread that reads PDF files, one after the other. Answers each with its reading, and says when a page is done. */
import { parentPort } from "node:worker_threads"
import { readDocument } from "./document.ts"
import type { PdfReading } from "./PdfReading.ts"

export type Answer = { readonly page: true } | { readonly reading: PdfReading }

// a promise that the library forgot must not end the thread
process.on("unhandledRejection", () => undefined)

const say = (answer: Answer) => parentPort!.postMessage(answer)
parentPort!.on("message", (bytes: Uint8Array) => {
  readDocument(bytes, () => say({ page: true })).then((reading) => say({ reading }))
})
