/** The other names that the first sentence gives the subject, in both scripts. */
import type { Row } from "#schemas/dataset.ts"
import type organizationAliases from "#schemas/directory/organization_aliases.dataset.ts"
import { toSimplified, toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Article } from "./Article.ts"
import { bracketDepths, type Line, type Sentence, spanIn } from "./passages.ts"

type AliasKind = Row<typeof organizationAliases>["kind"]

const labels: ReadonlyArray<readonly [string, AliasKind]> = [
  ["英文缩写", "short"],
  ["英文简称", "short"],
  ["简称", "short"],
  ["缩写", "short"],
  ["通称", "variant"],
  ["全称", "variant"],
  ["又称", "variant"],
  ["亦称", "variant"],
  ["也称", "variant"],
  ["又名", "variant"],
  ["别称", "variant"],
  ["俗称", "variant"],
  ["原名", "former"],
  ["原称", "former"],
  ["前称", "former"],
  ["前身称", "former"],
  ["清代称", "former"],
  ["古称", "former"],
  ["初名", "former"],
  ["初称", "former"],
  ["旧称", "former"],
  ["曾用名", "former"],
  ["葡萄牙语", "variant"],
  ["葡语", "variant"],
  ["葡文", "variant"],
  ["英文名称", "variant"],
  ["英文名", "variant"],
  ["英文", "variant"],
  ["英语", "variant"]
]
const label = new RegExp(labels.map(([word]) => word).join("|"), "gu")

/** Other names that the first sentence gives the subject, up to the verb. */
export const readAliases = (article: Article): void => {
  const [sentence] = article.sentences
  if (sentence === undefined) return
  const until = verbAt(sentence)
  const labelled = [...sentence.hans.slice(0, until).matchAll(label)].map(
    (match): Label => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: labels.find(([word]) => word === match[0])![1]
    })
  )
  const found = [...labelled, ...bareLabels(sentence, until), ...foreignNames(article, sentence)].sort(
    (a, b) => a.start - b.start
  )
  found.forEach(({ end, kind }, i) => {
    readNames(article, sentence, end, Math.min(found[i + 1]?.start ?? until, until), kind)
  })
  readFormerly(article, sentence, until)
}

interface Label extends Stretch {
  readonly kind: AliasKind
}

