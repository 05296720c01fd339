/** Tables of what a body was called: 年份, 名称, 说明. */
import { parseDate } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { findRegions } from "../../knowledge/regions.ts"
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import type { Article } from "./Article.ts"
import type { EventKind } from "./history.ts"
import { eventDraft } from "./history.ts"
import { leadingName } from "./leadingName.ts"
import { isBody } from "./lexicon.ts"
import { lineOf, spanIn } from "./passages.ts"
import { placeOfName } from "./Roster.ts"

const when = /^(?:年份|年代|时间|日期|年月|起始时间|启用时间|变更时间|更名时间)$/u
const what = /^(?:机构|单位|部门)?(?:名称|全称|称谓)$|^机构$/u
/** What a row says happened; the second: whether it is no date of the founding. */
const kinds: ReadonlyArray<readonly [RegExp, EventKind, boolean]> = [
  [/恢复|重建|重新/u, "established", true],
  [/更名|改名|改称|易名|改为|改组/u, "reorganized", true],
  [/设立|成立|组建|建立|创建/u, "established", false]
]

/** Former names of the article's subject, and what the rows say of them; true if the table is one of these. */
export const readHistoryTable = (
  article: Article,
  head: ReadonlyArray<WikiCell>,
  rows: ReadonlyArray<ReadonlyArray<WikiCell>>
): boolean => {
  const headed = (pattern: RegExp) =>
    head.findIndex(({ inline }) => pattern.test(lineOf(inline).hans.replace(/\s/gu, "")))
  const [dateAt, nameAt] = [headed(when), headed(what)]
  if (dateAt < 0 || nameAt < 0) return false
  for (const row of rows) readRow(article, row, dateAt, nameAt)
  return true
}

const readRow = (article: Article, row: ReadonlyArray<WikiCell>, dateAt: number, nameAt: number): void => {
  const cell = row[nameAt]
  const name = cell === undefined || cell.repeated ? null : leadingName(lineOf(cell.inline))
  if (name === null || !isBody(name.hans) || !isOwn(article, name.hans)) return
  const { ref } = article.title
  if (nameKey(name.text) !== nameKey(article.title.name) && article.book.find(name.text) === null) {
    article.book.alias(ref, name.text, "former", name.span)
    article.names.add(name.hans, ref)
  }
  const line = row[dateAt] === undefined ? null : lineOf(row[dateAt].inline)
  const date = line === null ? null : parseDate(line.text)
  const note = row.flatMap((other, i) => (i === dateAt || i === nameAt ? [] : [lineOf(other.inline)]))
  const kind = kinds.find(([pattern]) => note.some(({ hans }) => pattern.test(hans)))
  if (line === null || date === null || date.edtf.includes("/") || kind === undefined) return
  const said = note.find(({ hans }) => kind[0].test(hans))!
  const at = spanIn(line, date.start, date.end)
  const subjects = [{ ref, span: name.span }]
  const happening = { kind: kind[1], date, subjects, word: spanIn(said) }
  article.drafts.push(eventDraft(lineOf(cell!.inline), happening, at))
  if (kind[1] === "established" && !kind[2])
    article.book.claim(ref, "established", date.edtf, at, "derived", "the date of its founding as EDTF")
}

/** The same region, and for an office the same place. */
const isOwn = (article: Article, hans: string): boolean => {
  const [own, other] = [article.title.hans, hans].map((name) => findRegions(name)[0])
  if (own?.start !== 0 || other?.start !== 0 || own.region !== other.region) return false
  return placeOfName(article.title.hans)?.code === placeOfName(hans)?.code
}
