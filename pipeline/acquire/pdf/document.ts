/**
 * One PDF file, read with pdf.js: what its pages set as text, and which of them show something that is no text. Loaded
 * only by the thread that reads: the library changes globals, prints warnings and cannot be interrupted.
 */
import { createRequire } from "node:module"
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist"
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs"
import { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs"
import { isGibberish, readable } from "./characters.ts"
import { InThreadPort } from "./InThreadPort.ts"
import { type Flaw, flawOf } from "./integrity.ts"
import { linesOfPage, type PageLine } from "./layout.ts"
import { glyphsOf, shows } from "./operators.ts"
import type { PdfReading } from "./PdfReading.ts"
import * as say from "./sentences.ts"
import { hasDoubt, isDoubtful, shownOf } from "./spaces.ts"
import { pagedText } from "./text.ts"
import type { Piece } from "./words.ts"

const library = createRequire(import.meta.url)
  .resolve("pdfjs-dist/package.json")
  .replace(/package\.json$/u, "")

interface Opened {
  readonly document: Promise<PDFDocumentProxy>
  readonly close: () => Promise<void>
}

/** `strict`: a page with an error in it is refused; else what of it can be read is. */
const open = (bytes: Uint8Array, strict: boolean): Opened => {
  const port = new InThreadPort()
  WorkerMessageHandler.initializeFromPort(port)
  // the library's types know no port
  const worker = new pdfjs.PDFWorker({ port: port as never, verbosity: pdfjs.VerbosityLevel.ERRORS })
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    worker,
    // without these a font that is not embedded gives no text, and no error
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    wasmUrl: `${library}wasm/`,
    iccUrl: `${library}iccs/`,
    stopAtErrors: strict,
    enableXfa: false,
    // else the outline of every glyph is made
    disableFontFace: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS
  })
  return { document: task.promise, close: () => task.destroy().finally(() => worker.destroy()) }
}

const mostPages = 20_000
/** Pages begun before the one that is waited for: the library waits for its inflater at each. */
const ahead = 3

/** Reads the document; `tell` is called after each page. Never throws. */
export const readDocument = async (bytes: Uint8Array, tell: () => void): Promise<PdfReading> => {
  const flaw = flawOf(bytes)
  if (flaw === "cut off") return say.cutOff
  if (flaw === "corrupt") return say.corrupt
  const all: Array<Opened> = []
  const opened = (strict: boolean): Promise<PDFDocumentProxy> => {
    const one = open(bytes, strict)
    all.push(one)
    return one.document
  }
  try {
    const document = await opened(true)
    if (document.numPages > mostPages) return say.tooManyPages(document.numPages)
    let lenient: Promise<PDFDocumentProxy> | null = null
    const read = async (number: number): Promise<Page> =>
      (await attempt(() => readPage(document, number))) ??
      (await attempt(async () => {
        lenient ??= opened(false)
        return { ...(await readPage(await lenient, number)), state: "damaged" as const }
      })) ??
      unreadable
    const begun: Array<Promise<Page>> = []
    const pages: Array<Page> = []
    for (let number = 1; number <= document.numPages; number++) {
      while (begun.length < Math.min(document.numPages, number + ahead)) begun.push(read(begun.length + 1))
      pages.push(await begun[number - 1]!)
      tell()
    }
    return conclude(pages, flaw)
  } catch (cause) {
    return isLocked(cause) ? say.locked : say.damaged
  } finally {
    await Promise.allSettled(all.map(({ close }) => close()))
  }
}

const isLocked = (cause: unknown): boolean => cause instanceof Error && cause.name === "PasswordException"

const attempt = async <A>(read: () => Promise<A>): Promise<A | null> => {
  try {
    return await read()
  } catch {
    return null
  }
}

/** `image`, `glyphs` and `drawing`: what a page shows instead of text. */
type State = "read" | "damaged" | "unreadable" | "image" | "glyphs" | "drawing"

