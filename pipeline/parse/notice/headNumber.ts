/** The document number 发文字号 in the head, and who signs 签发人 beside it. */
import { type DateMention, findDates } from "../../knowledge/dates.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { compact, type Flow, join, slice } from "./Flow.ts"
import {
  balanced,
  catalogLine,
  isBodyName,
  isComplete,
  isDocumentNumber,
  isKind,
  isTitle,
  OPENING
} from "./lineForms.ts"
import { isMasthead } from "./masthead.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import { type Signatory, signerOf } from "./signatory.ts"

type Lines = ReadonlyArray<PrintedLine>

/** Names under which a catalogue gives the number. */
export const isNumberName = (name: string): boolean => /^(?:发文字号|文号)$/u.test(name)

const kindOfMacau =
  /^第\d+\/\d{4}号(?:行政法规|法律|法令|行政命令|行政长官批示|\p{Script=Han}{2,8}司司长批示)$/u

/** What is a number by itself is the rest of one: 云政发 / 〔2022〕17号, 云政 / 发〔2022〕17号, 第1 / 5/2001號行政法規. */
const isCut = (above: PrintedLine, line: PrintedLine): boolean => {
  const code = above.simple.replace(/\s/gu, "")
  const rest = line.simple.replace(/\s/gu, "")
  if (/^第\d{0,3}$/u.test(code)) return /^\d+\/\d{4}号/u.test(rest)
  if (isBodyName(code) || isKind(code) || isTitle(code) || isMasthead(code, true)) return false
  return code.length === 1
    ? /^\p{Script=Han}{2,6}[^\p{Script=Han}\d]/u.test(`${code}${rest}`)
    : /^\p{Script=Han}{2,8}$/u.test(code) && new RegExp(`^\\p{Script=Han}?[${OPENING}]`, "u").test(rest)
}

/** A document number on up to three lines, with or without its name before it. */
export const numberAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  for (let n = 1; n <= 3 && i + n <= lines.length; n++) {
    const part = lines.slice(i, i + n)
    const sentence = part.some(
      (line) => line.text.length > 80 || isComplete(line.simple.replace(/签发人.*$/u, ""))
    )
    if (sentence) return null
    const name = catalogLine(part[0]!.simple)
    if (name !== null && !isNumberName(name.name)) return null
    let flow = compact(join(part))
    const simple = simpleOf(part).replace(/\s/gu, "")
    const start = name === null ? 0 : /[：:]/u.exec(simple)!.index + 1
    const signed = simple.indexOf("签发人")
    flow = slice(flow, start, signed > 0 ? signed : flow.text.length)
    const bare = simple.slice(start, signed > 0 ? signed : simple.length)
    const inner = /^[（(](.*)[）)]$/u.exec(bare)
    if (inner !== null && isDocumentNumber(inner[1]!))
      return { flow: slice(flow, 1, flow.text.length - 1), next: i + n }
    // several bodies with a number each: the first is the leading one's
    const [first, ...others] = bare.split(/(?<=号)[、，,；;]?/u)
    if (
      others.length > 0 &&
      !bare.includes("关于") &&
      [first!, ...others].every((part) => isDocumentNumber(part))
    )
      return { flow: slice(flow, 0, first!.length), next: i + n }
    // a line that is a number by itself does not end the line above
    if (
      n > 1 &&
      isDocumentNumber(part.at(-1)!.simple.replace(/\s/gu, "")) &&
      !isCut(part.at(-2)!, part.at(-1)!)
    )
      return null
    // 第15/2001號 and 行政法規 on the next line
    if (n < 3 && /^第\d+\/\d{4}号/u.test(bare) && kindOfMacau.test(`${bare}${lines[i + n]?.simple ?? ""}`))
      continue
    if (isDocumentNumber(bare) && !bare.includes("关于"))
      return { flow, next: i + n + signerBelow(lines, i + n) }
  }
  return null
}

/** 滨管〔2021〕20号　2021年5月6日 on one line, in either order, with or without brackets around them. */
export const datedNumberAt = (
  line: PrintedLine
): { readonly number: Flow; readonly day: { readonly flow: Flow; readonly date: DateMention } } | null => {
  if (line.text.length > 60 || !balanced(line.simple)) return null
  const [date, ...others] = findDates(line.simple)
  if (date === undefined || others.length > 0 || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf)) return null
  const day = { flow: slice(line, date.start, date.end), date }
  for (const rest of [slice(line, 0, date.start), slice(line, date.end)]) {
    const other =
      rest.starts[0] === line.starts[0] ? line.simple.slice(date.end) : line.simple.slice(0, date.start)
    const bare = compact(rest)
    const mark = /^[（(，,、]{0,2}/u.exec(bare.text)![0].length
    const end = /[，,、）)]{0,2}$/u.exec(bare.text)!.index
    const number = slice(bare, mark, Math.max(mark, end))
    if (isDocumentNumber(toSimplifiedAligned(number.text)) && /^\s*[（(）)]?\s*$/u.test(other))
      return { number, day }
  }
  return null
}

export const signerAt = (lines: Lines, from: number, next: number): Signatory | null => {
  const line = lines.slice(from, next).find(({ simple }) => simple.includes("签发人"))
  return line === undefined ? null : signerOf(line, line.simple, lines[lines.indexOf(line) + 1] ?? null)
}

/** 签发人： at the end of a line has its name on the next. */
const signerBelow = (lines: Lines, next: number): number =>
  /签发人[：:]?$/u.test(lines[next - 1]!.simple) && (lines[next]?.text.length ?? 9) <= 4 ? 1 : 0
