/** Whether a notice is whole: it ends with a sentence, and no number of its provisions is left out. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Issue } from "../../model/Extraction.ts"
import type { Span } from "../../model/Span.ts"
import { spanOf } from "../../parse/notice/Flow.ts"
import type { LabelStyle } from "../../parse/notice/labels.ts"
import { isComplete } from "../../parse/notice/lineForms.ts"
import type { NoticeDocument, Provision } from "../../parse/notice/NoticeDocument.ts"
import { flatten } from "./effective.ts"

type Finding = Pick<Issue, "rule" | "status" | "message" | "messageZh" | "span" | "expected" | "actual"> & {
  readonly provision: Provision | null
}

export const findingsOf = (document: NoticeDocument, whole: Span): ReadonlyArray<Finding> => {
  const provisions = flatten(document.provisions)
  const findings = [...cutOff(document, provisions), ...gaps(provisions), ...unread(document)]
  if (findings.some(({ rule }) => rule === "truncated_document")) return findings
  const pass: Finding = {
    rule: "truncated_document",
    status: "pass",
    message: "The text ends with a whole sentence and the numbers of its provisions run on without a gap.",
    messageZh: "正文以完整的句子结束，条款序号连续。",
    span: provisions.at(-1)?.span ?? whole,
    expected: null,
    actual: null,
    provision: null
  }
  return [...findings, pass]
}

/** The last provision ends in mid-sentence, or is a heading with nothing under it. */
const cutOff = (document: NoticeDocument, provisions: ReadonlyArray<Provision>): ReadonlyArray<Finding> => {
  const last = provisions.at(-1)
  if (last === undefined)
    return [
      {
        rule: "truncated_document",
        status: "fail",
        message: `The notice “${document.title?.text ?? ""}” has no text under its title: get the whole document.`,
        messageZh: `“${document.title?.text ?? ""}”标题之下没有正文，请取得完整文件。`,
        span: document.title === null ? { start: 0, end: 1 } : spanOf(document.title),
        expected: null,
        actual: null,
        provision: null
      }
    ]
  if (/[（(]略[）)]$/u.test(last.heading?.text ?? "")) return []
  const end = last.text.text.slice(-12)
  const bare = last.text.text === ""
  if (bare ? last.heading === null && last.label === null : isEnd(last, provisions)) return []
  const name = nameOf(last)
  return [
    {
      rule: "truncated_document",
      status: "fail",
      message: bare
        ? `Nothing stands under the last provision, ${name}: the document breaks off, get the whole of it.`
        : `The document breaks off in mid-sentence after “${end}” in ${name}: get the whole of it.`,
      messageZh: bare
        ? `最后一项条款${name}之下没有内容，文件不完整，请取得全文。`
        : `文件在${name}“${end}”之后中断，句子不完整，请取得全文。`,
      span: last.span,
      expected: "。",
      actual: bare ? null : end,
      provision: last
    }
  ]
}

/** Ends a sentence; or is an entry of a list whose other entries have no mark at their end either. */
const isEnd = (last: Provision, provisions: ReadonlyArray<Provision>): boolean => {
  const text = last.text.text
  // 联系人：王芳，电话：…
  if (/^(?:联系(?:人|电话|方式|地址)|电话|咨询电话)[：:]/u.test(text)) return true
  if (isComplete(text)) return !/[：:；;]$/u.test(text)
  // 对下列文件宣布失效：《…》
  if (/[：:][^。]*》(?:（[^（）]*）)?$/u.test(text.slice(-200))) return true
  // 此复 and 特此通知 stand without a mark too
  if (/^(?:[特专]此\p{Script=Han}{2,4}|此[复令])$/u.test(toSimplifiedAligned(text))) return true
  const others = provisions.filter(
    (other) => other !== last && other.style === last.style && other.style !== null
  )
  return (
    last.level === "item" &&
    !/[，、。；]/u.test(text) &&
    others.length > 0 &&
    others.every((other) => !isComplete(other.text.text))
  )
}

const nameOf = ({ heading, label, text }: Provision): string =>
  `${label?.text ?? ""}${heading?.text ?? (label === null ? text.text.slice(0, 12) : "")}`

/** A number that does not follow the one before, and does not begin anew. */
const gaps = (provisions: ReadonlyArray<Provision>): ReadonlyArray<Finding> => {
  const last = new Map<LabelStyle, Provision>()
  const findings: Array<Finding> = []
  for (const provision of provisions) {
    const { label, number, span, style } = provision
    if (style === null || number === null || label === null) continue
    const before = last.get(style)
    last.set(style, provision)
    const expected = (before?.number ?? 0) + 1
    // 第十条之一 has the number of the article that it follows
    if (number === expected || number === 1 || /之/u.test(label.text)) continue
    const from = before?.label?.text
    findings.push({
      rule: "truncated_document",
      status: "warn",
      message:
        from === undefined
          ? `The first provision of its kind is ${label.text}: what comes before it is missing, or the source misnumbers.`
          : `${from} is followed by ${label.text}: a provision is missing or misnumbered in the source; numbers are published as printed.`,
      messageZh:
        from === undefined
          ? `同级条款从${label.text}开始，之前的内容缺失或者原文序号有误。`
          : `${from}之后是${label.text}，原文缺漏或者序号有误，序号照原文公布。`,
      span,
      expected: String(expected),
      actual: String(number),
      provision
    })
  }
  return findings
}

const unread = ({ unread: first }: NoticeDocument): ReadonlyArray<Finding> =>
  first === null
    ? []
    : [
        {
          rule: "anomaly",
          status: "warn",
          message: `What follows the line “${first.text}” is an attachment and is not read.`,
          messageZh: `“${first.text}”之后为附件，未予读取。`,
          span: spanOf(first),
          expected: null,
          actual: first.text,
          provision: null
        }
      ]
