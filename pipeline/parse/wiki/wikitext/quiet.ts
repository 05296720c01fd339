/** What prints nothing where it stands: it neither begins nor ends a paragraph. */
import { isCiteTemplate } from "../vocabulary/templates.ts"
import { isBlankText } from "./blanks.ts"
import type { InlineReader } from "./InlineReader.ts"
import type { Line } from "./LineList.ts"
import type { Node, TemplateNode } from "./Node.ts"
import { isPrinted } from "./printTemplates.ts"
import { isNote } from "./walk.ts"

const quietTags: ReadonlySet<string> = new Set(
  "div center noinclude onlyinclude section indicator hr p br".split(" ")
)

/** Prints nothing and ends nothing. */
export const isQuiet = (reader: InlineReader, node: Node): boolean => {
  switch (node.type) {
    case "comment":
    case "switch":
    case "hidden":
      return true
    case "text":
      return isBlankText(reader.text, node.start, node.end)
    case "tag":
      return quietTags.has(node.name)
    case "link":
      return !node.title.printed
    case "container":
      return node.name === "references" || node.name === "gallery"
    case "variant":
      return reader.read([node]).text === ""
    default:
      return false
  }
}

interface Leading {
  readonly templates: ReadonlyArray<TemplateNode>
  /** Node that the rest begins with. */
  readonly from: number
}

const noTemplates: ReadonlyArray<TemplateNode> = []

/**
 * Templates that a line begins with and that print nothing in it; where the rest begins. Null `inside` a paragraph that
 * goes on.
 */
export const leadingOf = (
  reader: InlineReader,
  nodes: ReadonlyArray<Node>,
  line: Line,
  inside: boolean
): Leading | null => {
  const first = nodes[line.from]!
  if (first.type === "text" && !isQuiet(reader, first))
    return inside ? null : { templates: noTemplates, from: line.from }
  const templates: Array<TemplateNode> = []
  let i = line.from
  for (; i < line.until; i++) {
    const node = nodes[i]!
    if (node.type === "template" && standsAlone(node)) templates.push(node)
    else if (!isQuiet(reader, node)) break
  }
  if (inside && i < line.until) return null
  if (i < line.until && templates.every(({ key }) => isCiteTemplate(key)))
    return { templates: noTemplates, from: line.from }
  return { templates, from: i }
}

const standsAlone = ({ key }: TemplateNode): boolean => !isPrinted(key) && !isNote(key)

/** Whether a template in a line is an infobox that somebody put behind a text: named parameters, a line for each. */
export const standsOut = (text: string, node: TemplateNode): boolean => {
  const { key, parts } = node
  if (parts.length <= 3 || !standsAlone(node) || isCiteTemplate(key)) return false
  return (
    parts.every(({ start, end }, i) => i === 0 || end === start || text.slice(start, end).includes("=")) &&
    parts.slice(0, -1).filter(({ nodes }) => nodes.at(-1)?.type === "newline").length > 2
  )
}
