/** Downgrading: offices that become units of a lower kind, and the names that they had before. */
import { findDates } from "../../knowledge/dates.ts"
import { isTraditional } from "../../knowledge/script.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { OFFICE_NOUNS } from "./lexicon.ts"
import { sameOwner } from "./namedOffice.ts"
import { clausesOf, type Sentence, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { strangerAt } from "./strangers.ts"
import { collectiveNoun, lastGroup, placedOffices, type Subject, subjectsOf } from "./subjects.ts"

const intoKind =
  /(?:降格|降级|降|撤格|改|转|改设|变更|调整|升格|升级|升|提升|晋升|更名|扩建|改建)(?:为|成)(?=办事处|联络处|代表处|联络组|联络站)/gu

/** Before the events are read: offices that were of another kind, so that what is told of them then is told of them. */
export const learnChangedOffices = (article: Article): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences])
    for (const clause of clausesOf(sentence))
      for (const match of clause.hans.matchAll(intoKind)) {
        const start = clause.start + match.index
        for (const { ref } of changedOffices(article, { clause, sentence }, start, start + match[0].length))
          article.changed.add(ref)
      }
}

const downgraded = /(?:降格|降级|降|撤格)(?<into>为|成)/u

export const readDowngraded = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const match = downgraded.exec(clause.hans)
  if (match === null || dates.length !== 1) return []
  const start = clause.start + match.index
  const end = start + match[0].length
  const changed = changedOffices(article, told, start, end)
  const subjects = changed.length > 0 ? changed : loweredOffices(article, told, start, end)
  if (subjects.length === 0) return []
  return [{ kind: "downgraded", date: dates[0]!, subjects, word: spanIn(sentence, start, end) }]
}

const upgraded = /(?:升格|升级|提升|晋升)(?:(?:为|成)|$)|升(?:为|成)/u

/** 升格为副厅级: the contract has no kind of its own for it; it is a reorganisation. */
export const readUpgraded = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const match = upgraded.exec(clause.hans)
  if (match === null || dates.length !== 1) return []
  const start = clause.start + match.index
  const end = start + match[0].length
  const changed = changedOffices(article, told, start, end)
  const subjects = changed.length > 0 ? changed : loweredOffices(article, told, start, end)
  if (subjects.length === 0) return []
  return [{ kind: "reorganized", date: dates[0]!, subjects, word: spanIn(sentence, start, end) }]
}

/** 由副厅级降格为处级: the offices named before it, or the article's subject. */
const loweredOffices = (
  article: Article,
  { clause, clauses, sentence }: Told,
  verb: number,
  verbEnd: number
): ReadonlyArray<Subject> =>
  /^(?:[副正]?[^，。]{1,3}级|$)/u.test(sentence.hans.slice(verbEnd, clause.end))
    ? subjectsOf(article, sentence, clauses, clause, verb)
    : []

/**
 * Offices named before a verb that makes them into another kind (降格为联络处): they are those that the article lists
 * under the new kind at the same places; the name with the old kind in it is a former name.
 */
export const changedOffices = (
  article: Article,
  { clause, sentence }: Pick<Told, "clause" | "sentence">,
  verb: number,
  verbEnd: number
): ReadonlyArray<Subject> => {
  const into = OFFICE_NOUNS.find(([word]) => sentence.hans.slice(verbEnd, clause.end).startsWith(word))
  if (into === undefined) return []
  const places = placedOffices(sentence, clause.start, verb)
  const named =
    places === null || places.end > verb
      ? lastGroup(
          sentence,
          bodiesIn(article, sentence, clause.start, verb).filter(({ office }) => office !== null)
        ).map(({ end, office, start }) => ({
          code: office!.code,
          kind: office!.kind,
          span: spanIn(sentence, start, end)
        }))
      : places.places.map(({ code, span }) => ({ code, kind: places.kind, span }))
  if (named.length === 0 && collectiveNoun(article, sentence, clause.start, verb) !== null) return []
  if (named.length === 0) return ownChange(article, { clause, sentence }, verb, into)
  const evidence = spanIn(sentence, places?.start ?? clause.start, verb)
  return named.flatMap(({ code, kind, span }) => {
    const office = article.roster.at(code, into[1])
    if (office === null) return []
    formerName(article, office.ref, office.hans, kind, into, named.length > 1 ? evidence : span)
    return [{ ref: office.ref, span }]
  })
}

