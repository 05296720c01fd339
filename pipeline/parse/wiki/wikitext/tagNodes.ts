/** Comments, tags and what they enclose, where a scan comes upon them. */
import { CONTAINER } from "./Frames.ts"
import { isBlockTag } from "./htmlBlocks.ts"
import { COMMENT, HIDDEN } from "./Row.ts"
import { maxDepth, type Scan } from "./Scan.ts"
import { scanAttributes } from "./Scanner.ts"
import { attributesOf, type Tag } from "./tags.ts"

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
      return scan.add({ type: "raw", name, start, end, from: tag.from, until: tag.until })
    case "tag-open":
    case "tag-close":
    case "tag-void": {
      const node = { type: "tag", name, start, end, kind: tagKind[tag.kind] } as const
      if (isBlockTag(node)) scan.blocks = Math.max(0, scan.blocks + (node.kind === "open" ? 1 : -1))
      return scan.add(tag.dynamic ? { ...node, nodes: scanAttributes(scan.text, tag) } : node)
    }
    case "void": {
      const attributes = attributesOf(scan.text.slice(start + 1 + name.length, end - 2))
      scan.frames.deepen(1)
      return scan.add({ type: "container", name, start, end, attributes, nodes: [], from: end, until: end })
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
  row.add({ type: "container", name, start, end, attributes, nodes, from, until })
  return end
}
