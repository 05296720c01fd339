/** Persons and posts in running text: 现任主任张三, 张三任主任, 前任主任张三于2008年至2013年任职. */
import { parseDate } from "../../knowledge/dates.ts"
import { isChineseName, POST } from "../../knowledge/persons.ts"
import type { Article } from "./Article.ts"
import { type Dated, type Post, pushHolder, pushHolding } from "./holderRows.ts"
import { type DatedPlace, datesOf, holdingIn, severalIn, termIn } from "./holderTerms.ts"
import { type Line, lineOf, type Sentence, spanIn } from "./passages.ts"
import { defaultSubject, type Subject } from "./subjects.ts"

const told = new RegExp(
  `(?:(?:现任(?:领导：)?|首任|时任|前任(?=[^，。；（(]{4,10}[（(]))(?:该|本)?(?:办事处|联络处|海关|关|办|局|厅|分局|管委会)?|(?:^|[，。；])(?=副?[局处厅关司署主][长任][为是]))(?<post>${POST})(?:为|是|系|：)?(?<person>\\p{Script=Han}{2,4})(?=[，。；、（(]|$)`,
  "dgu"
)
const appointed = new RegExp(
  `(?:^|[，。；])(?:由)?(?:原?${POST})?(?<person>\\p{Script=Han}{2,4}?)(?:现任|出任|担任|接任|任)(?<of>(?:该|本)?(?:办事处|联络处|办|处|局|厅)?)(?<post>${POST})(?=[，。；]|$)`,
  "dgu"
)
/** 现任主任刘洋、党组书记陈红 */
const beside = new RegExp(
  `(?<=现任[^。；]{4,60})[、，](?<post>${POST})(?<person>\\p{Script=Han}{2,4})(?=[，。；、（(]|$)`,
  "dgu"
)
/** 前任主任张三于2008年3月至2013年6月任职: the dates between are the term. */
const served = new RegExp(
  `(?:^|[，。；])(?:其|该办事处|办事处)?(?:前任|首任|末任|原任|继任|上任|时任|第[一二三四五六七八九十\\d]{1,3}任)(?<post>${POST})(?<person>\\p{Script=Han}{2,4}?)(?<term>(?:[于自从在由]|(?=[\\d二一]))[^，。；]{4,36}?)(?:任职|在任|就任|到任|上任|任|离任|卸任|离职)(?=[，。；]|$)`,
  "dgu"
)
/** 张三于2012年4月起任局长, 张三自2001年至2005年任主任 */
const since = new RegExp(
  `(?:^|[，。；])(?<person>\\p{Script=Han}{2,4}?)(?<term>(?:[于自从在]|(?=[\\d二一]))[^，。；]{4,36}?)(?:出任|担任|接任|就任|任)(?:该|本)?(?:办事处|联络处|办|处|局|厅)?(?<post>${POST})(?=[，。；]|$)`,
  "dgu"
)

export const readHoldersInProse = (article: Article): void => {
  for (const sentence of article.sentences) {
    // every pattern has it, and few sentences do
    if (!sentence.hans.includes("任")) continue
    readSeveral(article, sentence)
    for (const pattern of [told, appointed, beside]) readPattern(article, sentence, pattern)
    for (const pattern of [served, since]) readPattern(article, sentence, pattern)
  }
}

const several = new RegExp(
  `(?:历任|历届|先后任)(?<post>${POST})(?:依次|先后|分别)?(?:有|为|是|包括)?：?(?<list>[^。；]{4,200})`,
  "du"
)

/** 历任主任有：张三（1984年—1990年）、李四: all of them, or none where one is no name. */
const readSeveral = (article: Article, sentence: Sentence): void => {
  const match = several.exec(sentence.hans)
  if (match === null) return
  const { list, post } = match.indices!.groups!
  const parts = severalIn(lineOf(sentence.inline, sentence.start + list![0], sentence.start + list![1]))
  const holdings = parts.map((line) => ({ line, holding: holdingIn(line, false) }))
  if (parts.length < 2 || holdings.some(({ holding }) => holding === null || holding.post !== null)) return
  const at = { text: sentence.text.slice(...post!), span: spanIn(sentence, ...post!) }
  for (const { holding, line } of holdings)
    pushHolding(article, defaultSubject(article, sentence), line, holding!, at)
}

