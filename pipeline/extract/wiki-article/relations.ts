/** What sentences say of who dispatches, manages and contains whom; and of offices' regions, units and addresses. */
import { findDates } from "../../knowledge/dates.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { bodiesIn, readBody } from "./bodies.ts"
import { unit, unitNames } from "./lists.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import type { RelationKind } from "./RelationBook.ts"
import { claimSeat, leadingRegion, readRegions, responsibilities } from "./regions.ts"
import { carriedSubject, collectiveNoun, type Subject, subjectsOf } from "./subjects.ts"

interface Pattern {
  readonly relation: RelationKind
  /** `object` is the body; `verb`, where the subject ends. */
  readonly pattern: RegExp
}

const patterns: ReadonlyArray<Pattern> = [
  {
    relation: "dispatched_by",
    pattern: /(?<verb>是|为|系)(?<object>[^，。；]{2,60}?)(?<word>派驻|派往|派赴)/dgu
  },
  {
    relation: "dispatched_by",
    pattern:
      /(?<verb>属于|属|是|为|系)(?<object>[^，。；]{2,60}?)(?:在[^，。；]{2,20}?(?:设立|派驻)的|驻[^，。；]{2,12}?的)?的?(?<word>派出机构|派出机关|派驻机构|派出单位|派出部门)/dgu
  },
  {
    relation: "dispatched_by",
    pattern:
      /(?<verb>是|为|系)(?<object>[^，。；]{2,60}?)(?<word>驻|在[^，。；]{2,20}?设立)[^，。；]{0,12}?的[^，。；]{0,4}?(?:办事机构|联络机构|机构|窗口)/dgu
  },
  {
    relation: "dispatched_by",
    pattern: /(?<verb>由)(?<object>[^，。；由]{2,40}?)(?<word>派出|派驻|派遣)/dgu
  },
  {
    relation: "managed_by",
    pattern:
      /(?<verb>由|受)(?<object>[^，。；由受]{2,40}?)(?:负责|统一|归口|直接|共同)?(?<word>(?:管理|领导|主管|管辖)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组))/dgu
  },
  {
    relation: "managed_by",
    pattern:
      /(?<verb>归口?)(?:由)?(?<object>[^，。；归由、]{2,40}?)(?:负责|统一|归口|直接)?(?<word>(?:管理|领导|管辖)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组))/dgu
  },
  {
    relation: "part_of",
    pattern: /(?<![原曾])(?<verb>隶属于?|从属于?|直属于)(?<object>[^，。；的]{2,60})(?<word>)/dgu
  },
  {
    relation: "part_of",
    pattern:
      /(?<verb>是|为|系|属于?)(?<object>[^，。；]{2,60}?)(?:的)?(?<word>辖下|下辖|属下|下属|直属|所属|下设)/dgu
  },
  { relation: "successor_of", pattern: /(?<verb>前身(?:为|是))(?<object>[^，。；的]{3,40})(?<word>)/dgu }
]

/** Reads every sentence. Clauses that tell of a change (`told`) have been read as events. */
export const readRelations = (article: Article, told: ReadonlySet<Sentence>): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const clauses = clausesOf(sentence)
    if (!told.has(sentence)) for (const pattern of patterns) readPattern(article, sentence, clauses, pattern)
    readManaged(article, sentence)
    readUnits(article, sentence, clauses)
    readResponsibilities(article, sentence, clauses)
    readAddress(article, sentence, clauses)
    readRank(article, sentence, clauses)
    readShortNames(article, sentence)
  }
}

const clauseAt = (clauses: ReadonlyArray<Clause>, at: number): Clause =>
  clauses.find(({ end, start }) => start <= at && at < end) ?? clauses.at(-1)!

const readPattern = (
  article: Article,
  sentence: Sentence,
  clauses: ReadonlyArray<Clause>,
  { pattern, relation }: Pattern
): void => {
  for (const match of sentence.hans.matchAll(pattern)) {
    const at = match.indices!.groups!
    const [from, to] = at["object"]!
    const clause = clauses.find(({ end, start }) => start <= match.index && match.index < end)
    const object = readBody(article, sentence, from, to)
    if (object === null || clause === undefined) continue
    const subjects = subjectsOf(article, sentence, clauses, clause, at["verb"]![0])
    const since = sinceOf(sentence, clause)
    const objectRef = object.make()
    const word = spanIn(sentence, at["verb"]![0], at["verb"]![1])
    for (const { ref, span } of subjects) {
      article.relations.say({
        subject: ref,
        relation,
        object: objectRef,
        since,
        span: spanIn(sentence),
        at: { subject: span, relation: word, object: object.span }
      })
      article.present(ref, span)
    }
    if (relation !== "successor_of") article.present(objectRef, object.span)
    if (object.behind !== null)
      juxtaposed(article, sentence, object.behind.make(), object.behind.span, objectRef, object.span)
  }
}

/** A body's name right behind that of the body it belongs to: 香港特別行政區政府政制及內地事務局. */
const juxtaposed = (
  article: Article,
  sentence: Sentence,
  outer: Ref,
  outerSpan: Span,
  inner: Ref,
  innerSpan: Span
): void => {
  article.present(outer, outerSpan)
  article.relations.say({
    subject: inner,
    relation: "part_of",
    object: outer,
    span: spanIn(sentence),
    at: { subject: innerSpan, relation: outerSpan, object: outerSpan },
    rule: "its name stands right behind that of the body that it belongs to"
  })
}

/** 自2010年起归口…管理: the date from which a relation holds. A day or month alone is no beginning. */
const sinceOf = (sentence: Sentence, clause: Clause) => {
  const date = findDates(sentence.hans.slice(0, clause.end)).findLast(
    ({ edtf, start }) => edtf.endsWith("/..") && start >= clause.start - 20
  )
  return date === undefined
    ? undefined
    : { edtf: date.edtf.replace(/\/\.\.$/u, ""), span: spanIn(sentence, date.start, date.end) }
}

