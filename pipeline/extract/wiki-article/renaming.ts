/** Renaming: 更名为, 改称, 升格为 and the like before the subject's own name; what it was called before. */
import { findDates } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { findRegions } from "../../knowledge/regions.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { isBody, SELF } from "./lexicon.ts"
import { clausesOf, type Sentence, spanIn } from "./passages.ts"

const verb =
  /(?:更名|更(?=[为今现])|改名|改称|易名|降格|降级|撤格|升格|升级|扩建|改组|改建|改设|变更|更改|定名|命名|改制|改|转|恢复(?=[现今原]名))(?:为|成|作)?(?=[“「]?(?<name>现名|今名|原名|[\p{Script=Han}]{2}))/gu

/**
 * Former names are learnt from the last sentence to the first: what became the name before the last (A更名为B, B更名为C) is
 * the subject, too.
 */
export const learnFormerNames = (article: Article): void => {
  learnNamesOfOld(article)
  for (const sentence of article.sentences.toReversed())
    for (const clause of clausesOf(sentence).toReversed())
      for (const match of clause.hans.matchAll(verb)) {
        const told = { sentence, clause, dates: findDates(sentence.hans) }
        if (isOwnName(article, told, clause.start + match.index + match[0].length))
          formerName(article, told, clause.start + match.index)
      }
}

const council = /[\p{Script=Han}]{2,8}(?:人民委员会|革命委员会)[\p{Script=Han}]{2,30}/gu

/** 北京市革命委员会外事办公室: the governments of a place had other names in other days, and so had their bodies. */
const learnNamesOfOld = (article: Article): void => {
  const { hans, ref } = article.title
  const at = hans.indexOf("人民政府")
  if (at < 2 || at + 4 === hans.length) return
  for (const sentence of article.sentences)
    for (const match of sentence.hans.matchAll(council)) {
      const start = match.index + match[0].indexOf(hans.slice(0, at))
      const old = /^(?:人民委员会|革命委员会)/u.exec(sentence.hans.slice(start + at))?.[0]
      const end = start + at + (old?.length ?? 0) + hans.length - at - 4
      const name = sentence.text.slice(start, end)
      if (
        start < match.index ||
        old === undefined ||
        !sentence.hans.startsWith(hans.slice(at + 4), start + at + 5)
      )
        continue
      if (article.book.find(name) !== null) continue
      article.book.alias(ref, name, "former", spanIn(sentence, start, end))
      article.names.add(sentence.hans.slice(start, end), ref)
    }
}

type Place = Pick<Told, "sentence" | "clause" | "dates">

/** X更名为Y, Y the subject's own name: a reorganisation of the subject, X its former name. */
export const readRenamed = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  if (dates.length !== 1) return []
  for (const match of clause.hans.matchAll(verb)) {
    const start = clause.start + match.index
    const end = start + match[0].length
    if (!isOwnName(article, told, end)) continue
    const { ref, span } = article.title
    const kind = /^[降撤]/u.test(match[0]) ? "downgraded" : "reorganized"
    return [{ kind, date: dates[0]!, subjects: [{ ref, span }], word: spanIn(sentence, start, end) }]
  }
  return []
}

/** X更名为Y, X the subject under its present name: it had the other name for a time. */
export const readNamedAway = (
  article: Article,
  { clause, dates, sentence }: Told
): ReadonlyArray<Happening> => {
  if (dates.length !== 1) return []
  for (const match of clause.hans.matchAll(verb)) {
    const start = clause.start + match.index
    const end = start + match[0].length
    const subject = bodiesIn(article, sentence, clause.start, start).at(-1)
    if (!/(?:[为成作称]|[更改易]名)$/u.test(match[0])) continue
    const name = sentence.hans.slice(end, clause.end)
    const at = self(article, sentence, clause.start, start)
      ? article.title
      : subject?.end === start && subject.ref === article.title.ref
        ? { ref: article.title.ref, span: subject.span }
        : null
    if (at === null || !isBody(name)) continue
    return [
      {
        kind: "reorganized",
        date: dates[0]!,
        subjects: [{ ref: at.ref, span: at.span }],
        word: spanIn(sentence, start, end)
      }
    ]
  }
  return []
}

/** 办事处于2010年更名为…: of the article's own office, where it is about one. */
const self = (article: Article, sentence: Sentence, from: number, verb: number): boolean => {
  if (article.title.ref === article.collective || article.entries.has(sentence.inline)) return false
  const said = withoutDates(sentence.hans.slice(from, verb), findDates(sentence.hans), from)
  return SELF.test(said.replace(/[于在\s]+$|^[，\s]+/gu, ""))
}

const isOwnName = (article: Article, { clause, sentence }: Place, at: number): boolean => {
  const start = "“「".includes(sentence.hans[at] ?? " ") ? at + 1 : at
  if (/^[现今原]名/u.test(sentence.hans.slice(start, start + 2))) return true
  const state = sentence.hans.startsWith("中华人民共和国", start) ? 7 : 0
  const known =
    article.names.at(sentence.hans, start, clause.end) ??
    article.names.at(sentence.hans, start + state, clause.end)
  if (known?.value !== article.title.ref || known.end - start <= 3) return false
  // 香港海关缉私队 is not 香港海关
  return !longer.test(sentence.hans.slice(known.end, clause.end))
}

const longer = /^[\p{Script=Han}]{1,8}(?:[处科室组队部局所]|分局|办公室|委员会|中心|公司)[”」』]?[。；]?$/u

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
  const printed = sentence.text.slice(place.start, place.end)
  if (article.book.find(printed) !== null) return
  article.book.alias(article.title.ref, printed, "former", spanIn(sentence, place.start, place.end))
  article.names.add(text, article.title.ref)
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
  const printed = before.text.slice(start, end)
  if (article.book.find(printed) !== null) return
  article.book.alias(article.title.ref, printed, "former", spanIn(before, start, end))
  article.names.add(before.hans.slice(start, end), article.title.ref)
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
