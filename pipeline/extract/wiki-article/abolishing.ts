/** 撤销: a body that is no more. The contract has no kind of event for it; its status says it. */
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { SELF } from "./lexicon.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { carriedSubject, lastGroup, type Subject } from "./subjects.ts"

const end = "(?:撤销|撤消|裁撤|撤并|解散|取消建制|停止运作|停止办公)(?:建制)?"
const ended = new RegExp(
  `^(?<before>[^，。；]{0,60}?)(?<word>(?:已经?|被|正式|予以|宣布|宣告|随之|遂|亦|均|也|全部)*${end})[。；]?$`,
  "du"
)
const ending = new RegExp(
  `^(?<before>[^，。；]{0,30}?)(?<word>${end})(?<object>[^，。；]{3,60}?)[。；]?$`,
  "du"
)
const dates =
  /^(?:于|在|到|至|自|直到)?[\d〇零一二三四五六七八九十年月日初中底末旬\s民国]*(?:起|后|时|，)?(?:于)?$/u
const future = /[将拟]|计划|建议|提出|要求|是否|不再|未被|恢复|重新/u

const restoring = /恢复|重新|重建|复设|复建/u

export const readAbolished = (article: Article): void => {
  const said = article.sentences.flatMap((sentence) =>
    clausesOf(sentence).flatMap((clause) => abolished(article, sentence, clause))
  )
  if (said.length === 0) return
  // a later sentence that opens something again leaves open what is there now
  const again = article.sentences.findLast(({ hans }) => restoring.test(hans))
  const restored = again === undefined ? -1 : spanIn(again).end
  for (const { ref, span, word } of said)
    if (restored < word.start)
      article.book.claim(ref, "status", "former", span, "derived", "the text says that it was abolished")
}

const abolished = (article: Article, sentence: Sentence, clause: Clause) => {
  const match = ended.exec(clause.hans) ?? ending.exec(clause.hans)
  if (match === null || future.test(clause.hans)) return []
  const at = match.indices!.groups!
  const word = spanIn(sentence, clause.start + at["word"]![0], clause.start + at["word"]![1])
  const object = at["object"]
  const subjects =
    object === undefined
      ? subjectsBefore(article, sentence, clause, match.groups!["before"]!)
      : named(article, sentence, clause.start + object[0], clause.start + object[1])
  return subjects.map((subject) => ({ ...subject, word }))
}

/** The bodies that end a stretch, if they are offices or known by a name of their own. */
const named = (article: Article, sentence: Sentence, from: number, to: number): ReadonlyArray<Subject> => {
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, from, to))
  if (bodies.at(-1)?.end !== to) return []
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
  const text = before.replace(/(?:于|在)(?:民国)?[\d〇零一二三四五六七八九十年月日初中底末旬\s]*$/u, "")
  const bodies = named(article, sentence, clause.start, clause.start + text.length)
  if (bodies.length > 0) return bodies
  const bare = text.replace(/^.*[年月日起]/u, "")
  const own = dates.test(text) ? /\d|年/u.test(before) : SELF.test(bare)
  if (!own || article.title.ref === article.collective) return []
  return carriedSubject(article, sentence, clausesOf(sentence), clause)
}
