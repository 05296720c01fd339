/** Puts other names, dates and ranks into an article consistently, and into the facts that are expected of it. */
import { findDates } from "#pipeline/knowledge/dates.ts"
import { resolveRegion } from "#pipeline/knowledge/regions.ts"
import { everything, factsOf } from "./facts.ts"

export type Pairs = ReadonlyArray<readonly [string, string]>

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&")

/** Replaces all at once, the longest first: a name that was put in is not replaced again. */
export const replacing = (pairs: Pairs): ((text: string) => string) => {
  const to = new Map(pairs)
  const keys = [...to.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(keys.map(escaped).join("|"), "gu")
  return (text) => text.replace(pattern, (key) => to.get(key)!)
}

/** EDTF dates and their bounds that follow from the printed dates of a pair. */
const datePairs = ([from, to]: readonly [string, string]): Pairs => {
  const [before, after] = [findDates(from), findDates(to)]
  return before.flatMap((date, i) => {
    const other = after[i]!
    return [
      [`"${date.edtf}"`, `"${other.edtf}"`],
      [` ${date.edtf}`, ` ${other.edtf}`],
      [`"date_start":"${date.first}"`, `"date_start":"${other.first}"`],
      [`"date_end":"${date.last}"`, `"date_end":"${other.last}"`]
    ] as Pairs
  })
}

/**
 * The facts of the article with the names exchanged, and those of the article with the same exchange made in them.
 * `codes` maps regions that the names alone do not tell (a district, an abbreviation).
 */
export const exchanged = (text: string, pairs: Pairs, codes: Pairs = []) => {
  const regions = pairs.flatMap(([from, to]) => {
    const [a, b] = [resolveRegion(from), resolveRegion(to)]
    return a === null || b === null || from.length < 2 ? [] : [[a.code, b.code] as const]
  })
  const inText = replacing(pairs)
  const inFacts = replacing([...pairs, ...pairs.flatMap(datePairs)])
  const code = new Map([...regions, ...codes])
  return {
    text: inText(text),
    found: everything(factsOf(inText(text))).toSorted(),
    expected: everything(factsOf(text))
      .map((line) =>
        inFacts(line).replace(/(?<![\d"=])\d{6}(?!\d)|(?<=")\d{6}(?=")/gu, (c) => code.get(c) ?? c)
      )
      .toSorted()
  }
}
