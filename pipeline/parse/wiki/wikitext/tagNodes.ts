/** Comments, tags and what they enclose, where a scan comes upon them. */

import { attributesOf } from "./attributes.ts"
import { containerNode, rawNode, tagNode } from "./constructs.ts"
import { CONTAINER } from "./Frames.ts"
import { isBlockTag } from "./htmlBlocks.ts"
import { COMMENT, HIDDEN } from "./Row.ts"
import { maxDepth, type Scan } from "./Scan.ts"
import type { Tag } from "./tags.ts"

const tagKind = { "tag-open": "open", "tag-close": "close", "tag-void": "void" } as const

export const readTag = (scan: Scan, i: number): number => {
  const number = scan.tag
  const tag = scan.tags[number]
  if (!tag || tag.start !== i) return i + 1
  scan.tag++
  const { start, end, name } = tag
  switch (tag.kind) {
    case "comment":
      return scan.push(COMMENT, start, end)
    case "hidden":
      return scan.push(HIDDEN, start, end)
    case "raw":
      return scan.add(rawNode(start, end, name, tag.from, tag.until))
    case "tag-open":
    case "tag-close":
    case "tag-void": {
      const node = tagNode(start, end, name, tagKind[tag.kind])
      if (tag.dynamic) scan.dynamic.push(node)
      if (isBlockTag(node)) scan.blocks = Math.max(0, scan.blocks + (node.kind === "open" ? 1 : -1))
      return scan.add(node)
    }
    case "void": {
      const attributes = attributesOf(scan.text.slice(start + 1 + name.length, end - 2))
      scan.frames.deepen(1)
      return scan.add(containerNode(start, end, [], name, attributes, end, end))
    }
    case "open":
      scan.frames.setExtra(scan.open(CONTAINER, start, end), number)
      return end
    case "close":
      return closeContainer(scan, tag)
  }
}

const closeContainer = (scan: Scan, { start: until, end }: Tag): number => {
  const { row, frames } = scan
  scan.flush(until)
  while (frames.top !== CONTAINER) frames.pop()
  const frame = frames.pop()
  scan.run = end
  if (frames.depth(frame) >= maxDepth) {
    row.push(HIDDEN, until, end)
    return end
  }
  const { name, start, end: from } = scan.tags[frames.extra(frame)]!
  const nodes = scan.fold(frames.index(frame), 1)
  frames.deepen(frames.depth(frame) + 1)
  const attributes = attributesOf(scan.text.slice(start + 1 + name.length, from - 1))
  row.add(containerNode(start, end, nodes, name, attributes, from, until))
  return end
}
