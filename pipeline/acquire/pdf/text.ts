/** Lines of pages as one text, with the place of each of its words. */
import type { TextRun } from "../../model/TextRun.ts"
import type { PageLine } from "./layout.ts"

export interface PagedText {
  /** A line of the page is a line; between pages stands a form feed; an indented line begins with ideographic spaces. */
  readonly text: string
  /** Offset of the first character of each page. */
  readonly pages: ReadonlyArray<number>
  readonly runs: ReadonlyArray<TextRun>
}

export const pagedText = (pages: ReadonlyArray<ReadonlyArray<PageLine>>): PagedText => {
  const out: Array<string> = []
  const starts: Array<number> = []
  const runs: Array<TextRun> = []
  let at = 0
  const put = (text: string) => {
    out.push(text)
    at += text.length
  }
  pages.forEach((lines, index) => {
    if (index > 0) put("\f")
    starts.push(at)
    lines.forEach(({ indent, words }, number) => {
      if (number > 0) put("\n")
      put("\u3000".repeat(indent))
      for (const { angle, apart, height, text, width, x, y } of words) {
        if (apart) put(" ")
        runs.push({
          start: at,
          end: at + text.length,
          page: index + 1,
          x: hundredth(x),
          y: hundredth(y),
          width: hundredth(width),
          height: hundredth(height),
          angle
        })
        put(text)
      }
    })
  })
  return { text: out.join(""), pages: starts, runs }
}

const hundredth = (points: number): number => Math.round(points * 100) / 100
