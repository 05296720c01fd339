/** Renaming: 更名为, 改称, 升格为 and the like before the subject's own name; what it was called before. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { isBody, SELF } from "./lexicon.ts"
import { type Sentence, spanIn } from "./passages.ts"

/** Verbs after which a body has another name. */
export const RENAMED =
  /(?:更名|更(?=[为今现])|改名|改称|易名|降格|降级|撤格|升格|升级|扩建|改组|改建|改设|变更|更改|定名|命名|改制|改|转|恢复(?=[现今原]名))(?:为|成|作)?(?=[“「]?(?<name>现名|今名|原名|[\p{Script=Han}]{2}))/gu

export type Place = Pick<Told, "sentence" | "clause" | "dates">

/** X更名为Y, Y the subject's own name: a reorganisation of the subject, X its former name. */
export const readRenamed = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  if (dates.length !== 1) return []
  for (const match of clause.hans.matchAll(RENAMED)) {
    const start = clause.start + match.index
    const end = start + match[0].length
    if (!isOwnName(article, told, end)) continue
    const { ref, span } = article.title
    const kind = /^[降撤]/u.test(match[0]) ? "downgraded" : "reorganized"
    return [{ kind, date: dates[0]!, subjects: [{ ref, span }], word: spanIn(sentence, start, end) }]
  }
  return []
}

/** X更名为Y, X the subject under its present name: it had the other name for a time. */
export const readNamedAway = (
  article: Article,
  { clause, dates, sentence }: Told
): ReadonlyArray<Happening> => {
  if (dates.length !== 1) return []
  for (const match of clause.hans.matchAll(RENAMED)) {
    const start = clause.start + match.index
    const end = start + match[0].length
    const subject = bodiesIn(article, sentence, clause.start, start).at(-1)
    if (!/(?:[为成作称]|[更改易]名)$/u.test(match[0])) continue
    const name = sentence.hans.slice(end, clause.end)
    const at = self(article, sentence, clause.start, start)
      ? article.title
      : subject?.end === start && subject.ref === article.title.ref
        ? { ref: article.title.ref, span: subject.span }
        : null
    if (at === null || !isBody(name)) continue
    return [
      {
        kind: "reorganized",
        date: dates[0]!,
        subjects: [{ ref: at.ref, span: at.span }],
        word: spanIn(sentence, start, end)
      }
    ]
  }
  return []
}

/** 办事处于2010年更名为…: of the article's own office, where it is about one. */
const self = (article: Article, sentence: Sentence, from: number, verb: number): boolean => {
  if (article.title.ref === article.collective || article.entries.has(sentence.inline)) return false
  const said = withoutDates(sentence.hans.slice(from, verb), findDates(sentence.hans), from)
  return SELF.test(said.replace(/[于在\s]+$|^[，\s]+/gu, ""))
}

export const isOwnName = (article: Article, { clause, sentence }: Place, at: number): boolean => {
  const start = "“「".includes(sentence.hans[at] ?? " ") ? at + 1 : at
  if (/^[现今原]名/u.test(sentence.hans.slice(start, start + 2))) return true
  const state = sentence.hans.startsWith("中华人民共和国", start) ? 7 : 0
  const known =
    article.names.at(sentence.hans, start, clause.end) ??
    article.names.at(sentence.hans, start + state, clause.end)
  if (known?.value !== article.title.ref || known.end - start <= 3) return false
  // 香港海关缉私队 is not 香港海关
  return !longer.test(sentence.hans.slice(known.end, clause.end))
}

const longer = /^[\p{Script=Han}]{1,8}(?:[处科室组队部局所]|分局|办公室|委员会|中心|公司)[”」』]?[。；]?$/u
