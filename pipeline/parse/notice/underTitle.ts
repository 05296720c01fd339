/** What stands under a title, or in the catalogue above it: issuer and day, the speaker of a report, the history of a rule. */
import { findDates } from "../../knowledge/dates.ts"
import { type Flow, join, slice } from "./Flow.ts"
import { dayOf, isBodyName } from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import { signatoryOf } from "./signatory.ts"

type Lines = ReadonlyArray<PrintedLine>

interface UnderTitle {
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
  /** How many lines it takes. */
  readonly lines: number
}

/** ——2023年1月10日在…会议上, and below it who speaks. */
export const spokenAt = (lines: Lines, i: number): UnderTitle | null => {
  if (!/^[—－-]{1,2}\d{4}年/u.test(lines[i]!.simple)) return null
  const n = [1, 2, 3].find((n) => /在.*上$/u.test(simpleOf(lines.slice(i, i + n))))
  if (n === undefined) return null
  const line = join(lines.slice(i, i + n))
  const [date] = findDates(line.text)
  const day =
    date === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf)
      ? null
      : { flow: slice(line, date.start, date.end), date }
  const speaker = lines[i + n]
  const named = speaker !== undefined && signatoryOf(speaker, speaker.simple) !== null
  return { issuers: [], day, lines: named ? n + 1 : n }
}

/** 某市人民政府办公室　2020年4月13日 */
export const signedAt = (line: PrintedLine): UnderTitle | null => {
  const match = /^(.{3,45}?)\s{1,40}(\S.{7,30})$/u.exec(line.simple)
  const date = match === null ? null : dayOf(match[2]!)
  if (match === null || date === null || !isBodyName(match[1]!)) return null
  const day = { flow: slice(line, line.text.length - match[2]!.length), date }
  return { issuers: [slice(line, 0, match[1]!.length)], day, lines: 1 }
}

/** A day on the line, or on this and the one below. */
export const dayOver = (
  line: PrintedLine,
  below: PrintedLine | undefined
): { readonly day: Day; readonly lines: number } | null => {
  for (const parts of below === undefined ? [[line]] : [[line], [line, below]]) {
    const date = dayOf(simpleOf(parts))
    if (date !== null) return { day: { flow: join(parts), date }, lines: parts.length }
  }
  return null
}

const historyLine =
  /^(?:中华)?民国\s{0,2}\d{1,3}\s{0,2}年.{2,60}(?:订定|制定|修正|发布|公布|施行)(?:[^，。；]{0,40})?$/u

/** Behind the lines 中華民國105年3月10日…號令訂定, one for each change; `from` itself if there are none. */
export const historyEnd = (lines: Lines, from: number): number => {
  let end = from
  while (end < lines.length && historyLine.test(lines[end]!.simple)) end++
  return end
}
