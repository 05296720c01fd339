/**
 * Reads PDF files in a thread of their own, so that a hostile one can neither stop the program, nor fill its memory, nor
 * write on its terminal. The thread starts with the first file and serves all that follow.
 */
import { Worker } from "node:worker_threads"
import { everydayShare } from "../decode.ts"
import type { PdfReading } from "./PdfReading.ts"
import { unpackRuns } from "./packing.ts"
import { defeated, noCharacters, tooSlow } from "./sentences.ts"
import type { Answer } from "./thread.ts"

export interface Patience {
  /** Milliseconds without a page being read after which a document is given up. */
  readonly page: number
  /** Milliseconds for a whole document. */
  readonly document: number
}
const patient: Patience = { page: 30_000, document: 600_000 }

let thread: Worker | null = null
let last: Promise<unknown> = Promise.resolve()

/** Text of a PDF file, or why it has none. Never rejects. Documents are read in the order of the calls. */
export const readPdf = (bytes: Uint8Array, patience = patient): Promise<PdfReading> => {
  const reading = last
    .then(() => readNow(bytes, patience))
    .then((one) => (one.read && isForeign(one.text) ? noCharacters : one))
  last = reading
  return reading
}

/** Chinese characters in plenty, and hardly an everyday one among them: numbers of glyphs taken for characters. */
const isForeign = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 200 && everydayShare(text) < 0.15

const readNow = (bytes: Uint8Array, patience: Patience): Promise<PdfReading> =>
  new Promise((resolve) => {
    const worker = startedThread()
    const close = (reading: PdfReading, alive: boolean) => {
      clearTimeout(page)
      clearTimeout(document)
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event)
      if (alive) worker.unref()
      else {
        thread = null
        // what it still says on its way out concerns nobody
        worker.on("error", () => undefined)
        void worker.terminate()
      }
      resolve(reading)
    }
    const giveUp = (limit: number) => close(tooSlow(limit / 1000), false)
    const page = setTimeout(giveUp, patience.page, patience.page)
    const document = setTimeout(giveUp, patience.document, patience.document)
    worker.on("message", (answer: Answer) => {
      if ("reading" in answer) close(unpacked(answer), true)
      else page.refresh()
    })
    worker.on("error", (cause) => close(defeated(whatOf(cause)), false))
    worker.on("exit", () => close(defeated("its thread ended"), false))
    worker.ref()
    worker.postMessage(bytes)
  })

const unpacked = ({ reading, runs }: Extract<Answer, { readonly reading: PdfReading }>): PdfReading =>
  reading.read && runs !== null ? { ...reading, runs: unpackRuns(runs) } : reading

const whatOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message.split("\n")[0]!.slice(0, 200) : "unknown"

const startedThread = (): Worker => {
  if (thread !== null) return thread
  thread = new Worker(new URL("./thread.ts", import.meta.url), {
    // kept from the terminal; reading them would keep the program from ending
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 }
  })
  return thread
}
