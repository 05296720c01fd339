/** Who holds a post, and since when: from infoboxes, from lists and tables under headings such as 历任主任, and sentences. */
import { isPost, POST } from "../../knowledge/persons.ts"
import { toSimplified } from "../../knowledge/script.ts"
import { sliceInline, type WikiParameter } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import { holdersOf, type Post, pushHolding, subjectUnder } from "./holderRows.ts"
import { readHolderTables } from "./holderTables.ts"
import { holdingIn, severalIn } from "./holderTerms.ts"
import { infoboxesOf, linesOfValue } from "./infobox.ts"
import { isBody } from "./lexicon.ts"
import { type Line, lineOf, type Passage, spanIn } from "./passages.ts"
import { readHoldersInProse } from "./proseHolders.ts"

export const readOfficeHolders = (article: Article): void => {
  for (const parameters of infoboxesOf(article.document)) readInfobox(article, parameters)
  readEntries(article)
  readHolderTables(article)
  readHoldersInProse(article)
}

// -- infobox --------------------------------------------------------------------------------------------------------

const postWord = /领导名称|领导职位|职位|职务|职称|职衔|头衔|position|portfolio|title|post$|pfo/u
const nameWord = /人员|姓名|名称|名字|人名|name|person/u
const current = /^(?:现任|时任|现)/u
const heads = /^(?:首长|负责人|主要负责人|领导|领导人|长官|主官|chief|head|leader|director)$/u

const readInfobox = (article: Article, parameters: ReadonlyArray<WikiParameter>): void => {
  const posts = new Map<string, WikiParameter>()
  const keys = parameters.map((parameter) => ({ parameter, key: keyOf(parameter.name) }))
  for (const { key, parameter } of keys)
    if (postWord.test(key) && parameter.value.text.trim() !== "")
      posts.set(key.replace(postWord, "").replace(/_/gu, ""), parameter)
  for (const { key, parameter } of keys) {
    if (postWord.test(key)) continue
    const stem = key.replace(nameWord, "").replace(/_/gu, "")
    const named = posts.get(stem) ?? (heads.test(key) ? posts.get("") : undefined)
    if (named !== undefined && (nameWord.test(key) || stem !== ""))
      readHolders(article, parameter, postOf(named))
    else if (isPost(key.replace(current, "")) || heads.test(key.replace(current, "")))
      readHolders(article, parameter, postOfKey(article, parameter))
  }
}

const keyOf = (name: string): string =>
  toSimplified(name)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, "_")

/** 副主任（6）: without how many there are. */
const postOf = ({ value, valueSpan }: WikiParameter): Post => {
  const whole = value.text.trim()
  const text = whole.replace(/\s*[（(]\d{1,2}[人名]?[）)]$/u, "")
  const start = value.text.indexOf(text)
  return {
    text,
    span: text === whole ? valueSpan : spanIn(lineOf(value), start, start + text.length)
  }
}

/** 现任主任=张三: the post is the parameter's own name, without 现任. */
const postOfKey = (article: Article, { name, span }: WikiParameter): Post => {
  const text = name.slice(current.exec(toSimplified(name))?.[0].length ?? 0)
  const start = article.source.text.indexOf(text, span.start)
  return { text, span: { start, end: start + text.length } }
}

const readHolders = (article: Article, parameter: WikiParameter, post: Post): void => {
  for (const value of linesOfValue(parameter.value))
    for (const part of severalIn(value)) {
      const holding = holdingIn(part, true)
      if (holding !== null) pushHolding(article, article.title, part, holding, post)
    }
}

// -- lists ----------------------------------------------------------------------------------------------------------

const readEntries = (article: Article): void => {
  let announced: { readonly list: number; readonly holders: ReturnType<typeof holdersOf> } | null = null
  let said: ReturnType<typeof holdersOf> = null
  for (const passage of article.passages) {
    if (passage.kind === "paragraph") said = announcedIn(passage)
    else if (said !== null) {
      announced = { list: passage.list, holders: said }
      said = null
    }
    const told = passage.kind === "item" && passage.list === announced?.list ? announced.holders : null
    const holders = told ?? holdersOf(passage.headings.at(-1))
    if (passage.aside || holders === null) continue
    if (passage.kind === "paragraph") {
      for (const line of numberedIn(passage))
        for (const { holding, line: part, post } of holdingsIn(line))
          pushHolding(article, subjectUnder(article, passage.headings), part, holding, post ?? holders.post)
      continue
    }
    const line = lineOf(passage.inline)
    const subject = subjectUnder(article, passage.headings)
    const term = passage.term === null ? null : postOfTerm(lineOf(passage.term))
    // 桃園縣政府地政科科長: the heads of another body
    if (passage.term !== null && term === null && otherBody(article, lineOf(passage.term))) continue
    if (term !== null) {
      const holding = holdingIn(line, true)
      if (holding !== null) pushHolding(article, subject, line, holding, term)
      continue
    }
    for (const { holding, line: part, post } of holdingsIn(line))
      pushHolding(article, subject, part, holding, post ?? holders.post)
  }
}

