/**
 * Dates in Chinese running text as EDTF (Library of Congress, level 1), never more precise than the text.
 */
import { halfWidthDigits, NUMERAL, parseNumeral } from "./numerals.ts"

export interface DateMention {
  /** Place in the given text; covers the words that make it an interval (自…以來, …之前). */
  readonly start: number
  readonly end: number
  readonly edtf: string
  /** First and last day that the date can mean, ISO; null where it is open. */
  readonly first: string | null
  readonly last: string | null
}

const two = (n: number): string => String(n).padStart(2, "0")
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** First and last day of one EDTF date, or of an interval, open ends as null. */
export const edtfBounds = (edtf: string): { readonly first: string | null; readonly last: string | null } => {
  const [from, to] = edtf.includes("/") ? (edtf.split("/") as [string, string]) : [edtf, edtf]
  return { first: bound(from, false), last: bound(to, true) }
}

const bound = (date: string, last: boolean): string | null => {
  if (date === "..") return null
  const [year, month, day] = date.split("-").map(Number) as [number, number?, number?]
  if (day !== undefined) return date
  if (month !== undefined) return `${date}-${two(last ? daysIn(year, month) : 1)}`
  return last ? `${date}-12-31` : `${date}-01-01`
}

const mention = (start: number, end: number, edtf: string): DateMention => ({
  start,
  end,
  edtf,
  ...edtfBounds(edtf)
})

// -- one date -------------------------------------------------------------------------------------------------------

interface Point {
  readonly start: number
  readonly end: number
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  /** 年初, 年中, 月底 and the like, which narrow the date and are not part of it. */
  readonly part: "start" | "middle" | "end" | null
}

const number = `[0-9０-９${NUMERAL}]`
/** 2021年中小学, 2022年初中: words of their own. */
const begin = "初(?![中级級步审審评評试試选選始等])"
const middle = "中(?![国國共央华華秋小考高西长長心等级級医醫药藥部型文学學职職期标標层層介老])"
const era = "民國|民国|中華民國|中华民国"
/**
 * A date, or a month or day that takes its year from the date before: 1986 年 8 月, 二〇二一年十二月六日, 民國38年, 8月,
 * 6日. Blanks may stand between the parts. Every quantifier is bounded: linear.
 */
const dateAt = new RegExp(
  `(?:(?<era>${era})?\\s{0,2}(?<year>${number}{1,4}|元)\\s{0,2}年(?!代|级|級|度|来|來)(?:[（(](?:公元|西元|(?:中[华華])?民[国國])?${number}{1,4}年?[）)](?=\\s{0,2}${number}{1,3}\\s{0,2}月))?` +
    `(?:年?(?<ypart>${begin}|${middle}|底|末))?)?\\s{0,2}` +
    `(?:(?<month>${number}{1,3})\\s{0,2}月(?!份?[余餘])份?(?<mpart>${begin}|中旬|${middle}|底|末|上旬|下旬)?)?\\s{0,2}` +
    `(?:(?<=月\\s{0,2})(?<day>${number}{1,3})\\s{0,2}[日號号])?`,
  "uy"
)

const parts: Readonly<Record<string, Point["part"]>> = {
  初: "start",
  上旬: "start",
  中: "middle",
  中旬: "middle",
  底: "end",
  末: "end",
  下旬: "end"
}

const pointAt = (text: string, start: number, year: number | null): Point | null => {
  dateAt.lastIndex = start
  const match = dateAt.exec(text)
  if (match === null || match[0].trim() === "") return null
  const group = match.groups!
  const month = group["month"] === undefined ? null : parseNumeral(group["month"])
  const day = group["day"] === undefined ? null : parseNumeral(group["day"])
  const ownYear = group["year"] === undefined ? null : yearOf(group["year"], group["era"] !== undefined)
  if (group["year"] !== undefined && ownYear === null) return null
  const full = ownYear ?? year
  if (full === null || (ownYear === null && month === null)) return null
  if (month !== null && (month < 1 || month > 12)) return null
  if (day !== null && (month === null || day < 1 || day > daysIn(full, month))) return null
  const end = start + match[0].trimEnd().length
  const part = parts[group["mpart"] ?? group["ypart"] ?? ""] ?? null
  return { start: start + (match[0].length - match[0].trimStart().length), end, year: full, month, day, part }
}

/** A year of four digits, or a year of the Republic, which began in 1912. Two digits alone are no year. */
const yearOf = (text: string, republic: boolean): number | null => {
  // 民國元年 is its first
  const value = text === "元" && republic ? 1 : parseNumeral(text)
  if (value === null) return null
  if (republic) return value >= 1 && value <= 200 ? 1911 + value : null
  return value >= 1000 && value <= 2999 && halfWidthDigits(text).length === 4 ? value : null
}

const edtfOf = ({ day, month, year }: Point): string =>
  [String(year), ...(month === null ? [] : [two(month)]), ...(day === null ? [] : [two(day)])].join("-")

/** The date by which 年中 and the like end: 2017年中 is over after June, 8月中 within August. */
const until = (point: Point): string => {
  if (point.month === null && point.part === "middle") return `${point.year}-06`
  if (point.month === null && point.part === "start") return `${point.year}-01`
  return edtfOf(point)
}

