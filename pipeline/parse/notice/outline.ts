/** The tree of provisions: labels give the depth, headings are told from text. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { cover } from "../../model/Span.ts"
import { empty, type Flow, join, slice, spanOf, trimmed } from "./Flow.ts"
import { headingOf, type Node, runInStyles } from "./headings.ts"
import { depthOf, type Label, type LabelStyle, labelOf } from "./labels.ts"
import { isComplete, isContents } from "./lineForms.ts"
import type { Provision, ProvisionLevel } from "./NoticeDocument.ts"
import type { PrintedLine } from "./physicalLines.ts"
import { type Entry, reflow } from "./reflow.ts"

/** Provisions of the lines of one document. `own`: they are the notice's own words. */
export const outline = (lines: ReadonlyArray<PrintedLine>, own: boolean): ReadonlyArray<Provision> => {
  const nodes = treeOf(reflow(withoutContents(lines)))
  const styles = runInStyles(nodes)
  return nodes.map((node) => provisionOf(node, styles, own))
}

/** A table of contents 目录 goes up to where its first line returns. */
const withoutContents = (lines: ReadonlyArray<PrintedLine>): ReadonlyArray<PrintedLine> => {
  const from = lines.findIndex((line) => isContents(line.simple))
  const first = lines[from + 1]
  if (from < 0 || first === undefined) return lines
  const key = first.simple.replace(/\s|[.…·]{2,}\d{0,3}$/gu, "")
  const again = lines.findIndex((line, i) => i > from + 1 && line.simple.replace(/\s/gu, "") === key)
  return again < 0 ? lines : [...lines.slice(0, from), ...lines.slice(again)]
}

/** 一、一般规定 above 第一条: headings of a statute that has no chapters. */
const partsAbove = (entries: ReadonlyArray<Entry>): boolean => {
  const parts = entries.flatMap(({ label, paragraphs }, i) =>
    label?.style === "part"
      ? [entries[i + 1]?.label?.style === "clause" && !isComplete(paragraphs.at(-1)!.at(-1)!.simple)]
      : []
  )
  return parts[0] === true && parts.filter(Boolean).length * 2 > parts.length
}

interface Item {
  readonly label: Label | null
  readonly closing: boolean
  readonly flows: ReadonlyArray<Flow>
}

/** （一）落实资金；（二）建立机制； on one line are two items. */
const itemsOf = ({ closing, label, paragraphs }: Entry): ReadonlyArray<Item> => {
  const [first, ...others] = paragraphs.map((paragraph) => join(paragraph)) as [Flow, ...Array<Flow>]
  if (label === null || !/^(?:article|bracketed|circled)$/u.test(label.style))
    return [{ label, closing, flows: [first, ...others] }]
  const simple = toSimplifiedAligned(first.text)
  const starts: Array<readonly [number, Label]> = [[0, label]]
  for (const { index } of simple.matchAll(/(?<=[；;])(?=[（(①-⑳])/gu)) {
    const next = labelOf(simple.slice(index, index + 12))
    const before = starts.at(-1)![1]
    if (next !== null && !next.cited && next.style === before.style && next.number === before.number! + 1)
      starts.push([index, next])
  }
  return starts.map(([at, own], i) => ({
    label: own,
    closing,
    flows: [slice(first, at, starts[i + 1]?.[0]), ...(i === starts.length - 1 ? others : [])]
  }))
}

const treeOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<Node> => {
  const headed = partsAbove(entries)
  const roots: Array<Node> = []
  const stack: Array<Node & { readonly depth: number }> = []
  for (const { closing, flows, label } of entries.flatMap(itemsOf)) {
    if (label === null) {
      stack.length = 0
      for (const flow of flows) roots.push(unlabelled(closing ? "closing" : "preamble", flow))
      continue
    }
    const depth = headed && label.style === "part" ? depthOf.section : depthOf[label.style]
    while (stack.length > 0 && stack.at(-1)!.depth >= depth) stack.pop()
    const clause = stack.find((open) => open.style === "clause")
    const [first, ...others] = flows as [Flow, ...Array<Flow>]
    const node = {
      level: levelOf(label.style, clause !== undefined),
      style: label.style,
      label: slice(first, 0, label.length),
      number: label.number,
      inClause: clause !== undefined,
      paragraphs: [trimmed(slice(first, label.length)), ...others],
      children: [],
      depth
    }
    const siblings = stack.at(-1)?.children ?? roots
    siblings.push(node)
    stack.push(node)
    // in a statute an item is one paragraph; what follows the list belongs to the article, or to what it stands under
    const above =
      clause ?? (/^(?:lettered|roman)$/u.test(label.style) ? listOf(stack, label.style) : undefined)
    if (above !== undefined && others.length > 0 && isComplete(first.text))
      for (const flow of node.paragraphs.splice(1)) above.children.push(unlabelled("closing", flow))
  }
  return roots
}

/** What a list (a), (b), (i) stands under. */
const listOf = (stack: ReadonlyArray<Node>, style: LabelStyle): Node | undefined =>
  stack.findLast(
    (open) => open.style !== null && depthOf[open.style] < Math.min(depthOf[style], depthOf.lettered)
  )

const unlabelled = (level: ProvisionLevel, flow: Flow): Node => ({
  level,
  style: null,
  label: null,
  number: null,
  inClause: false,
  paragraphs: [flow],
  children: []
})

const levelOf = (style: LabelStyle, inClause: boolean): ProvisionLevel => {
  if (style === "clause") return "article"
  if (depthOf[style] < depthOf.clause) return "part"
  if (inClause) return "item"
  return style === "part" ? "part" : style === "article" ? "article" : "item"
}

const provisionOf = (node: Node, styles: ReadonlySet<LabelStyle>, own: boolean): Provision => {
  const [heading, rest] = headingOf(node, styles)
  const text = join(rest)
  const parts = [node.label, ...node.paragraphs].filter(
    (flow) => flow !== null && flow.text !== ""
  ) as Array<Flow>
  return {
    level: node.level,
    style: node.style,
    label: node.label,
    number: node.number,
    heading,
    text: text ?? empty,
    span: cover(parts.map((flow) => spanOf(flow))),
    children: node.children.map((child) => provisionOf(child, styles, own)),
    own
  }
}
