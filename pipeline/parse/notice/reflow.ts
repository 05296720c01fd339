/**
 * Puts the printed lines of one document back together: which lines are one paragraph, and which paragraphs stand under
 * which label. Works on text wrapped at any width, with or without indentation, and on text that is not wrapped.
 */

import { type Label, labelsOf, Sequence } from "./labels.ts"
import { isComplete } from "./lineForms.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import { type Setting, settingOf } from "./setting.ts"

/** What stands under one label: the label's own paragraph first. Without label: opening or closing paragraphs. */
export interface Entry {
  readonly label: Label | null
  readonly closing: boolean
  readonly paragraphs: ReadonlyArray<ReadonlyArray<PrintedLine>>
}

/** Columns from which a line that is not wrapped is running text and no entry of a list. */
const longLine = 60

const strongClosing =
  /^(?:本[\p{Script=Han}]{1,12}?(?:自|由|有效期|从|于)[^。]{2,60}(?:施行|实施|执行|生效|试行|解释|有效|至)|[特专]此(?:通知|公告|通告|函告|函达|函复|批复|答复|回复|复函|报告|请示|通报|决定)|此[复令](?=。|$)|[妥当]否，请|请据此|感谢[您你]|此外，对[^。]{0,20}(?:条文|序号|文字)|自(?:印发|发布|公布|下发)之日起|此前[^。]{2,60}(?:为准|废止)|原?《[^。]{4,100}同时废止|各位(?:代表|委员)[，！：]|《[^。]{4,200}根据本[^。]{2,12}(?:修改|修正|修订|调整)[^。]{0,10}重新公布)/u
const weakClosing =
  /^(?:希望(?:受|获|各|全)|以上[\p{Script=Han}]{0,6}[，,]?请|请(?:认真|各|结合|遵照|按照|贯彻|广大|全体|全市|全区|全县|市民|过往|社会|有关|相关)|联系(?:人|电话|方式)[：:]|(?:此前|以往|过去|原有|原)[^。]{0,60}(?:为准|废止|不一致)|各[\p{Script=Han}、，]{1,30}(?:要|应|可)[^。]{0,60}(?:贯彻|执行|落实|制定|报))/u

/** A label is one unless the line reads on from the sentence before, which names a provision. */
const begins = (label: Label, before: PrintedLine | null, draft: Draft, short: boolean): boolean => {
  if (label.cited) return false
  if (before === null || isComplete(before.simple)) return true
  if (/第$/u.test(before.simple)) return false
  const headline = draft.label !== null && !draft.clause
  if (headline && (short || draft.sequence.expects(label)) && !/[，、]$/u.test(before.simple)) return true
  return draft.sequence.expects(label) && (short || draft.label?.style === label.style)
}

interface Draft {
  label: Label | null
  closing: boolean
  paragraphs: Array<Array<PrintedLine>>
  /** Whether the last paragraph has so far a clause that ended, a sentence that ended, a comma. */
  clause: boolean
  sentence: boolean
  comma: boolean
  readonly sequence: Sequence
}

/** Entries in document order. Linear: each line is looked at with the one before. */
export const reflow = (lines: ReadonlyArray<PrintedLine>): ReadonlyArray<Entry> => {
  const setting = settingOf(lines)
  const labels = labelsOf(lines)
  // a statute has no closing: what follows its last article belongs to it
  const statute = labels.some(
    (label, i) =>
      label?.style === "clause" &&
      !label.cited &&
      (i === 0 ||
        isComplete(lines[i - 1]!.simple) ||
        (labels[i - 1] !== null && !/[，。]/u.test(lines[i - 1]!.simple)) ||
        label.number === 1)
  )
  const lastLabel = labels.findLastIndex((label) => label !== null && !label.cited)
  const sequence = new Sequence()
  const entries: Array<Draft> = []
  const open = (label: Label | null, closing: boolean): Draft => {
    const draft = { label, closing, paragraphs: [[]], clause: false, sentence: false, comma: false, sequence }
    entries.push(draft)
    return draft
  }
  lines.forEach((line, i) => {
    const before = lines[i - 1] ?? null
    const label = labels[i]!
    let draft = entries.at(-1) ?? open(null, false)
    const short = before !== null && isShort(before, line, draft, setting)
    if (label !== null && begins(label, before, draft, short)) {
      sequence.add(label)
      draft = open(label, false)
    } else if (
      before !== null &&
      !statute &&
      i > lastLabel &&
      !draft.closing &&
      closes(before, sentenceAt(lines, i), short || isIndented(line, setting))
    )
      draft = open(null, true)
    else if (before !== null && separate(before, line, draft, short, setting)) {
      draft.paragraphs.push([])
      draft.clause = draft.sentence = draft.comma = false
    }
    draft.paragraphs.at(-1)!.push(line)
    draft.clause ||= /[。；：]/u.test(line.simple)
    draft.sentence ||= /[。；]/u.test(line.simple)
    draft.comma ||= /[，,]/u.test(line.simple)
  })
  return entries.filter((entry) => entry.paragraphs[0]!.length > 0)
}

