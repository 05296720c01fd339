/** Transfers: 划入, 划归, 归…管理; the relations that begin and end with them. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import { readBody } from "./bodies.ts"
import { readEach, readHandedOver, readMergedIn } from "./handovers.ts"
import type { Happening, Told } from "./history.ts"
import { bodyKind } from "./lexicon.ts"
import { clausesOf, type Sentence, spanIn } from "./passages.ts"
import { stranger, strangerAt } from "./strangers.ts"
import { carriedSubject, type Subject } from "./subjects.ts"
import { MANAGES, transferred, whenOf } from "./transferred.ts"
import { namedSubjects } from "./transferSubjects.ts"

const to =
  "划归(?:到|至)?|划入|并入|归并(?:到|入|至)?|转隶(?:于|至)?|改为隶属(?:于)?|改隶(?:属)?(?:于)?|转交(?:给)?|移交(?:给)?|交由|交给|划转(?:至|到|给)?|整体转入|改为?由|改为?归口?|调整为?由|调整为?归口?|转由|转归|划给"
/** Several in one clause: 深琼归驻广州办事处、秦皇岛归驻山西办事处管理. */
const pairs = new RegExp(
  `(?<who>[^，。；、归]{0,40}?)(?<verb>划?归口?由?|由)(?<object>[^，。；归由、]{2,40}?)(?:负责|统一|归口|直接)?(?=、[^归]{1,40}归|${MANAGES}|$)`,
  "dgu"
)
const into = new RegExp(
  `(?<who>[^，。；]{0,60}?)(?<verb>${to})(?<object>[^，。；]{2,60}?)(?:负责|统一|归口|直接|垂直)*(?:${MANAGES}|$)`,
  "dgu"
)

const isManaged = /(?:管理|领导|管辖|代管)$/u
const managing = new RegExp(`划归|归[^，。]{2,60}${MANAGES}`, "u")
const managedBy = new RegExp(`由[^，。]{2,60}${MANAGES}`, "u")

const ownDate = ({ clause, dates }: Told): boolean =>
  dates.some(({ edtf, start }) => start >= clause.start && start < clause.end && !edtf.endsWith("/.."))

/** One event for each new body above. */
export const readTransferred = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates } = told
  if (dates.length !== 1) return []
  const each = readEach(article, told) ?? readHandedOver(article, told) ?? readMergedIn(article, told)
  if (each !== null) return each
  // 归口…管理 says how it is; a change it is with 划归, under a date of its own, or after one in the same sentence
  const moved = /划归/u.test(clause.hans) || told.before.length > 0 || ownDate(told)
  if ((moved && managing.test(clause.hans)) || (told.changed && managedBy.test(clause.hans)))
    return [...clause.hans.matchAll(pairs)].flatMap((match) => readTransfer(article, told, match, true))
  return [...clause.hans.matchAll(into)].flatMap((match) =>
    readTransfer(
      article,
      told,
      match,
      /[由归]|归口$/u.test(match.groups!["verb"]!.slice(-2)) || isManaged.test(match[0])
    )
  )
}

const readTransfer = (
  article: Article,
  told: Told,
  match: RegExpExecArray,
  managed: boolean
): ReadonlyArray<Happening> => {
  const { clause, clauses, dates, sentence } = told
  const at = match.indices!.groups!
  const [from, to] = at["object"]!.map((offset) => clause.start + offset) as [number, number]
  const object = readBody(article, sentence, from, to)
  if (object === null) return []
  const [whoStart, whoEnd] = at["who"]!.map((offset) => clause.start + offset) as [number, number]
  const named = namedSubjects(article, told, whoStart, whoEnd)
  const subjects =
    named.length > 0
      ? named
      : told.before.length > 0
        ? told.before
        : (strangerBefore(article, sentence, whoStart, whoEnd) ??
          carriedSubject(article, sentence, clauses, clause))
  // 其职能划入X: the duties, not the body
  const what = sentence.hans.slice(whoStart, whoEnd)
  if (
    subjects.length === 0 ||
    /(?:职能|职责|业务|人员|编制|资产|权限|事务)(?:整体|全部|一并|等|也|均)?$/u.test(what)
  )
    return []
  const word = spanIn(sentence, clause.start + at["verb"]![0], clause.start + at["verb"]![1])
  // what is merged into another is no longer there by itself
  if (match.groups!["verb"] !== "并入") for (const { ref, span } of subjects) article.present(ref, span)
  endOf(article, told, subjects, whenOf(sentence, dates[0]!))
  leave(article, told, [whoStart, whoEnd], subjects, managed)
  return transferred(article, told, subjects, object, word, managed)
}

const former =
  /(?:原|曾|此前|之前)(?:本)?(?<verb>隶属于?|属于?|归口?|由)(?<object>[^，。；]{2,40}?)(?:管理|管辖|领导|$)/du

/** 原隶属X: the relation that ended with the transfer. */
const endOf = (
  article: Article,
  { clause, sentence }: Told,
  subjects: ReadonlyArray<Subject>,
  when: ReturnType<typeof whenOf>
): void => {
  for (const before of clausesOf(sentence)) {
    const match = before.end <= clause.end ? former.exec(before.hans) : null
    // of two changes one after the other the first ended it
    const between = findDates(sentence.hans.slice(before.end, clause.start)).filter(
      ({ start }) => before.end + start !== when.at
    )
    if (match === null || between.length > 0) continue
    const at = match.indices!.groups!
    const [from, to] = at["object"]!.map((offset) => before.start + offset) as [number, number]
    const object = readBody(article, sentence, from, to)
    if (object === null) continue
    const ref = object.make()
    for (const subject of subjects)
      article.relations.say({
        subject: subject.ref,
        relation: /^[归由]/u.test(match.groups!["verb"]!) ? "managed_by" : "part_of",
        object: ref,
        until: when,
        span: spanIn(sentence),
        at: {
          subject: subject.span,
          relation: spanIn(sentence, before.start + at["verb"]![0], before.start + at["verb"]![1]),
          object: object.span
        }
      })
  }
}

/** A body that only its name tells: it alone is meant. */
const strangerBefore = (
  article: Article,
  sentence: Sentence,
  from: number,
  to: number
): ReadonlyArray<Subject> | null => {
  const found = strangerAt(article, sentence, from, to)
  if (found === null) return null
  const body = stranger(article, sentence, from, found.end)
  if (body !== null) article.kind(body.ref, bodyKind(sentence.hans.slice(found.start, found.end)), body.span)
  return body === null ? [] : [body]
}

/** 由A划归B: until then it was A's. */
const leave = (
  article: Article,
  { dates, sentence }: Told,
  [from, to]: readonly [number, number],
  subjects: ReadonlyArray<Subject>,
  managed: boolean
): void => {
  const match =
    /(?<word>(?:由|从)(?:原来?)?(?:隶属于?)?)(?<object>[^，。；由从]{2,40}?)(?:管理|领导|主管)?$/du.exec(
      sentence.hans.slice(from, to)
    )
  if (match === null) return
  const at = match.indices!.groups!
  const object = readBody(article, sentence, from + at["object"]![0], from + at["object"]![1])
  if (object === null) return
  const ref = object.make()
  for (const subject of subjects)
    article.relations.say({
      subject: subject.ref,
      relation: managed ? "managed_by" : "part_of",
      object: ref,
      until: whenOf(sentence, dates[0]!),
      span: spanIn(sentence),
      at: {
        subject: subject.span,
        relation: spanIn(sentence, from + at["word"]![0], from + at["word"]![1]),
        object: object.span
      }
    })
}
