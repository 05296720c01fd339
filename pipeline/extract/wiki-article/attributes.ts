/** What sentences say of a body itself: its units, regions, address, rank and short name. */
import { findDates } from "../../knowledge/dates.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { type Clause, clauseAt, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { readRanks } from "./ranks.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, readRegions, responsibilities } from "./regions.ts"
import { hasMoved } from "./relocating.ts"
import { carriedSubject, type Subject, subjectsOf } from "./subjects.ts"
import { isDated } from "./underDate.ts"
import { readUnits } from "./unitSentences.ts"

export const readAttributes = (article: Article): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const clauses = clausesOf(sentence)
    readUnits(article, sentence, clauses)
    readResponsibilities(article, sentence, clauses)
    readAddress(article, sentence, clauses)
    readShortNames(article, sentence)
  }
  readRanks(article)
}

const readResponsibilities = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const said of responsibilities(sentence)) {
    const clause = clauses.find(({ end, start }) => start <= said.start && said.start < end)
    if (clause === undefined) continue
    const subject: Subject | undefined = subjectsOf(article, sentence, clauses, clause, said.start).at(-1)
    if (subject === undefined || (said.bare && article.roster.of(subject.ref) === null)) continue
    readRegions(article, sentence, subject, said.end, said)
  }
}

const address =
  /(?:(?<word>办公地点|办公地址|办公场所|机关地址|机关驻地|地址|驻地|会址|局址|处址|署址|馆址|总部|办公楼)(?:为|是|位于|坐落于|设在|设于|在|：)|(?:位于|坐落于|坐落在|坐落|地处|设在|设于|驻))\s?(?<address>[^，。；（）()]{2,60})/dgu
const streetNumber = /^[^旁侧边近对面]{2,30}\d号/u
const own = /(?:^|(?<=[处办局厅会]))(?:的|该|本|其|现|办事处|联络处|机关|局机关|主要|目前)*$/u

/** 机关办公地点为…: the subject's own address. What is 地址 of something else need not begin with a region. */
const readAddress = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of sentence.hans.matchAll(address)) {
    const clause = clauseAt(clauses, match.index)
    const [from, to] = match.indices!.groups!["address"]!
    const subject = residentOf(article, sentence, clauses, clause, match.index)
    if (subject === null || isPast(article, sentence, match.index)) continue
    const word = match.groups!["word"]
    const region = leadingRegion(sentence, from, to, placesOfOffice(article, subject.ref))
    const plain = word === "地址" || (word === undefined && subject.ref === article.title.ref)
    const numbered = plain && streetNumber.test(sentence.hans.slice(from, to))
    if ((word === undefined || word === "地址" || word === "总部") && region === null && !numbered) continue
    // 位于长沙市芙蓉区: a seat; 位于中山公园旁 is a place like any other
    const whole = region !== null && /^[。；\s]*$/u.test(sentence.hans.slice(region.end, to))
    if (word === undefined && !whole && !/[号號]/u.test(sentence.hans.slice(from, to))) continue
    readPlace(article, sentence, subject.ref, from, to, /^(?:机关|办公)/u.test(word ?? ""))
  }
}

/** 1984年至1990年，设在…; 1984年，设在… where it has moved since: it is elsewhere now. */
const isPast = (article: Article, sentence: Sentence, at: number): boolean => {
  const dates = findDates(sentence.hans.slice(0, at)).filter(({ edtf }) => !edtf.endsWith("/.."))
  if (dates.some(({ edtf }) => edtf.includes("/"))) return true
  return (
    dates.length > 0 && isDated(sentence.hans.slice(0, at)) && hasMoved(article, spanIn(sentence, at).start)
  )
}

/** Whose address it is: of the body that the clause begins with, or of the subject where nothing but 机关 stands before. */
const residentOf = (
  article: Article,
  sentence: Sentence,
  clauses: ReadonlyArray<Clause>,
  clause: Clause,
  at: number
): Subject | null => {
  // X（原Y）位于…
  const before = sentence.hans.slice(clause.start, at).replace(/[（(][^（）()]{2,40}[）)]$/u, "")
  const words = own.exec(before)
  if (words === null) return null
  if (words.index === 0) return carriedSubject(article, sentence, clauses, clause)[0] ?? null
  const named = clause.start + words.index
  const [first] = bodiesIn(article, sentence, clause.start, named)
  if (first?.start !== clause.start || first.end !== named || first.ref === null) return null
  return { ref: first.ref, span: first.span }
}

const placesOfOffice = (article: Article, ref: Ref): ReadonlyArray<string> =>
  article.roster.of(ref)?.places.slice(0, 1) ?? []

/** An address, and the seat that it tells; `told`: the words before it say that it is one. */
const readPlace = (
  article: Article,
  sentence: Sentence,
  ref: Ref,
  from: number,
  to: number,
  told: boolean
): void => {
  const text = sentence.text.slice(from, to).trimEnd()
  const region = leadingRegion(sentence, from, to, placesOfOffice(article, ref))
  const street = /[号號]|[路街道巷里胡同]/u.test(text)
  const building = told && region !== null && text.length > region.end - from + 3
  if (street || building) article.book.claim(ref, "address", text, spanIn(sentence, from, from + text.length))
  if (region !== null)
    claimSeat(article, ref, region.code, spanIn(sentence, region.start, region.end), "the address")
}

const shortly = /[（(](?:以下)?(?:简称|又称|通称)(?:为|：)?[“「]?(?<name>[^，。；、（）()”」或]{2,20})/dgu

/** X（简称Y） of a body that the text names; what the first sentence says of the subject has been read. */
const readShortNames = (article: Article, sentence: Sentence): void => {
  for (const match of sentence.hans.matchAll(shortly)) {
    const [start, end] = match.indices!.groups!["name"]!
    const alias = sentence.text.slice(start, end)
    const body = bodiesIn(article, sentence, Math.max(0, match.index - 40), match.index).at(-1)
    if (body?.end !== match.index || article.book.find(alias) !== null) continue
    const ref = body.make()
    article.book.alias(ref, alias, "short", spanIn(sentence, start, end))
    article.names.add(sentence.hans.slice(start, end), ref)
  }
}
