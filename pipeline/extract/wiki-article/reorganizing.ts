/** Reorganisation: 对…进行调整, …重组, 调整为, 更名为. */
import type { Article } from "./Article.ts"
import { bodiesIn, readBody } from "./bodies.ts"
import { changedOffices } from "./downgrading.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { SELF } from "./lexicon.ts"
import { spanIn } from "./passages.ts"
import { readNamedAway, readRenamed } from "./renaming.ts"
import { collectiveNoun, defaultSubject, lastGroup, type Subject } from "./subjects.ts"

const reorganized =
  /(?:进行|作了|实施)?(?:(?:重组|改组|改革(?!委|办|后|以后|之后)|机构调整(?!后|以后|之后)|合并|合署(?:办公)?)(?![的方通工和与规法办意中期间时以大])|调整(?!到|至|幅度|后|的|为?由|为?归|为?隶))(?<into>为|成(?!立))?|(?:改|转|改设|变更)为(?=办事处|联络处|代表处|联络组)|(?<rename>更名|改名|改称|易名)为?/u

/** One event: of the bodies named, of the collective spoken of, else of the article's subject. */
export const readReorganized = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const renamed = readRenamed(article, told)
  if (renamed.length > 0) return renamed
  const match = reorganized.exec(clause.hans)
  if (match === null || dates.length !== 1) return readNamedAway(article, told)
  const start = clause.start + match.index
  const end = start + match[0].length
  // A与B合并组建C: what is founded has an event of its own
  if (/^(?:而|后)?(?:成立|组建|设立|新建)/u.test(sentence.hans.slice(end, clause.end))) return []
  const word = spanIn(sentence, start, end)
  const subjects = subjectsBefore(article, told, start, end)
  if (subjects === null) return []
  return [{ kind: "reorganized", date: dates[0]!, subjects, word }]
}

/** 与X合并, 与X合署办公: the other body, if it is named in full. */
const joinedWith = (article: Article, { clause, dates, sentence }: Told, verb: number): Subject | null => {
  const before = sentence.hans.slice(clause.start, verb)
  const match = /[与和同](?<name>[^，。；与和同]{3,40}?)(?:正式|实行|实施|一起)*$/du.exec(before)
  if (match === null) return null
  const said = withoutDates(before.slice(0, match.index), dates, clause.start).replace(/[于在又，\s]/gu, "")
  if (said !== "" && !SELF.test(said)) return null
  const [from, to] = match.indices!.groups!["name"]!
  const body = readBody(article, sentence, clause.start + from, clause.start + to)
  return body === null ? null : { ref: body.make(), span: body.span }
}

const subjectsBefore = (
  article: Article,
  told: Told,
  verb: number,
  end: number
): ReadonlyArray<Subject> | null => {
  const { clause, sentence } = told
  const offices = changedOffices(article, told, verb, end)
  if (offices.length > 0) return offices
  const counted = collectiveNoun(article, sentence, clause.start, verb)
  if (counted !== null) return [counted]
  const known = lastGroup(
    sentence,
    bodiesIn(article, sentence, clause.start, verb).filter(({ office }) => office !== null)
  )
  if (known.length > 0) {
    const named = known.map((body) => ({ ref: body.make(), span: body.span }))
    const joined = /^[^，。；]{0,12}[与和同]$/u.test(
      withoutDates(sentence.hans.slice(clause.start, known[0]!.start), told.dates, clause.start)
    )
    return joined ? [defaultSubject(article, sentence), ...named] : named
  }
  const other = joinedWith(article, told, verb)
  if (other !== null) return [defaultSubject(article, sentence), other]
  // 更名为 another name than its own: of which body, only a name tells
  const renamed = /^(?:更名|改名|改称|易名)/u.test(sentence.hans.slice(verb, end))
  if (renamed && /^[^，。；]/u.test(sentence.hans.slice(end, clause.end))) return null
  const { ref, span } = defaultSubject(article, sentence)
  const said = clause.hans
    .slice(0, verb - clause.start)
    .replace(/^(?:民国)?[\d〇零一二三四五六七八九十年月日初中底末上下旬\s]*/u, "")
  const general =
    said === "" ||
    SELF.test(said) ||
    (/^[^，。]{0,8}(?:局|机构|部门)$/u.test(said) && !/关于|国务院|中央|通知/u.test(said)) ||
    /对(?!口)[^，。]{1,12}进?行?$/u.test(said)
  return general ? [{ ref, span }] : null
}
