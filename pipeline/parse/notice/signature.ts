/** The signature under a text: bodies, the person who signs, the day. */
import { findDates } from "../../knowledge/dates.ts"
import { beginsAttachmentList } from "./attachments.ts"
import { compact, type Flow, join, slice, trimmed } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import { attachmentOf, dayOf, isBodyName, isComplete, nameBegins } from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import { type PrintedLine, widthOf } from "./physicalLines.ts"
import { deputyOf, type Signatory, signatoryOf } from "./signatory.ts"

type Lines = ReadonlyArray<PrintedLine>

/** `from`: index of its first line. */
export interface Signature {
  readonly from: number
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
  readonly signatory: Signatory | null
}

/** 二零零一年七月五日制定。命令公佈。行政長官 …: how a regulation of Macau ends. */
const enactment = (lines: Lines): Signature | null => {
  const ordered = lines.findLastIndex((line) => /^命令公布。?$/u.test(line.simple))
  const enacted = lines[ordered - 1]
  const match =
    enacted === undefined ? null : /^(.{6,20}日)(?:制定|通过|核准|签署)?。?$/u.exec(enacted.simple)
  const date = match === null ? null : dayOf(match[1]!)
  if (ordered < lines.length - 3 || date === null) return null
  const office = lines.slice(ordered + 1).flatMap((line) => {
    const found = /^(行政长官|代理行政长官)\s/u.exec(line.simple)
    return found === null ? [] : [slice(line, 0, found[1]!.length)]
  })
  // a law is passed before it is signed: …通過。立法會主席 …
  const passed =
    /^立法会主席\s/u.test(lines[ordered - 2]?.simple ?? "") &&
    /日通过。?$/u.test(lines[ordered - 3]?.simple ?? "")
  const day = { flow: slice(enacted!, 0, match![1]!.length), date }
  return {
    from: ordered - (passed ? 3 : 1),
    issuers: office,
    day,
    signatory: signatoryIn(lines.slice(ordered + 1))
  }
}

/** Offices of Macau that issue by themselves. */
const offices = /^(?:代理)?(?:行政长官|\p{Script=Han}{2,6}司司长)(?=\s)/u

/** 二零一九年八月二十日 and below it 行政長官　某某: the day stands above who signs. */
const despatch = (lines: Lines): Signature | null => {
  const [above, last] = lines.slice(-2)
  const date = above === undefined ? null : dayOf(above.simple)
  const office = last === undefined ? null : offices.exec(last.simple)
  if (date === null || office === null) return null
  const day = { flow: above!, date }
  const issuers = [slice(last!, 0, office[0].length)]
  return { from: lines.length - 2, issuers, day, signatory: signatoryIn([last!]) }
}

export const signatureOf = (lines: Lines): Signature => {
  const ordered = enactment(lines) ?? despatch(lines)
  if (ordered !== null) return ordered
  const { before, body, day, from } = dayAtEnd(lines)
  let first = from
  while (first > 0 && from - first < 24 && canSign(lines[first - 1]!)) first--
  for (let i = first; i <= from; i++) {
    const issuers = bodiesOf(lines.slice(i, from))
    const signatory = signatoryIn(lines.slice(i, from))
    const all = body === null ? (issuers ?? []) : [...(issuers ?? []), body]
    if (issuers === null || (issuers.length === 0 && signatory === null)) continue
    // an unfinished sentence above is no signature; the last entry of a list of attachments is none either
    const above = i === 0 || isComplete(lines[i - 1]!.simple) || endsAttachmentList(lines, i)
    if (!above && (day === null || i > first)) continue
    if (day !== null || from - i <= 3 || issuers.length === from - i)
      return { from: i, issuers: all.length > 0 ? all : bodyOfPost(lines.slice(i, from)), day, signatory }
  }
  return {
    from: body === null && day === null ? before : from,
    issuers: body === null ? [] : [body],
    day,
    signatory: null
  }
}

/** 临江市人民政府市长　刘强: the body whose head signs, where its full name is printed. */
const bodyOfPost = (lines: Lines): ReadonlyArray<Flow> =>
  lines.slice(0, 1).flatMap((line) => {
    const name = /^\p{Script=Han}{2,10}?[省市县区州]人民政府(?=[省市县区州]长)/u.exec(line.simple)?.[0]
    return name === undefined ? [] : [slice(line, 0, name.length)]
  })

/** Those who sign, several joined by ；. */
const signatoryIn = (lines: Lines): Signatory | null => {
  const all = lines.flatMap(
    (line, i) => signatoryOf(line, line.simple) ?? deputyOf(line, line.simple, lines[i + 1] ?? null) ?? []
  )
  return all.length === 0
    ? null
    : { value: all.map(({ value }) => value).join("；"), flow: join(all.map(({ flow }) => flow)) }
}