/** The line before ended although more would have fitted on it. */
const isShort = (before: PrintedLine, line: PrintedLine, draft: Draft, setting: Setting): boolean => {
  const { indent, margin, of, ragged, width } = setting
  if (width === null) return true
  const first = draft.paragraphs.at(-1)?.length === 1
  const word = /^[\dA-Za-z.,%+-]+/u.exec(line.text.slice(0, 24))?.[0].length
  const lead = word === undefined ? 2 : of(before) === before.width ? word : word * 2
  return of(before) + (!first ? 0 : indent === null ? margin : before.indent) + lead + ragged < width
}

/** The sentence that begins with a line, as far as it tells a closing. */
const sentenceAt = (lines: ReadonlyArray<PrintedLine>, from: number): string => {
  let text = ""
  for (let i = from; i < lines.length && text.length < 120 && !isComplete(text); i++) text += lines[i]!.simple
  return text
}

const closes = (before: PrintedLine, sentence: string, apart: boolean): boolean =>
  // the entries of a list of documents end with their numbers
  (isComplete(before.simple) ||
    (apart && /[）)》]$/u.test(before.simple)) ||
    (/号[）)]$/u.test(before.simple) && /^本/u.test(sentence))) &&
  (strongClosing.test(sentence) || (apart && weakClosing.test(sentence)))

const isIndented = (line: PrintedLine, { indent }: Setting): boolean =>
  indent !== null && line.indent >= indent

/** A bracket is still open, or a word goes on: 2026 / 年, 110 / 号）. */
const readsOn = (paragraph: ReadonlyArray<PrintedLine>, line: PrintedLine): boolean => {
  const text = simpleOf(paragraph.slice(-4))
  return (
    text.lastIndexOf("《") > text.lastIndexOf("》") ||
    text.lastIndexOf("“") > text.lastIndexOf("”") ||
    text.lastIndexOf("（") > text.lastIndexOf("）") ||
    /^[，。、；：》”）！？%,;:]/u.test(line.simple) ||
    (/\d$/u.test(text) && /^[\d年月日号个项家条人次万亿元]/u.test(line.simple))
  )
}

/** Begins a further paragraph 款 of an article. */
const ofArticle = /^(?:前款|前两款|前[一二三]?项|本条第?[一二三]?款?[所规])/u

/** Names of the parts of an official letter of Taiwan. */
const field = /^(?:主\s{0,2}旨|说\s{0,2}明|依\s{0,2}据|公告事项|拟\s{0,2}办)[：:]/u

/** Whether a new paragraph begins with the line. */
const separate = (
  before: PrintedLine,
  line: PrintedLine,
  draft: Draft,
  short: boolean,
  setting: Setting
): boolean => {
  if (
    isComplete(before.simple) &&
    (field.test(line.simple) || (draft.closing && strongClosing.test(line.simple)))
  )
    return true
  if (isComplete(before.simple)) return short || isIndented(line, setting) || ofArticle.test(line.simple)
  if (isIndented(line, setting) && !/[，、]$/u.test(before.simple)) return true
  if (!draft.clause && readsOn(draft.paragraphs.at(-1)!, line)) return false
  // a heading on a line of its own; a page that breaks off in mid-sentence also ends short
  if (setting.width === null)
    return !(
      /[，、]$/u.test(before.simple) ||
      draft.sentence ||
      (draft.comma && setting.of(before) >= longLine)
    )
  if (draft.clause || /[，、]$/u.test(before.simple)) return false
  // 自2020年1月1日起，… is no heading
  if (draft.label !== null && /[\d日月年](?:起|前|后|内)，/u.test(before.simple)) return false
  // 第三条 has a heading of a few words, if any
  if (draft.label?.style === "clause" && (draft.comma || /[《“]/u.test(before.simple))) return false
  return (
    short &&
    (draft.label !== null ||
      (setting.of(before) * 2 < setting.width && draft.paragraphs.at(-1)!.length === 1))
  )
}
