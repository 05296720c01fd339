/** The bodies that a founding verb is about. */
import type { DateMention } from "../../knowledge/dates.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import {
  bareUnit,
  claimLocation,
  claimPlaceOfVerb,
  foundedByOther,
  placesOf,
  unitOf
} from "./foundedUnits.ts"
import type { Told } from "./history.ts"
import { bodyKind, OFFICE_NOUNS, SELF, THIS } from "./lexicon.ts"
import { stranger } from "./strangers.ts"
import {
  carriedSubject,
  defaultSubject,
  lastGroup,
  placedOffices,
  type Subject,
  subjectsOf
} from "./subjects.ts"

const nouns = OFFICE_NOUNS.map(([word]) => word).join("|")

/**
 * The bodies that a founding verb is about: at the places named before it (在西藏、新疆和内蒙古设立办事处) or in the next
 * clause (分别位于…), the body named after it, or the one named before it. Null where none can be told; a place for which
 * the article lists no office gives a null of its own.
 */
export const foundedBodies = (
  article: Article,
  told: Told,
  verb: { readonly start: number; readonly end: number }
): ReadonlyArray<Subject | null> | null => {
  const { sentence } = told
  // （1987年成立）（内设…）: what is founded stands in the verb's own bracket
  const bracket = /^[^（()）]*[)）]/u.exec(sentence.hans.slice(verb.end, told.clause.end))
  const clause = bracket === null ? told.clause : { ...told.clause, end: verb.end + bracket[0].length }
  const rest = sentence.hans
    .slice(verb.end, clause.end)
    .replace(/^以来/u, "")
    .replace(/^[（(][^（）()]{2,30}[）)]$/u, "")
    .replace(/[）)]$/u, "")
    .replace(bracket === null ? /$/u : /，.*$/u, "")
  const kind = nounKind(rest)
  if (kind !== null) {
    if (foundedByOther(article, sentence, clause.start, verb.start)) return null
    const places = placesOf(told, verb)
    if (places.length > 0)
      return places.map(({ code, span }) => {
        const office = article.roster.at(code, kind) ?? article.changedAt(code)
        return office === null ? null : { ref: office.ref, span }
      })
  }
  const described = describedBy(article, told, verb, rest)
  if (described !== null) return described
  // 组建办事处 in an article on one office
  const own = kind === article.title.kind && OFFICE_NOUNS.some(([word]) => word === rest)
  if (own && article.title.ref !== article.collective) return [defaultSubject(article, sentence)]
  const together = placedBy(article, told, verb)
  if (together !== null) return together
  const after = bodiesIn(article, sentence, verb.end, clause.end)
  const named = after.filter(
    ({ end, office, ref }) =>
      (office !== null || ref === article.title.ref) &&
      /^[\s」”）]*(?:[（(][^（）()]{0,16}[）)])?$/u.test(sentence.hans.slice(end, clause.end))
  )
  if (named.length > 0)
    return named.map((body) => {
      const ref = body.make()
      claimLocation(article, sentence, ref, body.start)
      claimPlaceOfVerb(article, told, verb, ref, named.length)
      return { ref, span: body.span }
    })
  const bare = bareUnit(article, told, verb, clause.end)
  if (bare !== null) return bare
  if (THIS.test(rest) && article.collective !== article.title.ref) return [defaultSubject(article, sentence)]
  if (
    !/^(?:于|在|的|成立|运作|运行|办公|运营|工作|对外办公|开展工作)?\s*(?:(?:民国)?[\d〇零一二三四五六七八九十]{1,4}\s{0,2}年|$)/u.test(
      rest
    ) &&
    rest !== ""
  )
    return null
  return namedBefore(article, told, verb.start)
}

/** X是Y于1995年设立的联络机构: X, whoever set it up. */
const describedBy = (
  article: Article,
  { clause, clauses, sentence }: Told,
  verb: { readonly start: number },
  rest: string
): ReadonlyArray<Subject> | null => {
  if (!/^的[^，。；]{0,20}(?:机构|部门|单位|办事处|联络处|代表处|窗口|组织)$/u.test(rest)) return null
  const is = sentence.hans.slice(clause.start, verb.start).search(/[是系]/u)
  return is < 0 ? null : subjectsOf(article, sentence, clauses, clause, clause.start + is)
}

/** 设立驻西藏、新疆办事处; 驻西藏、新疆办事处成立: the offices at these places. */
const placedBy = (
  article: Article,
  { clause, dates, sentence }: Told,
  verb: { readonly start: number; readonly end: number }
): ReadonlyArray<Subject | null> | null => {
  const after = placedOffices(sentence, verb.end, clause.end)
  const before = after ?? placedOffices(sentence, clause.start, verb.start)
  if (before === null || before.places.length < 2) return null
  const between = after === null ? sentence.hans.slice(before.end, verb.start) : ""
  if (after !== null ? after.end !== clause.end : !fillers.test(withoutDates(between, dates, before.end)))
    return null
  return before.places.map(({ code, span }) => {
    const office = article.roster.at(code, before.kind) ?? article.changedAt(code)
    return office === null ? null : { ref: office.ref, span }
  })
}

