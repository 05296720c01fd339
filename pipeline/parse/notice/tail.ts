/** What stands below the text of a document: signature, day, list of attachments, imprint. */
import { recipientsBelow } from "./addressees.ts"
import {
  attachmentListFrom,
  beginsAttachmentList,
  listedTitles,
  listLength,
  titlesBelow
} from "./attachments.ts"
import { compact, type Flow } from "./Flow.ts"
import { colophonOf } from "./imprint.ts"
import { attachmentOf, dayOf, isBodyName, isColophon, isComplete, isDocumentNumber } from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import type { PrintedLine } from "./physicalLines.ts"
import { deputyOf, type Signatory, signatoryOf } from "./signatory.ts"
import { signatureOf } from "./signature.ts"

type Lines = ReadonlyArray<PrintedLine>

export interface Tail {
  /** The lines of the text. */
  readonly body: Lines
  readonly issuers: ReadonlyArray<Flow>
  /** The document number, where it stands below the text. */
  readonly number: Flow | null
  readonly day: Day | null
  readonly imprint: Day | null
  /** Addressees, where they stand below the text. */
  readonly recipients: ReadonlyArray<Flow>
  readonly signatory: Signatory | null
  /** Titles of the attachments. */
  readonly attachments: ReadonlyArray<Flow>
  /** First line of what is attached, which is not read. */
  readonly unread: Flow | null
}

/** Takes the lines of one document apart from what stands below its text. */
export const readTail = (lines: Lines): Tail => {
  const annex = annexAt(lines)
  const colophon = colophonOf(lines, annex)
  const document = lines.slice(0, Math.min(annex, colophon.from))
  const signature = signatureOf(document)
  const text = document.slice(0, signature.from)
  const last = lines.slice(colophon.from).at(-1)
  const list = attachmentListFrom(text)
  // attachments may follow （此件公开发布）
  const below = lines.slice(annex, colophon.from > annex ? colophon.from : lines.length)
  const entries = list < text.length ? text.slice(list) : listBelow(below)
  const listed = entries.slice(0, listLength(entries))
  const own = text.slice(0, list)
  const lowest = own.at(-1)
  const numbered =
    lowest !== undefined && own.length > 1 && isDocumentNumber(lowest.simple.replace(/\s/gu, ""))
  return {
    body: numbered ? own.slice(0, -1) : own,
    number: numbered ? compact(lowest) : null,
    issuers: signature.issuers,
    day: signature.day,
    imprint: colophon.imprint,
    recipients: recipientsBelow(lines),
    // in a letter of Taiwan who signs stands below the copies 副本
    signatory: signature.signatory ?? (last === undefined ? null : signatoryOf(last, last.simple)),
    attachments: listed.length > 0 ? listedTitles(listed) : titlesBelow(below),
    unread:
      entries[listed.length] ?? below[listed.length > 0 && list === text.length ? listed.length : 0] ?? null
  }
}

/** A list of attachments right below the signature: up to the line 附件 that the first of them begins with. */
const listBelow = (lines: Lines): Lines => {
  if (!beginsAttachmentList(lines, 0)) return []
  const end = lines.findIndex(
    (line, i) => i > 0 && (attachmentOf(line.simple)?.alone || isColophon(line.simple))
  )
  return end < 0 ? lines.slice(0, 20) : lines.slice(0, end)
}

/** Where attachments begin: at the line 附件, or after a signature with its day that more text follows. */
const annexAt = (lines: Lines): number => {
  const found = lines.findIndex((line, i) => {
    if (i === 0) return false
    const before = lines[i - 1]!.simple
    if (attachmentOf(line.simple)?.alone && !listed(lines, i))
      return (
        isComplete(before) ||
        dayOf(before) !== null ||
        isColophon(before) ||
        isBodyName(before) ||
        signatoryOf(lines[i - 1]!, before) !== null
      )
    return (
      i > 2 &&
      dayOf(before) !== null &&
      (isBodyName(lines[i - 2]!.simple) || isSigned(lines, i - 2)) &&
      !isColophon(line.simple) &&
      !isImprint(lines, i)
    )
  })
  return found < 0 ? lines.length : found
}

/** 附件： with its entries below it, and the signature below them. */
const listed = (lines: Lines, i: number): boolean => {
  if (!beginsAttachmentList(lines, i)) return false
  const below = lines.slice(i + 1, i + 32)
  const end = below.find((line) => dayOf(line.simple) !== null || /。$/u.test(line.simple))
  return end !== undefined && dayOf(end.simple) !== null
}

/** Post and name on the line, or the name alone under its post. */
const isSigned = (lines: Lines, i: number): boolean => {
  const [above, line] = [lines[i - 1]!, lines[i]!]
  return signatoryOf(line, line.simple) !== null || deputyOf(above, above.simple, line) !== null
}

const isImprint = (lines: Lines, i: number): boolean =>
  isColophon(lines[i]!.simple) || (isBodyName(lines[i]!.simple) && /印发$/u.test(lines[i + 1]?.simple ?? ""))
