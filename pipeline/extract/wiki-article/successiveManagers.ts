/** 先后由A（1986年—2002年）、B和C管理: each of those who managed it, with the term that stands behind its name. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { readBody } from "./bodies.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { subjectsOf } from "./subjects.ts"
import { MANAGES } from "./transferred.ts"

const successive = new RegExp(
  `(?<word>(?:曾?先后|历经|曾相继|相继|依次)(?:划?归口?由?|由|隶属于?|隶属))(?<list>[^，。；]{4,200}?)(?:归口|负责|统一|直接|代为)*(?:${MANAGES}|$)`,
  "du"
)

interface Named {
  readonly body: Body
  readonly since?: { readonly edtf: string; readonly span: { readonly start: number; readonly end: number } }
  readonly until?: { readonly edtf: string; readonly span: { readonly start: number; readonly end: number } }
}

/** Where the sentence has been read so; other rules would take the last of them for the only one. */
export const readSuccessive = (article: Article, sentence: Sentence): boolean => {
  for (const clause of clausesOf(sentence)) {
    const match = successive.exec(clause.hans)
    if (match === null) continue
    const at = match.indices!.groups!
    const items = itemsOf(sentence, clause, at["list"]!)
    const named = items.map(([from, to]) => namedIn(article, sentence, from, to))
    // who they are must be told of every one
    if (named.length < 2 || named.some((item) => item === null)) return true
    say(article, sentence, clause, at["word"]!, /隶属/u.test(match[0]), named as ReadonlyArray<Named>)
    return true
  }
  return false
}

const say = (
  article: Article,
  sentence: Sentence,
  clause: Clause,
  [wordStart, wordEnd]: readonly [number, number],
  belongs: boolean,
  named: ReadonlyArray<Named>
): void => {
  const verb = clause.start + wordStart
  const word = spanIn(sentence, verb, clause.start + wordEnd)
  for (const subject of subjectsOf(article, sentence, clausesOf(sentence), clause, verb))
    for (const { body, since, until } of named)
      article.relations.say({
        subject: subject.ref,
        relation: belongs ? "part_of" : "managed_by",
        object: body.make(),
        since,
        until,
        span: spanIn(sentence),
        at: { subject: subject.span, relation: word, object: body.span }
      })
}

/** The stretches between 、 和 及 outside brackets. */
const itemsOf = (
  { hans }: Sentence,
  clause: Clause,
  [from, to]: readonly [number, number]
): ReadonlyArray<readonly [number, number]> => {
  const items: Array<readonly [number, number]> = []
  let depth = 0
  let start = clause.start + from
  const end = clause.start + to
  for (let i = start; i < end; i++) {
    if (/[（(]/u.test(hans[i]!)) depth++
    else if (/[）)]/u.test(hans[i]!)) depth--
    else if (depth === 0 && hans[i] === "、") {
      items.push([start, i])
      start = i + 1
    } else if (depth === 0 && /[和与及]/u.test(hans[i]!) && /[）)]$/u.test(hans.slice(start, i))) {
      items.push([start, i])
      start = i + 1
    }
  }
  items.push([start, end])
  return items.flatMap(([first, last]) => pairOf(hans, first, last))
}

/** 办公厅和商务厅 is two where each half is the name of a body: readBody tells of the halves. */
const pairOf = (hans: string, from: number, to: number): ReadonlyArray<readonly [number, number]> => {
  const and = /(?<=[厅局委室处会部])(?:以及|[和与及])(?=\p{Script=Han}{4})/u.exec(hans.slice(from, to))
  if (and === null || /[（(]/u.test(hans.slice(from, from + and.index))) return [[from, to]]
  const at = from + and.index
  return [
    [from, at],
    [at + and[0].length, to]
  ]
}

const namedIn = (article: Article, sentence: Sentence, from: number, to: number): Named | null => {
  const bracket = /\s*[（(](?<term>[^（）()]*)[）)]\s*$/du.exec(sentence.hans.slice(from, to))
  const body = readBody(article, sentence, from, bracket === null ? to : from + bracket.index)
  if (body === null) return null
  if (bracket === null) return { body }
  const [start, end] = bracket.indices!.groups!["term"]!
  const dates = findDates(sentence.hans.slice(from + start, from + end))
  const [date] = dates
  const after = sentence.hans.slice(from + start + (date?.end ?? 0), from + end)
  if (dates.length !== 1 || date === undefined) return { body }
  // 2009年以后; a year alone does not say whether it is the first or the last
  const open = /^\s*(?:以后|之后|后|起|至今)?$/u.test(after) && after.trim() !== ""
  if (!date.edtf.includes("/") && !open) return { body }
  const [first, last] = `${date.edtf}${date.edtf.includes("/") ? "" : "/.."}`.split("/") as [string, string]
  const span = spanIn(sentence, from + start + date.start, from + start + date.end)
  return {
    body,
    ...(first === ".." ? {} : { since: { edtf: first, span } }),
    ...(last === ".." ? {} : { until: { edtf: last, span } })
  }
}
