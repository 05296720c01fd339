/** What stands above the text of a document: number, title, words of adoption, addressees. */
import { addresseesAt } from "./addressees.ts"
import { compact, type Flow, join, slice } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import {
  attachmentOf,
  balanced,
  catalogLine,
  dayOf,
  isBodyName,
  isColophon,
  isComplete,
  isContents,
  isDocumentNumber,
  isTitle,
  isTitleLine
} from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import { type Signatory, signerOf } from "./signatory.ts"

type Lines = ReadonlyArray<PrintedLine>

export interface Head {
  readonly number: Flow | null
  readonly title: Flow | null
  readonly adoption: Flow | null
  readonly addressees: ReadonlyArray<Flow>
  /** Issuers and day, where they stand under the title. */
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
  /** 签发人 beside the number. */
  readonly signatory: Signatory | null
  /** Index of the first line of the text. */
  readonly next: number
}

/** How a text begins, and a title does not. */
const textBegins =
  /^(?:为(?!.*(?:通知|意见|办法|规定|决定)$)|根据|按照|依据|依照|遵照|现将|现就|经|近年来|近期|日前|各|我[市省区县局]|今年|当前|截至|你[市省区县局们]|行政长官|立法会)/u

/** Reads the head that begins at a line. */
export const readHead = (lines: Lines, from = 0): Head => {
  const title: Array<PrintedLine> = []
  const issuers: Array<Flow> = []
  let number: Flow | null = null
  let adoption: Flow | null = null
  let addressees: ReadonlyArray<Flow> = []
  let day: Day | null = null
  let signatory: Signatory | null = null
  let i = from
  while (i < lines.length) {
    const line = lines[i]!
    const masthead = isMasthead(line.simple, title.length === 0)
    const numbered = masthead ? null : numberAt(lines, i)
    const addressed = numbered === null && !masthead ? addresseesAt(lines, i, title) : null
    const noted = bracketAt(lines, i)
    if (numbered !== null) {
      number ??= numbered.flow
      signatory ??= signerAt(lines, i, numbered.next)
      i = numbered.next
    } else if (addressed !== null) {
      addressees = addressed.addressees
      i = addressed.next
      break
    } else if (title.length > 0 && noted !== null) {
      if (/通过|修订|修正|批准|公布|发布|施行/u.test(noted.flow.text)) adoption ??= noted.flow
      else if (/行|稿|草案|年|版|本/u.test(noted.flow.text)) title.push(...lines.slice(i, noted.next))
      i = noted.next
    } else if (masthead) signatory ??= signerAt(lines, i, ++i)
    else if (labelOf(line.simple) !== null || isComplete(line.simple) || attachmentOf(line.simple) !== null)
      break
    else if (title.length > 0 && isContents(line.simple)) break
    else if (!isTitle(simpleOf(title))) {
      if (title.length >= 20 || !isTitleLine(line.simple)) break
      if (textBegins.test(line.simple) && balanced(simpleOf(title))) break
      title.push(line)
      i++
    } else if (dayOf(line.simple) !== null) {
      day ??= { flow: line, date: dayOf(line.simple)! }
      i++
    } else if (isBodyName(line.simple)) {
      issuers.push(line)
      i++
    } else {
      const end = continuation(lines, i, title)
      if (end === i) break
      title.push(...lines.slice(i, end))
      i = end
    }
  }
  const statute = /^第\d+\/\d{4}[号號]/u.test(number?.text ?? "")
  const whole = title.length > 0 && (statute || isPlausible(simpleOf(title))) ? join(title) : null
  return {
    number,
    title: whole,
    adoption,
    addressees,
    issuers,
    day,
    signatory,
    next: whole === null && title.length > 0 ? lines.indexOf(title[0]!, from) : i
  }
}

const isPlausible = (title: string): boolean => isTitle(title) || /^关于.{4,}$/u.test(title)

/** What stands above a title: the masthead …文件, urgency, the catalogue of an official site. */
const isMasthead = (line: string, first: boolean): boolean =>
  (first &&
    /^(?!.*关于)[\p{Script=Han}\s]{2,60}(?:文件|公报)$|^\p{Script=Han}{2,4}特别行政区$|^中华人民共和国$/u.test(
      line
    )) ||
  /^(?:特急|加急|急件|平急|特提|机密|秘密|绝密|内部)(?:★.{0,8})?$/u.test(line) ||
  !/^(?:发文字号|文号)$/u.test(catalogLine(line)?.name ?? "文号") ||
  isColophon(line)

/** A document number on up to three lines, with or without its name before it. */
const numberAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  for (let n = 1; n <= 3 && i + n <= lines.length; n++) {
    const part = lines.slice(i, i + n)
    const sentence = part.some(
      (line) => line.text.length > 80 || isComplete(line.simple.replace(/签发人.*$/u, ""))
    )
    if (sentence) return null
    // a line that is a number by itself does not end the line above
    if (n > 1 && isDocumentNumber(part.at(-1)!.simple.replace(/\s/gu, ""))) return null
    const name = catalogLine(part[0]!.simple)
    if (name !== null && !/^(?:发文字号|文号)$/u.test(name.name)) return null
    let flow = compact(join(part))
    const simple = simpleOf(part).replace(/\s/gu, "")
    const start = name === null ? 0 : /[：:]/u.exec(simple)!.index + 1
    const signed = simple.indexOf("签发人")
    flow = slice(flow, start, signed > 0 ? signed : flow.text.length)
    const bare = simple.slice(start, signed > 0 ? signed : simple.length)
    const inner = /^[（(](.*)[）)]$/u.exec(bare)
    if (inner !== null && isDocumentNumber(inner[1]!))
      return { flow: slice(flow, 1, flow.text.length - 1), next: i + n }
    if (isDocumentNumber(bare) && !bare.includes("关于"))
      return { flow, next: i + n + signerBelow(lines, i + n) }
  }
  return null
}

const signerAt = (lines: Lines, from: number, next: number): Signatory | null => {
  const line = lines.slice(from, next).find(({ simple }) => simple.includes("签发人"))
  return line === undefined ? null : signerOf(line, line.simple, lines[lines.indexOf(line) + 1] ?? null)
}

/** 签发人： at the end of a line has its name on the next. */
const signerBelow = (lines: Lines, next: number): number =>
  /签发人[：:]?$/u.test(lines[next - 1]!.simple) && (lines[next]?.text.length ?? 9) <= 4 ? 1 : 0

/** Words in brackets that begin and end with lines. */
const bracketAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  if (!/^[（(]/u.test(lines[i]!.simple) || labelOf(lines[i]!.simple) !== null) return null
  for (let n = 1; n <= 12 && i + n <= lines.length; n++) {
    const part = lines.slice(i, i + n)
    if (!balanced(simpleOf(part))) continue
    return /[）)]$/u.test(part.at(-1)!.simple) ? { flow: join(part), next: i + n } : null
  }
  return null
}

/** Further lines of a title that could end already: 关于…办法 / 实施工作的通知. */
const continuation = (lines: Lines, i: number, title: Lines): number => {
  let whole = simpleOf(title)
  for (let n = 0; n < 3 && i + n < lines.length; n++) {
    const line = lines[i + n]!.simple
    if (
      !isTitleLine(line) ||
      textBegins.test(line) ||
      /^(?:关于|中共|第)|，/u.test(line) ||
      labelOf(line) !== null
    )
      return i
    whole += line
    if (isTitle(whole) && whole.length <= 120) return i + n + 1
  }
  return i
}
