/** Markdown syntax tree with offsets. */
import type { Definition, Root, RootContent } from "mdast"
import remarkParse from "remark-parse"
import { unified } from "unified"

const processor = unified().use(remarkParse)

/** Where the parser's time grows with the square of the text. No article comes near to any of them. */
const maxUnderlines = 200
const maxStars = 4000
const maxQuotes = 200

const isOutOfBounds = (text: string): boolean => {
  let underlines = 0
  let stars = 0
  for (const [line] of text.matchAll(/[^\n]+|\n(?=[ \t\r]*\n)/gu)) {
    if (line === "\n") stars = 0
    else {
      const mark = line.charCodeAt(0)
      if (mark === 61 && /^=+[ \t\r]*$/u.test(line)) underlines++
      if (mark === 62 && line.slice(0, 2000).split(">").length > maxQuotes) return true
      for (let i = 0; i < line.length; i++) {
        const c = line.charCodeAt(i)
        if (c === 42 || c === 95) stars++
      }
    }
    if (underlines > maxUnderlines || stars > maxStars) return true
  }
  return false
}

/** The tree of a text; paragraphs alone for one that the parser cannot hold (nested ten thousand deep). */
export const treeOf = (text: string): Root => {
  if (isOutOfBounds(text)) return paragraphsOf(text)
  try {
    return processor.parse(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return paragraphsOf(text)
  }
}

const paragraphsOf = (text: string): Root => {
  const children: Array<RootContent> = []
  let line = 1
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf("\n\n", start)
    const end = next < 0 ? text.length : next
    const position = {
      start: { line, column: 1, offset: start },
      end: { line, column: 1, offset: end }
    }
    const value = text.slice(start, end)
    if (value.trim() !== "")
      children.push({ type: "paragraph", position, children: [{ type: "text", value, position }] })
    line++
    start = end + 2
  }
  return { type: "root", children }
}

/** Addresses that links name by a label. */
export const definitionsOf = (root: Root): ReadonlyMap<string, Definition> => {
  const definitions = new Map<string, Definition>()
  for (const node of root.children)
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  return definitions
}
