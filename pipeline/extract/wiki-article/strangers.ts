/** Bodies that a sentence is about and of which the article knows nothing: what is said of them is not said of its subject. */
import { findRegions } from "../../knowledge/regions.ts"
import type { Article } from "./Article.ts"
import { isPair } from "./bodies.ts"
import { isBody, officeKind } from "./lexicon.ts"
import { type Line, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import type { Subject } from "./subjects.ts"

const n = "[\\d〇零○一二三四五六七八九十]"
const date = `(?:民国)?${n}{1,4}\\s?年(?:年?[初底中末])?(?:\\s?${n}{1,3}\\s?月(?:份|[初底末]|[上中下]旬)?)?(?:\\s?${n}{1,3}\\s?日)?起?`
const reign = `(?:清朝?)?(?:顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)(?:元|${n}{1,3})年(?:${n}|[月初闰正腊冬]){0,6}日?`
const opening = new RegExp(
  `^(?:${reign}|[（(][^（）()]{4,20}[）)]|目前|现在|现时|其中|此外|另外|同年|而|后|将|把|原|到|至|自|在|于|由此|${date}|[，、\\s]){0,10}`,
  "u"
)
const name =
  /^(?:[\p{Script=Han}]{2,40}?(?:饭店|酒店|宾馆|大厦|大楼|招待所)|[\p{Script=Han}]{2,6}(?:海关|新关|常关|洋关)|[\p{Script=Han}]{3,40}?(?:办事处|联络处|代表处|办公厅|办公室|委员会|人民政府|采购站|工作站|接待处|海关|中心|公司|集团|局|厅|署|处))(?=位于|坐落|地处|[于由归是为系被从与和已原曾的，。；]|成立|设(?!计|施)|组建|正式|挂牌|揭牌|宣告|宣布|更名|改|划|并入|撤|隶属|属|下设|内设|负责|现|升|降|转|移|交|调整|创|建|始|$)/u

/** 益都县人民政府: the government of a place that the table of regions no longer has. */
const formerPlace = /^(?![该本全各原我])\p{Script=Han}{2,4}[省市县区州盟旗](?:人民|革命)?(?:政府|委员会)/u

/** The name of an unknown body, which begins with a region's, at the beginning of a stretch; null if there is none. */
export const strangerAt = (
  article: Article,
  line: Line,
  from: number,
  to: number
): { readonly start: number; readonly end: number } | null => {
  const text = line.hans.slice(from, to)
  const start = opening.exec(text)![0].length
  const match = name.exec(text.slice(start, start + 60))
  if (match === null || (findRegions(match[0])[0]?.start !== 0 && !formerPlace.test(match[0]))) return null
  const known = article.names.at(line.hans, from + start, to)
  const end = from + start + match[0].length
  return known !== null && known.end >= end ? null : { start: from + start, end }
}

/** The whole of a stretch as the name of such a body: it is known from now on. */
export const stranger = (article: Article, line: Line, from: number, to: number): Subject | null => {
  const found = strangerAt(article, line, from, to)
  if (found === null || found.end !== to) return null
  const hans = line.hans.slice(found.start, found.end)
  if (!isBody(hans) || isPair(hans) || /等[地市县省]|各[地市县省盟旗]/u.test(hans)) return null
  const span = spanIn(line, found.start, found.end)
  // 天津联络处 by itself is a unit of the subject; there are others of that name
  const within = officeKind(hans) !== null && placeOfName(hans)?.start === 0 ? article.title.ref : null
  return { ref: article.body(line.text.slice(found.start, found.end), span, { within }), span }
}
