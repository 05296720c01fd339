/** Relocation 迁至, 搬迁到, 迁址: the contract has no kind of event for it; the last one tells the address. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { withoutDates } from "./foundedBodies.ts"
import { SELF } from "./lexicon.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat } from "./regions.ts"
import { carriedSubject, lastGroup, type Subject } from "./subjects.ts"

const moved =
  /(?:整体|正式|又|再次|再|先后)?(?:搬迁|迁移|迁址|乔迁|搬|迁|移驻|迁驻)(?:至|到|往|入|回|进|于)?/u
const planned = /[将拟]|计划|决定|建议|要求|申请|批准|同意|筹/u
/** Words that stand for the whole body: its seat, its building. */
const seat =
  /(?:的)?(?:机关|办公(?:地点|地址|场所|楼|处)|会址|局址|处址|署址|驻地|地址|总部|(?<!分)局机关|办事处机关)$/u

interface Move {
  readonly subjects: ReadonlyArray<Subject>
  readonly start: number
  readonly end: number
}

const moveIn = (article: Article, sentence: Sentence, clause: Clause): Move | null => {
  const match = moved.exec(clause.hans)
  if (match === null || planned.test(clause.hans.slice(0, match.index))) return null
  const start = clause.start + match.index
  const end = start + match[0].length
  const rest = sentence.hans.slice(end, clause.end)
  // 搬迁企业 moves other things; 迁入新址 does not say where
  if (!/[至到往入回进于驻]$/u.test(match[0]) && !/迁址$/u.test(match[0])) return null
  if (!/^[^，。；]{2,}/u.test(rest) || /^新(?:址|办公|楼|大楼)/u.test(rest)) return null
  return { start, end, subjects: movers(article, sentence, clause, start) }
}

/** Whose move it is: of a body that is named and known, or of the subject where nothing but a date and 由X stands before. */
const movers = (
  article: Article,
  sentence: Sentence,
  clause: Clause,
  verb: number
): ReadonlyArray<Subject> => {
  const before = sentence.hans.slice(clause.start, verb)
  const left = /[由从](?:原(?:址|来的)?)?[^由从]{1,30}$/u.exec(before)
  const to = clause.start + (left?.index ?? before.length)
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, clause.start, to))
  const last = bodies.at(-1)
  const behind = sentence.hans.slice(last?.end ?? clause.start, to)
  const said = withoutDates(behind, findDates(sentence.hans), last?.end ?? clause.start)
    .replace(seat, "")
    .replace(/^(?:同年|随后|其后|后|又|起|[于在至到\s])+|(?:又|再次|也|亦|一并|随之|[于在\s])+$/gu, "")
  if (last !== undefined)
    return said === "" && bodies.every(({ ref }) => ref !== null)
      ? bodies.map((body) => ({ ref: body.make(), span: body.span }))
      : []
  if ((said !== "" && !SELF.test(said)) || article.title.ref === article.collective) return []
  return carriedSubject(article, sentence, clausesOf(sentence), clause)
}

/** Where the text last says that the article's subject moved; looked for once. */
const lastMoves = new WeakMap<Article, number>()
const lastMove = (article: Article): number => {
  const known = lastMoves.get(article)
  if (known !== undefined) return known
  const moves = article.sentences.flatMap((sentence) =>
    clausesOf(sentence).flatMap((clause) =>
      moveIn(article, sentence, clause)?.subjects.some(({ ref }) => ref === article.title.ref)
        ? spanIn(sentence, clause.start, clause.end).start
        : []
    )
  )
  lastMoves.set(article, moves.at(-1) ?? -1)
  return moves.at(-1) ?? -1
}

/** Whether a text behind a place in the source says that the article's subject moved. */
export const hasMoved = (article: Article, after: number): boolean => lastMove(article) > after

/** The last move tells the address where nothing else does: 2003年迁至东城根上街78号. */
export const readLastAddress = (article: Article): void => {
  const own = article.entrySentences.filter(({ inline }) => !article.entries.has(inline))
  const moves = [...article.sentences, ...own].flatMap((sentence) =>
    clausesOf(sentence).flatMap((clause) => {
      const move = moveIn(article, sentence, clause)
      return move === null ? [] : [{ sentence, clause, ...move }]
    })
  )
  const last = moves.at(-1)
  if (last === undefined) return
  for (const { ref } of last.subjects) {
    if (ref !== article.title.ref) continue
    const claims = article.book.claimsOf(ref)
    if (claims.some(({ attribute }) => attribute === "address")) continue
    const text =
      /^[^，。；（）()]{2,40}?号(?:[^，。；（）()]{0,16}?(?:楼|层|室|座|大厦|广场|中心))?(?=办公|新|$|[，。；])/u.exec(
        last.sentence.hans.slice(last.end, last.clause.end)
      )?.[0]
    if (text === undefined) continue
    const to = last.end + text.length
    const span = spanIn(last.sentence, last.end, to)
    const rule = "where the text says that it moved last"
    article.book.claim(ref, "address", last.sentence.text.slice(last.end, to), span, "derived", rule)
    const region = leadingRegion(last.sentence, last.end, to)
    if (region !== null)
      claimSeat(article, ref, region.code, spanIn(last.sentence, region.start, region.end), rule)
  }
}
