/** Transfers that name more than one body above: 分别归A和B管理, 由A管理改为由B管理. */
import type { Article } from "./Article.ts"
import { bodiesIn, readBody } from "./bodies.ts"
import type { Happening, Told } from "./history.ts"
import { spanIn } from "./passages.ts"
import { subjectsOf } from "./subjects.ts"
import { MANAGES, transferred, whenOf } from "./transferred.ts"
import { namedSubjects } from "./transferSubjects.ts"

const respectively = new RegExp(`分别划?归(?<objects>[^，。；]{4,60}?)(?:负责)?(?:${MANAGES})`, "du")

/** 分别归A和B管理: each of the offices spoken of to the body in the same place. */
export const readEach = (article: Article, told: Told): ReadonlyArray<Happening> | null => {
  const { before, clause, sentence } = told
  const match = respectively.exec(clause.hans)
  if (match === null) return null
  const [from, to] = match.indices!.groups!["objects"]!
  const objects = bodiesIn(article, sentence, clause.start + from, clause.start + to)
  const named = namedSubjects(article, told, clause.start, clause.start + match.index)
  const subjects = named.length > 0 ? named : before
  if (subjects.length !== objects.length) return []
  const word = spanIn(sentence, clause.start + match.index, clause.start + from)
  return subjects.flatMap((subject, i) => transferred(article, told, [subject], objects[i]!, word, true))
}

const merged = /^(?<who>[^，。；]{4,60}?)(?:整体|一并)?(?<verb>并入|划入)(?:本局|该局|该办事处|办事处)?$/du

/** 原X并入, without a body behind it: into the subject of the article. */
export const readMergedIn = (article: Article, told: Told): ReadonlyArray<Happening> | null => {
  const { clause, dates, sentence } = told
  const match = merged.exec(clause.hans.replace(/[。；]$/u, ""))
  if (match === null || article.title.ref === article.collective) return null
  const [from, to] = match.indices!.groups!["who"]!
  const date = dates.find(({ start }) => start === clause.start)
  const lead = /^(?:原|将|把|，|\s)*/u.exec(
    sentence.hans.slice(date?.end ?? clause.start, clause.start + to)
  )!
  const body = readBody(
    article,
    sentence,
    (date?.end ?? clause.start + from) + lead[0].length,
    clause.start + to
  )
  if (body === null || body.ref === article.title.ref) return []
  const at = match.indices!.groups!["verb"]!
  const word = spanIn(sentence, clause.start + at[0], clause.start + at[1])
  const { name, ref, span } = article.title
  const into = { start: 0, end: name.length, ref, office: null, span, make: () => ref, behind: null }
  return transferred(article, told, [{ ref: body.make(), span: body.span }], into, word, false)
}

const handedOver = new RegExp(
  `由(?<from>[^，。；]{2,40}?)(?:${MANAGES})改为?(?<word>由|归)(?<object>[^，。；]{2,40}?)(?:归口|负责|统一)*(?:${MANAGES})`,
  "du"
)

const superior =
  /的?(?:主管|管理|上级|隶属|归口)(?:管理)?(?:部门|单位|机构|机关|关系)由(?<from>[^，。；]{2,40}?)(?<word>变更为|调整为|改为|转为|转至)(?<object>[^，。；]{2,40})$/du

const handedFromTo = new RegExp(
  `由(?:原)?(?<from>[^，。；由]{2,40}?)(?:${MANAGES})?(?<word>划归|划转|转归|改归|移交)(?:给|到|至)?(?<object>[^，。；]{2,40}?)(?:直接|归口|负责|统一)*(?:${MANAGES})`,
  "du"
)

/** 由A管理改为由B管理: until then under A, since then under B. */
export const readHandedOver = (article: Article, told: Told): ReadonlyArray<Happening> | null => {
  const { clause, clauses, dates, sentence } = told
  const match =
    handedOver.exec(clause.hans) ??
    handedFromTo.exec(clause.hans) ??
    superior.exec(clause.hans.replace(/[。；]$/u, ""))
  if (match === null) return null
  const at = match.indices!.groups!
  const shifted = ([from, to]: [number, number]) => [clause.start + from, clause.start + to] as const
  const before = readBody(article, sentence, ...shifted(at["from"]!))
  const object = readBody(article, sentence, ...shifted(at["object"]!))
  if (before === null || object === null) return []
  const subjects = subjectsOf(article, sentence, clauses, clause, clause.start + match.index)
  const word = spanIn(sentence, ...shifted(at["word"]!))
  const ref = before.make()
  for (const { ref: subject, span } of subjects)
    article.relations.say({
      subject,
      relation: "managed_by",
      object: ref,
      until: whenOf(sentence, dates[0]!),
      span: spanIn(sentence),
      at: { subject: span, relation: word, object: before.span }
    })
  return transferred(article, told, subjects, object, word, true)
}
