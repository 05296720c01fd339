/** Reorganisation: 对…进行调整, …重组, 调整为, 更名为; and the former names that a renaming gives. */
import { nameKey } from "../../knowledge/names.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { changedOffices } from "./downgrading.ts"
import type { Happening, Told } from "./history.ts"
import { isBody, SELF } from "./lexicon.ts"
import { spanIn } from "./passages.ts"
import { collectiveNoun, defaultSubject, lastGroup, type Subject } from "./subjects.ts"

const reorganized =
  /(?:进行|作了|实施)?(?:重组|改组|改革(?![和与办委局])|机构调整|调整(?!到|至|幅度|后)|合并)(?<into>为|成(?!立))?|(?:改|转|改设|变更)为(?=办事处|联络处|代表处|联络组)|(?<rename>更名|改名|改称|易名|改为(?=[“「]?(?:现名|今名)))(?<to>为)?/u

/** One event: of the bodies named, of the collective spoken of, else of the article's subject. */
export const readReorganized = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const match = reorganized.exec(clause.hans)
  if (match === null || dates.length !== 1) return []
  const start = clause.start + match.index
  const end = start + match[0].length
  // A与B合并组建C: what is founded has an event of its own
  if (/^(?:而|后)?(?:成立|组建|设立|新建)/u.test(sentence.hans.slice(end, clause.end))) return []
  const word = spanIn(sentence, start, end)
  const ownName = match.groups!["rename"] !== undefined && renamed(article, told, start, end)
  const { ref, span } = article.title
  const subjects = ownName ? [{ ref, span }] : subjectsBefore(article, told, start, end)
  if (subjects === null) return []
  return [{ kind: "reorganized", date: dates[0]!, subjects, word }]
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
    const joined = /[与和同]$/u.test(sentence.hans.slice(clause.start, known[0]!.start))
    return joined ? [defaultSubject(article, sentence), ...named] : named
  }
  const { ref, span } = defaultSubject(article, sentence)
  const said = clause.hans.slice(0, verb - clause.start).replace(/^[\d年月日\s]*/u, "")
  const general =
    said === "" || SELF.test(said) || /(?:局|机构|部门)$/u.test(said) || /对[^，。]{1,12}进?行?$/u.test(said)
  return general ? [{ ref, span }] : null
}

/** X更名为Y, Y the subject's own name: X was its name before. X stands before the verb or behind 原名. */
const renamed = (article: Article, { clause, sentence }: Told, verb: number, verbEnd: number): boolean => {
  const name = /^[“「]?([\p{Script=Han}]{2,30})/u.exec(sentence.text.slice(verbEnd, clause.end))?.[1]
  if (name === undefined || !(isNow(name) || article.book.find(name) === article.title.ref)) return false
  const before = sentence.hans.slice(0, verb).replace(/(?:正式|经批准|获准|又|再次|再)$/u, "")
  const old =
    /(?:原名|原称|旧称|旧名|初名|初称|曾用名)(?:为|是|称|叫)?[“「]?(?<old>[\p{Script=Han}]{3,30})[”」]?，[^，。]{0,20}$/u.exec(
      before
    ) ?? /(?:^|[，日月年])由?(?:原)?[“「]?(?<old>[\p{Script=Han}]{3,30})[”」]?$/u.exec(before)
  const text = old?.groups?.["old"] ?? ""
  if (old === null || !isBody(text) || nameKey(text) === nameKey(article.title.name)) return true
  const start = old.index + old[0].indexOf(text)
  const printed = sentence.text.slice(start, start + text.length)
  if (article.book.find(printed) !== null) return true
  article.book.alias(article.title.ref, printed, "former", spanIn(sentence, start, start + text.length))
  return true
}

const isNow = (name: string): boolean => /^(?:现名|今名|現名)/u.test(name)
