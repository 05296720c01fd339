/** Parses a notice: its frame, the document that it carries, and the text as a tree. Pure, linear. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { annexedAt, carriedAt, carriedTitle } from "./carried.ts"
import { type Flow, slice } from "./Flow.ts"
import { type Head, readHead } from "./head.ts"
import type { NoticeDocument } from "./NoticeDocument.ts"
import { outline } from "./outline.ts"
import { withoutFurniture } from "./pageFurniture.ts"
import { type PrintedLine, physicalLines } from "./physicalLines.ts"
import { readTail } from "./tail.ts"

type Lines = ReadonlyArray<PrintedLine>

export const parseNotice = (text: string): NoticeDocument => {
  const lines = withoutFurniture(physicalLines(text))
  const head = firstHead(lines)
  const annexed = annexedAt(lines, head)
  const cited = annexed?.title ?? carriedTitle(head, lines)
  const at = annexed?.at ?? carriedAt(lines, head, cited)
  const own = readTail(lines.slice(head.next, at ?? lines.length))
  const republic = isRepublic(lines)
  if (at === null) {
    return {
      republic,
      ...frame(head, own),
      noticeTitle: cited === null || head.title === null ? null : head.title,
      title: cited ?? head.title ?? announcement(head.number),
      provisions: outline(own.body, cited !== null)
    }
  }
  const inner = readHead(lines, at)
  const carried = readTail(lines.slice(inner.next))
  const outer = frame(head, own)
  return {
    republic,
    number: outer.number ?? inner.number ?? decreeOf(inner.adoption),
    noticeTitle: head.title,
    title: inner.title ?? cited,
    addressees: outer.addressees,
    issuers: outer.issuers.length > 0 ? outer.issuers : carried.issuers,
    issued: outer.issued ?? carried.day,
    imprint: carried.imprint ?? outer.imprint,
    adoption: inner.adoption ?? outer.adoption,
    provisions: [...outline(own.body, true), ...outline(carried.body, false)],
    signatory: outer.signatory ?? carried.signatory,
    // the list above the notice's signature may name the carried document itself
    attachments: own.attachments.length > 0 ? own.attachments : carried.attachments,
    unread: carried.unread
  }
}

/** A line of the head, or the day, that is dated 中華民國112年. */
const isRepublic = (lines: Lines): boolean =>
  [...lines.slice(0, 15), ...lines.slice(-4)].some(({ simple }) =>
    /(?:^|[：:])中华民国\s{0,3}\d{1,3}\s{0,3}年/u.test(simple)
  )

/** 临江市人民政府令第15号 in the words of adoption under the title of a statute. */
const decreeOf = (adoption: Flow | null): Flow | null => {
  if (adoption === null) return null
  const found =
    /(?<=[日（(\s，]|^)(?!日)\p{Script=Han}{2,20}令第?[\d〇零一二三四五六七八九十百]{1,5}号(?=公布|发布|\s{1,4}[\d〇零一二三四五六七八九十]{4}年)/u.exec(
      toSimplifiedAligned(adoption.text)
    )
  return found === null ? null : slice(adoption, found.index, found.index + found[0].length)
}

/** The head; a few lines that belong to a site or a file may stand above it. */
const firstHead = (lines: Lines): Head => {
  const first = readHead(lines)
  if (first.title !== null || first.addressees.length > 0) return first
  // a decree has no title of its own: 第12号, and what it makes public
  if (first.number !== null && carriedTitle(first, lines) !== null) return first
  for (let from = 1; from < Math.min(12, lines.length); from++) {
    // what stands above a head is no running text
    if (/[，。；]/u.test(lines[from - 1]!.simple)) break
    const head = readHead(lines, from)
    if (head.title !== null) return { ...head, number: head.number ?? first.number }
  }
  return first
}

/** 中华人民共和国农业农村部公告 of 公告第465号: what an announcement without a title is called. */
const announcement = (number: Flow | null): Flow | null => {
  const name = /^\p{Script=Han}{2,40}(?:公告|通告|令)(?=[〔[（(]?\d{4}|第)/u.exec(
    toSimplifiedAligned(number?.text ?? "")
  )
  return number === null || name === null ? null : slice(number, 0, name[0].length)
}

const frame = (head: Head, tail: ReturnType<typeof readTail>) => ({
  number: head.number ?? tail.number ?? decreeOf(head.adoption),
  addressees: head.addressees.length > 0 ? head.addressees : tail.recipients,
  issuers: tail.issuers.length > 0 ? tail.issuers : head.issuers,
  issued: tail.day ?? head.day,
  imprint: tail.imprint,
  adoption: head.adoption,
  signatory: tail.signatory ?? head.signatory,
  attachments: tail.attachments,
  unread: tail.unread
})
