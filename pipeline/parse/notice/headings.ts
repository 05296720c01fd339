/** Headings of provisions: on a line of their own, run in before the text, or in brackets. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { type Flow, slice, trimmed } from "./Flow.ts"
import { depthOf, type LabelStyle } from "./labels.ts"
import { isComplete } from "./lineForms.ts"
import type { ProvisionLevel } from "./NoticeDocument.ts"

/** A provision whose heading is not yet told from its text. */
export interface Node {
  readonly level: ProvisionLevel
  readonly style: LabelStyle | null
  readonly label: Flow | null
  readonly number: number | null
  /** It stands under 第…条. */
  readonly inClause: boolean
  /** The paragraphs without the label. */
  readonly paragraphs: Array<Flow>
  readonly children: Array<Node>
}

/** Words by which a short first sentence is a rule and no heading. */
const rules =
  /[\d０-９]|^(?:原则)?同意|^会议(?:听取|审议|研究|讨论|传达|学习|决定|同意|原则|指出|强调|要求|认为)|应当|必须|不得|应该|删去|修改为|增加一|可以|是指|以下|下列|如下|包括|属于|[^实求]是[^非]|本(?:办法|条例|规定|意见|细则|通知)|^本\p{Script=Han}{2,6}(?:由|自|所|适用)|[，、].*[，、].*[，、].*[，、]/u

/** End of the first sentence if it can be a run-in heading 坚持服务援外。, else 0. */
const runIn = (flow: Flow): number => {
  const end = flow.text.slice(0, 40).indexOf("。")
  // the sentence of a quotation is not the provision's own
  const quoted = /[“「『][^”」』]*$/u.test(flow.text.slice(0, Math.max(0, end)))
  // 宣传发动（2019年9月）。
  const words = toSimplifiedAligned(flow.text.slice(0, end)).replace(
    /(?<=\p{Script=Han})（[^（）]{1,30}）$/u,
    ""
  )
  return end < 2 || quoted || rules.test(words) ? 0 : end
}

const hasMore = ({ children, paragraphs, style }: Node, end: number): boolean =>
  !/^(?:（[^（）]*）)?$/u.test(paragraphs[0]!.text.slice(end + 1)) ||
  paragraphs.length > 1 ||
  (style === "part" && children.length > 0)

/** Whether the first line stands by itself as a heading: 一、总体要求. */
const ownLine = ({ children, paragraphs, style }: Node): boolean => {
  const [first] = paragraphs
  // 任何人不得—— leads to what stands below it
  if (
    first!.text === "" ||
    /[。；]|—$/u.test(first!.text) ||
    isComplete(first!.text) ||
    first!.text.length > 60
  )
    return false
  return (
    paragraphs.length > 1 ||
    children.length > 0 ||
    (style !== null && depthOf[style] <= depthOf.part && style !== "clause")
  )
}

/**
 * Styles whose provisions have run-in headings: at least half of those that say more than one sentence begin with a short
 * one. A single short sentence among long ones is text.
 */
export const runInStyles = (nodes: ReadonlyArray<Node>): ReadonlySet<LabelStyle> => {
  const counts = new Map<LabelStyle, { headed: number; all: number }>()
  const visit = (node: Node) => {
    if (node.style !== null && node.style !== "clause" && !node.inClause) {
      const end = runIn(node.paragraphs[0]!)
      const headed = ownLine(node) || (end > 0 && hasMore(node, end))
      const sentences = node.paragraphs.length > 1 || /。./u.test(node.paragraphs[0]!.text)
      const count = counts.get(node.style) ?? { headed: 0, all: 0 }
      counts.set(node.style, {
        headed: count.headed + (headed ? 1 : 0),
        all: count.all + (headed || sentences ? 1 : 0)
      })
    }
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return new Set([...counts].filter(([, { all, headed }]) => headed * 2 >= all).map(([style]) => style))
}

/** 第一条（目的和依据）, 第一条【目的】: the heading in brackets. */
const bracketed = /^(?:（([^（）]{2,30})）|【([^【】]{2,30})】|〔([^〔〕]{2,30})〕|\(([^()]{2,30})\))/u

export const headingOf = (
  node: Node,
  styles: ReadonlySet<LabelStyle>
): readonly [Flow | null, ReadonlyArray<Flow>] => {
  const [first, ...others] = node.paragraphs as [Flow, ...Array<Flow>]
  if (node.style === null) return [null, node.paragraphs]
  if (first.text === "" && others.length > 0 && ownLine({ ...node, paragraphs: others }))
    return [others[0]!, others.slice(1)]
  if (ownLine(node) && !bracketed.test(first.text)) return [first, others]
  if (node.style === "clause") {
    const match = bracketed.exec(first.text)
    const more = others.length > 0 || node.children.length > 0
    if (match === null || !(match[0].length < first.text.length || more)) return [null, node.paragraphs]
    return [slice(first, 1, match[0].length - 1), [trimmed(slice(first, match[0].length)), ...others]]
  }
  const end = styles.has(node.style) && !node.inClause ? runIn(first) : 0
  if (end === 0 || !hasMore(node, end)) return [null, node.paragraphs]
  return [slice(first, 0, end), [trimmed(slice(first, end + 1)), ...others]]
}
