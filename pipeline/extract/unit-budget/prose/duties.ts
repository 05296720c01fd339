/** Duties 主要职能 of the body: numbered ones, or a sentence. */
import functions from "#schemas/directory/functions.dataset.ts"
import { type Draft, draft, printed, type Ref } from "../../../model/Draft.ts"
import { cover } from "../../../model/Span.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import { type Entry, entriesOf, type Label, type Piece, spansOf, styles, textOf } from "./entries.ts"

/** One row for each duty; what is nested under it belongs to its text. */
export const draftDuties = ({ sections }: BudgetDocument, org: Ref): ReadonlyArray<Draft> =>
  sections
    .filter((section) => section.kind === "duties")
    .flatMap(({ paragraphs }) => {
      const entries = paragraphs.flatMap(entriesOf)
      const numbered = dutiesOf(entries)
      return numbered.length > 0
        ? numbered.map((duty) => draftDuty(duty, org))
        : paragraphs.flatMap((paragraph) => draftSentence(paragraph, org))
    })

interface Duty {
  readonly label: Label
  readonly pieces: Array<Piece>
}

/** 一、主要职能 above a list of duties. */
const heading = /^(?:本?(?:部门|单位))?的?(?:主要)?(?:职能|职责)(?:情况|概况|包括|如下|是)?[:：]?$/u
const isHeading = (entry: Entry): boolean => heading.test(textOf([entry]))
const ended = /[。；;！？]$/u

const dutiesOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<Duty> => {
  const first = entries.find((entry) => entry.label !== null && !isHeading(entry))
  const rank = (label: Label) => styles.indexOf(label.style)
  const duties: Array<Duty> = []
  let open: Duty | null = null
  for (const entry of entries) {
    const { label } = entry
    if (label !== null && label.style === first?.label?.style && !isHeading(entry)) {
      open = { label, pieces: [entry] }
      duties.push(open)
    } else if (label !== null && rank(label) <= rank(first!.label!)) open = null
    else if (open !== null && (label !== null || !ended.test(textOf(open.pieces))))
      open.pieces.push({ ...entry, start: entry.from })
  }
  return duties
}

const draftDuty = ({ label, pieces }: Duty, org: Ref): Draft => {
  const { paragraph } = pieces[0]!
  const spans = spansOf(pieces)
  const number = paragraph.span(label.start, label.end)
  return draft(functions, cover([number, ...spans]), {
    org_id: org,
    number: printed(label.number, number),
    text: printed(textOf(pieces), ...spans)
  })
}

const sentence = /主要(?:职能|职责|任务)(?:(?:是|为|有|包括)[：:]?|[：:])/u

/** 主要职能是…: the sentence; all that follows a colon. */
const draftSentence = (paragraph: Paragraph, org: Ref): ReadonlyArray<Draft> => {
  const { text } = paragraph
  const found = sentence.exec(text)
  if (found === null) return []
  const behind = found.index + found[0].length
  // 主要职能包括： introduces the list
  if (behind === text.length) return []
  const start = text.lastIndexOf("。", found.index) + 1
  const stop = /[：:]$/u.test(found[0]) ? -1 : text.indexOf("。", behind)
  const piece = { paragraph, start, end: stop < 0 ? text.length : stop + 1 }
  return [
    draft(functions, paragraph.span(piece.start, piece.end), {
      org_id: org,
      number: null,
      text: printed(textOf([piece]), ...spansOf([piece]))
    })
  ]
}