const fillers = /^(?:正式|宣布|宣告|先后|相继|陆续|分别|同时|一并|挂牌|于|[和与及、]|以及|\s)*$/u

/** The kind of office that stands at the end of what a verb is followed by: 设立办事处, 增设共四個聯絡處. */
const nounKind = (rest: string): OrganizationKind | null => {
  const match = new RegExp(
    `^(?:了)?(?:共|共计)?(?:[\\d一二三四五六七八九十两]{1,3}个)?(?:驻外|分支|市政府)?(?<noun>${nouns})$`,
    "u"
  ).exec(rest)
  return match === null ? null : OFFICE_NOUNS.find(([word]) => word === match.groups!["noun"])![1]
}

/** 经…批准 right before the verb names who approves, not what is founded. */
const approval =
  /(?:(?:经|获|由)[^，。；]{0,30}?(?:批准|同意|批复)|(?:根据|依据|按照)[^，。；]{0,40}?)(?:正式)?$/u

/** The body named right before the verb (…驻哈尔滨办事处成立); without a name the article's subject. */
const namedBefore = (
  article: Article,
  { clause, clauses, dates, sentence }: Told,
  founding: number
): ReadonlyArray<Subject> | null => {
  const approved = approval.exec(sentence.hans.slice(clause.start, founding))
  const verb = approved === null ? founding : clause.start + approved.index
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, clause.start, verb))
  const last = bodies.at(-1)
  const between = sentence.hans.slice(last?.end ?? clause.start, verb)
  const filler = withoutDates(between, dates, last?.end ?? clause.start)
    .replace(/^[（(][^（）()]*[）)]/u, "")
    .replace(/^[（(](?:位于|设于|设在)[^（）()，]{2,12}，/u, "")
  if (
    !/^(?:[在于][\p{Script=Han}]{2,14}?)?(?:正式|自|宣布|宣告|先后|相继|陆续|分别|同时|一并|亦告|亦|也|揭牌|挂牌|的|在|于|由此|始|组建|以及|[和与及、]|[（()）”」]|\s)*$/u.test(
      filler
    )
  ) {
    const said = filler
      .replace(/^(?:目前|同年|该年)+/u, "")
      .replace(/(?:正式|宣布|宣告|挂牌|揭牌|自|的|在|于)+$/u, "")
    const end = (last?.end ?? clause.start) + between.indexOf(said) + said.length
    const other =
      last === undefined && said.length > 3 ? stranger(article, sentence, clause.start, end) : null
    if (other !== null) {
      article.kind(other.ref, bodyKind(said), other.span)
      return [other]
    }
    if (last !== undefined) return unitOf(article, sentence, last, between)
    return SELF.test(said) ? alone([defaultSubject(article, sentence)]) : null
  }
  if (bodies.length > 0) return bodies.map((body) => ({ ref: body.make(), span: body.span }))
  const listed = listedBefore(article, { clause, clauses, dates, sentence })
  if (listed !== null) return listed
  return alone(carriedSubject(article, sentence, clauses, clause))

  /** A date without a name in an article on many offices may be that of any of them. */
  function alone(subjects: ReadonlyArray<Subject>): ReadonlyArray<Subject> | null {
    return subjects.length === 0 || subjects.some(({ ref }) => ref === article.collective) ? null : subjects
  }
}

/** …设驻重庆联络处及驻陕西联络处，分别于2006年及2017年成立: the bodies that end the clause before, one for each date. */
const listedBefore = (
  article: Article,
  { clause, clauses, dates, sentence }: Pick<Told, "clause" | "clauses" | "dates" | "sentence">
): ReadonlyArray<Subject> | null => {
  const before = clauses.findLast(({ end }) => end <= clause.start)
  if (before === undefined || dates.length < 2 || !/^\s*分别[于在]/u.test(clause.hans)) return null
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, before.start, before.end))
  if (bodies.at(-1)?.end !== before.end || bodies.length !== dates.length) return []
  return bodies.map((body) => ({ ref: body.make(), span: body.span }))
}

export const withoutDates = (text: string, dates: ReadonlyArray<DateMention>, from: number): string => {
  let out = ""
  for (let i = 0; i < text.length; i++)
    if (!dates.some(({ end, start }) => start <= from + i && from + i < end)) out += text[i]
  return out
}
