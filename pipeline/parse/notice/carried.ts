/** The document that a notice carries: its title as the notice names it, and where it begins. Linear. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { compact, type Flow, join, slice } from "./Flow.ts"
import type { Head } from "./head.ts"
import { labelOf } from "./labels.ts"
import { attachmentOf, dayOf, isBodyName, isComplete, isTitle, isTitleLine, outerMarks } from "./lineForms.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

const carrying = /(?:印发|转发|批转|发布|公布|颁布|颁发|下发|试行)[^《]{0,40}$/u
const carryingTitle = /关于[^《]{0,20}(?:印发|转发|批转|发布|公布|颁布|颁发|下发)/u
const carryingSentence =
  /现(?:将|予|就)?[^。]{0,120}(?:印发|转发|批转|公布|发布|下发)|(?:批准|同意)[^。]{0,120}现(?:转发|印发)/u

/**
 * 关于修改《…》的决定 with the amended text below it, 关于提请审议《…》的议案 with its draft, an announcement of Taiwan
 * (主旨：公告「…」) with the rule: that text's title and first line; null for any other.
 */
export const annexedAt = (lines: Lines, head: Head): { readonly at: number; readonly title: Flow } | null => {
  const title = head.title === null ? "" : toSimplifiedAligned(head.title.text)
  const revised = /(?:修改|修订|修正)《.*决定$/u.test(title)
  const purpose = lines
    .slice(head.next, head.next + 3)
    .find(({ simple }) => /^主\s{0,2}旨[：:]/u.test(simple))
  const wanted =
    revised || /提请(?:审议|审查|审批)《/u.test(title)
      ? quotedTitle(head.title!)
      : purpose === undefined
        ? null
        : cornered(purpose)
  if (wanted === null) return null
  const after = revised
    ? lines.findIndex((_, i) => i >= head.next && /重新公布/u.test(simpleOf(lines.slice(i, i + 2))))
    : head.next
  if (after < 0) return null
  const bare = key(wanted)
  const at = lines.findIndex((_, i) => i > after && isRun(lines, i, bare))
  return at < 0 ? null : { at, title: wanted }
}

/** What stands between 「 and 」. */
const cornered = (flow: Flow): Flow | null => {
  const found = /(?<=「)[^「」]{4,80}(?=」)/u.exec(flow.text)
  return found === null ? null : slice(flow, found.index, found.index + found[0].length)
}

/** The title in 《…》 of the document that a notice carries, by its own title or its first sentence; null if it carries none. */
export const carriedTitle = (head: Head, lines: Lines): Flow | null => {
  const title = head.title === null ? "" : toSimplifiedAligned(head.title.text)
  if (carrying.test(title.slice(0, Math.max(0, title.indexOf("《"))))) return quotedTitle(head.title!)
  if (title !== "" && (title.includes("《") || !carryingTitle.test(title))) return null
  // 关于印发…方案的通知 and a notice without title: 《…》已经区政府同意，现印发给你们
  const first = lines.slice(head.next, head.next + 20)
  const end = first.findIndex((line) => /。|[：:]$/u.test(line.simple))
  const sentence = join(first.slice(0, end + 1))
  const quoted = carriedIn(sentence)
  return quoted !== null && carryingSentence.test(toSimplifiedAligned(sentence.text)) ? quoted : null
}

/** The title that a sentence carries: not one that it only goes by (根据《…》). */
const carriedIn = (sentence: Flow): Flow | null => {
  const quoted = quotedTitle(sentence)
  if (quoted === null) return null
  const at = sentence.text.indexOf(quoted.text)
  const lead = toSimplifiedAligned(sentence.text.slice(0, at - 1))
  if (!/(?:根据|按照|依照|依据|遵照|贯彻|落实|执行|实施)[^《，。]{0,12}$/u.test(lead)) return quoted
  return carriedIn(slice(sentence, at + quoted.text.length + 1))
}

/** The first outermost 《…》. */
const quotedTitle = (flow: Flow): Flow | null => {
  const from = flow.text.indexOf("《")
  let depth = 0
  for (let i = from; i >= 0 && i < flow.text.length; i++) {
    if (flow.text[i] === "《") depth++
    if (flow.text[i] === "》" && --depth === 0) return slice(flow, from + 1, i)
  }
  return null
}

/** Titles are compared without blanks, brackets in one form. */
const key = (flow: Flow): string => outerMarks(compact(flow).text).replace(/\(/gu, "（").replace(/\)/gu, "）")

/** Index of the first line of the title of the document that is carried; null if there is none. */
export const carriedAt = (lines: Lines, head: Head, cited: Flow | null): number | null => {
  if (cited !== null) {
    const wanted = key(cited)
    for (let i = head.next; i < lines.length && wanted.length < 300; i++)
      if (isRun(lines, i, wanted)) return i
  }
  return cited !== null || head.title === null ? afterSignature(lines, head.next) : null
}

/** The lines from `i` on say exactly the title. */
const isRun = (lines: Lines, i: number, wanted: string): boolean => {
  let said = ""
  for (let n = i; n < lines.length && said.length < wanted.length; n++) {
    said += key(lines[n]!)
    if (!wanted.startsWith(said)) return false
  }
  return said === wanted
}

/** A title after a signature or its day, or after the line 附件, and text below it. */
const afterSignature = (lines: Lines, from: number): number | null => {
  for (let i = from + 1; i < lines.length - 1; i++) {
    const before = lines[i - 1]!.simple
    if (!(dayOf(before) !== null || isBodyName(before) || attachmentOf(before)?.alone)) continue
    let title = ""
    for (let n = i; n < Math.min(i + 8, lines.length - 1); n++) {
      const line = lines[n]!.simple
      if (!isTitleLine(line) || labelOf(line) !== null || isComplete(line)) break
      title += line
      if (isTitle(title)) return i
    }
  }
  return null
}
