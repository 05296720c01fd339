/** Reading PDF files with the place of every word, against pdf.js that gives their text alone, and against poppler. */
import { spawnSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readPdf } from "../../pipeline/acquire/pdf/readPdf.ts"
import { tablePdf, textAlone } from "../pdf.ts"
import { temporary } from "./processes.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

const pages = 50

export const measure: Measure = async ({ rounds }) => {
  const folder = temporary()
  const bytes = tablePdf(pages)
  const file = join(folder, "table.pdf")
  writeFileSync(file, bytes)
  const poppler = () => spawnSync("pdftotext", ["-layout", file, join(folder, "table.txt")])
  const hasPoppler = poppler().status === 0
  const took = await sideBySide(
    {
      "pdf.js, text alone": () => textAlone(bytes),
      ours: () => readPdf(bytes),
      "pdftotext -layout, its process with it": hasPoppler ? poppler : null
    },
    { rounds, warmUp: 3 }
  )
  rmSync(folder, { recursive: true })
  const bare = took["pdf.js, text alone"]
  return {
    title: "PDF files",
    about:
      `A made table of ${pages} pages with a subset font, in a warm process; time for all pages.` +
      (hasPoppler ? "" : " poppler's pdftotext is not installed here: it is left out."),
    head: ["reader", "time", "pages a second", "pdf.js = 1"],
    rows: Object.entries(took).map(([name, time]) => [
      name,
      ms(time),
      ((pages * 1000) / time).toFixed(0),
      times(time / bare)
    ])
  }
}
