/** Duties 职能: the sentence 主要职能是…, duties counted out in a sentence, and the entries of a section on duties. */
import functions from "#schemas/directory/functions.dataset.ts"
import { parseNumeral } from "../../knowledge/numerals.ts"
import { derived, draft, printed } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import { sectionOf } from "./lists.ts"
import { clausesOf, type Line, lineOf, type Passage, type Sentence, spanIn } from "./passages.ts"
import { type Subject, subjectsOf } from "./subjects.ts"

const duty = /(?:主要|基本)?(?:职能|职责|功能|职权|任务)(?:是|为|包括|在于|有)/u
const each = /(?:职能|职责|功能|职权|任务)[^，。；]{0,6}，?(?:分别|具体)(?:是|为|包括)：?/u

export const readFunctions = (article: Article): void => {
  const { sentences } = article
  for (let i = 0; i < sentences.length; i++) {
    const sentence = sentences[i]!
    const several = each.exec(sentence.hans)
    if (several !== null) {
      i = readSeveral(article, i, several.index + several[0].length)
      continue
    }
    const said = duty.exec(sentence.hans)
    if (said === null) continue
    // 主要职责为： and the list below it
    if (/[：:]$/u.test(sentence.hans) && said.index + said[0].length >= sentence.hans.length - 1) continue
    const subject = subjectOf(article, sentence, said.index)
    if (subject !== null) push(article, subject, sentence, 0, sentence.text.length, null)
  }
  readEntries(article)
}

const subjectOf = (article: Article, sentence: Sentence, at: number): Subject | null => {
  const clauses = clausesOf(sentence)
  const clause = clauses.find(({ end, start }) => start <= at && at < end)
  return clause === undefined ? null : (subjectsOf(article, sentence, clauses, clause, at).at(-1) ?? null)
}

const push = (
  article: Article,
  subject: Subject,
  line: Line,
  start: number,
  end: number,
  number: number | null
) => {
  const text = line.text.slice(start, end)
  if (text === "") return
  const span = spanIn(line, start, end)
  article.duties.push(span)
  article.drafts.push(
    draft(functions, span, {
      org_id: derived(subject.ref, "the subject of the sentence, or of the article", subject.span),
      number: number === null ? null : derived<number | null>(number, "the number printed before it", span),
      text: printed(text, span)
    })
  )
}

/**
 * 有五项职责，分别是A；B；C。 Each is a duty; they end with the sentence that follows the last semicolon. Returns the last
 * sentence that belongs to them.
 */
const readSeveral = (article: Article, first: number, from: number): number => {
  const { sentences } = article
  const { passage } = sentences[first]!
  const subject = subjectOf(article, sentences[first]!, 0) ?? article.title
  let beyond = first
  while (sentences[beyond]?.passage === passage) beyond++
  const within = sentences.slice(first, beyond)
  const last = Math.min(within.findLastIndex(({ hans }) => hans.endsWith("；")) + 1, within.length - 1)
  let start = sentences[first]!.start + from
  within.slice(0, last + 1).forEach((sentence, i) => {
    if (i < last && !sentence.hans.endsWith("；")) return
    const line = lineOf(passage.inline, start, sentence.end)
    const lead = /^\s*(?:以及|及|和)?/u.exec(line.hans)![0].length
    push(article, subject, line, lead, line.text.replace(/[；。\s]+$/u, "").length, null)
    start = sentence.end
  })
  return first + last
}

const numbered =
  /^\s*(?:[（(](?<a>[一二三四五六七八九十\d]{1,3})[）)]|(?<b>[一二三四五六七八九十\d]{1,3})[、.．]|(?<c>[一二三四五六七八九十])是)\s*/u

const announces =
  /(?:^|[，。；])(?:[^，。；]{0,12}的)?(?:主要|基本)?(?:工作)?(?:职能|职责|职权|任务)(?:是|为|包括|有|如下)?[：:]\s*$/u

/** Items of a section on duties, or of a list that a paragraph announces; a number is one that is printed, or the place in a numbered list. */
const readEntries = (article: Article): void => {
  const places = new Map<number, number>()
  // 主要职责： at the end of a paragraph: the list below it
  let announced = 0
  let announcing = false
  for (const passage of article.passages) {
    if (passage.kind === "paragraph") announcing = announces.test(passage.hans)
    else if (announcing) {
      announced = passage.list
      announcing = false
    }
    const told = passage.kind === "item" && passage.list === announced && passage.term === null
    if (passage.aside || !(told || sectionOf(passage.headings) === "duties")) continue
    if (passage.depth > 1) continue
    for (const line of dutiesOf(passage)) readDuty(article, passage, line, places)
  }
}

/** （一）…；（二）… in one paragraph are two. */
const dutiesOf = ({ inline, kind }: Passage): ReadonlyArray<Line> => {
  const line = lineOf(inline)
  if (kind !== "paragraph") return [line]
  const starts = [...line.hans.matchAll(/(?<=^|[；;。\s])[（(][一二三四五六七八九十\d]{1,3}[）)]/gu)]
  return starts.length < 2 || starts[0]!.index > 0
    ? [line]
    : starts.map(({ index }, i) => lineOf(inline, index, starts[i + 1]?.index ?? line.end))
}

const readDuty = (article: Article, passage: Passage, line: Line, places: Map<number, number>): void => {
  const label = numbered.exec(line.hans)
  if (passage.kind === "paragraph" && label === null) return
  const place = (places.get(passage.list) ?? 0) + 1
  places.set(passage.list, place)
  const printedNumber =
    label === null ? null : parseNumeral(label.groups!["a"] ?? label.groups!["b"] ?? label.groups!["c"]!)
  const start = label?.[0].length ?? line.text.length - line.text.trimStart().length
  push(
    article,
    article.title,
    line,
    start,
    line.text.replace(/[；;\s]+$/u, "").length,
    printedNumber ?? (passage.ordered ? place : null)
  )
}