const managed =
  /(?:^|[，。；：])(?<object>[^，。；：]{2,40}?)(?:负责|统一|直接)管理的(?:[\d一二三四五六七八九十]{1,3}个)?(?<subject>(?:驻外)?(?:办事处|联络处|代表处))/dgu

/** X负责管理的驻外办事处: the collective is managed by X. */
const readManaged = (article: Article, sentence: Sentence): void => {
  for (const match of sentence.hans.matchAll(managed)) {
    const at = match.indices!.groups!
    const object = readBody(article, sentence, ...at["object"]!)
    const subject = collectiveNoun(article, sentence, ...at["subject"]!)
    if (object === null || subject === null) continue
    const ref = object.make()
    article.relations.say({
      subject: subject.ref,
      relation: "managed_by",
      object: ref,
      span: spanIn(sentence),
      at: {
        subject: subject.span,
        relation: spanIn(sentence, at["object"]![1], at["subject"]![0]),
        object: object.span
      }
    })
    article.present(ref, object.span)
  }
}

const units =
  /(?<verb>下设|内设|设有|下辖|分设)(?<units>[^，。；（）]{2,80}?)(?:等)?(?:[\d一二三四五六七八九十两]{1,3}个)?(?:职能|内设|业务)?(?:部门|处室|机构|科室|$|(?=[，。；]))/dgu

/** 下设秘书处与业务处两个职能部门. */
const readUnits = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of sentence.hans.matchAll(units)) {
    const at = match.indices!.groups!
    const clause = clauses.find(({ end, start }) => start <= match.index && match.index < end)
    if (clause === undefined) continue
    const names = unitNames(sentence.hans, ...at["units"]!)
    const [subject] = subjectsOf(article, sentence, clauses, clause, at["verb"]![0])
    if (subject === undefined) continue
    for (const { end, start } of names)
      unit(article, subject, sentence, start, end, "a unit that the sentence says it has", spanIn(sentence))
  }
}

const readResponsibilities = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const said of responsibilities(sentence)) {
    const clause = clauses.find(({ end, start }) => start <= said.start && said.start < end)
    if (clause === undefined) continue
    const subject: Subject | undefined = subjectsOf(article, sentence, clauses, clause, said.start).at(-1)
    if (subject !== undefined) readRegions(article, sentence, subject, said.end)
  }
}

const address =
  /(?<word>办公地点|办公地址|办公场所|机关地址|机关驻地|地址|驻地|会址)(?:为|是|位于|设在|在|：)\s?(?<address>[^，。；（）()]{3,60})/dgu
const own = /^(?:该|本|其|现|办事处|联络处|机关|主要|目前)*$/u

/** 机关办公地点为…: the subject's own address. What is 地址 of something else need not begin with a region. */
const readAddress = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of sentence.hans.matchAll(address)) {
    const clause = clauseAt(clauses, match.index)
    const [from, to] = match.indices!.groups!["address"]!
    if (!own.test(sentence.hans.slice(clause.start, match.index))) continue
    const general = match.groups!["word"] === "地址"
    if (general && leadingRegion(sentence, from, to) === null) continue
    const [subject] = carriedSubject(article, sentence, clauses, clause)
    if (subject !== undefined) readPlace(article, sentence, subject.ref, from, to)
  }
}

/** An address, and the seat that it tells. */
const readPlace = (article: Article, sentence: Sentence, ref: Ref, from: number, to: number): void => {
  const text = sentence.text.slice(from, to).trimEnd()
  const region = leadingRegion(sentence, from, to)
  const street = /[号號]|[路街道巷里胡同]/u.test(text)
  if (street) article.book.claim(ref, "address", text, spanIn(sentence, from, from + text.length))
  if (region !== null)
    claimSeat(article, ref, region.code, spanIn(sentence, region.start, region.end), "the address")
}

const rank =
  /(?:级别为|级别是|均为|都是|为|是|属|属于|，)(?<rank>[副正]?(?:省部|厅局|地厅|司局|县处|省|部|厅|局|司|处|科)级)(?:单位|建制|机构|派出机构)?(?=[，。；、的]|$)/dgu

/** 均为副局级单位: the rank of the subject, and of every member where it is said of a collective. */
const readRank = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of sentence.hans.matchAll(rank)) {
    const [from, to] = match.indices!.groups!["rank"]!
    const clause = clauseAt(clauses, match.index)
    const span = spanIn(sentence, from, to)
    const value = sentence.text.slice(from, to)
    const counted =
      collectiveNoun(article, sentence, 0, match.index) ?? countedOffices(article, sentence, match.index)
    const subjects =
      counted === null ? subjectsOf(article, sentence, clauses, clause, match.index) : [counted]
    for (const { ref } of subjects) {
      article.book.claim(ref, "rank", value, span)
      if (ref === article.collective) article.distributed.push({ attribute: "rank", value, span })
    }
  }
}

const countedPattern = /^(?:这)?[\d一二三四五六七八九十]{1,3}个(?:驻外)?(?:办事处|联络处|代表处)/u

/** 11个办事处，都属… as the collective's members. */
const countedOffices = (article: Article, sentence: Sentence, before: number): Subject | null => {
  const match = countedPattern.exec(sentence.hans.slice(0, before))
  return match === null ? null : collectiveNoun(article, sentence, 0, match[0].length, true)
}

const shortly = /[（(](?:以下)?(?:简称|又称|通称)(?:为|：)?[“「]?(?<name>[^，。；、（）()”」]{2,20})/dgu

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
