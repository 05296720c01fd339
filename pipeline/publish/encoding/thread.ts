/** What a thread that makes files does: it gives their pieces to the thread that writes them, then reads the files back. */
import { enableCompileCache } from "node:module"
import { parentPort } from "node:worker_threads"
import { gather, type Piece } from "../FileBytes.ts"
import type { Finding } from "../Release.ts"
import type { Encoding, Order } from "./Encoding.ts"

enableCompileCache()
const { encodingOf, WrittenRows } = await import("./Encoding.ts")

/** To a thread: what to make; that a piece was written; that the files are whole. */
export type Told = Order | "written" | "whole"

/** From a thread: what files an order is for, a piece, that there are no more, what the files read back differ in, why it cannot go on. */
export type Said =
  | Pick<Encoding, "files">
  | { readonly piece: Piece }
  | { readonly end: true }
  | { readonly findings: ReadonlyArray<Finding> }
  | { readonly failure: Pick<NodeJS.ErrnoException, "message" | "code" | "errno"> }

/** Pieces on their way; each has about a mebibyte. */
const mostUnwritten = 4

const written = new WrittenRows()
const port = parentPort!
const say = (said: Said, moved: Array<ArrayBuffer> = []) => port.postMessage(said, moved)

let unwritten = 0
let taken = Promise.withResolvers<void>()
let whole = Promise.withResolvers<void>()

const make = async (order: Order): Promise<void> => {
  const { check, files, pieces } = encodingOf(order, written)
  say({ files })
  for (const { bytes, file } of gather(pieces)) {
    // copied first: others may have part in its buffer
    const moved = new Uint8Array(bytes)
    unwritten++
    say({ piece: { file, bytes: moved } }, [moved.buffer])
    while (unwritten >= mostUnwritten) await taken.promise
  }
  say({ end: true })
  await whole.promise
  say({ findings: await check() })
}

port.on("message", (told: Told) => {
  if (told === "written") {
    unwritten--
    taken.resolve()
    taken = Promise.withResolvers()
  } else if (told === "whole") whole.resolve()
  else {
    whole = Promise.withResolvers()
    make(told).catch(({ code, errno, message }) => say({ failure: { code, errno, message } }))
  }
})