// -- intervals ------------------------------------------------------------------------------------------------------

const opening = /(?:自從|自从|自|從|从|由|於|于|在)$/u
const since = /^(?:\s{0,2}(?:以來|以来|起至今|至今|起|開始|开始|之後|之后|以後|以后|後|后))/u
const sinceWord = /^\s{0,2}(?:以來|以来|起|至今|(?:開始|开始)(?![運运營营辦办服試试使對对接]))/u
const before = /^\s{0,2}(?:之前|以前|前)(?![後后身述往來来线線沿方台臺])/u
const dash = /^\s{0,2}(?:至|到|—{1,2}|－|–|-|~|～|—)\s{0,2}/u
/** A dash after which nothing follows: still going on (2019年1月21日－). */
const openEnd = /^\s{0,2}(?:—{1,2}|－|–|-|~|～)\s{0,2}(?:今|现在|現在|至今)?\s{0,2}(?=$|[）)，。；、\n|])/u
const joiner = /^\s{0,2}(?:和|與|与|及|以及|、|，|,)\s{0,2}/u

/**
 * The dates of a text, left to right. "2005年7月和8月、2007年8月" gives three: a month takes its year from the date
 * before it when only a joining word stands between. Linear.
 */
export const findDates = (text: string): ReadonlyArray<DateMention> =>
  allDates(text).filter(({ end, start }) => !isVague(text, start, end))

const vague = /^\s{0,2}(?:前后|前後|左右|上下|建国后|建國後|解放后|解放後)/u

/** 2007年前后, 约1985年, 1949年建国后: about then, or some time after it. */
const isVague = (text: string, start: number, end: number): boolean =>
  vague.test(text.slice(end, end + 8)) ||
  /(?:约|約|大概|可能)[于於在]?$/u.test(text.slice(Math.max(0, start - 4), start))

const allDates = (text: string): ReadonlyArray<DateMention> => {
  const found: Array<DateMention> = []
  let i = 0
  while (i < text.length) {
    if (!startsDate(text, i)) {
      i++
      continue
    }
    const years = yearsAt(text, i)
    if (years !== null) {
      found.push(years)
      i = years.end
      continue
    }
    const point = pointAt(text, i, null)
    if (point === null) {
      i = skipNumber(text, i)
      continue
    }
    i = interval(text, point, found)
    i = carried(text, point.year, i, found)
  }
  return found
}

const years = new RegExp(
  `(?<from>${number}{4})\\s{0,2}(?:至|到|—{1,2}|－|–|-|~|～)\\s{0,2}(?=${number}{4}\\s{0,2}年)`,
  "uy"
)

/** 1985—1988年: the first year has its 年 from the second. */
const yearsAt = (text: string, start: number): DateMention | null => {
  years.lastIndex = start
  const match = years.exec(text)
  const from = match === null ? null : yearOf(match.groups!["from"]!, false)
  const to = match === null ? null : pointAt(text, start + match[0].length, null)
  if (from === null || to === null || to.year < from) return null
  return mention(start, to.end, `${from}/${edtfOf(to)}`)
}

const numeral = new RegExp(number, "u")
const startsDate = (text: string, i: number): boolean =>
  (numeral.test(text[i]!) && (i === 0 || !numeral.test(text[i - 1]!))) || text[i] === "民" || text[i] === "中"

const skipNumber = (text: string, i: number): number => {
  let end = i + 1
  while (end < text.length && numeral.test(text[end]!)) end++
  return end
}

/** 2005年7—9月 */
const monthsOf = new RegExp(
  `^\\s{0,2}(?<from>${number}{1,3})(?:月)?\\s{0,2}(?:至|到|—{1,2}|－|–|-|~|～)\\s{0,2}(?<to>${number}{1,3})\\s{0,2}月`,
  "u"
)

/** Reads what follows a date and adds the date or interval; returns the place after it. */
const interval = (text: string, point: Point, found: Array<DateMention>): number => {
  const rest = text.slice(point.end, point.end + 12)
  const months = point.month === null && point.part === null ? monthsOf.exec(rest) : null
  if (months !== null) {
    const [first, last] = [parseNumeral(months.groups!["from"]!), parseNumeral(months.groups!["to"]!)]
    if (first !== null && last !== null && first >= 1 && first < last && last <= 12) {
      const end = point.end + months[0].length
      const at = (month: number) => edtfOf({ ...point, month })
      found.push(mention(point.start, end, `${at(first)}/${at(last)}`))
      return end
    }
  }
  const open = openEnd.exec(rest)
  const join = dash.exec(rest)
  const other = join === null ? null : pointAt(text, point.end + join[0].length, point.year)
  const lead = opening.exec(text.slice(Math.max(0, point.start - 2), point.start))?.[0] ?? ""
  const from = /^(?:自從|自从|自|從|从|由)$/u.test(lead)
  if (other !== null && point.day !== null && other.day === null && other.month === null)
    return push(point.end)
  if (other !== null) {
    found.push(mention(point.start, other.end, `${edtfOf(point)}/${edtfOf(other)}`))
    return other.end
  }
  if (open !== null && join !== null) {
    found.push(mention(point.start, point.end + open[0].length, `${edtfOf(point)}/..`))
    return point.end + open[0].length
  }
  const after = (from ? since : sinceWord).exec(rest)
  if (after !== null) {
    const start = from ? point.start - lead.length : point.start
    found.push(mention(start, point.end + after[0].length, `${edtfOf(point)}/..`))
    return point.end + after[0].length
  }
  const prior = before.exec(rest)
  if (prior !== null) {
    found.push(mention(point.start, point.end + prior[0].length, `../${until(point)}`))
    return point.end + prior[0].length
  }
  return push(point.end)

  function push(end: number): number {
    found.push(mention(point.start, point.end, edtfOf(point)))
    return end
  }
}

