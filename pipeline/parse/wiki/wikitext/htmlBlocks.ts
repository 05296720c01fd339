/** Tables and lists that a wikitext writes as HTML: `<table>`, `<ul>`, `<ol>`. Linear in the nodes. */
import { spanCount } from "../grid.ts"
import { attributesOf } from "./attributes.ts"
import type { Node } from "./Node.ts"
import { type Stretch, stretchOf } from "./Stretch.ts"

const blockTags: ReadonlySet<string> = new Set(["table", "ul", "ol"])
export const isBlockTag = (node: Node | undefined): boolean =>
  node?.type === "tag" && node.kind !== "void" && blockTags.has(node.name)

const noRanges: ReadonlyMap<number, number> = new Map()

/** The nodes that close tables and lists, by those that open them; what is never closed is left out. */
export const htmlRanges = (nodes: ReadonlyArray<Node>): ReadonlyMap<number, number> => {
  const first = nodes.findIndex(isBlockTag)
  if (first < 0) return noRanges
  const ranges = new Map<number, number>()
  const open: Array<{ readonly name: string; readonly at: number }> = []
  for (let i = first; i < nodes.length; i++) {
    const node = nodes[i]!
    if (node.type !== "tag" || !isBlockTag(node)) continue
    if (node.kind === "open") open.push({ name: node.name, at: i })
    else if (open.at(-1)?.name === node.name) ranges.set(open.pop()!.at, i)
    else open.length = 0
  }
  return ranges
}

export interface HtmlCell {
  readonly header: boolean
  readonly rowspan: number
  readonly colspan: number
  readonly stretch: Stretch
}

export interface HtmlTable {
  readonly caption: Stretch | null
  readonly rows: ReadonlyArray<ReadonlyArray<HtmlCell>>
}

/** Rows and cells between the tags of a table; a table in a cell is read as part of the cell's text. */
export const readHtmlTable = (
  text: string,
  nodes: ReadonlyArray<Node>,
  open: number,
  close: number
): HtmlTable => {
  const rows: Array<Array<HtmlCell>> = []
  let caption: Stretch | null = null
  let row: Array<HtmlCell> | null = null
  let cell: { readonly at: number; readonly name: string } | null = null
  let depth = 0
  const finish = (until: number) => {
    if (cell === null) return
    const stretch = behindTag(nodes, cell.at + 1, until)
    if (cell.name === "caption") caption ??= stretch
    else {
      row ??= []
      if (rows.at(-1) !== row) rows.push(row)
      const tag = nodes[cell.at]!
      const { colspan, rowspan } = attributesOf(text.slice(tag.start, tag.end))
      row.push({
        header: cell.name === "th",
        rowspan: spanCount(rowspan),
        colspan: spanCount(colspan),
        stretch
      })
    }
    cell = null
  }
  for (let i = open + 1; i < close; i++) {
    const node = nodes[i]!
    if (node.type !== "tag") continue
    if (node.name === "table") depth += node.kind === "open" ? 1 : -1
    if (depth > 0) continue
    if (node.name === "tr") {
      finish(i)
      row = null
    } else if (node.name === "td" || node.name === "th" || node.name === "caption") {
      finish(i)
      if (node.kind === "open") cell = { at: i, name: node.name }
    }
  }
  finish(close)
  return { caption, rows }
}

export interface HtmlItem {
  readonly depth: number
  readonly ordered: boolean
  readonly stretch: Stretch
}

/** The entries of a list, those of the lists inside it one level deeper. */
export const readHtmlList = (
  nodes: ReadonlyArray<Node>,
  open: number,
  close: number
): ReadonlyArray<HtmlItem> => {
  const items: Array<HtmlItem> = []
  const lists: Array<boolean> = []
  let from = -1
  const finish = (until: number) => {
    if (from >= 0 && until > from)
      items.push({ depth: lists.length, ordered: lists.at(-1)!, stretch: behindTag(nodes, from, until) })
    from = -1
  }
  for (let i = open; i <= close; i++) {
    const node = nodes[i]!
    if (node.type !== "tag" || (node.name !== "li" && !isBlockTag(node))) continue
    finish(i)
    if (node.name === "li") from = node.kind === "open" ? i + 1 : -1
    else if (node.name === "ul" || node.name === "ol")
      if (node.kind === "open") lists.push(node.name === "ol")
      else lists.pop()
  }
  return items
}

const behindTag = (nodes: ReadonlyArray<Node>, from: number, until: number): Stretch => {
  const start = nodes[from - 1]!.end
  return stretchOf(nodes, from, until, start, Math.max(start, nodes[until - 1]!.end))
}