/** 原 right before a name in bold, and a bracket that begins with one in bold: a former name, a short name. */
const bareLabels = (sentence: Sentence, until: number): ReadonlyArray<Label> =>
  boldIn(sentence, 1, until).flatMap(({ end, start }): ReadonlyArray<Label> => {
    const mark = sentence.hans[start - 1]!
    const before = sentence.hans[start - 2] ?? "，"
    const at = { start: start - 1, end: start }
    if (mark === "原" && /[，（(、]/u.test(before)) return [{ ...at, kind: "former" }]
    const short = /^\p{Script=Han}{2,10}$/u.test(sentence.hans.slice(start, end))
    return short && (mark === "（" || mark === "(") ? [{ ...at, kind: "short" }] : []
  })

const foreign = /^\s*\p{Script=Latin}[\p{Script=Latin}\d\s.&'’-]{1,80}$/u

/** X（Delegação Económica e Comercial de Macau，DECM）: names in Latin letters right behind the subject's. */
const foreignNames = (article: Article, sentence: Sentence): ReadonlyArray<Label> => {
  const name = sentence.hans.indexOf(article.title.hans)
  const open = name < 0 || name > 2 ? -1 : name + article.title.hans.length
  const bracket = /^[（(](?<names>[^（）()]{2,200})[）)]/u.exec(open < 0 ? "" : sentence.text.slice(open))
  let at = open + 1
  return (bracket?.groups?.["names"] ?? "").split(/(?<=[，；、;])/u).flatMap((part): ReadonlyArray<Label> => {
    const start = at
    at += part.length
    return foreign.test(part.replace(/[，；、;]$/u, "")) ? [{ start, end: start, kind: "variant" }] : []
  })
}

const boldIn = (sentence: Sentence, from: number, to: number): ReadonlyArray<Stretch> =>
  sentence.inline.marks
    .filter(({ type }) => type === "bold")
    .map(({ end, start }) => ({ start: start - sentence.start, end: end - sentence.start }))
    .filter(({ end, start }) => start >= from && end <= to)

/** 2001年以前称为X, 曾称X in bold, wherever it stands in the sentence. */
const readFormerly = (article: Article, sentence: Sentence, from: number): void => {
  for (const { end, start } of boldIn(sentence, from, sentence.text.length))
    if (/(?:以前|之前|此前|曾|前)(?:称|名|称为|名为)$/u.test(sentence.hans.slice(0, start)))
      readNames(article, sentence, start, end, "former")
}

/** The verb 是 or 为 outside brackets, after which the sentence says what the subject is. */
const verbAt = (sentence: Sentence): number => {
  const depths = bracketDepths(sentence.hans)
  for (let i = 0; i < sentence.hans.length; i++) if (sentence.hans[i] === "是" && depths[i] === 0) return i
  return Math.min(sentence.hans.length, 300)
}

const readNames = (article: Article, sentence: Sentence, from: number, to: number, kind: AliasKind): void => {
  const bold = boldIn(sentence, from, to)
  const names = bold.length > 0 ? joined(sentence, bold) : plainNames(sentence, from, to)
  for (const { end, start } of names) {
    const alias = sentence.text.slice(start, end)
    if (toSimplified(alias) === toSimplified(article.title.name)) continue
    const as = foreignKind(alias) ?? kind
    article.book.alias(article.title.ref, alias, as, spanIn(sentence, start, end))
    article.names.add(toSimplifiedAligned(alias), article.title.ref)
  }
}

/** Of names in Latin letters a row of capitals is short (HKETO), one of several words is not. */
const foreignKind = (alias: string): AliasKind | null => {
  if (/^[A-Z]{2,10}$/u.test(alias)) return "short"
  return /^[A-Za-z'’.-]+(?:\s+[A-Za-z&'’.-]+)+$/u.test(alias) ? "variant" : null
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Bold letters inside a name ('''H'''ong '''K'''ong) are no names of their own: stretches without a separator join. */
const joined = (sentence: Line, bold: ReadonlyArray<Stretch>): ReadonlyArray<Stretch> => {
  const names: Array<Stretch> = []
  for (const next of bold) {
    const last = names.at(-1)
    const between = last === undefined ? null : sentence.hans.slice(last.end, next.start)
    if (
      between !== null &&
      /^[A-Za-z\s&'’.-]*$/u.test(between) &&
      between.length < 40 &&
      !/^\s*$/u.test(between)
    )
      names[names.length - 1] = { start: last!.start, end: next.end }
    else names.push(next)
  }
  return names.map((name) => latinTail(sentence, name))
}

/** The rest of a word whose first letter alone is bold. */
const latinTail = ({ text }: Line, { end, start }: Stretch): Stretch => {
  let to = end
  while (/[A-Za-z]/u.test(text[to - 1] ?? "") && /[A-Za-z]/u.test(text[to] ?? "")) to++
  return { start, end: to }
}

/** A name without bold type: what stands between the label and the next punctuation mark. */
const plainNames = (sentence: Line, from: number, to: number): ReadonlyArray<Stretch> => {
  const match = /^[\s为是：:“「"]*([^，。；、：:（）()“”「」"\s][^，。；、：:（）()“”「」"]{0,60})/u.exec(
    sentence.hans.slice(from, to)
  )
  if (match === null) return []
  const text = match[1]!.trimEnd()
  const start = from + match[0].length - match[1]!.length
  return text.length < 2 ? [] : [{ start, end: start + text.length }]
}
