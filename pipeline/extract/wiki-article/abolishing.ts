/** 撤销: a body that is no more. The contract has no kind of event for it; its status says it. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { SELF } from "./lexicon.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { carriedSubject, lastGroup, placedOffices, type Subject } from "./subjects.ts"

const end = "(?:不再保留|撤销|撤消|裁撤|撤并|解散|取消建制|停止运作|停止办公|停办)(?:建制)?"
const ended = new RegExp(
  `^(?<before>[^，。；]{0,60}?)(?<word>(?:已经?|被|正式|予以|宣布|宣告|最终|最后|随之|遂|亦|均|也|曾|全部|一并|先后)*${end})[。；]?$`,
  "du"
)
const ending = new RegExp(
  `^(?<before>[^，。；]{0,30}?)(?<word>${end})(?<object>[^，。；]{3,60}?)[。；]?$`,
  "du"
)
const dates =
  /^(?:于|在|到|至|自|直到)?[\d〇零一二三四五六七八九十年月日初中底末旬\s民国]*(?:起|后|时|，)?(?:于)?$/u
const future = /[将拟]|计划|建议|提出|要求|是否|不再(?!保留)|未被|恢复|重新/u

const restoring = /恢复|重新|重建|复设|复建/u

interface Abolished {
  readonly word: { readonly start: number; readonly end: number }
  readonly subjects: ReadonlyArray<Subject>
  /** Named by their places alone (驻A、B办事处). */
  readonly placed: boolean
}

/** What is left of it: the bodies that the text says were abolished are former. */
export const readAbolished = (article: Article): void => {
  const own = article.entrySentences.filter(({ inline }) => !article.entries.has(inline))
  const said = [...article.sentences, ...own].flatMap((sentence) =>
    clausesOf(sentence).flatMap((clause) => {
      const found = abolished(article, sentence, clause)
      const date = findDates(sentence.hans).findLast(({ start }) => start < clause.end)?.edtf ?? null
      return found === null ? [] : [{ ...found, date }]
    })
  )
  if (said.length === 0) return
  // a later sentence that opens something again leaves open what is there now
  const again = [...article.sentences, ...own].flatMap((sentence) =>
    clausesOf(sentence).flatMap(({ end, hans, start }) =>
      restoring.test(hans) ? spanIn(sentence, start, end).end : []
    )
  )
  const restored = Math.max(-1, ...again)
  for (const { date, placed, subjects, word } of said)
    for (const { ref, span } of placed || restored >= word.start ? [] : subjects)
      if (date === null || (article.lastTold.get(ref) ?? "") <= date)
        article.book.claim(ref, "status", "former", span, "derived", "the text says that it was abolished")
}

const abolished = (article: Article, sentence: Sentence, clause: Clause): Abolished | null => {
  const match = ended.exec(clause.hans) ?? ending.exec(clause.hans)
  if (match === null || future.test(clause.hans)) return null
  const at = match.indices!.groups!
  const word = spanIn(sentence, clause.start + at["word"]![0], clause.start + at["word"]![1])
  const object = at["object"]
  if (object === undefined)
    return {
      word,
      placed: false,
      subjects: subjectsBefore(article, sentence, clause, match.groups!["before"]!)
    }
  const [from, to] = [clause.start + object[0], clause.start + object[1]] as const
  const placed = placedBodies(article, sentence, from, to)
  return placed === null
    ? { word, placed: false, subjects: named(article, sentence, from, to, true) }
    : { word, placed: true, subjects: placed }
}

/** 驻A、B和C办事处: the offices whose own names have these places; null if they are not named so. */
const placedBodies = (
  article: Article,
  sentence: Sentence,
  from: number,
  to: number
): ReadonlyArray<Subject> | null => {
  const offices = placedOffices(sentence, from, to)
  if (offices === null || offices.places.length < 2 || offices.end !== to) return null
  return offices.places.flatMap(({ code, span }) => {
    const office = article.roster.standingFor(code, offices.kind)
    return office === null ? [] : [{ ref: office.ref, span }]
  })
}

/** The bodies that end a stretch, if they are offices or known by a name of their own; `whole`: nothing else before them. */
const named = (
  article: Article,
  sentence: Sentence,
  from: number,
  to: number,
  whole: boolean
): ReadonlyArray<Subject> => {
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, from, to))
  const [first] = bodies
  if (first === undefined || bodies.at(-1)!.end !== to) return []
  // 撤销駐A澳門…辦事處 is no 澳門…辦事處: a name within another is not meant
  if (
    whole &&
    !/^(?:了|原|其|下属的?|所属的?|单设的|单独设置的|\s)*$/u.test(sentence.hans.slice(from, first.start))
  )
    return []
  return bodies
    .filter(({ office, ref }) => ref !== null || office !== null)
    .map((body) => ({ ref: body.make(), span: body.span }))
}

const subjectsBefore = (
  article: Article,
  sentence: Sentence,
  clause: Clause,
  before: string
): ReadonlyArray<Subject> => {
  const text = before.replace(
    /(?:于|在)?(?:民国)?[\d〇零一二三四五六七八九十]{1,4}年[\d〇零一二三四五六七八九十年月日初中底末旬\s]*$/u,
    ""
  )
  const bodies = named(article, sentence, clause.start, clause.start + text.length, false)
  if (bodies.length > 0) return bodies
  const bare = text.replace(/^.*[年月日起]/u, "")
  const own = dates.test(text) ? /\d|年/u.test(sentence.hans.slice(0, clause.end)) : SELF.test(bare)
  // 1975年曾随兵团建制撤销: with what else it went
  const along = /^(?:曾|又)?随[^，。；]{2,20}$/u.test(bare)
  if ((!own && !along) || article.title.ref === article.collective) return []
  return carriedSubject(article, sentence, clausesOf(sentence), clause)
}
