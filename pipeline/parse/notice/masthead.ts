/** What stands above a title: the names of the issuers, 文件, urgency. */
import { compact, type Flow, join, slice } from "./Flow.ts"
import { isBodyName, isColophon } from "./lineForms.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"

/** Names of bodies and nothing else, blanks between them. */
export const bodyNames = (simple: string): boolean => simple.split(/\s+/u).every(isBodyName)

export const splitNames = (line: PrintedLine, but = /$/u): ReadonlyArray<Flow> =>
  [...line.text.slice(0, line.simple.search(but)).matchAll(/\S+/gu)].map((match) =>
    slice(line, match.index, match.index + match[0].length)
  )

/** What stands above a title: the masthead …文件, urgency, the catalogue of an official site. */
export const isMasthead = (line: string, first: boolean): boolean =>
  (first && isBodyName(line.replace(/\s|文件$/gu, "")) && /文件$/u.test(line)) ||
  (first && /^[\p{Script=Han}\s]{2,60}公报$|^\p{Script=Han}{2,4}特别行政区$|^中华人民共和国$/u.test(line)) ||
  /^(?:特急|加急|急件|平急|特提|机密|秘密|绝密|内部)(?:★.{0,8})?$/u.test(line) ||
  // 国务院办公厅印发 is the first line of a title
  (isColophon(line) && !/\p{Script=Han}{3}印发$/u.test(line))

/** 财　　政　　部 on a line of its own: a name set wide. */
const spacedName = ({ simple }: PrintedLine): string => simple.replace(/\s|文\s*件$/gu, "")

/**
 * The names of a joint masthead, one on a line and 文件 behind any of them: how many lines it takes, 0 if there is none.
 */
export const jointMasthead = (
  lines: ReadonlyArray<PrintedLine>,
  from: number
): { readonly names: ReadonlyArray<Flow>; readonly lines: number } => {
  let end = from
  while (end < lines.length && end - from < 12 && isBodyName(spacedName(lines[end]!))) end++
  const block = lines.slice(from, end)
  if (block.length < 2 || !block.some(({ simple }) => /文\s*件$/u.test(simple)))
    return { names: [], lines: 0 }
  const names = block.map((line) => {
    const flow = compact(line)
    return slice(flow, 0, spacedName(line).length)
  })
  return { names, lines: block.length }
}

interface Masthead {
  readonly names: ReadonlyArray<Flow>
  /** How many lines it takes. */
  readonly lines: number
}

/** 省财政厅 / 省教育厅 / 文件 on lines of their own, a name over several lines before 文件; null if there is none. */
export const mastheadAt = (lines: ReadonlyArray<PrintedLine>, from: number): Masthead | null => {
  const joint = jointMasthead(lines, from)
  if (joint.lines > 0) return joint
  for (let n = 2; n <= 4; n++) {
    const block = lines.slice(from, from + n)
    const whole = simpleOf(block).replace(/\s/gu, "")
    if (!/文件$/u.test(whole) || !isBodyName(whole.slice(0, -2))) continue
    const above = compact(join(block))
    return { names: [slice(above, 0, above.text.length - 2)], lines: n }
  }
  const names = lines.slice(from, from + 8)
  const end = names.findIndex((line) => !bodyNames(line.simple))
  if (end < 1 || !/^(?:文\s{0,4}件|令|公\s{0,4}告)$/u.test(names[end]!.simple)) return null
  return { names: names.slice(0, end).flatMap((line) => splitNames(line)), lines: end + 1 }
}
