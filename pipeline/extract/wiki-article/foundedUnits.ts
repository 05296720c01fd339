/** Who founds and where: units that an office sets up, the places of what is founded, and other founders. */
import { findRegions, isWithin } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { bodiesIn } from "./bodies.ts"
import type { Told } from "./history.ts"
import { type Sentence, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { leadingRegion, regionList } from "./regionLists.ts"
import { claimSeat } from "./regions.ts"
import type { Subject } from "./subjects.ts"
import { unit } from "./units.ts"

/** Places named right before the verb (在A、B和C设立), or by the next clause (分别位于A、B以及C). */
export const placesOf = (
  { clause, clauses, sentence }: Told,
  verb: { readonly start: number }
): ReadonlyArray<{ readonly code: string; readonly span: Span }> => {
  const at = (from: number, to: number) =>
    regionList(sentence, from, to).map(({ code, end, start }) => ({
      code,
      span: spanIn(sentence, start, end),
      end
    }))
  const before = sentence.hans.slice(clause.start, verb.start)
  const inPlace = Math.max(before.lastIndexOf("在"), before.lastIndexOf("于"))
  if (inPlace >= 0) {
    const places = at(clause.start + inPlace + 1, verb.start)
    if (
      places.length > 0 &&
      /^(?:等地|各地|先后|分别|增|\s)*$/u.test(sentence.hans.slice(places.at(-1)!.end, verb.start))
    )
      return places
  }
  const next = clauses.find(({ start }) => start >= clause.end)
  const located =
    next === undefined ? null : /^\s*(?:它们|其)?(?:分别)?(?:位于|设于|设在|为|是|在)/u.exec(next.hans)
  return next === undefined || located === null ? [] : at(next.start + located[0].length, next.end)
}

/** 位於福州的 right before the name of an office: where it is. */
export const claimLocation = (article: Article, sentence: Sentence, ref: Ref, name: number): void => {
  const match = /(?:位于|设在|设于)(?<place>[^，。；的]{2,12})的$/u.exec(sentence.hans.slice(0, name))
  if (match === null) return
  const region = leadingRegion(sentence, name - 1 - match.groups!["place"]!.length, name - 1)
  if (region !== null) claimSeat(article, ref, region.code, spanIn(sentence, region.start, region.end))
}

/** 在济南设立驻山东联络处: where it is, if that lies in the place that the office stands for. */
export const claimPlaceOfVerb = (
  article: Article,
  told: Told,
  verb: { readonly start: number },
  ref: Ref,
  founded: number
): void => {
  const places = placesOf(told, verb)
  const [own] = article.roster.of(ref)?.places ?? []
  const [place] = places
  if (founded !== 1 || places.length !== 1 || own === undefined || place!.code === own) return
  if (isWithin(place!.code, own)) claimSeat(article, ref, place!.code, place!.span)
}

/** 驻京办在沈阳设立辽宁联络处: a unit of the subject by the name of a place. */
export const bareUnit = (
  article: Article,
  told: Told,
  verb: { readonly start: number; readonly end: number },
  to: number
): ReadonlyArray<Subject> | null => {
  const { clause, sentence } = told
  const match = /^(?:了)?(?<name>\p{Script=Han}{2,8}联络处)$/u.exec(sentence.hans.slice(verb.end, to))
  const founder = bodiesIn(article, sentence, clause.start, verb.start)[0]
  const name = match?.groups?.["name"]
  if (name === undefined || placeOfName(name)?.start !== 0 || founder?.ref !== article.title.ref) return null
  const start = to - name.length
  const owner = { ref: article.title.ref, span: founder.span }
  const ref = unit(article, owner, sentence, start, to, "a unit that it has set up", spanIn(sentence))
  claimPlaceOfVerb(article, told, verb, ref, 1)
  return [{ ref, span: spanIn(sentence, start, to) }]
}

/** 驻京办属下的辽宁联络处成立: a unit of the office named before it. */
export const unitOf = (
  article: Article,
  sentence: Sentence,
  office: Body,
  between: string
): ReadonlyArray<Subject> | null => {
  const match = /^(?:属下|辖下|下属|下辖|所属)的?(?<name>[\p{Script=Han}]{2,8}联络处)[于在正式]*$/u.exec(
    between
  )
  const name = match?.groups?.["name"]
  if (name === undefined || placeOfName(name) === null) return null
  const start = office.end + between.indexOf(name)
  const end = start + name.length
  const owner = { ref: office.make(), span: office.span }
  const ref = unit(
    article,
    owner,
    sentence,
    start,
    end,
    "a unit that the sentence says it has",
    spanIn(sentence)
  )
  return [{ ref, span: spanIn(sentence, start, end) }]
}

/** 苏南行政公署在上海设立办事处: the office of another body, unless the one named has the subject's region in its name. */
export const foundedByOther = (article: Article, { hans }: Sentence, from: number, verb: number): boolean => {
  const founder =
    /(?<name>\p{Script=Han}{2,20}(?:公署|公司|集团|大学|学院|委员会|[^省市区县州]委|[厅局]|人民政府|政府))[在于]/u.exec(
      hans.slice(from, verb)
    )
  if (founder === null) return false
  const [region] = findRegions(founder.groups!["name"]!)
  return region === undefined
    ? !/^(?:本|自治)?[省市区县州]/u.test(founder.groups!["name"]!)
    : article.owner !== null && !isWithin(region.region.code, article.owner)
}
