/** Lines of a title, and the words in brackets below it. */
import { type Flow, join } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import { isTitle, isTitleLine } from "./lineForms.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

/** How a text begins, and a title does not. */
export const textBegins =
  /^(?:为(?![^，]*(?:通知|意见|办法|规定|决定)$)|根据|按照|依据|依照|遵照|现将|现就|经|近年来|近期|日前|各|我[市省区县局]|今年|当前|截至|你[市省区县局们]|(?:代理)?行政长官|\p{Script=Han}{2,6}司司长|立法会)/u

export const isPlausible = (title: string): boolean => isTitle(title) || /^关于.{4,}$/u.test(title)

/** Words in brackets that begin and end with lines; those of a law that was often amended are long. */
export const bracketAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  if (!/^[（(]/u.test(lines[i]!.simple) || labelOf(lines[i]!.simple) !== null) return null
  let depth = 0
  for (let n = 0; n < 80 && i + n < lines.length; n++) {
    for (const c of lines[i + n]!.simple) depth += /[（(]/u.test(c) ? 1 : /[）)]/u.test(c) ? -1 : 0
    if (depth > 0) continue
    const whole = depth === 0 && /[）)]$/u.test(lines[i + n]!.simple)
    return whole ? { flow: join(lines.slice(i, i + n + 1)), next: i + n + 1 } : null
  }
  return null
}

/** Further lines of a title that could end already: 关于…办法 / 实施工作的通知. */
export const continuation = (lines: Lines, i: number, title: Lines): number => {
  let whole = simpleOf(title)
  for (let n = 0; n < 3 && i + n < lines.length; n++) {
    const line = lines[i + n]!.simple
    if (
      !isTitleLine(line) ||
      textBegins.test(line) ||
      /^(?:关于|中共|第)|，/u.test(line) ||
      labelOf(line) !== null
    )
      return i
    whole += line
    if (isTitle(whole) && whole.length <= 120) return i + n + 1
  }
  return i
}
