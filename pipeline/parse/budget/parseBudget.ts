/** Text of a budget disclosure to sections and tables. Pure; linear in the length of the text. */
import type { BudgetDocument, Read, Section } from "./BudgetDocument.ts"
import { type Event, eventsOf, unitLineOf } from "./blocks.ts"
import { readLines, type TextLine, withoutRepeats } from "./clean.ts"
import { paragraphsOf } from "./Paragraph.ts"
import { tablesOf } from "./tables.ts"

export const parseBudget = (text: string): BudgetDocument => {
  const lines = readLines(text)
  const events = eventsOf(lines)
  return { bodies: bodiesOf(lines), sections: sectionsOf(events), tables: tablesOf(events) }
}

const bodiesOf = (lines: ReadonlyArray<TextLine>): ReadonlyArray<Read> =>
  lines.flatMap((line) => {
    const body = unitLineOf(line)?.body ?? null
    return body === null ? [] : [body]
  })

const sectionsOf = (events: ReadonlyArray<Event>): ReadonlyArray<Section> => {
  const sections: Array<Section> = []
  let open: { kind: Section["kind"]; heading: Section["heading"]; lines: Array<TextLine> } = {
    kind: "other",
    heading: null,
    lines: []
  }
  const close = () => {
    if (open.lines.length > 0)
      sections.push({ ...open, paragraphs: paragraphsOf(withoutRepeats(open.lines)) })
  }
  for (const event of events) {
    if (event.type === "prose") open.lines.push(...event.lines)
    else {
      close()
      const heading = event.type === "heading" ? event.heading : null
      open = { kind: heading?.section ?? "other", heading: heading?.read ?? null, lines: [] }
    }
  }
  close()
  return sections
}
