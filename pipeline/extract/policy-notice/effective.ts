/** From which day a document is in force, and who approved it. */

import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { derived, printed, type Read } from "../../model/Draft.ts"
import { type Flow, spanOf } from "../../parse/notice/Flow.ts"
import { dayOf } from "../../parse/notice/lineForms.ts"
import type { NoticeDocument, Provision } from "../../parse/notice/NoticeDocument.ts"

/** All provisions in document order. */
export const flatten = (provisions: ReadonlyArray<Provision>): ReadonlyArray<Provision> =>
  provisions.flatMap((provision) => [provision, ...flatten(provision.children)])

const inForce =
  /(?:自|从|于)(?<day>(?:印发|发布|公布|颁布|下发|发文|签发)之?日|[^，。；自从于]{6,24}?日)(?:起|后)?(?:正式)?(?:施行|实施|执行|生效|试行)(?!以来|后|前)/gu

/**
 * The day of 自…起施行. 自印发之日 is the day of the imprint, 自发布之日 the day under the notice; null where that day is
 * not printed. The last such sentence of the document counts, the notice's own if there is none.
 */
export const effectiveOf = (document: NoticeDocument): Read<string> | null => {
  const provisions = flatten(document.provisions)
  for (const own of [false, true])
    for (const provision of provisions.filter((p) => p.own === own).reverse()) {
      const match = [...toSimplifiedAligned(provision.text.text).matchAll(inForce)].at(-1)
      if (match !== undefined) return dayOfMatch(document, provision.text, match)
    }
  const { adoption } = document
  const match =
    adoption === null ? undefined : [...toSimplifiedAligned(adoption.text).matchAll(inForce)].at(-1)
  return match === undefined ? null : dayOfMatch(document, adoption!, match)
}

const dayOfMatch = (document: NoticeDocument, text: Flow, match: RegExpMatchArray): Read<string> | null => {
  const words = match.groups!["day"]!
  const start = match.index! + match[0].indexOf(words)
  const sentence = spanOf(text, match.index!, match.index! + match[0].length)
  const imprint = words.startsWith("印发") || words.startsWith("下发")
  if (/之?日$/u.test(words) && !/\d|月/u.test(words)) {
    const day = imprint ? document.imprint : document.issued
    if (day === null) return null
    const rule = imprint
      ? "自印发之日起: the day of the imprint 印发日期"
      : `自${words}起: the day under the notice 成文日期`
    return derived(day.date.edtf, rule, sentence, spanOf(day.flow))
  }
  const date = dayOf(words)
  return date === null ? null : printed(date.edtf, spanOf(text, start, start + words.length))
}

const approval =
  /(?:已|业)?经(?!过|济|营|费|办|验|贸|常|研究|审议|审核|审查|讨论|协商|批准|综合|认真)(?<who>[^，。；《》]{2,60}?)(?:审议|讨论|研究|审核|审定|审查|集体)*(?:同意|通过|批准|审定)/u
const passed = /(?<who>[^（）()，。；、]{2,60}?(?:会议|大会))(?:审议|修订|表决)*通过/u

/** Who approved the document, as printed: 已经党组会审议同意 → 党组会. */
export const approvedBy = (document: NoticeDocument): Read<string> | null => {
  const own = document.provisions.filter(({ level }) => level === "preamble").map(({ text }) => text)
  for (const [texts, form] of [
    [own, approval],
    [document.adoption === null ? [] : [document.adoption], passed]
  ] as const)
    for (const text of texts) {
      const match = form.exec(toSimplifiedAligned(text.text))
      if (match === null) continue
      const who = match.groups!["who"]!
      const start = match.index + match[0].indexOf(who)
      const bare = who.replace(/^[\s（(]*(?:\d{4}|[〇零○一二三四五六七八九]{4})\s?年[^日]{1,8}日\s?/u, "")
      const from = start + who.length - bare.length
      if (bare.length >= 2)
        return printed(text.text.slice(from, start + who.length), spanOf(text, from, start + who.length))
    }
  return null
}
