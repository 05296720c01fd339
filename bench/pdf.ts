/**
 * How fast PDF files are read, against pdf.js that only gives their text: `node bench/pdf.ts [FILE.pdf …]`. Medians of
 * fifteen runs side by side, after five unmeasured, in a warm process. Without files: made tables of 50 and 500 pages.
 */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename } from "node:path"
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs"
import { readPdf } from "../pipeline/acquire/pdf/readPdf.ts"
import { makePdf } from "../test/pdf/makePdf.ts"
import { tablePages } from "../test/pdf/pages.ts"
import { medianOf } from "./suite/sideBySide.ts"

const rounds = 15
const library = createRequire(import.meta.url)
  .resolve("pdfjs-dist/package.json")
  .replace(/package\.json$/u, "")

/** Thirty rows of nine cells a page, a quarter of them empty. */
export const tablePdf = (pages: number): Uint8Array => {
  const rows = Array.from({ length: pages * 30 }, (_, i) => [
    String(201 + (i % 30)),
    String(i % 100).padStart(2, "0"),
    "一般公共服务支出及相关机构事务",
    ...Array.from({ length: 6 }, (_, c) =>
      (i + c) % 4 === 0 ? "" : (i * 7919 * (c + 1)).toLocaleString("en-US")
    )
  ])
  const columns = [
    { left: 30 },
    { left: 60 },
    { left: 90 },
    ...[350, 440, 530, 620, 710, 800].map((right) => ({ right }))
  ]
  return makePdf(tablePages(rows, { columns, rowsPerPage: 30, pitch: 16, size: 9 }), {
    font: "subset",
    compressed: true
  })
}

/** What the library gives by itself: pages read. */
export const textAlone = async (bytes: Uint8Array): Promise<number> => {
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    verbosity: 0
  })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number++)
    await (await document.getPage(number)).getTextContent()
  await task.destroy()
  return document.numPages
}

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await run()
  return performance.now() - from
}
const columnsOf = (...cells: ReadonlyArray<string>) =>
  process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(44) : cell.padStart(14))).join("")}\n`
  )

if (import.meta.main) {
  const given = process.argv.slice(2)
  const files: ReadonlyArray<readonly [string, Uint8Array]> =
    given.length > 0
      ? given.map((file) => [basename(file), new Uint8Array(readFileSync(file))] as const)
      : [50, 500].map((pages) => [`made table, ${pages} pages`, tablePdf(pages)] as const)

  columnsOf("", "pages", "first ms", "ms", "pages/s", "pdf.js ms", "ratio")
  for (const [name, bytes] of files) {
    const first = await timed(() => readPdf(bytes))
    const pages = await textAlone(bytes)
    const ours: Array<number> = []
    const alone: Array<number> = []
    for (let i = -5; i < rounds; i++) {
      const times = [await timed(() => readPdf(bytes)), await timed(() => textAlone(bytes))] as const
      if (i < 0) continue
      ours.push(times[0])
      alone.push(times[1])
    }
    const ms = medianOf(ours)
    columnsOf(
      name,
      String(pages),
      first.toFixed(0),
      ms.toFixed(0),
      ((pages * 1000) / ms).toFixed(0),
      medianOf(alone).toFixed(0),
      (ms / medianOf(alone)).toFixed(2)
    )
  }
}
