/** 撤销A、B，组建C; C由A、B合并组建; 将A与B整合为C: what C came from, and that A and B are no more. */
import { findDates } from "../../knowledge/dates.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { readBody } from "./bodies.ts"
import { type Sentence, spanIn } from "./passages.ts"

const founding = "(?:合并|整合|重新|新)?(?:组建|设立|成立)(?:为|成|了|新的)?"
const forms: ReadonlyArray<RegExp> = [
  new RegExp(
    `(?:撤销|撤消)了?(?<old>[^，。；]{4,80}?)(?<word>，(?:同时)?${founding})(?<next>[^，。；（(]{3,40})`,
    "du"
  ),
  new RegExp(
    `(?:^|[，日月年])(?:[由将把]|原)*(?<old>[^，。；]{4,80}?)(?<word>合并(?:为|成)|整合(?:为|成)|合并(?:组建|组成|成立|设立)(?:为|成)?|(?:进行)?(?:合并|整合)，${founding})(?<next>[^，。；（(]{3,40})`,
    "du"
  ),
  /^(?<next>[^，。；]{3,40}?)(?:是|系|于[^，。；]{4,12})?由(?:原)?(?<old>[^，。；]{4,80}?)(?<word>合并(?:组建|组成|成立|设立|而成))/du
]

/** Relations `successor_of`, all of them, or none where one name is that of no body; when, is told by the event of the founding. */
export const readSuccessors = (article: Article): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    if (!/[组设成]|整合/u.test(sentence.hans) || !/撤销|撤消|合并|整合/u.test(sentence.hans)) continue
    for (const form of forms) if (readForm(article, sentence, form)) break
  }
}

const future = /[将拟](?:撤|组|合|整|由)|计划|建议|决定(?=[^，。；]{0,30}$)/u

const readForm = (article: Article, sentence: Sentence, form: RegExp): boolean => {
  const match = form.exec(sentence.hans)
  if (match === null || future.test(sentence.hans.slice(0, match.index + 3))) return false
  const at = match.indices!.groups!
  const next = bodyAt(article, sentence, ...at["next"]!)
  const old = partsOf(sentence.hans, ...at["old"]!).map((part) => bodyAt(article, sentence, ...part))
  if (next === null || old.length === 0 || old.some((body) => body === null)) return false
  say(article, sentence, next, old as ReadonlyArray<Body>, spanIn(sentence, ...at["word"]!))
  return true
}

const say = (
  article: Article,
  sentence: Sentence,
  next: Body,
  old: ReadonlyArray<Body>,
  word: { readonly start: number; readonly end: number }
): void => {
  const subject = next.make()
  for (const body of old) {
    const object = body.make()
    if (object === subject) continue
    article.relations.say({
      subject,
      relation: "successor_of",
      object,
      span: spanIn(sentence),
      at: { subject: next.span, relation: word, object: body.span }
    })
    const why = "the text says that another body was made of it"
    article.book.claim(object, "status", "former", body.span, "derived", why)
  }
}

/** One body, as a whole, without 原 and dates before it. */
const bodyAt = (article: Article, sentence: Sentence, from: number, to: number): Body | null => {
  const dated = findDates(sentence.hans).findLast(({ end, start }) => start >= from && end < to)
  const start = dated?.end ?? from
  const lead = /^(?:[，\s]|原|的|起|将|把|由)*/u.exec(sentence.hans.slice(start, to))![0].length
  return readBody(article, sentence, start + lead, to)
}

/** A、B和C; 和 within a name (住房和城乡建设局) joins nothing. */
const partsOf = (hans: string, from: number, to: number): ReadonlyArray<readonly [number, number]> => {
  const parts: Array<readonly [number, number]> = []
  const ended = /(?:局|厅|委|处|室|部|办|会|署|关|司|科|中心|公司|政府)$/u
  const tail = /等?[\d一二三四五六七八九十两]{0,3}个?(?:单位|部门|机构|局)?$/u.exec(hans.slice(from, to))![0]
  const end = tail.startsWith("等") ? to - tail.length : to
  let start = from
  for (let i = from; i < end; i++) {
    const until = hans.startsWith("以及", i - 1) ? i - 1 : i
    const joins = hans[i] === "、" || (/[和与及]/u.test(hans[i]!) && ended.test(hans.slice(start, until)))
    if (!joins) continue
    parts.push([start, until])
    start = i + 1
  }
  return [...parts, [start, end]]
}
