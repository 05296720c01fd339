/** What stands below the text of a document: signature, day, list of attachments, imprint. */
import { findDates } from "../../knowledge/dates.ts"
import { compact, type Flow, join, slice, trimmed } from "./Flow.ts"
import { colophonOf } from "./imprint.ts"
import { labelOf } from "./labels.ts"
import { attachmentOf, dayOf, isBodyName, isColophon, isComplete, nameBegins } from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import type { PrintedLine } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

export interface Tail {
  /** The lines of the text. */
  readonly body: Lines
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
  readonly imprint: Day | null
  readonly attachments: ReadonlyArray<Flow>
}

/** Takes the lines of one document apart from what stands below its text. */
export const readTail = (lines: Lines): Tail => {
  const annex = annexAt(lines)
  const colophon = colophonOf(lines, annex)
  const document = lines.slice(0, Math.min(annex, colophon.from))
  const signature = signatureOf(document)
  return {
    body: withoutAttachmentList(document.slice(0, signature.from)),
    issuers: signature.issuers,
    day: signature.day,
    imprint: colophon.imprint,
    attachments: annex < lines.length ? [lines[annex]!] : []
  }
}

/** Where attachments begin: at the line 附件, or after a signature with its day that more text follows. */
const annexAt = (lines: Lines): number => {
  const found = lines.findIndex((line, i) => {
    if (i === 0) return false
    const before = lines[i - 1]!.simple
    if (attachmentOf(line.simple)?.alone)
      return isComplete(before) || dayOf(before) !== null || isColophon(before) || isBodyName(before)
    return (
      i > 2 &&
      dayOf(before) !== null &&
      isBodyName(lines[i - 2]!.simple) &&
      !isColophon(line.simple) &&
      !isImprint(lines, i)
    )
  })
  return found < 0 ? lines.length : found
}

const isImprint = (lines: Lines, i: number): boolean =>
  isColophon(lines[i]!.simple) || (isBodyName(lines[i]!.simple) && /印发$/u.test(lines[i + 1]?.simple ?? ""))

// -- signature ------------------------------------------------------------------------------------------------------

interface Signature {
  readonly from: number
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
}

const signatory =
  /^(?:市长|省长|区长|县长|州长|主席|主任|局长|部长|总理|厅长|行政长官|代理主席|会长)\s{0,4}[：:]?\s{0,4}[\p{Script=Han}\s]{2,6}$/u

/** 二零零一年七月五日制定。命令公佈。行政長官 …: how a regulation of Macau ends. */
const enactment = (lines: Lines): Signature | null => {
  const ordered = lines.findLastIndex((line) => /^命令公布。?$/u.test(line.simple))
  const enacted = lines[ordered - 1]
  const match = enacted === undefined ? null : /^(.{6,20}日)(?:制定|通过|核准|签署)。?$/u.exec(enacted.simple)
  const date = match === null ? null : dayOf(match[1]!)
  if (ordered < lines.length - 3 || date === null) return null
  const office = lines.slice(ordered + 1).flatMap((line) => {
    const found = /^(行政长官|代理行政长官)\s/u.exec(line.simple)
    return found === null ? [] : [slice(line, 0, found[1]!.length)]
  })
  return { from: ordered - 1, issuers: office, day: { flow: slice(enacted!, 0, match![1]!.length), date } }
}

const signatureOf = (lines: Lines): Signature => {
  const ordered = enactment(lines)
  if (ordered !== null) return ordered
  const { before, body, day, from } = dayAtEnd(lines)
  let i = from
  while (i > 0 && from - i < 12 && canSign(lines[i - 1]!)) i--
  // an unfinished sentence above is no signature
  const free = i === 0 || day !== null || isComplete(lines[i - 1]!.simple) || endsAttachmentList(lines, i)
  const issuers = free && (day !== null || from - i <= 3) ? bodiesOf(lines.slice(i, from)) : []
  const all = body === null ? issuers : [...issuers, body]
  if (all.length === 0 && day === null) return { from: before, issuers: [], day: null }
  return { from: all.length > 0 && issuers.length > 0 ? i : from, issuers: all, day }
}

/** The lines above `end` are a list of attachments: 附件：1.… 2.… */
const endsAttachmentList = (lines: Lines, end: number): boolean => {
  for (let i = end - 1; i >= Math.max(0, end - 20) && !isComplete(lines[i]!.simple); i--)
    if (attachmentOf(lines[i]!.simple) !== null) return true
  return false
}

/** A day on the last line, alone, over two lines or after the name of the body. */
const dayAtEnd = (
  lines: Lines
): {
  readonly from: number
  readonly before: number
  readonly day: Day | null
  readonly body: Flow | null
} => {
  const end = lines.length
  const none = { from: end, before: end, day: null, body: null }
  const last = lines.at(-1)
  if (last === undefined || labelOf(last.simple) !== null) return none
  const alone = dayOf(last.simple)
  if (alone !== null) return { ...none, from: end - 1, day: { flow: last, date: alone } }
  const two = join(lines.slice(-2))
  const over =
    lines.length > 1 && lines.at(-2)!.text.length < 16
      ? dayOf(
          lines
            .slice(-2)
            .map((l) => l.simple)
            .join("")
        )
      : null
  if (over !== null) return { ...none, from: end - 2, day: { flow: two, date: over } }
  const date = findDates(last.simple).at(-1)
  if (date === undefined || date.end !== last.simple.length || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf))
    return none
  const body = trimmed(slice(last, 0, date.start))
  if (!isBodyName(last.simple.slice(0, date.start).trim())) return none
  return { ...none, from: end - 1, day: { flow: slice(last, date.start, date.end), date }, body }
}

const canSign = (line: PrintedLine): boolean =>
  !/[。；，：！？《》“”、]/u.test(line.simple.replace(/^(?:主任|局长)[：:]/u, "")) &&
  line.text.length <= 90 &&
  labelOf(line.simple) === null &&
  attachmentOf(line.simple) === null

/** Names of bodies: several on one line, or one over several lines; the person who signs is none. */
const bodiesOf = (lines: Lines): ReadonlyArray<Flow> => {
  const names: Array<Array<Flow & { readonly simple: string }>> = []
  const nameOf = (parts: ReadonlyArray<{ readonly simple: string }>): string =>
    parts.map((part) => part.simple.replace(/\s/gu, "")).join("")
  for (const line of lines) {
    if (signatory.test(line.simple)) continue
    const words = splitAtBlanks(line)
    const several = words.length > 1 && words.every(({ simple }) => isBodyName(simple) && nameBegins(simple))
    for (const part of several ? words : [line]) {
      const open = names.at(-1)
      if (open !== undefined && !(isBodyName(nameOf(open)) && nameBegins(part.simple))) open.push(part)
      else names.push([part])
    }
  }
  return names.every((parts) => isBodyName(nameOf(parts))) ? names.map((parts) => compact(join(parts))) : []
}

const splitAtBlanks = (line: PrintedLine): ReadonlyArray<Flow & { readonly simple: string }> =>
  [...line.simple.matchAll(/\S+/gu)].map((match) => ({
    ...slice(line, match.index, match.index + match[0].length),
    simple: match[0]
  }))

/** 附件：1.… 2.… above the signature. */
const withoutAttachmentList = (lines: Lines): Lines => {
  const from = lines.findLastIndex((line) => attachmentOf(line.simple) !== null)
  if (from <= 0) return lines
  const listed = lines.slice(from + 1).every((line) => !/。$/u.test(line.simple))
  return listed && (isComplete(lines[from - 1]!.simple) || labelOf(lines[from]!.simple) === null)
    ? lines.slice(0, from)
    : lines
}
