/** The person who signs a document: 省长 张三, 签发人：李四. */
import { isChineseName, isPost, POST } from "../../knowledge/persons.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { type Flow, join, slice } from "./Flow.ts"

export interface Signatory {
  /** Post and name as printed, one blank between them and none within the name. */
  readonly value: string
  readonly flow: Flow
}

/** A post with at most the name of its body before it, 2 to 4 characters of a name after it, blanks anywhere. */
const signed = new RegExp(
  `^(?<post>\\p{Script=Han}{0,12}?(?:总理|首相|盟长|旗长|行长|审计长|${POST}))(?<gap>\\s{0,8}[：:]?\\s{0,8})(?<name>\\p{Script=Han}(?:\\s{0,3}\\p{Script=Han}){1,3})$`,
  "u"
)

/** A line that says post and name and nothing else; null for any other. `simple`: its text in simplified characters. */
export const signatoryOf = (line: Flow, simple: string): Signatory | null => {
  const match = signed.exec(simple)
  if (match === null) return wideSignatory(line, simple)
  const { gap, name, post } = match.groups as { gap: string; name: string; post: string }
  if (!isChineseName(name.replace(/\s/gu, ""))) return null
  const printed = line.text.slice(post.length + gap.length)
  return { value: `${line.text.slice(0, post.length)} ${printed.replace(/\s/gu, "")}`, flow: line }
}

/** 市　长　张三: the post set wide. */
const wideSignatory = (line: Flow, simple: string): Signatory | null => {
  const wide =
    /^(\p{Script=Han})\s{1,4}(\p{Script=Han})(\s{1,8})(\p{Script=Han}(?:\s{0,3}\p{Script=Han}){1,3})$/u.exec(
      simple
    )
  if (wide === null || !isPost(`${wide[1]}${wide[2]}`)) return null
  const name = line.text.slice(line.text.length - wide[4]!.length).replace(/\s/gu, "")
  if (!isChineseName(wide[4]!.replace(/\s/gu, ""))) return null
  const post = line.text.slice(0, line.text.length - wide[4]!.length).replace(/\s/gu, "")
  return { value: `${post} ${name}`, flow: line }
}

const officeLine = new RegExp(`^\\p{Script=Han}{0,12}${POST}$`, "u")

/** 主任委員　龔明鑫　公假: the head of a body is away. */
const away = /\s(?:公假|请假|休假|公出|差假|出国|出差)$/u

/** 教育局局長 and under it 陳志明代行, 副局長　陳志明　代行: who signs for the head of a body; 運輸署署長 and under it 羅淑佩. */
export const deputyOf = (line: Flow, simple: string, below: Flow | null): Signatory | null => {
  const acting = below !== null && away.test(simple) ? /\s{0,8}代行$/u.exec(below.text) : null
  if (acting !== null) {
    const person = slice(below!, 0, acting.index)
    return signatoryOf(person, toSimplifiedAligned(person.text))
  }
  const name = /^[（(]?(\p{Script=Han}(?:\s{0,3}\p{Script=Han}){1,3})(?:\s{0,8}代行)?[）)]?$/u
    .exec(below?.text ?? "")?.[1]
    ?.replace(/\s/gu, "")
  if (below === null || name === undefined || !officeLine.test(simple) || !isChineseName(name)) return null
  return { value: `${line.text} ${name}`, flow: join([line, below]) }
}

/** 签发人：张三 beside the number of a report or request; the name may stand on the next line. */
export const signerOf = (line: Flow, simple: string, below: Flow | null): Signatory | null => {
  const match = /签发人\s{0,3}[：:]?\s{0,6}(?<name>\p{Script=Han}(?:\s{0,3}\p{Script=Han}){1,3})?$/u.exec(
    simple
  )
  if (match === null) return null
  const name = match.groups!["name"]
  const flow = name === undefined ? below : slice(line, line.text.length - name.length)
  const value = flow?.text.replace(/\s/gu, "") ?? ""
  return flow !== null && isChineseName(value) ? { value, flow } : null
}
