/** The heading that a line is. */
import { span } from "../../../model/Span.ts"
import type { Blocks } from "./Blocks.ts"
import type { Line } from "./LineList.ts"
import { headingEnd } from "./lines.ts"
import type { Node } from "./Node.ts"
import { stretchOf } from "./Stretch.ts"

export const readHeading = (out: Blocks, nodes: ReadonlyArray<Node>, line: Line): void => {
  const { text, reader } = out
  const { from, until, start } = line
  out.endList()
  const end = headingEnd(text, nodes, from, until, start)
  let lead = 0
  while (lead < 6 && start + lead < end && text.charCodeAt(start + lead) === 61) lead++
  let tail = 0
  while (tail < 6 && text.charCodeAt(end - 1 - tail) === 61) tail++
  const level = Math.min(lead, tail, Math.floor((end - start - 1) / 2))
  const inline = reader.readStretch(stretchOf(nodes, from, until, start + level, end - level), "line")
  out.blocks.push({ type: "heading", level, inline, span: span(start, end) })
}
