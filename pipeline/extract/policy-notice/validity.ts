/** Until which day a document is in force 有效期. */
import { findDates } from "../../knowledge/dates.ts"
import { NUMERAL, parseNumeral } from "../../knowledge/numerals.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { derived, printed, type Read } from "../../model/Draft.ts"
import { type Flow, spanOf } from "../../parse/notice/Flow.ts"
import type { NoticeDocument } from "../../parse/notice/NoticeDocument.ts"
import { flatten } from "./effective.ts"

const term = "(?:有效期限?|试行期限?|施行期限?|实施期限?|执行期限?|暂行期)"
/** Words before the last day: 有效期至, 有效期自…至, 自…起至; the day itself is read from what follows. */
const lastDay = new RegExp(
  `(?:${term}[^。；《》]{0,30}?(?:截止到|截止至|截至|截止|延续至|至|到|——?|—|-)|(?:自|从)[^，。；《》至]{6,24}日起?(?:施行|实施|执行|生效)?[，,]?(?:有效)?(?:至|到)|(?:施行|实施|执行|有效)(?:至|到)|(?:施行|实施|执行)[，,]至(?=\\d{4}年\\d{1,2}月\\d{1,2}日))\\s{0,2}(?=[\\d〇零○一二])`,
  "gu"
)
/** 有效期五年, 有效期为2年, 试行两年, 有效期3个月. */
const length = new RegExp(
  `(?:${term}(?:为|是|定为|暂定|暂定为|：|:)?|(?<![自日])(?:试行|暂行|有效))\\s{0,2}(?<count>[\\d${NUMERAL}]{1,3})\\s{0,2}(?<unit>年|个月)(?!\\s{0,2}[\\d${NUMERAL}]{1,2}\\s{0,2}月)`,
  "gu"
)
/** The clause speaks of the document itself, and not of a licence (许可证有效期五年) or of another document. */
const ofItself =
  /(?:(?:施行|实施|执行|生效|试行|印发|发布|公布|解释)[，,；;]?(?:本[\p{Script=Han}]{1,8})?|^|[。；]|本[\p{Script=Han}（）()]{1,12}的?|[，,])$/u
const licence = /许可|证书|执照|合同|资格|保险|身份|证件|协议|批准文件|登记|备案|标志|印章/u

/**
 * The last day as printed (as precise as it is), or counted from the effective day: five years from 2022-01-01 end on
 * 2026-12-31. Null where neither is known. The last such sentence of the document counts, the notice's own if there is none.
 */
export const validUntilOf = (
  document: NoticeDocument,
  effective: Read<string> | null
): Read<string> | null => {
  const provisions = flatten(document.provisions)
  for (const own of [false, true])
    for (const { own: its, text } of [...provisions].reverse()) {
      const found = its === own ? untilIn(text, effective) : null
      if (found !== null) return found
    }
  return null
}

const untilIn = (text: Flow, effective: Read<string> | null): Read<string> | null => {
  const simple = toSimplifiedAligned(text.text)
  if (!/有效|试行|暂行|期限|施行|实施|执行/u.test(simple)) return null
  for (const match of [...simple.matchAll(lastDay)].reverse()) {
    const from = match.index + match[0].length
    const [date] = findDates(simple.slice(from, from + 20))
    if (date?.start !== 0 || date.edtf.includes("/") || !isOfItself(simple, match.index)) continue
    return printed(date.edtf, spanOf(text, from, from + date.end))
  }
  const match = [...simple.matchAll(length)].filter(({ index }) => isOfItself(simple, index)).at(-1)
  const count = match === undefined ? null : parseNumeral(match.groups!["count"]!)
  if (match === undefined || count === null || effective === null) return null
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(effective.value)) return null
  const last = lastDayAfter(effective.value, match.groups!["unit"] === "年" ? count * 12 : count)
  const at = spanOf(text, match.index, match.index + match[0].length)
  return derived(last, `${match[0]} from the effective day ${effective.value}`, at, ...effective.at)
}

const isOfItself = (text: string, at: number): boolean => {
  const clause = text.slice(Math.max(0, at - 40), at)
  const sentence = clause.slice(clause.lastIndexOf("。") + 1)
  return !licence.test(sentence) && !sentence.includes("》") && ofItself.test(clause)
}

/** The day before the same day so many months later; a month that lacks the day ends on its last. */
const lastDayAfter = (day: string, months: number): string => {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number]
  const inMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, inMonth)))
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}