interface Page {
  readonly lines: ReadonlyArray<PageLine>
  readonly text: string
  readonly state: State
}

const unreadable: Page = { lines: [], text: "", state: "unreadable" }

const readPage = async (document: PDFDocumentProxy, number: number): Promise<Page> => {
  const page = await document.getPage(number)
  try {
    const { height, width } = page.getViewport({ scale: 1 })
    const pieces = await piecesOf(page)
    const text = pieces.map((piece) => piece.text).join("")
    if (isGibberish(text)) return { lines: [], text: "", state: "glyphs" }
    const bare = text.replace(/\s/gu, "").length
    // a page number below a scanned page does not make it text
    const shown = bare <= mostInScan ? await shows(page, bare > 0) : null
    return { lines: linesOfPage(pieces, { width, height }), text, state: shown ?? "read" }
  } finally {
    page.cleanup()
  }
}

const mostInScan = 12

const piecesOf = async (page: PDFPageProxy): Promise<ReadonlyArray<Piece>> => {
  const { scale, transform } = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent({ disableNormalization: true })
  const pieces = items.flatMap((item): ReadonlyArray<Piece> => {
    if (!("str" in item) || item.str.trim() === "") return []
    const [a, b, c, d, x, y] = pdfjs.Util.transform(transform, item.transform) as Matrix
    const down = styles[item.fontName]?.vertical === true
    const angle = down ? degrees(-c, -d) : degrees(a, b)
    const width = (down ? item.height : item.width) * scale
    const height = down ? Math.hypot(a, b) : Math.hypot(c, d)
    return [x, y, width, height].every(Number.isFinite)
      ? [{ text: item.str, x, y, width, height, angle, shown: null }]
      : []
  })
  const doubtful = pieces.some((piece, i) => hasDoubt(piece.text) || isSpread(pieces[i - 1], piece))
  const shown = doubtful
    ? shownOf(
        pieces.map((piece) => piece.text),
        await glyphsOf(page)
      )
    : []
  return pieces.map((piece, i) => {
    const text = readable(piece.text)
    return { ...piece, text, shown: text.length === piece.text.length ? (shown[i] ?? null) : null }
  })
}

/** Two pieces in succession with a small gap between them that may be no space. */
const isSpread = (before: Piece | undefined, piece: Piece): boolean => {
  if (before === undefined || !isDoubtful(before.text, piece.text)) return false
  const gap = Math.hypot(piece.x - before.x, piece.y - before.y) - before.width
  return gap > 0.1 * piece.height && gap < 0.4 * piece.height
}

type Matrix = [number, number, number, number, number, number]

/** Direction in whole degrees, 0 to 359; within 3 of a quarter turn it is one. */
const degrees = (x: number, y: number): number => {
  const turn = (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360
  const quarter = Math.round(turn / 90) * 90
  return (Math.abs(turn - quarter) <= 3 ? quarter : turn) % 360
}

const conclude = (pages: ReadonlyArray<Page>, flaw: Flaw | null): PdfReading => {
  const numbers = (is: (page: Page) => boolean) => pages.flatMap((page, i) => (is(page) ? [i + 1] : []))
  const left = {
    image: numbers(({ state }) => state === "image"),
    glyphs: numbers(({ state }) => state === "glyphs"),
    drawing: numbers(({ state }) => state === "drawing"),
    unreadable: numbers(({ state }) => state === "unreadable"),
    damaged: numbers(({ state }) => state === "damaged"),
    unknown: numbers(({ text }) => text.includes("\ufffd")),
    misplaced: flaw === "misplaced"
  }
  const text = pages
    .map((page) => (page.state === "read" || page.state === "damaged" ? page.text : ""))
    .join("")
  if (text.trim() === "") return say.noText(pages.length, left)
  return { read: true, ...pagedText(pages.map((page) => page.lines)), notes: say.notes(pages.length, left) }
}
