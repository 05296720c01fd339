/** Whom a transfer is about. */
import { findRegions, resolveRegion } from "../../knowledge/regions.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import type { Told } from "./history.ts"
import { spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { lastGroup, type Subject } from "./subjects.ts"

/** Whom a transfer is about: bodies, or places short for offices that the sentence has named (深琼, 秦皇岛). */
export const namedSubjects = (
  article: Article,
  told: Told,
  from: number,
  to: number
): ReadonlyArray<Subject> => {
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