/** The lines above `end` are a list of attachments: 附件：1.… 2.… */
const endsAttachmentList = (lines: Lines, end: number): boolean => {
  for (let i = end - 1; i >= Math.max(0, end - 20) && !isComplete(lines[i]!.simple); i--)
    if (beginsAttachmentList(lines, i)) return true
  return false
}

/** A day on the last line, alone, over two lines or after the name of the body. */
const dayAtEnd = (
  lines: Lines
): {
  readonly from: number
  readonly before: number
  readonly day: Day | null
  readonly body: Flow | null
} => {
  const end = lines.length
  const none = { from: end, before: end, day: null, body: null }
  const last = lines.at(-1)
  if (last === undefined || labelOf(last.simple) !== null) return none
  const alone = dayOf(last.simple)
  if (alone !== null) return { ...none, from: end - 1, day: { flow: last, date: alone } }
  const two = join(lines.slice(-2))
  const over =
    lines.length > 1 && lines.at(-2)!.text.length < 16
      ? dayOf(
          lines
            .slice(-2)
            .map((l) => l.simple)
            .join("")
        )
      : null
  if (over !== null) return { ...none, from: end - 2, day: { flow: two, date: over } }
  const date = findDates(last.simple).at(-1)
  if (date === undefined || date.end !== last.simple.length || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf))
    return none
  const body = trimmed(slice(last, 0, date.start))
  if (!isBodyName(last.simple.slice(0, date.start).trim())) return none
  return { ...none, from: end - 1, day: { flow: slice(last, date.start, date.end), date }, body }
}

const canSign = (line: PrintedLine): boolean =>
  signatoryOf(line, line.simple) !== null ||
  (!/^(?:[特专]此.{0,4}|此[复令致]|敬礼)$/u.test(line.simple) &&
    !/[。；，：！？《》“”、]/u.test(line.simple) &&
    line.text.length <= 90 &&
    labelOf(line.simple) === null &&
    attachmentOf(line.simple) === null)

/** Names of bodies: several on one line, or one over several lines; who signs is none. Null if other words are there. */
const bodiesOf = (lines: Lines): ReadonlyArray<Flow> | null => {
  const names: Array<Array<Flow & { readonly simple: string }>> = []
  const nameOf = (parts: ReadonlyArray<{ readonly simple: string }>): string =>
    parts.map((part) => part.simple.replace(/\s/gu, "")).join("")
  for (const [i, line] of lines.entries()) {
    const deputy = (n: number) => deputyOf(lines[n]!, lines[n]!.simple, lines[n + 1] ?? null) !== null
    if (signatoryOf(line, line.simple) !== null || deputy(i) || (i > 0 && deputy(i - 1))) continue
    splitAtBlanks(line).forEach((part, i, parts) => {
      const open = names.at(-1)
      // the last name on a line may be cut before its region is named in full
      const cut = i > 0 && i === parts.length - 1 && !isBodyName(part.simple)
      const whole = open !== undefined && isBodyName(nameOf(open))
      // 国家发展改革委    财政部: two, where a wide blank stands between two whole names
      const apart = part.gap > 1 && isBodyName(part.simple) && !/^(?:办公[厅室]|党[组委])$/u.test(part.simple)
      const begins = nameBegins(part.simple) || isOfPlace(part.simple, names[0])
      if (open !== undefined && !(whole && (cut || apart || begins))) open.push(part)
      else names.push([part])
    })
  }
  const whole = names.every(
    (parts) => isBodyName(nameOf(parts)) && (nameBegins(nameOf(parts)) || !nameBegins(parts[1]?.simple ?? ""))
  )
  return whole ? names.map((parts) => compact(join(parts))) : null
}

/** The name begins with the place that the first one begins with: 山阳市教育局, 山阳市财政局. */
const isOfPlace = (name: string, first: ReadonlyArray<{ readonly simple: string }> | undefined): boolean => {
  const place = /^\p{Script=Han}{2,7}?[省市县区州盟旗镇乡]/u.exec(first?.[0]?.simple ?? "")?.[0]
  return place !== undefined && name.startsWith(place) && isBodyName(name)
}

/** The parts of a line, `gap` columns after the part before; 0 for the first. */
const splitAtBlanks = (
  line: PrintedLine
): ReadonlyArray<Flow & { readonly simple: string; readonly gap: number }> =>
  [...line.simple.matchAll(/(\s*)((?<!\S)\S(?:\s{1,4}\S(?!\S)){1,11}|\S+)/gu)].map(
    ({ 0: all, 1: gap, 2: simple, index }) => ({
      ...slice(line, index + gap!.length, index + all.length),
      // 财　政　部: a name set wide is one part
      simple: simple!.replace(/\s/gu, ""),
      gap: index === 0 ? 0 : widthOf(gap!)
    })
  )
