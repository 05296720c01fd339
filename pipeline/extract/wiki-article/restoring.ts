/** 恢复, 重建: a body that is set up again. It is an event of its own, and not the date of its founding. */
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { withoutDates } from "./foundedBodies.ts"
import type { Happening, Told } from "./history.ts"
import { SELF, THIS } from "./lexicon.ts"
import { spanIn } from "./passages.ts"
import { carriedSubject, defaultSubject, lastGroup, placedOffices, type Subject } from "./subjects.ts"

const restored =
  /(?:恢复(?:设立|成立|设置|建立|组建|重建|建制|机构)?|重新(?:设立|成立|组建|设置|挂牌)|复设|重设|重建|复建)/u
const other =
  /恢复(?:[正办工营对到了原生行联使通开]|[^，。；]{0,8}(?:工作|办公|运作|关系|业务|职能|名称|原名|秩序))/u
const planned = /[将拟]|计划|决定|建议|要求|申请|请求|同意|批准|筹/u

/** One event of the bodies named after or before the words, else of the article's subject. */
export const readRestored = (article: Article, told: Told): ReadonlyArray<Happening> => {
  const { clause, dates, sentence } = told
  const match = restored.exec(clause.hans)
  if (match === null || dates.length !== 1) return []
  if (planned.test(clause.hans.slice(0, match.index)) || other.test(clause.hans)) return []
  const start = clause.start + match.index
  const end = start + match[0].length
  const subjects = restoredBodies(article, told, start, end)
  if (subjects.length === 0) return []
  return [{ kind: "established", again: true, date: dates[0]!, subjects, word: spanIn(sentence, start, end) }]
}

const restoredBodies = (
  article: Article,
  { clause, clauses, dates, sentence }: Told,
  start: number,
  end: number
): ReadonlyArray<Subject> => {
  const rest = sentence.hans.slice(end, clause.end).replace(/[。；\s]+$/u, "")
  if (rest !== "") {
    if (THIS.test(rest)) return [defaultSubject(article, sentence)]
    const placed = placedOffices(sentence, end, clause.end)
    if (placed !== null && placed.places.length > 1 && placed.end === end + rest.length)
      return placed.places.flatMap(({ code, span }) => {
        const office = article.roster.standingFor(code, placed.kind)
        return office === null ? [] : [{ ref: office.ref, span }]
      })
    const bodies = lastGroup(sentence, bodiesIn(article, sentence, end, clause.end))
    if (bodies[0]?.start !== end || bodies.at(-1)!.end !== end + rest.length) return []
    return bodies
      .filter(({ office, ref }) => ref !== null || office !== null)
      .map((body) => ({ ref: body.make(), span: body.span }))
  }
  const said = withoutDates(sentence.hans.slice(clause.start, start), dates, clause.start)
    .replace(/(?:正式|又|再次|再|予以|得以|重新|获准|[于在])+$/u, "")
    .replace(/^(?:同年|随后|其后|后|又|[于在至到\s])+/u, "")
  const bodies = lastGroup(sentence, bodiesIn(article, sentence, clause.start, start))
  const last = bodies.at(-1)
  if (last !== undefined)
    return sentence.hans.slice(last.start, last.end).endsWith(said.slice(-4)) && last.ref !== null
      ? bodies.map((body) => ({ ref: body.make(), span: body.span }))
      : []
  if ((said !== "" && !SELF.test(said)) || article.title.ref === article.collective) return []
  return carriedSubject(article, sentence, clauses, clause)
}