/** 联络处升格为办事处 in the article on one office: its own change of kind. */
const ownChange = (
  article: Article,
  { clause, sentence }: Pick<Told, "clause" | "sentence">,
  verb: number,
  into: readonly [string, OrganizationKind]
): ReadonlyArray<Subject> => {
  const { hans, kind, ref, span } = article.title
  const said = /(?:^|[^\p{Script=Han}驻]|[年月日由将该原])(?<noun>联络处|办事处|代表处)$/u.exec(
    sentence.hans.slice(clause.start, verb)
  )?.groups?.["noun"]
  if (said === undefined) return becameSo(article, { clause, sentence }, verb, into)
  const noun = OFFICE_NOUNS.find(([word]) => word === said)
  if (noun === undefined || kind !== into[1] || noun[1] === kind || !hans.endsWith(into[0])) return []
  formerName(article, ref, hans, noun[1], into, spanIn(sentence, verb - noun[0].length, verb))
  return [{ ref, span }]
}

/** 2010年，更名为联络处: the article's own office, where nothing but a date and reasons stand before. */
const becameSo = (
  article: Article,
  { clause, sentence }: Pick<Told, "clause" | "sentence">,
  verb: number,
  into: readonly [string, OrganizationKind]
): ReadonlyArray<Subject> => {
  const { hans, kind, ref, span } = article.title
  const dates = findDates(sentence.hans)
  const said = withoutDates(sentence.hans.slice(clause.start, verb), dates, clause.start)
  const reasons = /^(?:后|又|再|正式|(?:经|根据|按照|依据|因|应)[^，。；]{2,60})?$/u
  if (article.collective === ref || kind !== into[1] || !hans.endsWith(into[0]) || !reasons.test(said))
    return []
  const before = nameOfOther(article, sentence, clause.start)
  if (before !== null) {
    const name = sentence.text.slice(before.start, before.end)
    article.book.alias(ref, name, "former", spanIn(sentence, before.start, before.end))
    article.names.add(sentence.hans.slice(before.start, before.end), ref)
    return [{ ref, span }]
  }
  return strangerAt(article, sentence, 0, clause.start) === null ? [{ ref, span }] : []
}

/** 1949年，上海市人民政府驻京联络处建立，1956年改为办事处: what it was before, at the same place and of the same owner. */
const nameOfOther = (
  article: Article,
  sentence: Sentence,
  to: number
): { readonly start: number; readonly end: number } | null => {
  const match =
    /(?<name>\p{Script=Han}{2,16}驻\p{Script=Han}{1,6}(?:联络处|办事处|代表处|联络组|联络站))(?=建立|成立|设立|，|$)/du.exec(
      sentence.hans.slice(0, to).replace(/^.*[年月日]，?/u, (lead) => " ".repeat(lead.length))
    )
  if (match === null) return null
  const [start, end] = match.indices!.groups!["name"]!
  const hans = sentence.hans.slice(start, end)
  const same = placeOfName(hans)?.code === placeOfName(article.title.hans)?.code
  return same &&
    sameOwner(hans, article.title.hans) &&
    article.book.find(sentence.text.slice(start, end)) === null
    ? { start, end }
    : null
}

const formerRule = "the name with the kind of office that it was before the change"

/** 上海市人民政府驻深圳联络处 was 上海市人民政府驻深圳办事处: the name with the old kind in place of the new. */
const formerName = (
  article: Article,
  ref: string,
  hans: string,
  before: OrganizationKind,
  into: readonly [string, OrganizationKind],
  span: Span
): void => {
  const name = article.book.nameOf(ref)
  if (before === into[1] || !hans.endsWith(into[0])) return
  const word = OFFICE_NOUNS.filter(([, kind]) => kind === before).find(
    ([noun]) => noun.length === into[0].length
  )?.[0]
  if (word === undefined) return
  const traditional = isTraditional(name)
  const old = traditional
    ? word.replace("办事处", "辦事處").replace("联络处", "聯絡處").replace("代表处", "代表處")
    : word
  const former = `${name.slice(0, -into[0].length)}${old}`
  if (article.book.find(former) === ref) return
  article.book.alias(ref, former, "former", span, null, formerRule)
  const formerHans = `${hans.slice(0, -into[0].length)}${word}`
  article.names.add(formerHans, ref)
  if (formerHans.includes("驻")) article.names.add(formerHans.slice(formerHans.indexOf("驻")), ref)
}
