/** Other documents that a text names: 《…》（沪府发〔2015〕3号）, or by number alone. */
import { NUMERAL } from "../../knowledge/numerals.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { compact, type Flow, slice } from "../../parse/notice/Flow.ts"
import { CLOSING, isDocumentNumber, OPENING } from "../../parse/notice/lineForms.ts"
import { findQuotations } from "./quotations.ts"

export interface CitedDocument {
  /** Place in the text, marks and the number in brackets included. */
  readonly start: number
  readonly end: number
  readonly title: Flow | null
  /** Without inner spaces. */
  readonly number: Flow | null
}

const bracket = /^\s{0,2}[（(]/u
const digit = "[\\d０-９]"
const numeral = `[\\d０-９${NUMERAL}]{1,5}`
const numbers = new RegExp(
  [
    `(?:\\p{Script=Han}|[A-Za-z]){1,20}\\s{0,2}[${OPENING}]\\s{0,2}(?:${digit}{4}|[${NUMERAL}]{4})\\s{0,2}年?[${CLOSING}]` +
      `\\s{0,2}第?\\s{0,2}${numeral}\\s{0,2}号`,
    `\\p{Script=Han}{2,20}(?:公告|通告)(?:${digit}{4}年)?第${digit}{1,4}号`,
    `第${digit}{1,4}\\/(?:${digit}{4}|${digit}{2}\\/M)号(?:行政法规|行政长官批示|行政命令|法律|法令|\\p{Script=Han}{2,10}司司长批示)`,
    `[\\p{Script=Han}()（）]{2,14}字第${digit}{5,12}[A-Z]?号`,
    `(?<=[（(，])${digit}{4}年第${digit}{1,4}号`,
    `\\p{Script=Han}{1,20}令\\s{0,2}(?:[〔[]?${digit}{4}年?[〕\\]]?)?第\\s{0,2}${numeral}\\s{0,2}号`
  ].join("|"),
  "gu"
)
/** Words before a number that are no part of it. */
const before = /^(?:根据|按照|依据|[日月以由见即原经将对及和与])+/u

/** In the order of the text, none inside another. Linear. */
export const findCitedDocuments = (flow: Flow): ReadonlyArray<CitedDocument> => {
  const simple = toSimplifiedAligned(flow.text)
  const found: Array<CitedDocument> = []
  let end = 0
  const bare = (to: number) => {
    for (const match of simple.slice(end, to).matchAll(numbers)) {
      const cited = numberOf(flow, end + match.index, end + match.index + match[0].length)
      if (cited !== null)
        found.push({
          start: end + match.index,
          end: end + match.index + match[0].length,
          title: null,
          number: cited
        })
    }
  }
  for (const quotation of findQuotations(flow.text)) {
    if (quotation.kind !== "title" || quotation.start - 1 < end) continue
    bare(quotation.start - 1)
    // 原国家工商行政管理总局令第60号公布的《…》
    const before = found.at(-1)
    const under =
      before?.title === null &&
      /^(?:公布|发布|颁布|印发)的?原?$/u.test(simple.slice(before.end, quotation.start - 1))
        ? found.pop()!
        : null
    const close = closingOf(simple, quotation.end + 1)
    found.push({
      start: under?.start ?? quotation.start - 1,
      end: close,
      title: slice(flow, quotation.start, quotation.end),
      number: onlyNumber(flow, quotation.end + 1, close) ?? under?.number ?? null
    })
    end = close
  }
  bare(simple.length)
  return found
}

/** Where the brackets after a title end; the place itself if none follow. */
const closingOf = (text: string, from: number): number => {
  const open = bracket.exec(text.slice(from, from + 4))
  if (open === null) return from
  let depth = 0
  for (let i = from; i < Math.min(text.length, from + 200); i++) {
    if (/[（(]/u.test(text[i]!)) depth++
    if (/[）)]/u.test(text[i]!) && --depth === 0) return i + 1
  }
  return from
}

/** The number in the brackets after a title: of several the one under which it was made public; else null. */
const onlyNumber = (flow: Flow, from: number, to: number): Flow | null => {
  const simple = toSimplifiedAligned(flow.text.slice(from, to))
  const all = [...simple.matchAll(numbers)]
  const issued = all.filter((match) =>
    /^(?:公布|发布|颁布|印发)/u.test(simple.slice(match.index + match[0].length))
  )
  const [only] = all.length === 1 ? all : issued.length === 1 ? issued : []
  return only === undefined ? null : numberOf(flow, from + only.index, from + only.index + only[0].length)
}

const numberOf = (flow: Flow, start: number, end: number): Flow | null => {
  const lead = before.exec(toSimplifiedAligned(flow.text.slice(start, end)))?.[0].length ?? 0
  const cited = compact(slice(flow, start + lead, end))
  return isDocumentNumber(toSimplifiedAligned(cited.text)) ? cited : null
}
