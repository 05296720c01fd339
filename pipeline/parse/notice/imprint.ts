/** The imprint 印发 and what else stands below a document and is no part of it. */
import { findDates } from "../../knowledge/dates.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { join, slice } from "./Flow.ts"
import { dayOf, isBodyName, isColophon, isComplete, nameBegins } from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import type { PrintedLine } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

/** Where the colophon begins, and the day of the imprint. `annex`: where attachments begin. */
export const colophonOf = (
  lines: Lines,
  annex: number
): { readonly from: number; readonly imprint: Day | null } => {
  let imprint: Day | null = null
  let from = lines.length
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 20); i--) {
    const line = lines[i]!
    if (isColophon(line.simple) || endsImprint(lines, i)) {
      const found = imprintAt(lines, i)
      imprint ??= found?.day ?? null
      i = from = found?.from ?? i
    } else if (isComplete(line.simple) && !/^[（(]/u.test(line.simple)) break
  }
  // 抄送 may run over several lines
  const copies = lines.findLastIndex((line) => /^(?:抄送|抄报|分送|主题词)/u.test(line.simple))
  if (copies >= lines.length - 20 && copies >= 0 && copies < from) from = copies
  while (from < lines.length && from > 0 && isColophon(lines[from - 1]!.simple)) from--
  // the body that printed it stands on the line above its day
  const [body, above] = [lines[from - 1], lines[from - 2]]
  if (imprint !== null && body !== undefined && isBodyName(body.simple) && above !== undefined)
    if (dayOf(above.simple) !== null || isColophon(above.simple) || from - 1 > annex) from--
  return { from, imprint }
}

/** 印发 at the end of a line, which may be cut between or before its characters. */
const endsImprint = (lines: Lines, i: number): boolean =>
  /印发$/u.test(lines[i]!.simple) ||
  (/^发$/u.test(lines[i]!.simple) && /日\s{0,2}印$/u.test(lines[i - 1]?.simple ?? ""))

/** The day before 印发 at the end of a line, with the name of the body before it; both may run over several lines. */
const imprintAt = (lines: Lines, last: number): { readonly day: Day; readonly from: number } | null => {
  if (!endsImprint(lines, last)) return null
  let shortest: { readonly day: Day; readonly from: number } | null = null
  for (let from = last; from >= Math.max(0, last - 5); from--) {
    const line = lines[from]!.simple
    if (from < last && (isComplete(line) || (isBodyName(line) && nameBegins(lines[from + 1]!.simple)))) break
    const part = lines.slice(from, last + 1)
    const flow = join(part)
    const date = findDates(flow.text).at(-1)
    if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf)) continue
    const body = toSimplifiedAligned(flow.text.slice(0, date.start)).replace(/\s/gu, "")
    const found = { day: { flow: slice(flow, date.start, date.end), date }, from }
    const above = lines[from - 1]?.simple ?? ""
    if (body === "" || above === "" || isComplete(above) || isColophon(above) || dayOf(above) !== null)
      return found
    if (isBodyName(body)) shortest ??= found
  }
  return shortest
}
