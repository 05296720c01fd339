/** List items, and the entries of lists in HTML. */
import { span } from "../../../model/Span.ts"
import type { Blocks } from "./Blocks.ts"
import { readHtmlList } from "./htmlBlocks.ts"
import type { Line } from "./LineList.ts"
import type { Node } from "./Node.ts"
import { isListMark, stretchOf } from "./Stretch.ts"

/** The item that a line is, or the term and its definition. */
export const readItem = (out: Blocks, nodes: ReadonlyArray<Node>, line: Line): void => {
  const { text } = out
  const { start, end } = line
  let content = start
  while (content < end && isListMark(text.charCodeAt(content))) content++
  const first = text.charCodeAt(start)
  out.openList(first === 59 ? 58 : first)
  const mark = text.charCodeAt(content - 1)
  const depth = content - start
  const colon = mark === 59 ? definitionColon(text, nodes, line, content) : -1
  pushItem(out, nodes, line, start, content, colon < 0 ? end : colon, depth, mark)
  if (colon >= 0) pushItem(out, nodes, line, colon, colon + 1, end, depth, 58)
}

const pushItem = (
  out: Blocks,
  nodes: ReadonlyArray<Node>,
  line: Line,
  start: number,
  from: number,
  until: number,
  depth: number,
  mark: number
): void => {
  const inline = out.reader.readStretch(stretchOf(nodes, line.from, line.until, from, until), "line")
  if (inline.text === "" && inline.marks.length === 0) return
  const place = span(start, until)
  const { list } = out
  const ordered = mark === 35
  if (mark === 35 || mark === 42) {
    out.blocks.push({ type: "item", list, depth, ordered, inline, span: place })
    return
  }
  const role = mark === 59 ? "term" : "definition"
  out.blocks.push({ type: "item", list, depth, ordered, role, inline, span: place })
}

/** The `:` between a term and its definition on one line; -1 if there is none. */
const definitionColon = (text: string, nodes: ReadonlyArray<Node>, line: Line, from: number): number => {
  for (let i = line.from; i < line.until; i++) {
    const node = nodes[i]!
    if (node.type !== "text") continue
    for (let at = Math.max(node.start, from); at < node.end; at++) if (text.charCodeAt(at) === 58) return at
  }
  return -1
}

export const readHtmlItems = (out: Blocks, nodes: ReadonlyArray<Node>, open: number, close: number): void => {
  out.beginList()
  for (const { depth, ordered, stretch } of readHtmlList(nodes, open, close)) {
    const inline = out.reader.readStretch(stretch, "line")
    const place = span(stretch.start, stretch.end)
    if (inline.text !== "" || inline.marks.length > 0)
      out.blocks.push({ type: "item", list: out.list, depth, ordered, inline, span: place })
  }
}
