/** Whom a notice is addressed to 主送机关. */
import { findRegions } from "../../knowledge/regions.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { type Flow, join, slice, trimmed } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import { balanced, isTitle } from "./lineForms.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"

type Lines = ReadonlyArray<PrintedLine>

const addresseeEnd =
  /[府委局办部厅院会司位构门心处社团组所站队校业区县市省镇乡级关署员们行群志园馆场厂台网庭港店户主学室表][）)]?$/u
const addresseeBegins =
  /^(?:各|有关|机关|全|本|国务院|中央|党中央|解放军|上级|其他|乡镇|街道|省|市|区|县|州|自治区)/u

/** The addressees that begin at a line and end with a colon; `title` are the lines of the title above. */
export const addresseesAt = (
  lines: Lines,
  i: number,
  title: Lines
): { readonly addressees: ReadonlyArray<Flow>; readonly next: number } | null => {
  // ——2023年1月10日在…会议上
  if (/^[—－-]/u.test(lines[i]!.simple)) return null
  const above = simpleOf(title)
  if (!balanced(above) || (above !== "" && !isTitle(above) && !addresseeBegins.test(lines[i]!.simple)))
    return null
  for (let n = 1; n <= 40 && i + n <= lines.length; n++) {
    const part = lines.slice(i, i + n)
    const last = part.at(-1)!.simple
    if (/[。；！？]|^关于|^附件/u.test(last) || labelOf(last) !== null) return null
    if (!/[：:]$/u.test(last)) {
      if (/[：:]/u.test(last) || (isTitle(last) && !/[，、]/u.test(last))) return null
      continue
    }
    const all = simpleOf(part)
    if (all.length > 800 || /如下|下列|以下|关于|[《》]/u.test(all) || !addresseeEnd.test(all.slice(0, -1)))
      return null
    const flow = join(part)
    return { addressees: splitAddressees(slice(flow, 0, flow.text.length - 1)), next: i + n }
  }
  return null
}

/** 正本：… under a letter of Taiwan, up to 副本: whom it is for, where its head says 如行文單位 only. */
export const recipientsBelow = (lines: Lines): ReadonlyArray<Flow> => {
  const from = lines.findLastIndex(({ simple }) => /^正本[：:]/u.test(simple))
  if (from < 0 || from < lines.length - 30) return []
  const end = lines.findIndex((line, i) => i > from && /^副本[：:]/u.test(line.simple))
  const list = slice(join(lines.slice(from, end < 0 ? from + 1 : end)), 3)
  return /^如/u.test(list.text.trim()) ? [] : splitAddressees(list)
}

/**
 * Bodies of a list of addressees. A mark 、 separates bodies only where each part is the name of one: 市政府各委、办、局 and
 * 各省、自治区、直辖市人民政府 are one each.
 */
export const splitAddressees = (list: Flow): ReadonlyArray<Flow> =>
  splitAt(list, /[，,；;]/u).flatMap((group) => {
    const parts = splitAt(group, /、/u)
    return parts.length > 1 && parts.every((part, i) => isListed(part.text, i === 0)) ? parts : [group]
  })

/** The name of a body by itself: 各区财政局、审计局 are the bureaus of each district, and one entry. */
const isListed = (text: string, first: boolean): boolean => {
  const simple = toSimplifiedAligned(text)
  if (text.length < 3 || !addresseeEnd.test(simple) || /^(?:自治区|直辖市|自治州)/u.test(simple)) return false
  return first || addresseeBegins.test(simple) || findRegions(simple.slice(0, 12))[0]?.start === 0
}

/** Splits at marks outside brackets. */
const splitAt = (flow: Flow, mark: RegExp): ReadonlyArray<Flow> => {
  const parts: Array<Flow> = []
  let from = 0
  let depth = 0
  for (let i = 0; i <= flow.text.length; i++) {
    const c = flow.text[i]
    if (c === "（" || c === "(") depth++
    else if (c === "）" || c === ")") depth--
    else if (c === undefined || (depth <= 0 && mark.test(c))) {
      const part = trimmed(slice(flow, from, i))
      if (part.text !== "") parts.push(part)
      from = i + 1
    }
  }
  return parts
}
