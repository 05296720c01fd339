/** Founding: 成立, 设立, 开设; what is decided or planned; several dates and places paired by 分别. */
import type { DateMention } from "../../knowledge/dates.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { bodiesIn, distinctBody, readBody } from "./bodies.ts"
import { foundedBodies } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { OFFICE_NOUNS } from "./lexicon.ts"
import { spanIn } from "./passages.ts"
import type { Subject } from "./subjects.ts"

const opening = "对外办公|正式办公|开始办公|投入运作|投入服务|投入运营|开始运作|正式运作|正式运营|投入使用"
const verbs = "各设|成立|设立|开设|增设|建立|组建|设置|创立|创建|创办|创设|始建|挂牌|揭牌"
const decided = new RegExp(
  `(?:决定|决议|开始|同意|(?<![经获][^，。]{0,20})(?:批准|批复))[^，。；]{0,30}?(?:${verbs})`,
  "u"
)
const planned = new RegExp(
  `(?:将|拟|计划|预计|准备|筹备)(?:会|再|陆续|继续|逐步|先后|新|[于在][^，。；]{0,30}?)?(?:${verbs})`,
  "u"
)
const founded = new RegExp(
  `(?<!新|最早|先|刚|未|自|恢复|停止|暂停|[^，。]重)(?<verb>${verbs}|${opening})`,
  "gu"
)
const nouns = OFFICE_NOUNS.map(([word]) => word).join("|")
const noun = new RegExp(nouns, "u")

/** 决定在国内主要城市设立办事处: of the collective of such offices, else of the article's subject. */
export const readDecided = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const match = decided.exec(clause.hans)
  if (match === null || dates.length !== 1) return []
  const word = spanIn(sentence, clause.start + match.index, clause.start + match.index + match[0].length)
  const rest = clause.hans.slice(match.index + match[0].length)
  const body = bodiesIn(article, sentence, clause.start + match.index + match[0].length, clause.end)[0]
  if (body === undefined && !noun.test(rest)) return []
  const ref = body?.make() ?? article.collective ?? article.title.ref
  return [{ kind: "decided", date: dates[0]!, subjects: [{ ref, span: body?.span ?? word }], word }]
}

export const readFounded = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, sentence } = told
  if (decided.test(clause.hans) || /前身|原名/u.test(sentence.hans.slice(0, clause.start))) return []
  // 前身是…在北京设立的X: what was set up there is X
  if (/前身(?:为|是|系)/u.test(clause.hans)) return []
  const future = planned.exec(clause.hans)
  const kind = future !== null ? "planned" : isResolved(told) ? "decided" : "established"
  for (const match of clause.hans.matchAll(founded)) {
    const verb = { start: clause.start + match.index, end: clause.start + match.index + match[0].length }
    const behind = sentence.hans.slice(verb.end, verb.end + 2)
    if (/^(?:后|之后|以后|前|之前|时)/u.test(behind)) continue
    // 组建新的X: X was there before
    if (/^了?新的/u.test(sentence.hans.slice(verb.end, verb.end + 3))) continue
    // 自1985年成立以来 says when it was founded; 成立以来 without the year does not
    if (behind === "以来" && !/自[^，。；]{4,12}$/u.test(sentence.hans.slice(clause.start, verb.start)))
      continue
    const subjects = foundedBodies(article, told, verb)
    if (subjects === null) continue
    const word = spanIn(sentence, verb.start, verb.end)
    const opened = opening.split("|").includes(match[0])
    return paired(told, subjects, kind, word).map((happening) =>
      opened ? { ...happening, opened } : happening
    )
  }
  return []
}

/** 研究决定，成立X: decided in the clause before, not done. */
const isResolved = ({ clause, sentence }: Told): boolean =>
  /(?:^|[，。；])(?!经|根据|按照)[^，。；]{2,40}(?:决定|批复|复函)(?:同意)?，$/u.test(
    sentence.hans.slice(0, clause.start)
  )

const predecessor =
  /前身(?:为|是|系)(?<date>[^，。；]{4,16}?)(?<word>成立|设立|组建|建立|创建|创办|开办)的(?<object>[^，。；的]{3,40})/du

/** 前身为1985年成立的X: the founding of X, not of the subject. */
export const readPredecessor = (
  article: Article,
  { clause, dates, sentence }: Told
): ReadonlyArray<Happening> => {
  const match = predecessor.exec(clause.hans)
  if (match === null) return []
  const at = match.indices!.groups!
  const from = clause.start + at["date"]![0]
  const date = dates.find(({ start }) => start >= from && start < clause.start + at["date"]![1])
  const body = readBody(article, sentence, clause.start + at["object"]![0], clause.start + at["object"]![1])
  if (date === undefined || body === null) return []
  const word = spanIn(sentence, clause.start + at["word"]![0], clause.start + at["word"]![1])
  const ref = distinctBody(article, sentence, body, clause.start + at["object"]![0])
  return [{ kind: "established", date, subjects: [{ ref, span: body.span }], word }]
}

/** One event for each date: paired in order where the numbers agree, all under one date, else withheld. */
const paired = (
  { clause, dates, sentence }: Told,
  subjects: ReadonlyArray<Subject | null>,
  kind: "established" | "planned" | "decided",
  word: Span
): ReadonlyArray<Happening> => {
  const known = (of: ReadonlyArray<Subject | null>) => of.filter((subject) => subject !== null)
  const one = ([date]: ReadonlyArray<DateMention>) => [{ kind, date: date!, subjects: known(subjects), word }]
  if (dates.length === 1) return one(dates)
  const respectively = /分别|先后|依次|相继|各/u.test(sentence.hans.slice(0, clause.end))
  if (!respectively || subjects.length !== dates.length) return []
  return dates.map((date, i) => ({ kind, date, subjects: known([subjects[i]!]), word }))
}
