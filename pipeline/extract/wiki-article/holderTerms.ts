/** Reads "张三（2001年1月－2003年5月）", "主任：张三" and the like: person, post and term in a stretch of text. */
import { findDates, parseDate } from "../../knowledge/dates.ts"
import { isChineseName, isPersonName, isPost, POST } from "../../knowledge/persons.ts"
import { type Line, lineOf } from "./passages.ts"

/** A place in a line. */
export interface Place {
  readonly start: number
  readonly end: number
}

export interface DatedPlace extends Place {
  readonly edtf: string
}

export interface Term {
  readonly from: DatedPlace | null
  readonly until: DatedPlace | null
}

export interface Holding extends Term {
  readonly person: Place
  readonly post: Place | null
}

export const noTerm: Term = { from: null, until: null }

const dotted =
  /(?<![\d.])(?<a>\d{4}[.．/]\d{1,2}(?:[.．/]\d{1,2})?)(?:\s{0,2}(?:[-—－–~～]{1,2}|至)\s{0,2}(?:(?<b>\d{4}[.．/]\d{1,2}(?:[.．/]\d{1,2})?)(?![\d.])|(?<open>今|现在|$|(?=[\s）)，；]))|))?(?![\d.．/])/gu

/** （2004-2012）, 2004–: years alone in a bracket or a cell. */
const bareYears =
  /(?<=^\s*|[（(；;，,]\s*)(?<a>(?:1[6-9]|20)\d\d)\s?(?:[-—－–~～]{1,2}|至)\s?(?:(?<b>(?:1[6-9]|20)\d\d)|(?<open>今|现在|現在|至今|(?=\s*(?:[）)]|$))))(?=\s*(?:[）)，；,;]|$))/gu

/** The dates of a text, those of terms written with dots (1973.10－1978.6), too. */
export const datesOf = (text: string): ReadonlyArray<{ readonly edtf: string } & Place> => {
  const found = [...text.matchAll(dotted), ...text.matchAll(bareYears)].flatMap((match) => {
    const { a, b, open } = match.groups as { a: string; b?: string; open?: string }
    const [from, until] = [a, b].map((day) =>
      day === undefined ? null : parseDate(day.replace(/[．/]/gu, "."))
    )
    if (from === null || from === undefined || (b !== undefined && until === null)) return []
    const edtf = until !== null && until !== undefined ? `${from.edtf}/${until.edtf}` : from.edtf
    const at = { start: match.index, end: match.index + match[0].length }
    return [{ ...at, edtf: b === undefined && open !== undefined ? `${edtf}/..` : edtf }]
  })
  const ordinary = findDates(text).filter(
    (date) => !found.some((d) => d.start < date.end && date.start < d.end)
  )
  return [...ordinary, ...found].toSorted((one, other) => one.start - other.start)
}

const begins =
  /^\s{0,2}(?:(?:[-—－–~～]{1,2}|至)\s{0,2}(?:现任|今|迄今|$|[\s）)，])|起|就任|上任|到任|就职|任职|出任|接任|始任|担任|任)/u
const ends = /^\s{0,2}(?:卸任|离任|离职|免职|去职|止|调任|退休)/u

/** The term that a text says. A day of which it does not say whether it is the first or the last is left out. */
export const termIn = ({ hans, text }: Line): Term => {
  let { from, until }: { from: DatedPlace | null; until: DatedPlace | null } = noTerm
  for (const { edtf, end, start } of datesOf(text)) {
    const [first, last] = edtf.split("/") as [string, string?]
    const place = (date: string | undefined) =>
      date === undefined || date === ".." ? null : { start, end, edtf: date }
    if (last !== undefined) {
      from ??= place(first)
      until ??= place(last)
    } else if (/^\s{0,2}(?:至|到|[-—－–~～]{1,2})\s{0,2}[\d二〇]/u.test(hans.slice(end)))
      from ??= place(first)
    else if (ends.test(hans.slice(end)) || /(?:至|到|-|—|－|–)\s{0,2}$/u.test(hans.slice(0, start)))
      until ??= place(first)
    else if (begins.test(hans.slice(end))) from ??= place(first)
  }
  return from !== null && until !== null && from.edtf > until.edtf ? noTerm : { from, until }
}

