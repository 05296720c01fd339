/** Transfers: 划入, 划归, 归…管理; the relations that begin and end with them. */
import { findRegions, resolveRegion } from "../../knowledge/regions.ts"
import type { Article } from "./Article.ts"
import { bodiesIn, readBody } from "./bodies.ts"
import type { Happening, Told } from "./history.ts"
import { clausesOf, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { carriedSubject, lastGroup, type Subject } from "./subjects.ts"

const manages = "(?:管理|领导|管辖)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组)"
const to = "划入|并入|转隶(?:于|至)?|改隶(?:属)?(?:于)?|移交(?:给)?|划转(?:至|到)|改由|改归|划给"
/** Several in one clause: 深琼归驻广州办事处、秦皇岛归驻山西办事处管理. */
const pairs = new RegExp(
  `(?<who>[^，。；、归]{0,40}?)(?<verb>划?归口?)由?(?<object>[^，。；归、]{2,40}?)(?:负责|统一)?(?=、[^归]{1,40}归|${manages}|$)`,
  "dgu"
)
const into = new RegExp(
  `(?<who>[^，。；]{0,60}?)(?<verb>${to})(?<object>[^，。；]{2,60}?)(?:负责|统一|归口)*(?:${manages}|$)`,
  "dgu"
)

const managing = new RegExp(`划归|归[^，。]{2,60}${manages}`, "u")

const ownDate = ({ clause, dates }: Told): boolean =>
  dates.some(({ start }) => start >= clause.start && start < clause.end)

/** One event for each new body above. */
export const readTransferred = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates } = told
  if (dates.length !== 1) return []
  // 归口…管理 says how it is; a change it is with 划归, under a date of its own, or after one in the same sentence
  const moved = /划归/u.test(clause.hans) || told.before.length > 0 || ownDate(told)
  if (moved && managing.test(clause.hans))
    return [...clause.hans.matchAll(pairs)].flatMap((match) => readTransfer(article, told, match, true))
  return [...clause.hans.matchAll(into)].flatMap((match) =>
    readTransfer(article, told, match, /^改[由归]/u.test(match.groups!["verb"]!))
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
        : carriedSubject(article, sentence, clauses, clause)
  const objectSubject: Subject = { ref: object.make(), span: object.span }
  const word = spanIn(sentence, clause.start + at["verb"]![0], clause.start + at["verb"]![1])
  const date = dates[0]!
  const when = { edtf: date.edtf.replace(/\/\.\.$/u, ""), span: spanIn(sentence, date.start, date.end) }
  for (const { ref, span } of subjects) {
    article.relations.say({
      subject: ref,
      relation: managed ? "managed_by" : "part_of",
      object: objectSubject.ref,
      since: date.edtf.startsWith("..") ? undefined : when,
      span: spanIn(sentence),
      at: { subject: span, relation: word, object: object.span }
    })
    if (match.groups!["verb"] !== "并入") article.present(ref, span)
  }
  article.present(objectSubject.ref, object.span)
  if (!managed) endOf(article, told, subjects, when)
  return [{ kind: "transferred", date, subjects, object: objectSubject, word }]
}

const former =
  /(?:原|曾|此前|之前)(?:本)?(?<verb>隶属于?|属于?|归)(?<object>[^，。；]{2,40}?)(?:管理|管辖|领导|$)/du

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
        relation: match.groups!["verb"]!.startsWith("归") ? "managed_by" : "part_of",
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
