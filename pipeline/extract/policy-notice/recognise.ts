/** How sure it is that a text is a notice. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Source } from "../../model/Source.ts"
import { labelOf } from "../../parse/notice/labels.ts"
import { isKind, isTitle } from "../../parse/notice/lineForms.ts"
import type { NoticeDocument } from "../../parse/notice/NoticeDocument.ts"
import { parseNotice } from "../../parse/notice/notice.ts"
import { physicalLines } from "../../parse/notice/physicalLines.ts"

/** Marks of wiki pages and their conversions, and of budgets: each has a reader of its own. */
const wiki =
  /\{\{|\[\[|\]\(|^#{1,6}\s|^={2,6}[^=]|(?<!\*)\*\*(?![*\s])[^*\n]{1,200}(?<!\*)\*\*(?!\*)|'''|<ref|<sup|^\s*\|[^|]*\|/mu
const budget = /(?:收支预算总表|收支决算总表|预算编制说明|决算情况说明|财政拨款收支)/u

/** Only the beginning and the end of the text are looked at, so that a long one costs no more than a short one. */
const sampleOf = ({ text }: Source): string =>
  text.length <= 12_000 ? text : `${text.slice(0, 9000)}\n${text.slice(-3000)}`

export const recognise = (source: Source): number => {
  const sample = sampleOf(source)
  if (sample.trim() === "" || wiki.test(sample.slice(0, 6000)) || budget.test(sample)) return 0
  const lines = physicalLines(sample).map((line) => line.simple)
  const labels = lines.map(labelOf).filter((label) => label !== null && !label.cited)
  const score = scoreOf(parseNotice(sample), labels.length, lines.join("\n"))
  return score < 0.35 ? 0 : Math.min(0.95, score)
}

const scoreOf = (document: NoticeDocument, labels: number, text: string): number => {
  const title =
    document.title !== null &&
    (isTitle(toSimplifiedAligned(document.title.text)) || isKind(toSimplifiedAligned(document.title.text)))
  let score = 0
  if (document.number !== null) score += 0.35
  if (title) score += 0.25
  if (document.addressees.length > 0) score += 0.2
  if (labels >= 2) score += 0.15
  if (/^第\s?[一1１]\s?条/mu.test(text) && /^第\s?[二2２]\s?条/mu.test(text)) score += 0.35
  if (document.imprint !== null || document.issued !== null) score += 0.15
  if (
    /现(?:予|将|就)?[^。]{0,80}(?:印发|转发|(?:通知|通告|公告|通报|函复|函告|批复|报告|决定)如下|公布|发布)|特此通知|起施行|请[^。]{0,20}贯彻/u.test(
      text
    )
  )
    score += 0.2
  return score
}
