/** What the drawing operators of a page tell beyond its text. To list them costs more than to read the text. */
import type { PDFPageProxy } from "pdfjs-dist"
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs"
import type { Glyphs } from "./spaces.ts"

const { OPS } = pdfjs
const images: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat
])
const glyphs: ReadonlySet<number> = new Set([OPS.showText, OPS.showSpacedText])

/** Fewer outlines are a frame or a rule; a page of letters that were turned into outlines has more. */
const mostOutlines = 40

/**
 * An image, glyphs without characters, or outlines; null for an empty page. On a page that has a little text only an image
 * over half of the page counts.
 */
export const shows = async (
  page: PDFPageProxy,
  hasText: boolean
): Promise<"image" | "glyphs" | "drawing" | null> => {
  const { argsArray, fnArray } = await page.getOperatorList({
    annotationMode: pdfjs.AnnotationMode.DISABLE
  })
  if (hasText) return shareOfImages(fnArray, argsArray, page) > 0.5 ? "image" : null
  if (fnArray.some((operator) => glyphs.has(operator))) return "glyphs"
  if (fnArray.some((operator) => images.has(operator))) return "image"
  return fnArray.filter((operator) => operator === OPS.constructPath).length > mostOutlines ? "drawing" : null
}

/** All characters that the page shows, in the order in which they are set. */
export const glyphsOf = async (page: PDFPageProxy): Promise<Glyphs> => {
  const { argsArray, fnArray } = await page.getOperatorList({
    annotationMode: pdfjs.AnnotationMode.DISABLE
  })
  const out: Array<string> = []
  const widths: Array<number> = []
  fnArray.forEach((operator, i) => {
    if (!glyphs.has(operator)) return
    for (const glyph of (argsArray[i] as ReadonlyArray<ReadonlyArray<number | Glyph | null>>)[0]!)
      if (glyph !== null && typeof glyph === "object") {
        out.push(glyph.unicode)
        for (let k = 0; k < glyph.unicode.length; k++) widths.push(k === 0 ? glyph.width / 1000 : 0)
      }
  })
  return { text: out.join(""), widths }
}

interface Glyph {
  readonly unicode: string
  readonly width: number
}

type Matrix = ReadonlyArray<number>

/** The part of the page that its largest image covers. An image fills the unit square of its coordinates. */
const shareOfImages = (
  operators: ReadonlyArray<number>,
  args: ReadonlyArray<unknown>,
  page: PDFPageProxy
): number => {
  const [left, bottom, right, top] = page.view as [number, number, number, number]
  const area = Math.max(1, Math.abs((right - left) * (top - bottom)))
  const saved: Array<Matrix> = []
  let current: Matrix = [1, 0, 0, 1, 0, 0]
  let largest = 0
  operators.forEach((operator, i) => {
    const given = args[i] as ReadonlyArray<unknown> | null
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(current)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) current = saved.pop() ?? current
    if (operator === OPS.transform) current = pdfjs.Util.transform(current, given as Matrix)
    if (operator === OPS.paintFormXObjectBegin && given?.[0] != null)
      current = pdfjs.Util.transform(current, given[0] as Matrix)
    if (images.has(operator))
      largest = Math.max(largest, Math.abs(current[0]! * current[3]! - current[1]! * current[2]!))
  })
  return largest / area
}
