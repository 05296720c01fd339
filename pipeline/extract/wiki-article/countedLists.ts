/** The list that a stated number is about: in its own sentence, or the one that the article gives. */

import { findRegions } from "../../knowledge/regions.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { OFFICE_NOUNS } from "./lexicon.ts"
import { type Sentence, spanIn } from "./passages.ts"
import { regionList } from "./regionLists.ts"
import { lastGroup } from "./subjects.ts"
import { unitNames } from "./units.ts"

export interface Counted {
  readonly count: number
  /** Where the list stands. */
  readonly at: ReadonlyArray<Span>
}

interface InSentence {
  readonly sentence: Sentence
  readonly number: { readonly start: number; readonly end: number }
  readonly end: number
  readonly stated: number
}

/** A list before the number (A、B和C三个办事处), or behind it up to `next` (…，分别为A、B; （A、B）; 分别是： and items). */
export const listInSentence = (article: Article, claim: InSentence, next: number): Counted | null =>
  /(?:职责|职能)$/u.test(claim.sentence.hans.slice(0, claim.end))
    ? null
    : (listBefore(article, claim) ?? listAfter(article, claim, next))

const counted = (sentence: Sentence, count: number, start: number, end: number): Counted => ({
  count,
  at: [spanIn(sentence, start, end)]
})

/** A list before a number is looked for no farther back than this. */
const longest = 400

const listBefore = (article: Article, claim: InSentence): Counted | null => {
  const { sentence, stated } = claim
  const { hans } = sentence
  // A、B和C共三个
  const total = /(?:共计|共|等)$/u.exec(hans.slice(0, claim.number.start))?.[0].length ?? 0
  const number = { start: claim.number.start - total }
  const window = Math.max(0, number.start - longest)
  const before = hans.slice(window, number.start)
  const from =
    window + Math.max(...["，", "。", "；", "：", "（"].map((mark) => before.lastIndexOf(mark))) + 1
  for (const { start } of findRegions(hans.slice(from, number.start))) {
    const list = regionList(sentence, from + start, number.start)
    // 促进香港与四川、重庆两个省市的联系: its own region is not one of them
    const own = list[0]?.code === article.owner && /[与同]/u.test(hans[list[0]!.end] ?? "") ? 1 : 0
    if (list.length - own > 1 && list.at(-1)!.end === number.start)
      return counted(sentence, list.length - own, list[own]!.start, number.start)
  }
  const introduced =
    /(?:下设|内设|设有|下辖|现辖|分设|包括|设立|设置|(?<![建开增新内下分附创常特假派另改])设(?![立置在于有计施法想定备址]))/u.exec(
      hans.slice(from, number.start)
    )
  if (introduced !== null) {
    const start = from + introduced.index + introduced[0].length
    const units = unitNames(hans, start, number.start)
    if (units.length > 1 && units.at(-1)!.end === number.start)
      return counted(sentence, units.length, start, number.start)
  }
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, from, number.start))
  const ends = bodies.at(-1)?.end === number.start
  return ends && (bodies.length > 1 || stated === 1)
    ? counted(sentence, bodies.length, bodies[0]!.start, number.start)
    : null
}

const introducing = /分别(?:位于|设于|设在|设立于|为|是|在)|包括|即/u

const listAfter = (article: Article, { end, sentence }: InSentence, next: number): Counted | null => {
  const { hans } = sentence
  const bracket = /^[（(](?<list>[^（）()]*、[^（）()]*)[）)]/u.exec(hans.slice(end))
  if (bracket !== null) return entries(article, sentence, end + 1, end + bracket[0].length - 1)
  const said = introducing.exec(hans.slice(end, next))
  const from = said === null ? end : end + said.index + said[0].length
  if (said === null && /^：/u.test(hans.slice(end))) {
    const stop = hans.slice(end + 1).search(/[，。；]/u)
    const units = unitNames(hans, end + 1, stop < 0 ? hans.length : end + 1 + stop)
    if (units.length > 1) return counted(sentence, units.length, units[0]!.start, units.at(-1)!.end)
  }
  if (/^\s*[：:]?\s*$/u.test(hans.slice(from)) && (said !== null || /[：:]\s*$/u.test(hans)))
    return itemsBelow(article, sentence)
  if (said === null) return null
  const stop = hans.slice(from).search(/[，。；]/u)
  return entries(article, sentence, from, stop < 0 ? hans.length : from + stop)
}

/** The entries of A、B和C: regions, units or bodies; otherwise what stands between the marks. */
const entries = (article: Article, sentence: Sentence, from: number, to: number): Counted | null => {
  const start = from + (/^[\s：:]*/u.exec(sentence.hans.slice(from, to))?.[0].length ?? 0)
  const regions = regionList(sentence, start, to)
  const units = unitNames(sentence.hans, start, to)
  const bodies = bodiesIn(article, sentence, start, to)
  const marks = sentence.hans.slice(start, to).split(/、|以及/u).length
  const count = Math.max(regions.length, units.length, bodies.length, marks)
  return count < 2 ? null : counted(sentence, count, start, to)
}

/** The items of the list right below the sentence's paragraph. */
const itemsBelow = (article: Article, { passage }: Sentence): Counted | null => {
  const next = passage.position + 1
  const first = article.passages[next]
  if (first === undefined || first.kind !== "item" || first.index !== passage.index + 1) return null
  const spans: Array<Span> = []
  for (let i = next; article.passages[i]?.list === first.list; i++)
    if (article.passages[i]!.depth === first.depth) spans.push(article.passages[i]!.span)
  return { count: spans.length, at: spans }
}

export type CountedKind =
  | "representative_office"
  | "liaison_unit"
  | "internal_department"
  | "enterprise"
  | "duty"

/** What kind of thing a counted noun means, as far as an article lists such things. */
export const kindOf = (noun: string): CountedKind | null => {
  const office = OFFICE_NOUNS.find(([word]) => noun.endsWith(word))?.[1]
  if (office === "representative_office" || office === "liaison_unit") return office
  if (/(?:职能部门|内设机构|处室|部室|科室|业务部门|^部门|^[处科])$/u.test(noun)) return "internal_department"
  if (/(?:职责|职能)$/u.test(noun)) return "duty"
  return noun.endsWith("企业") ? "enterprise" : null
}

/** The things of a kind that the article lists: offices at the top of its lists, units of its subject. */
export const listOfArticle = (article: Article, kind: CountedKind): Counted | null => {
  if (kind === "duty")
    return article.duties.length < 2 ? null : { count: article.duties.length, at: article.duties }
  if (kind === "enterprise")
    return article.enterprises.length === 0
      ? null
      : { count: article.enterprises.length, at: article.enterprises }
  const listed = article.roster.all.filter(
    ({ kind: of, listed: is, ref }) => of === kind && is && !article.gone.has(ref)
  )
  const top = listed.filter(({ within }) => within === null || within === article.title.ref)
  const found = top.length > 0 ? top : listed
  const spans = article.book.spans(found.map(({ ref }) => ref))
  return found.length === 0 ? null : { count: found.length, at: spans }
}
