/** Names that the article's subject had: what stands before 更名为 and its present name. */
import { findDates } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { findRegions } from "../../knowledge/regions.ts"
import type { Article } from "./Article.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Told } from "./history.ts"
import { isBody, SELF } from "./lexicon.ts"
import { clausesOf, type Sentence, spanIn } from "./passages.ts"
import { isOwnName, type Place, RENAMED } from "./renaming.ts"

/**
 * Former names are learnt from the last sentence to the first: what became the name before the last (A更名为B, B更名为C) is
 * the subject, too.
 */
export const learnFormerNames = (article: Article): void => {
  learnNamesOfOld(article)
  for (const sentence of article.sentences.toReversed())
    for (const clause of clausesOf(sentence).toReversed())
      for (const match of clause.hans.matchAll(RENAMED)) {
        const told = { sentence, clause, dates: findDates(sentence.hans) }
        if (isOwnName(article, told, clause.start + match.index + match[0].length))
          formerName(article, told, clause.start + match.index)
      }
}

const council = /[\p{Script=Han}]{2,8}(?:人民委员会|革命委员会)[\p{Script=Han}]{2,30}/gu

/** 北京市革命委员会外事办公室: the governments of a place had other names in other days, and so had their bodies. */
const learnNamesOfOld = (article: Article): void => {
  const { hans } = article.title
  const at = hans.indexOf("人民政府")
  if (at < 2 || at + 4 === hans.length) return
  for (const sentence of article.sentences)
    for (const match of sentence.hans.matchAll(council)) {
      const start = match.index + match[0].indexOf(hans.slice(0, at))
      const old = /^(?:人民委员会|革命委员会)/u.exec(sentence.hans.slice(start + at))?.[0]
      const end = start + at + (old?.length ?? 0) + hans.length - at - 4
      if (
        start < match.index ||
        old === undefined ||
        !sentence.hans.startsWith(hans.slice(at + 4), start + at + 5)
      )
        continue
      learn(article, sentence, start, end)
    }
}

const said =
  /(?:原名|原称|旧称|旧名|初名|初称|始称|时称|曾用名|最初名)(?:为|是|称|叫)?[“「]?(?<old>[\p{Script=Han}]{3,30})[”」]?，[^，。]{0,24}$/u
/** 原名X。1981年改今名。 1983年，X成立。1989年，改称… */
const saidBefore =
  /(?:原名|原称|旧称|旧名|初名|初称|始称|时称|曾用名|最初名|改设|改组|改称|改名|更名|易名)(?:为|是|称|叫|成)?[“「]?(?<old>[\p{Script=Han}]{3,30})[”」]?[，。；]?$/u
const foundedBefore =
  /(?:^|[，日月年])(?<old>[\p{Script=Han}]{3,30}?)(?:正式)?(?:成立|设立|组建|建立)[，。；]?$/u
const foundedBehind =
  /(?:成立|设立|组建|建立|恢复)了?(?!的)[“「]?(?<old>[\p{Script=Han}]{3,30})[”」]?[，。；]?$/u
const adverbs = /(?:经[^，。经]{0,12}(?:批准|同意|研究)|获准|正式|决定|又|再次|再|已|便|遂|则|由此)+$/u
const lead = /^[^，。]*?(?:名称|名字|机构名)(?:由|从)|^(?:该机构|办事处|其)?[将把由从原]+|^(?:将|把)?原/u

/** The name before the verb or behind 原名: without date, 将 and 正式. */
const formerName = (article: Article, { clause, dates, sentence }: Place, to: number): void => {
  const before = said.exec(sentence.hans.slice(0, to))
  const place =
    before === null
      ? nameBefore(sentence.hans, clause.start, to, dates)
      : placeOf(before, before.groups!["old"]!)
  const text = place === null ? "" : sentence.hans.slice(place.start, place.end)
  if (place === null || !/^[\p{Script=Han}（）]{3,30}$/u.test(text) || !isBody(text) || SELF.test(text)) {
    formerNameBefore(article, sentence, clause.start)
    return
  }
  if (nameKey(text) === nameKey(article.title.name)) return
  learn(article, sentence, place.start, place.end)
}

/** A former name of the subject, if no body has been called so. */
const learn = (article: Article, sentence: Sentence, start: number, end: number): void => {
  const printed = sentence.text.slice(start, end)
  if (article.book.find(printed) !== null) return
  article.book.alias(article.title.ref, printed, "former", spanIn(sentence, start, end))
  article.names.add(sentence.hans.slice(start, end), article.title.ref)
}

/** A body of the same region, or of the same kind in a place of old, that was founded right before the subject got its name. */
const ownFounding = (article: Article, hans: string): RegExpExecArray | null => {
  const match = foundedBefore.exec(hans) ?? foundedBehind.exec(hans)
  if (match === null) return null
  const name = match.groups!["old"]!
  const [old] = findRegions(name)
  const [own] = findRegions(article.title.hans)
  if (old?.start !== 0)
    return name.slice(-2) === article.title.hans.slice(-2) && name.length > 5 ? match : null
  return own?.start === 0 && old.region === own.region ? match : null
}

/** The name that the clauses or the sentence before give, where this clause only says that it changed. */
const formerNameBefore = (article: Article, sentence: Sentence, from: number): void => {
  const { sentences } = article
  const last = sentences[sentences.indexOf(sentence) - 1]
  // nothing but the date and who approved it stands before: the sentence before tells
  const said = sentence.hans.slice(0, from)
  const clauses = withoutDates(said, findDates(said), 0).replace(approving, "") === "" ? "" : said
  const before = clauses === "" ? last : sentence
  const within = before?.passage === sentence.passage
  const hans = clauses === "" ? (before?.hans ?? "") : clauses
  const match = within ? (saidBefore.exec(hans) ?? ownFounding(article, hans)) : null
  if (before === undefined || match === null || !isBody(match.groups!["old"]!)) return
  const { end, start } = placeOf(match, match.groups!["old"]!)
  if (nameKey(before.hans.slice(start, end)) === nameKey(article.title.name)) return
  learn(article, before, start, end)
}

const approving = /(?:^|，)(?:经|根据|按照)[^，。]{0,40}(?=，|$)|[，\s]/gu

const placeOf = (match: RegExpExecArray, old: string) => {
  const start = match.index + match[0].indexOf(old)
  return { start, end: start + old.length }
}

const nameBefore = (
  hans: string,
  from: number,
  to: number,
  dates: Told["dates"]
): { readonly start: number; readonly end: number } | null => {
  let [start, end] = [from, to]
  const cut = (pattern: RegExp) => (end -= pattern.exec(hans.slice(start, end))?.[0].length ?? 0)
  cut(adverbs)
  const dated = dates.find((date) => date.end === end && date.start > start)
  if (dated !== undefined) end = dated.start
  cut(/(?:于|在)$/u)
  cut(adverbs)
  const first = dates.find((date) => date.start >= start && date.start <= start + 1 && date.end < end)
  if (first !== undefined) start = first.end
  start += /^[\s起]*/u.exec(hans.slice(start, end))![0].length
  start += lead.exec(hans.slice(start, end))?.[0].length ?? 0
  if ("“「".includes(hans[start] ?? " ")) start++
  if ("”」".includes(hans[end - 1] ?? " ")) end--
  return start < end ? { start, end } : null
}