/** 历任局长： at the end of a paragraph: the list below it. */
const announcedIn = ({ hans, inline }: Passage): ReturnType<typeof holdersOf> => {
  const match = /(?:^|[。；\s）])(?<label>[^，。；：\s]{2,20})[：:]\s*$/u.exec(hans)
  if (match === null) return null
  const start = match.index + match[0].indexOf(match.groups!["label"]!)
  return holdersOf(lineOf(sliceInline(inline, start, start + match.groups!["label"]!.length)))
}

/** 1、张三（…）2、李四（…） in a paragraph of their own lines; none in running text. */
const numberedIn = ({ inline }: Passage): ReadonlyArray<Line> => {
  const starts = [...inline.text.matchAll(/(?<=^|[\s）)])\d{1,2}[、.．](?!\d)\s*/gu)]
  if (starts.length < 2 || starts[0]!.index > 0) return []
  return starts.map(({ 0: label, index }, i) =>
    lineOf(inline, index + label.length, starts[i + 1]?.index ?? inline.text.length)
  )
}

const ofBody = new RegExp(`^(?<body>.{4,40}?)(?:历任)?${POST}$`, "u")

const otherBody = (article: Article, { hans }: Line): boolean => {
  const body = ofBody.exec(hans.trim())?.groups?.["body"]
  return body !== undefined && isBody(body) && article.book.find(body) !== article.title.ref
}

/** ;主任、党组书记 above :张三 */
const postOfTerm = (line: Line): Post | null => {
  const text = line.text.trim()
  if (!text.split("、").every(isPost)) return null
  const start = line.text.indexOf(text)
  return { text, span: spanIn(line, start, start + text.length) }
}

const named = new RegExp(`^\\s*${POST}\\s{0,2}[：:]`, "u")

/** 党委书记：次仁多吉: behind a post and a colon a name of any kind counts. */
const transcribed = (line: Line) => {
  const found = named.test(line.hans) ? holdingIn(line, true) : null
  return found?.post === null ? null : found
}

const nameAndTerm = /^\s*[\p{Script=Han}·•]{2,10}\s*[（(][^（）()]*\d{4}[^（）()]*[）)]\s*$/u
const noPerson = /[停撤并设改换调]|军管|革命|委员|小组|机构|工作/u

/** 哈斯巴根（1993年3月—2001年8月）: one name and its term in an entry of such a list. */
const termed = (line: Line) => {
  if (!nameAndTerm.test(line.hans) || noPerson.test(line.hans.replace(/[（(].*$/u, ""))) return null
  const found = holdingIn(line, true)
  return found?.from === null && found.until === null ? null : found
}

const several = new RegExp(`^\\s*(?<post>${POST}(?:[、兼]${POST}){0,3})[：:\\s]\\s*(?=\\S+、)`, "u")

/** One person of an entry; or each of 副主任：张三、李四, if all are persons. */
const holdingsIn = (line: Line) => {
  const one = holdingIn(line, false) ?? transcribed(line) ?? termed(line)
  if (one !== null) return [{ line, holding: one, post: null }]
  const head = several.exec(line.hans)
  if (head === null) return []
  const { post } = head.groups as { post: string }
  const start = head[0].indexOf(post)
  const text = {
    text: line.text.slice(start, start + post.length),
    span: spanIn(line, start, start + post.length)
  }
  const parts = severalIn(lineOf(line.inline, line.start + head[0].length, line.end)).map((part) => ({
    line: part,
    holding: holdingIn(part, false),
    post: text
  }))
  return parts.every((part) => part.holding !== null && part.holding.post === null)
    ? parts.flatMap(({ holding, ...part }) => (holding === null ? [] : [{ ...part, holding }]))
    : []
}
