/** What sentences say of who dispatches, manages and contains whom. */
import { findDates } from "../../knowledge/dates.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { distinctBody, readBody } from "./bodies.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import type { RelationKind } from "./RelationBook.ts"
import { collectiveNoun, subjectsOf } from "./subjects.ts"
import { readSuccessive } from "./successiveManagers.ts"

interface Pattern {
  readonly relation: RelationKind
  /** `object` is the body; `verb`, where the subject ends. */
  readonly pattern: RegExp
}

const patterns: ReadonlyArray<Pattern> = [
  {
    relation: "dispatched_by",
    pattern: /(?<!前身)(?<verb>是|为|系|指)(?<object>[^，。；]{2,60}?)(?<word>派驻|派往|派赴)/dgu
  },
  {
    relation: "dispatched_by",
    pattern:
      /(?<!前身)(?<verb>属于|属|是|为|系)(?<object>[^，。；]{2,60}?)(?:在[^，。；]{2,20}?(?:设立|派驻)的|(?:驻|设在|设于|设立在|设立于|派驻)[^，。；]{2,12}?的)?的?(?<word>派出机构|派出机关|派驻机构|派出单位|派出部门|驻外机构|派出办事机构)/dgu
  },
  {
    relation: "dispatched_by",
    pattern:
      /(?<!前身)(?<verb>是|为|系)(?<object>[^，。；]{2,60}?)(?<word>驻|[在于][^，。；]{2,20}?设立|设在|设于|设立在|设立于|在(?=[^，。；的]{1,8}的[^，。；]{0,6}(?:机构|办事处)))[^，。；]{0,12}?[的之][^，。；]{0,8}?(?:办事机构|联络机构|代表机构|机构|窗口|办事处|联络处)/dgu
  },
  {
    relation: "dispatched_by",
    pattern: /(?<verb>由)(?<object>[^，。；由]{2,40}?)(?<word>派出|派驻|派遣)/dgu
  },
  {
    relation: "managed_by",
    pattern:
      /(?<verb>由|受)(?<object>[^，。；由受]{2,40}?)(?:负责|统一|归口|直接|共同|垂直)?(?<word>(?:管理|领导|主管|管辖|代管)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组))/dgu
  },
  {
    relation: "managed_by",
    pattern:
      /(?<verb>归口?)(?:由)?(?<object>[^，。；归由、]{2,40}?)(?:负责|统一|归口|直接)?(?<word>(?:管理|领导|管辖|代管)(?!局|处|科|司|中心|委|部|办|公司|站|所|小组))/dgu
  },
  {
    relation: "part_of",
    pattern: /(?<![原曾的个各家下等])(?<verb>隶属于?|从属于?|直属于)(?<object>[^，。；的]{2,60})(?<word>)/dgu
  },
  {
    relation: "part_of",
    pattern:
      /(?<!前身)(?<verb>是|为|系|属于?)(?:(?:主管|负责|分管)[^，。；]{1,40}?的)?(?<object>[^，。；]{2,60}?)(?:(?:主管|负责|分管|承担)[^，。；]{1,40}?)?(?<word>的(?:隶属(?!关系))|的?(?:辖下|下辖|属下|下属|直属|所属|下设|内设(?=(?:司局|机构|处室|部门|科室|单位|厅局)(?:[，。；]|$))|组成部门|工作部门|组成机构|政府部门)|的(?:职能部门|职能机构|行政机构|行政机关|办事机构|部门|决策局|政策局))/dgu
  },
  {
    relation: "part_of",
    pattern:
      /(?<!前身)(?<verb>是|为|系)(?<object>[^，。；]{2,60}?)(?<word>(?:[在于][^，。；]{2,20}?设立|设[在于][^，。；]{2,20}?)的[^，。；]{0,8}?直属(?=海关|分局|局))/dgu
  },
  {
    relation: "successor_of",
    pattern:
      /(?<verb>前身(?:为|是|系))(?:[^，。；]{4,16}?(?:成立|设立|组建|建立|创建|创办|开办)的)?(?<object>[^，。；的]{3,40})(?<word>)/dgu
  }
]

/** Reads every sentence. Sentences that tell of a change (`told`) have been read as events. */
export const readRelations = (article: Article, told: ReadonlySet<Sentence>): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const clauses = clausesOf(sentence)
    if (!readSuccessive(article, sentence) && !told.has(sentence))
      for (const pattern of patterns) readPattern(article, sentence, clauses, pattern)
    readManaged(article, sentence)
  }
}

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
    if (clause !== undefined && past.test(sentence.hans.slice(clause.start, match.index))) continue
    // A和B分别是C和D的派出机构: which of which is told by their order alone
    if (/分别$/u.test(sentence.hans.slice(0, match.index))) continue
    const object = readBody(article, sentence, from, to)
    if (object === null || clause === undefined) continue
    const subjects = subjectsOf(article, sentence, clauses, clause, at["verb"]![0])
    const term = relation === "successor_of" ? null : termOf(sentence, clause)
    const since = term?.since ?? sinceOf(sentence, clause)
    const until = term?.until ?? untilOf(sentence, clause)
    const objectRef =
      relation === "successor_of" ? distinctBody(article, sentence, object, from) : object.make()
    const word = spanIn(sentence, at["verb"]![0], at["verb"]![1])
    for (const { ref, span } of subjects) {
      article.relations.say({
        subject: ref,
        relation,
        object: objectRef,
        since,
        until,
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

/** 民国时期受X管辖, 曾由X管理: how it was, and no longer is. */
const past = /(?:时期|时代|年间|期间|初期|曾|曾经|一度|最初|起初)(?:又|先)?$/u

/** 2016年4月至2018年12月，由…代管: the one interval that the clause stands under. */
const termOf = (sentence: Sentence, clause: Clause) => {
  const [date, other] = findDates(sentence.hans.slice(0, clause.end)).filter(
    ({ edtf, start }) => start >= clause.start - 20 && !edtf.includes("..")
  )
  const [from, to] = date?.edtf.split("/") ?? []
  if (date === undefined || other !== undefined || from === undefined || to === undefined) return null
  const span = spanIn(sentence, date.start, date.end)
  return { since: { edtf: from, span }, until: { edtf: to, span } }
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

/** 2014年以前，…: until then. */
const untilOf = (sentence: Sentence, clause: Clause) => {
  const date = findDates(sentence.hans.slice(0, clause.end)).findLast(
    ({ edtf, start }) => edtf.startsWith("../") && start >= clause.start - 20
  )
  return date === undefined
    ? undefined
    : { edtf: date.edtf.slice(3), span: spanIn(sentence, date.start, date.end) }
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