/** The day of a cell that holds one and nothing else. */
export const dayIn = ({ text }: Line): DatedPlace | null => {
  const date = parseDate(text)
  if (date === null || date.edtf.includes("/")) return null
  return { start: date.start, end: date.end, edtf: date.edtf }
}

const leading = new RegExp(`^(?:现任|时任|首任|前任)?(?<post>${POST})(?<rest>\\p{Script=Han}{2,4})$`, "u")
const trailing = new RegExp(`^(?<person>\\p{Script=Han}{2,4}?)(?<post>${POST})$`, "u")

/**
 * One person in an entry, with post and term. `only`: the place holds persons only, so that names of any kind count;
 * otherwise a name must have a known surname. Null if no person, or more than one, is found.
 */
export const holdingIn = (line: Line, only: boolean): Holding | null => {
  const blanked = withoutTerms(line)
  const tokens = [...blanked.matchAll(/[^\s:：,，、;；。—–－-]+(?:\s\p{Script=Han}(?=\s*$))?/gu)].map(
    (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length })
  )
  const isName = only ? isPersonName : isChineseName
  const latin = only && isPersonName(blanked.trim()) ? trimmed(blanked) : null
  if (latin !== null) return { person: latin, post: null, ...termIn(line) }
  const persons: Array<Place> = []
  const posts: Array<Place> = []
  for (const { end, start, text } of tokens) {
    const head = leading.exec(text)
    const tail = trailing.exec(text)
    const before = posts.at(-1)
    if (isPost(bare(text)) && before !== undefined && blanked.slice(before.end, start) === "、")
      posts[posts.length - 1] = { start: before.start, end }
    else if (isPost(bare(text))) posts.push({ start: start + text.length - bare(text).length, end })
    else if (head !== null && isChineseName(head.groups!["rest"]!)) {
      const cut = end - head.groups!["rest"]!.length
      posts.push({ start: cut - head.groups!["post"]!.length, end: cut })
      persons.push({ start: cut, end })
    } else if (tail !== null && isChineseName(tail.groups!["person"]!)) {
      const cut = start + tail.groups!["person"]!.length
      persons.push({ start, end: cut })
      posts.push({ start: cut, end })
    } else if (isName(text)) persons.push({ start, end })
    else return null
  }
  const [person] = persons
  if (persons.length !== 1 || person === undefined || posts.length > 1) return null
  return { person, post: posts[0] ?? null, ...termIn(line) }
}

const bare = (text: string): string => text.replace(/^(?:现任|时任|首任|前任)/u, "")

const trimmed = (text: string): Place => {
  const start = text.length - text.trimStart().length
  return { start, end: text.trimEnd().length }
}

/** The text in simplified characters with dates, brackets and the words of a term blanked, each place kept. */
const withoutTerms = ({ hans, text }: Line): string => {
  let blanked = hans
  const blank = (start: number, end: number) => {
    blanked = blanked.slice(0, start) + " ".repeat(end - start) + blanked.slice(end)
  }
  for (const { end, start } of datesOf(text)) blank(start, end)
  for (const pattern of [
    /[（(][^（）()]{0,60}[）)]/gu,
    /(?:自|从|由|于|在)(?=\s)|(?<=\s)(?:起|就任|上任|到任|就职|任职|出任|接任|担任|任期|任|卸任|离任|离职|免职|止|至今|至|今)(?=[\s，,。；]|$)|^\s{0,8}(?:任期|第[一二三四五六七八九十\d]{1,3}任)/gu,
    /\[[^\]]{0,10}\]/gu,
    /(?<=[，,、]\s?)(?:女|男|\p{Script=Han}{1,3}族)(?=[\s，,、（(]|$)/gu
  ])
    for (const match of blanked.matchAll(pattern)) blank(match.index, match.index + match[0].length)
  return blanked
}

/** The parts of a line between 、 outside brackets: several persons of one post. */
export const severalIn = (line: Line): ReadonlyArray<Line> => {
  const parts: Array<Line> = []
  let from = 0
  let depth = 0
  for (let i = 0; i <= line.text.length; i++) {
    const c = line.text[i]
    if (c === "（" || c === "(") depth++
    else if (c === "）" || c === ")") depth--
    if (i < line.text.length && !((c === "、" || c === "，" || c === "\n") && depth <= 0)) continue
    if (line.text.slice(from, i).trim() !== "")
      parts.push(lineOf(line.inline, line.start + from, line.start + i))
    from = i + 1
  }
  return parts
}
