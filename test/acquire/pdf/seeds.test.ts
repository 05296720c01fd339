import { globSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { readPdf } from "#pipeline/acquire/pdf/readPdf.ts"
import notice from "#pipeline/extract/policy-notice/extractor.ts"
import type { Source } from "#pipeline/model/Source.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"
import { makePdf, type PdfPage } from "../../pdf/makePdf.ts"
import { plainPages, textPages } from "../../pdf/pages.ts"
import { sourceOf } from "../../sourceOf.ts"

const seed = (number: string) => readFileSync(globSync(`seeds/${number}_*.txt`)[0]!, "utf8")
const asPdf = async (pages: ReadonlyArray<PdfPage>): Promise<Source> => {
  const reading = await readPdf(makePdf(pages, { font: "subset", compressed: true }))
  if (!reading.read) throw new Error(reading.reason)
  const { pages: starts, runs, text } = reading
  return { ...sourceOf(text), pages: starts, runs }
}
const rowsOf = (source: Source) =>
  notice.extract(source).drafts.map(({ table, values }) => ({ table, values }))

describe("a notice as a PDF file", () => {
  it("says what its text says", async () => {
    const text = seed("002")
    expect(rowsOf(await asPdf(plainPages(text)))).toEqual(rowsOf(sourceOf(text)))
  })

  it.each([20, 28, 34])(
    "says the same wrapped at %i characters, with page numbers in mid-sentence",
    async (measure) => {
      const paragraphs = [
        "关于加强对口支援工作的实施意见",
        "为进一步做好对口支援与合作交流工作，根据《关于深化区域合作的通知》（沪府〔2020〕5号）精神，结合本市实际，制定本意见。",
        ...["一、总体要求", "二、主要任务"].flatMap((part) => [
          part,
          "（一）指导思想。坚持“优势互补、互利共赢”，围绕重点任务，全力保障和支持前方工作机构，把各项政策措施落到实处。",
          "（二）工作目标。到2025年，合作领域不断拓展，合作机制不断完善，带动当地群众就业1000人以上；建成一批示范项目。"
        ])
      ]
      const pages = textPages(paragraphs, { measure, linesPerPage: 7, pageNumber: (n) => `— ${n} —` })
      expect(pages.length).toBeGreaterThan(1)
      expect(rowsOf(await asPdf(pages))).toEqual(rowsOf(sourceOf(paragraphs.join("\n"))))
    }
  )
})

describe("a budget as a PDF file", () => {
  it("has the tables and the rows of its text", async () => {
    const rows = (text: string) =>
      parseBudget(text).tables.map(({ kind, rows, title, unit, unread }) => ({
        kind,
        title: title?.text,
        unit: unit?.text,
        unread: unread.length,
        rows: rows.map((row) => [
          row.kind,
          row.side,
          row.code?.text,
          row.name.text,
          ...row.cells.map((c) => c.printed)
        ])
      }))
    const text = seed("003")
    const { text: read } = await asPdf(plainPages(text))
    expect(rows(read)).toEqual(rows(text))
    expect(rows(read).flatMap((table) => table.rows).length).toBeGreaterThan(100)
  })
})
