/** Text of a budget disclosure to sections and tables. Pure; linear in the length of the text. */
import type { TextRun } from "../../model/TextRun.ts"
import type { Break, BudgetDocument, Read, Section } from "./BudgetDocument.ts"
import { type Event, eventsOf, unitLineOf } from "./blocks.ts"
import { readLines, type TextLine, withoutRepeats } from "./clean.ts"
import { paragraphsOf } from "./Paragraph.ts"
import { tablesOf } from "./tables.ts"

/** `runs`: places of the words, where the text is that of pages; they tell which row a wrapped line is part of. */
export const parseBudget = (text: string, runs: ReadonlyArray<TextRun> | null = null): BudgetDocument => {
  const lines = readLines(text, runs)
  const events = eventsOf(lines)
  return {
    bodies: bodiesOf(lines),
    sections: sectionsOf(events),
    ...tablesOf(events),
    broken: breakOf(events)
  }
}

const breakOf = (events: ReadonlyArray<Event>): Break | null => {
  const last = events.at(-1)
  const before = events.at(-2)
  if (last?.type === "title") {
    // a title behind its table is no break
    const follows = before?.type === "block" && before.block.kind === last.title.table
    return follows ? null : breakAt("title", last.line)
  }
  if (last?.type === "block") {
    const { first, header, rows } = last.block
    if (rows.length === 0) return breakAt("header", header.at(-1) ?? first)
    return halfFigure(rows.at(-1)!) ? breakAt("figure", rows.at(-1)!) : null
  }
  const line = last?.type === "prose" ? last.lines.at(-1)! : undefined
  return line !== undefined && unfinished.test(line.text.replace(listNumber, ""))
    ? breakAt("sentence", line)
    : null
}

/** A clause with no end. Signatures, dates and headings have neither comma nor full stop in them. */
const unfinished = /[，、；：:;]\s*$|[，、；。].*[^。！？”）)\s]\s*$/u
const listNumber = /^\s*[一二三四五六七八九十\d]{1,3}、/u

/** 1,004.2 behind figures with two decimals, 19,382, behind any. */
const halfFigure = (line: TextLine): boolean => {
  const decimals = [...line.text.matchAll(/\d(?:\.(\d+))?(?![\d.,])/gu)].map((found) => found[1]?.length ?? 0)
  return /\d[,.]\s*$/u.test(line.text) || (decimals.at(-1) ?? 0) < Math.max(0, ...decimals)
}

const breakAt = (at: Break["at"], line: TextLine): Break => ({
  at,
  span: { start: line.start, end: line.start + line.text.trimEnd().length },
  text: line.raw.trim().slice(-20)
})

const bodiesOf = (lines: ReadonlyArray<TextLine>): ReadonlyArray<Read> =>
  lines.flatMap((line) => {
    const body = unitLineOf(line)?.body ?? null
    return body === null ? [] : [body]
  })

/** What 其他相关情况说明 speaks of, where that heading is not printed. */
const circumstances =
  /“三公”经费[^。]{0,20}预算|机关运行经费[^。]{0,12}预算|政府采购预算|绩效目标|国有资产占有使用/u
const isCircumstances = (lines: ReadonlyArray<TextLine>): boolean =>
  lines.some((line) => circumstances.test(line.text) && /\d/u.test(line.text))

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
    if (event.type === "prose") {
      if (open.heading === null && open.kind === "other" && isCircumstances(event.lines))
        open.kind = "circumstances"
      open.lines.push(...event.lines)
    } else {
      close()
      const heading = event.type === "heading" ? event.heading : null
      open = { kind: heading?.section ?? "other", heading: heading?.read ?? null, lines: [] }
    }
  }
  close()
  return sections
}
