/** Attachments 附件: their list above or below the signature, and the titles above what is attached. */
import { type Flow, join, slice, trimmed } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import { attachmentOf, isComplete, isTitleLine } from "./lineForms.ts"
import type { PrintedLine } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

const lead = /^附(?:件|表|录)?\s{0,3}[\d０-９一二三四五六七八九十]{0,3}\s{0,3}[：:]\s{0,6}/u

/** 附件：1.… 2.…, or the line 附件： with its entries below. */
export const beginsAttachmentList = (lines: Lines, i: number): boolean => {
  const line = lines[i]?.simple ?? ""
  const below = lines[i + 1]?.simple ?? ""
  const attachment = attachmentOf(line)
  if (attachment === null || !lead.test(line)) return false
  return !attachment.alone || (/[：:]$/u.test(line) && /^[1１](?:[.．、]|\s)/u.test(below))
}

/** Index of the first line of the list that the lines end with; their number if there is none. */
export const attachmentListFrom = (lines: Lines): number => {
  let from = lines.length
  for (let i = lines.length - 1; i > 0 && !/。$/u.test(lines[i]!.simple); i--)
    if (beginsAttachmentList(lines, i)) from = i
  return from
}

/** How the title of what is attached ends, where it is no official document: a table, a list, a form. */
const attached =
  /(?:表|名单|清单|目录|一览|图|样式|样本|模板|格式|文本|标准|说明|流程|申请书|承诺书|协议书?|方案|办法|规程|指南|细则)(?:[（(][^（）()]{1,20}[）)])?$/u

/** How many lines a list of attachments takes: what stands below its last title is attached. */
export const listLength = (lines: Lines): number => {
  let title = ""
  for (const [i, { simple }] of lines.entries()) {
    const begins = i === 0 || lead.test(simple) || /^[\d０-９]{1,2}\s?[.．、]/u.test(simple)
    if (!begins && (/[：:。]/u.test(simple) || attached.test(title.replace(/[；;，,。]$/u, "")))) return i
    title = (begins ? simple : title + simple).slice(-120)
  }
  return lines.length
}

/** Titles of a list of attachments, without their numbers and the marks after them. */
export const listedTitles = (lines: Lines): ReadonlyArray<Flow> => {
  const entries: Array<Array<Flow>> = []
  lines.forEach((line, i) => {
    const named = lead.exec(line.simple)
    const rest = named === null ? line : slice(line, named[0].length)
    if (i === 0 || named !== null || /^[\d０-９]{1,2}\s?[.．、]/u.test(line.simple)) entries.push([])
    entries.at(-1)!.push(rest)
  })
  return entries
    .flatMap((entry) => splitAtNumbers(join(entry)))
    .map(withoutMarks)
    .filter(({ text }) => text !== "")
}

/** 1.任务分工表　2.进度安排表 on one line. */
const splitAtNumbers = (flow: Flow): ReadonlyArray<Flow> => {
  const starts = [0]
  for (const match of flow.text.matchAll(/(?<=[\s；;，])[\d０-９]{1,2}\s?[.．、](?![\d０-９])/gu))
    starts.push(match.index)
  return starts.map((start, n) => slice(flow, start, starts[n + 1]))
}

const withoutMarks = (flow: Flow): Flow => {
  const bare = trimmed(flow)
  const number = /^[\d０-９]{1,2}\s?[.．、]\s{0,3}/u.exec(bare.text)?.[0].length ?? 0
  const mark = /[；;，,、。\s]{1,4}$/u.exec(bare.text)?.[0].length ?? 0
  return trimmed(slice(bare, number, Math.max(number, bare.text.length - mark)))
}

/** Titles that stand right under the lines 附件1, 附件2 of what follows a document. */
export const titlesBelow = (lines: Lines): ReadonlyArray<Flow> =>
  lines.flatMap((line, i) => {
    if (attachmentOf(line.simple)?.alone !== true) return []
    for (let n = 1; n <= 3 && i + n < lines.length; n++) {
      const last = lines[i + n]!.simple
      if (!isTitleLine(last) || labelOf(last) !== null || isComplete(last)) return []
      if (attached.test(last)) return [join(lines.slice(i + 1, i + n + 1))]
    }
    return []
  })
