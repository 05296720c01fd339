import { describe, expect, it } from "vitest"
import { readPdf } from "#pipeline/acquire/pdf/readPdf.ts"
import { makePdf } from "../../pdf/makePdf.ts"
import { columnPages, type TextSetting, textPages } from "../../pdf/pages.ts"
import { sourceOf } from "../../sourceOf.ts"
import { random } from "./fragments.ts"
import { kinds, type Truth } from "./makePolicy.ts"
import { difference, publishedFacts, trueFacts } from "./policyRows.ts"

const layouts: Readonly<Record<string, TextSetting>> = {
  "of the standard for official documents": { measure: 28, linesPerPage: 22, pageNumber: (n) => `— ${n} —` },
  "of a gazette, with a running head": {
    measure: 40,
    size: 11,
    pitch: 16,
    linesPerPage: 40,
    head: "临江市人民政府公报",
    pageNumber: String
  },
  "of a word processor that sets digits apart": {
    measure: 34,
    size: 14,
    apart: 0.25,
    pageNumber: (n) => `- ${n} -`
  },
  "without indentation or page numbers": { measure: 31, size: 15, indent: 0 }
}

/** Title, number and day are centred where they fit on a line. */
const centred = (paragraphs: ReadonlyArray<string>, { noticeTitle, number, title }: Truth) =>
  paragraphs.map((paragraph) =>
    [noticeTitle, title, number].includes(paragraph) && paragraph.length <= 28 ? `\t${paragraph}` : paragraph
  )

const sourceOfPdf = async (bytes: Uint8Array) => {
  const reading = await readPdf(bytes)
  if (!reading.read) throw new Error(reading.reason)
  const { pages, runs, text } = reading
  return sourceOf(text, { file: "a.pdf", pages, runs })
}

describe("a PDF file in two columns", () => {
  it.each(["carrying", "simple", "reply", "traditional"] as const)(
    "is read column by column: %s",
    async (kind) => {
      const next = random(33)
      for (let read = 0; read < 4; ) {
        const { paragraphs, truth } = kinds[kind]!(next)
        const pages = columnPages(paragraphs)
        // a few lines side by side are no columns
        if (pages[0]!.texts.length < 60) continue
        const source = await sourceOfPdf(makePdf(pages, { font: "unicode" }))
        const wrong = difference(trueFacts(truth), publishedFacts(source)).filter(
          ({ invented, missed }) => invented.length + missed.length > 0
        )
        expect(wrong, source.text).toEqual([])
        read++
      }
    }
  )
})

describe.each(Object.entries(layouts))("a PDF file %s", (_, layout) => {
  it.each(Object.entries(kinds))("gives the rows that were put into it: %s", async (__, make) => {
    const next = random(417)
    for (let i = 0; i < 2; i++) {
      const { paragraphs, truth } = make(next)
      const source = await sourceOfPdf(
        makePdf(textPages(centred(paragraphs, truth), layout), { font: "unicode", compressed: true })
      )
      const wrong = difference(trueFacts(truth), publishedFacts(source)).filter(
        ({ invented, missed }) => invented.length + missed.length > 0
      )
      expect(wrong, source.text).toEqual([])
    }
  })
})
