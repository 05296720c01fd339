/** From which day a document is in force, and who approved it. */
import { findDates } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { derived, printed, type Read } from "../../model/Draft.ts"
import { type Flow, slice, spanOf } from "../../parse/notice/Flow.ts"
import { dayOf } from "../../parse/notice/lineForms.ts"
import type { Day, NoticeDocument, Provision } from "../../parse/notice/NoticeDocument.ts"
import { findQuotations } from "./quotations.ts"

/** All provisions in document order. */
export const flatten = (provisions: ReadonlyArray<Provision>): ReadonlyArray<Provision> =>
  provisions.flatMap((provision) => [provision, ...flatten(provision.children)])

/** Keys of the titles of the notice and of what it carries: naming them names no other document. */
export const ownTitles = ({ noticeTitle, title }: NoticeDocument): ReadonlySet<string> =>
  new Set([title, noticeTitle].flatMap((flow) => (flow === null ? [] : [nameKey(flow.text)])))

/** 关于修改《…》的决定 that carries the amended text. */
export const isAmendment = ({ noticeTitle }: NoticeDocument): boolean =>
  noticeTitle !== null && /(?:修改|修订|修正|修訂)《[^》]*》.{0,10}[决決]定$/u.test(noticeTitle.text)

const inForce = new RegExp(
  "(?:(?:自|从|于)(?<day>(?:印发|发布|公布|颁布|下发|发文|签发)之?日|[^，。；自从于]{6,24}?日)|" +
    "(?<=[\\p{Script=Han}》），])(?<bare>\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日))(?:零时|0时)?(?:起|后)?" +
    "(?:(?:正式)?(?:施行|实施|执行|生效|试行)(?!以来|后|前)|(?:有效)?至[^，。；至]{4,14}日(?:止(?:施行|实施|执行|有效)?|有效|废止|失效))",
  "gu"
)
/** 施行日期为2022年6月1日, 有效期自2022年6月1日至…: the day stands behind the words. */
const inForceFrom =
  /本[\p{Script=Han}（）]{1,16}(?:的?(?:施行|实施|生效|执行)(?:日期|时间)(?:为|是|：)|的?有效期限?(?:为|是|：)?(?:自|从)?(?=[^，。；]{6,16}日起?(?:至|到)))(?<day>[\d〇零○一二三四五六七八九十年月\s]{6,22}日)/gu

/**
 * The day of 自…起施行. 自印发之日 is the day of the imprint, 自发布之日 the day under the notice; null where that day is
 * not printed. The last such sentence of the document counts, the notice's own if there is none.
 */
export const effectiveOf = (document: NoticeDocument): Read<string> | null => {
  const provisions = flatten(document.provisions)
  const titles = ownTitles(document)
  // an amended text has kept the day from which it was first in force
  for (const own of isAmendment(document) ? [true, false] : [false, true])
    for (const provision of provisions.filter((p) => p.own === own).reverse()) {
      const simple = toSimplifiedAligned(provision.text.text)
      const match = [...simple.matchAll(inForce), ...simple.matchAll(inForceFrom)]
        .filter(
          (found) =>
            !ofOther(simple, found.index, titles) &&
            !isOfMatter(simple, found.index) &&
            isInForce(simple, found)
        )
        .at(-1)
      if (match !== undefined) return dayOfMatch(document, provision.text, match)
    }
  const { adoption } = document
  const match =
    adoption === null ? undefined : [...toSimplifiedAligned(adoption.text).matchAll(inForce)].at(-1)
  return match === undefined ? null : dayOfMatch(document, adoption!, match)
}

/** 旨揭計畫自…起實施, 该项目自…起实施: said of something that the document is about. */
const isOfMatter = (text: string, at: number): boolean => {
  const clause = text.slice(Math.max(0, at - 24), at).replace(/^.*[，。；：]/u, "")
  return (
    !clause.includes("本") &&
    /(?:旨揭|计划|活动|项目|工程|试点|报名|征集|招聘|考试|培训|课程)[^，。；]{0,4}$/u.test(clause)
  )
}

/** 报名时间自9月1日起至9月15日止 is no word of the document: a bare 自…至…止 needs 本办法 or 有效期 before it. */
const isInForce = (text: string, match: RegExpExecArray): boolean =>
  /施行|实施|执行|生效|有效|试行|废止|失效/u.test(match[0]) ||
  /(?:^|[，。；])(?:本[\p{Script=Han}（）]{1,16}|有效期限?(?:为|是|：)?)?$/u.test(
    text.slice(Math.max(0, match.index - 24), match.index)
  )

/** 《中华人民共和国…法》自…起施行, and what a passage of a notice says of a project: no word of this document. */
const ofOther = (text: string, at: number, titles: ReadonlySet<string>): boolean => {
  const sentence = text.slice(text.lastIndexOf("。", at) + 1, at)
  const last = findQuotations(sentence).findLast(({ kind }) => kind === "title")
  if (last === undefined) return false
  return (
    !/本\p{Script=Han}/u.test(sentence.slice(last.end)) &&
    !titles.has(nameKey(sentence.slice(last.start, last.end)))
  )
}

const dayOfMatch = (document: NoticeDocument, text: Flow, match: RegExpMatchArray): Read<string> | null => {
  const words = (match.groups!["day"] ?? match.groups!["bare"])!.trim()
  const start = match.index! + match[0].indexOf(words)
  const sentence = spanOf(text, match.index!, match.index! + match[0].length)
  const imprint = words.startsWith("印发") || words.startsWith("下发")
  if (/^(?:印发|发布|公布|颁布|下发|发文|签发)之?日$/u.test(words)) {
    // a text of Macau is made public in its gazette, on a day that it does not say
    const gazette = /^第\d+\/\d{4}/u.test(document.number?.text ?? "")
    const day = imprint ? document.imprint : gazette ? null : (document.issued ?? publishedOf(document))
    if (day === null) return null
    const rule = imprint
      ? "自印发之日起: the day of the imprint 印发日期"
      : `自${words}起: the day under the notice 成文日期`
    return derived(day.date.edtf, rule, sentence, spanOf(day.flow))
  }
  const date = dayOf(words) ?? (document.republic ? dayOf(`民国${words}`) : null)
  return date === null ? null : printed(date.edtf, spanOf(text, start, start + words.length))
}

/** （… 2021年3月15日市人民政府令第12号公布）: the day on which a statute was made public, where only one is said. */
const publishedOf = ({ adoption }: NoticeDocument): Day | null => {
  const simple = adoption === null ? "" : toSimplifiedAligned(adoption.text)
  const days = findDates(simple).filter(
    ({ edtf, end }) =>
      /^\d{4}-\d{2}-\d{2}$/u.test(edtf) && /^[^，。；）\s]{0,40}?(?:公布|发布)/u.test(simple.slice(end))
  )
  const [only] = days
  return days.length === 1 ? { flow: slice(adoption!, only!.start, only!.end), date: only! } : null
}

const approval =
  /(?:已|业)?经(?!过|济|营|费|办|验|贸|常|研究|审议|审核|审查|讨论|协商|批准|综合|认真)(?<who>[^，。；《》]{2,60}?)(?:审议|讨论|研究|审核|审定|审查|集体)*(?:同意|通过|批准|审定)/u
const passed =
  /(?<who>[^（）()，。；、]{2,60}?(?:会议|大会)(?:、[^（）()，。；、]{2,60}?(?:会议|大会)){0,3})(?:审议|修订|表决)*通过/u

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