const readPattern = (article: Article, sentence: Sentence, pattern: RegExp): void => {
  for (const match of sentence.hans.matchAll(pattern)) {
    const at = match.indices!.groups!
    const [start, end] = at["person"]!
    if (!isChineseName(sentence.hans.slice(start, end))) continue
    const term =
      at["term"] === undefined
        ? termAround(sentence, match.index, match.index + match[0].length)
        : termOf(sentence, at["term"][0], leaving(sentence, match.index + match[0].length))
    if (term === null) continue
    const part = (from: number, to: number): Post => ({
      text: sentence.text.slice(from, to),
      span: spanIn(sentence, from, to)
    })
    const subject = defaultSubject(article, sentence)
    pushHolder(article, subject, part(...at["post"]!), part(start, end), term)
    if (pattern === beside) alsoNamed(article, sentence, subject, part(...at["post"]!), end)
  }
}

/** 副主任王芳、赵强: those behind the first have the post, too. */
const alsoNamed = (
  article: Article,
  sentence: Sentence,
  subject: Subject,
  post: Post,
  from: number
): void => {
  let at = from
  for (;;) {
    const name = /^、(\p{Script=Han}{2,3})(?=[、，。；]|$)/u.exec(sentence.hans.slice(at))?.[1]
    if (name === undefined || !isChineseName(name)) return
    const [start, end] = [at + 1, at + 1 + name.length]
    const person = { text: sentence.text.slice(start, end), span: spanIn(sentence, start, end) }
    pushHolder(article, subject, post, person, { from: null, until: null })
    at = end
  }
}

/** 张三（2014年6月—2019年3月）, 张三，2019年3月起任职: the term behind the name, else the date of the clause before. */
const termAround = (sentence: Line, from: number, to: number): { from: Dated; until: Dated } => {
  const rest = sentence.hans.slice(to)
  const behind =
    /^[（(][^（）()]{4,40}[）)]/u.exec(rest)?.[0] ??
    /^，(?:自|从|于)?[^，。；]{4,20}?(?:任职|就任|上任|到任)(?=[，。；]|$)/u.exec(rest)?.[0]
  const line = lineOf(sentence.inline, sentence.start + to, sentence.start + to + (behind ?? "").length)
  const found = termIn(line)
  const dated = (date: DatedPlace | null): Dated =>
    date === null ? null : { edtf: date.edtf, span: spanIn(line, date.start, date.end) }
  if (found.from !== null || found.until !== null)
    return { from: dated(found.from), until: dated(found.until) }
  return { from: dateBefore(sentence, from), until: null }
}

/** …任主任，2016年卸任: where the words on the end of the term end. */
const leaving = ({ hans }: Line, at: number): number =>
  at +
  (/^，(?:至|于)?[^，。；]{4,14}(?:卸任|离任|离职|去职)(?=[，。；]|$)/u.exec(hans.slice(at))?.[0].length ?? 0)

/** The term, if the stretch holds dates and nothing else that could be another fact. */
const termOf = (sentence: Line, from: number, to: number): { from: Dated; until: Dated } | null => {
  const line = lineOf(sentence.inline, sentence.start + from, sentence.start + to)
  let rest = line.hans
  for (const { end, start } of datesOf(line.text))
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end)
  const words =
    /^(?:\s|[，于自从在由至到起期间]|任职|在任|就任|到任|上任|出任|担任|接任|离任|卸任|离职|任|该|本|办事处|联络处|办|处|局|厅)*/u
  const left = rest.slice(words.exec(rest)![0].length)
  if (left !== "" && !new RegExp(`^${POST}(?:，\\s*(?:卸任|离任|离职|去职))?$`, "u").test(left)) return null
  const found = termIn(line)
  const dated = (date: DatedPlace | null): Dated =>
    date === null ? null : { edtf: date.edtf, span: spanIn(line, date.start, date.end) }
  return { from: dated(found.from), until: dated(found.until) }
}

const dateBefore = (sentence: Line, end: number): Dated => {
  const clause = Math.max(...["，", "。", "；"].map((mark) => sentence.hans.lastIndexOf(mark, end - 1))) + 1
  const line = lineOf(sentence.inline, sentence.start + clause, sentence.start + end)
  const day = parseDate(line.text)
  // 2015年6月起，张三任主任: from then on
  const edtf = day?.edtf.replace(/\/\.\.$/u, "") ?? "/"
  if (day === null || edtf.includes("/")) return null
  return { edtf, span: spanIn(line, day.start, day.end) }
}
