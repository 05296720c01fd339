/** What is said of a PDF file that cannot be read, or not wholly: the reason, and what to do. */
import type { PdfReading } from "./PdfReading.ts"

type Refusal = Extract<PdfReading, { readonly read: false }>
const refusal = (reason: string, advice: string): Refusal => ({ read: false, reason, advice })

export const locked = refusal(
  "it is a PDF file that is locked with a password",
  "Open it with the password and save a copy without one (qpdf --decrypt --password=… FILE.pdf COPY.pdf)."
)
export const cutOff = refusal(
  "it is a PDF file whose end is missing, so that pages may be missing too",
  "Download it again."
)
export const damaged = refusal("it is a damaged PDF file that cannot be opened", "Download it again.")
export const corrupt = refusal(
  "it is a damaged PDF file: data in it contradict their checksum, so that text may be missing or wrong",
  "Download it again."
)
export const noCharacters = refusal(
  "it is a PDF file whose fonts do not say which characters their glyphs are",
  "Make it again from the original document, or recognise its text (ocrmypdf --force-ocr FILE.pdf COPY.pdf)."
)
export const tooManyPages = (pages: number): Refusal =>
  refusal(`it is a PDF file that claims to have ${pages} pages`, "Download it again, or split it.")
export const tooSlow = (seconds: number): Refusal =>
  refusal(
    `it is a PDF file of which no page could be read for ${seconds} seconds`,
    "Print it into a new PDF file, or save its text (pdftotext FILE.pdf FILE.txt)."
  )
export const defeated = (what: string): Refusal =>
  refusal(
    `it is a PDF file on which the reader failed (${what})`,
    "Print it into a new PDF file, or save its text (pdftotext FILE.pdf FILE.txt)."
  )

/** Numbers of the pages that could not be read, by what is wrong with them. */
export interface Left {
  readonly image: ReadonlyArray<number>
  readonly glyphs: ReadonlyArray<number>
  readonly drawing: ReadonlyArray<number>
  readonly unreadable: ReadonlyArray<number>
  readonly damaged: ReadonlyArray<number>
  /** Pages with single glyphs that no character is known of. */
  readonly unknown: ReadonlyArray<number>
  /** The file's index was not where it should be. */
  readonly misplaced: boolean
}

const ocr = "Recognise its text first (ocrmypdf -l chi_sim FILE.pdf COPY.pdf), and read that copy."

/** A document without any text. */
export const noText = (pages: number, left: Left): Refusal => {
  const { drawing, glyphs, image, unreadable } = left
  const all = pages === 1 ? "its only page" : `its ${pages} pages`
  if (unreadable.length > 0) return damaged
  if (image.length > 0)
    return refusal(`it is a PDF file without text, a scan: ${listed(image, pages)} an image`, ocr)
  if (glyphs.length > 0) return noCharacters
  if (drawing.length > 0)
    return refusal(`it is a PDF file without text: ${listed(drawing, pages)} drawn in outlines`, ocr)
  return refusal(`it is a PDF file in which ${all} ${pages === 1 ? "is" : "are"} empty`, "Remove it.")
}

/** What of a document was not read, a sentence for each kind. */
export const notes = (pages: number, left: Left): ReadonlyArray<string> => {
  const said: ReadonlyArray<readonly [ReadonlyArray<number>, string]> = [
    [left.image, "an image without text: what it shows was not read"],
    [left.glyphs, "set in a font that does not say its characters: nothing of it was read"],
    [left.drawing, "drawn in outlines without text: what it shows was not read"],
    [left.unreadable, "damaged: nothing of it could be read"],
    [left.damaged, "damaged: what could be read of it was, and text may be missing"],
    [
      left.unknown,
      "set with glyphs of which the font does not say the character: they are U+FFFD in the text"
    ]
  ]
  const misplaced =
    "the index of the file is not where it should be: pages may be missing. Download it again."
  return [
    ...(left.misplaced ? [misplaced] : []),
    ...said.flatMap(([numbers, what]) => (numbers.length === 0 ? [] : [`${listed(numbers, pages)} ${what}.`]))
  ]
}

/** "page 3 of 12 is", "pages 1, 3 and 5–7 of 12 are each". */
const listed = (numbers: ReadonlyArray<number>, pages: number): string => {
  if (numbers.length === 1) return `page ${numbers[0]} of ${pages} is`
  const ranges: Array<[number, number]> = []
  for (const number of numbers) {
    const range = ranges.at(-1)
    if (range !== undefined && range[1] === number - 1) range[1] = number
    else ranges.push([number, number])
  }
  const texts = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const last = texts.pop()
  return `pages ${texts.length > 0 ? `${texts.join(", ")} and ${last}` : last} of ${pages} are each`
}