/** Months that take their year from the date before: 和8月, 、11月. */
const carried = (text: string, year: number, from: number, found: Array<DateMention>): number => {
  let i = from
  for (;;) {
    const join = joiner.exec(text.slice(i, i + 6))
    if (join === null) return i
    const next = i + join[0].length
    if (!numeral.test(text[next] ?? "")) return i
    const point = pointAt(text, next, year)
    // a date with a year of its own is found by the ordinary way
    if (point === null || point.month === null || text.slice(point.start, point.end).includes("年")) return i
    i = interval(text, point, found)
  }
}

const sameYear = new RegExp(
  `(?<word>同年|是年|翌年|次年|当年(?=${number}{1,3}月))(?:(?<month>${number}{1,3})月份?(?:(?<day>${number}{1,3})[日号])?)?`,
  "gu"
)

/**
 * The dates of a text and those that it tells by the year of the date before (同年10月, 翌年); `year` is that of the text
 * before it. Without such a year, and behind an interval, 同年 is no date.
 */
export const findDatesInContext = (text: string, year: number | null): ReadonlyArray<DateMention> => {
  const found = findDates(text)
  const relative = [...text.matchAll(sameYear)].flatMap((match) => {
    const { day, month, word } = match.groups as { word: string; month?: string; day?: string }
    const before = found.findLast(({ end }) => end <= match.index)
    const known = before === undefined ? year : yearOfEdtf(before.edtf)
    if (known === null) return []
    const point: Point = {
      start: match.index,
      end: match.index + match[0].length,
      year: /[翌次]/u.test(word) ? known + 1 : known,
      month: month === undefined ? null : parseNumeral(month),
      day: day === undefined ? null : parseNumeral(day),
      part: null
    }
    const { month: m, day: d } = point
    if ((m !== null && (m < 1 || m > 12)) || (d !== null && (d < 1 || d > daysIn(point.year, m!)))) return []
    const open = sinceWord.exec(text.slice(point.end, point.end + 6))?.[0] ?? ""
    return [
      mention(point.start, point.end + open.length, open === "" ? edtfOf(point) : `${edtfOf(point)}/..`)
    ]
  })
  return [
    ...found.filter((date) => !relative.some((r) => r.start < date.end && date.start < r.end)),
    ...relative
  ].sort((a, b) => a.start - b.start)
}

/** The year of a date, or of one since which something goes on; null of an interval. */
export const yearOfEdtf = (edtf: string): number | null =>
  edtf.includes("/") && !/^\d.*\/\.\.$/u.test(edtf) ? null : Number(edtf.slice(0, 4))

const months = "january|february|march|april|may|june|july|august|september|october|november|december"
const english = new RegExp(
  `^(?:(?<d>\\d{1,2})\\s+(?<m>${months})|(?<m2>${months})\\s+(?<d2>\\d{1,2}),?)\\s+(?<y>\\d{4})$`,
  "iu"
)

/** The whole text as one date: any form of `findDates`, ISO 2013-12-18, 2013/12/18, "27 October 2016". */
export const parseDate = (text: string): DateMention | null => {
  const bare = text.trim()
  const at = text.indexOf(bare)
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(bare)
  if (iso !== null) return checked(at, bare, Number(iso[1]), iso[2], iso[3])
  const words = english.exec(bare)?.groups
  if (words !== undefined) {
    const name = (words["m"] ?? words["m2"])!.toLowerCase()
    return checked(
      at,
      bare,
      Number(words["y"]),
      months.split("|").indexOf(name) + 1,
      words["d"] ?? words["d2"]
    )
  }
  const found = findDates(bare)
  const [only] = found
  return found.length === 1 && only!.start === 0 && only!.end === bare.length
    ? { ...only!, start: at, end: at + bare.length }
    : null
}

const checked = (
  at: number,
  bare: string,
  year: number,
  month: string | number | undefined,
  day: string | undefined
): DateMention | null => {
  const m = month === undefined ? null : Number(month)
  const d = day === undefined ? null : Number(day)
  if (m !== null && (m < 1 || m > 12)) return null
  if (d !== null && (d < 1 || d > daysIn(year, m!))) return null
  return mention(at, at + bare.length, edtfOf({ start: 0, end: 0, year, month: m, day: d, part: null }))
}
