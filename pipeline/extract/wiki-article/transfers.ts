/** Transfers: 划入, 划归, 归…管理; the relations that begin and end with them. */

import type { DateMention } from "../../knowledge/dates.ts"
import { findRegions, resolveRegion } from "../../knowledge/regions.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { bodiesIn, readBody } from "./bodies.ts"
import type { Happening, Told } from "./history.ts"
import { bodyKind } from "./lexicon.ts"
import { clausesOf, type Sentence, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { stranger, strangerAt } from "./strangers.ts"
import { carriedSubject, lastGroup, type Subject, subjectsOf } from "./subjects.ts"

const manages = "(?:管理|领导|管辖|代管)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组)"
const to =
  "划归(?:到|至)?|划入|并入|归并(?:到|入|至)?|转隶(?:于|至)?|改为隶属(?:于)?|改隶(?:属)?(?:于)?|转交(?:给)?|移交(?:给)?|交由|交给|划转(?:至|到|给)?|整体转入|改为?由|改为?归口?|调整为?由|调整为?归口?|转由|转归|划给"
/** Several in one clause: 深琼归驻广州办事处、秦皇岛归驻山西办事处管理. */
const pairs = new RegExp(
  `(?<who>[^，。；、归]{0,40}?)(?<verb>划?归口?由?|由)(?<object>[^，。；归由、]{2,40}?)(?:负责|统一|归口|直接)?(?=、[^归]{1,40}归|${manages}|$)`,
  "dgu"
)
const into = new RegExp(
  `(?<who>[^，。；]{0,60}?)(?<verb>${to})(?<object>[^，。；]{2,60}?)(?:负责|统一|归口)*(?:${manages}|$)`,
  "dgu"
)

const isManaged = /(?:管理|领导|管辖|代管)$/u
const managing = new RegExp(`划归|归[^，。]{2,60}${manages}`, "u")
const managedBy = new RegExp(`由[^，。]{2,60}${manages}`, "u")

const ownDate = ({ clause, dates }: Told): boolean =>
  dates.some(({ edtf, start }) => start >= clause.start && start < clause.end && !edtf.endsWith("/.."))

/** One event for each new body above. */
export const readTransferred = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates } = told
  if (dates.length !== 1) return []
  const each = readEach(article, told) ?? readHandedOver(article, told)
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

const respectively = new RegExp(`分别划?归(?<objects>[^，。；]{4,60}?)(?:负责)?(?:${manages})`, "du")

/** 分别归A和B管理: each of the offices spoken of to the body in the same place. */
const readEach = (article: Article, told: Told): ReadonlyArray<Happening> | null => {
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

const handedOver = new RegExp(
  `由(?<from>[^，。；]{2,40}?)(?:${manages})改为?(?<word>由|归)(?<object>[^，。；]{2,40}?)(?:归口|负责|统一)*(?:${manages})`,
  "du"
)

const superior =
  /的?(?:主管|管理|上级|隶属|归口)(?:管理)?(?:部门|单位|机构|机关|关系)由(?<from>[^，。；]{2,40}?)(?<word>变更为|调整为|改为|转为|转至)(?<object>[^，。；]{2,40})$/du

const handedFromTo = new RegExp(
  `由(?:原)?(?<from>[^，。；由]{2,40}?)(?:${manages})?(?<word>划归|划转|转归|改归|移交)(?:给|到|至)?(?<object>[^，。；]{2,40}?)(?:直接|归口|负责|统一)*(?:${manages})`,
  "du"
)

/** 由A管理改为由B管理: until then under A, since then under B. */
const readHandedOver = (article: Article, told: Told): ReadonlyArray<Happening> | null => {
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

const whenOf = (sentence: Sentence, { edtf, end, start }: DateMention) => ({
  edtf: edtf.replace(/\/\.\.$/u, ""),
  span: spanIn(sentence, start, end)
})

/** The event, and the relation that begins with it. */
const transferred = (
  article: Article,
  { dates, sentence }: Told,
  subjects: ReadonlyArray<Subject>,
  body: Body,
  word: Span,
  managed: boolean
): ReadonlyArray<Happening> => {
  const object = { ref: body.make(), span: body.span }
  const date = dates[0]!
  for (const { ref, span } of subjects)
    article.relations.say({
      subject: ref,
      relation: managed ? "managed_by" : "part_of",
      object: object.ref,
      since: date.edtf.startsWith("..") ? undefined : whenOf(sentence, date),
      span: spanIn(sentence),
      at: { subject: span, relation: word, object: object.span }
    })
  article.present(object.ref, object.span)
  return [{ kind: "transferred", date, subjects, object, word }]
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
  when: { readonly edtf: string; readonly span: { readonly start: number; readonly end: number } }
): void => {
  for (const before of clausesOf(sentence)) {
    const match = before.end <= clause.end ? former.exec(before.hans) : null
    if (match === null) continue
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

/** Whom a transfer is about: bodies, or places short for offices that the sentence has named (深琼, 秦皇岛). */
const namedSubjects = (article: Article, told: Told, from: number, to: number): ReadonlyArray<Subject> => {
  const { before, sentence } = told
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, from, to))
  if (bodies.length > 0 && bodies.every(({ office, ref }) => office !== null || ref !== null))
    return bodies.map((body) => ({ ref: body.make(), span: body.span }))
  const text = sentence.hans.slice(from, to)
  const lead = /^(?:将|把|其中|而|皆|均|都|一并|并|同时|\s)*/u.exec(text)![0].length
  const found = shortNames(article, text.slice(lead), before)
  return found.map(({ end, ref, start }) => ({
    ref,
    span: spanIn(sentence, from + lead + start, from + lead + end)
  }))
}

interface Short {
  readonly ref: string
  readonly start: number
  readonly end: number
}

/** Place names, else single letters, each the one office among the candidates whose place it is short for. */
const shortNames = (
  article: Article,
  text: string,
  candidates: ReadonlyArray<Subject>
): ReadonlyArray<Short> => {
  const offices = candidates.flatMap(({ ref }) => article.roster.of(ref) ?? [])
  const named = findRegions(text).flatMap(({ end, region, start }) => {
    const office =
      offices.find(({ places }) => places.includes(region.code)) ?? article.roster.at(region.code)
    return office === null || office === undefined ? [] : [{ ref: office.ref, start, end }]
  })
  if (named.length > 0) return named
  const letters = [...text].map((letter, i) => {
    const code = resolveRegion(letter)?.code
    const matching = offices.filter(({ hans, places }) => {
      const place = placeOfName(hans)
      return (
        (code !== undefined && places.includes(code)) ||
        (place !== null && hans.slice(place.start, place.end).includes(letter))
      )
    })
    return matching.length === 1 ? { ref: matching[0]!.ref, start: i, end: i + 1 } : null
  })
  return letters.every((letter) => letter !== null) ? letters : []
}
