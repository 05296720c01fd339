/** Rows and cells of a table `{| |}` as they are printed. Source: MediaWiki's table markup. */
import { spanCount } from "../grid.ts"
import { attributesOf } from "./attributes.ts"
import type { Line, LineList } from "./LineList.ts"
import { isPipe, type TableRange } from "./lines.ts"
import type { Node } from "./Node.ts"
import { type Stretch, stretchOf } from "./Stretch.ts"

export interface TableCell {
  readonly header: boolean
  /** Source of its attributes. */
  readonly attributes: string
  readonly stretches: Array<Stretch>
  /** Of the content, attributes and separators left out. */
  readonly start: number
  end: number
}

export interface Table {
  readonly caption: ReadonlyArray<Stretch> | null
  readonly rows: ReadonlyArray<ReadonlyArray<TableCell>>
  /** Lines that open the tables in its cells. */
  readonly nested: ReadonlyArray<number>
}

export const readTable = (
  text: string,
  nodes: ReadonlyArray<Node>,
  lines: LineList,
  tables: ReadonlyMap<number, TableRange>,
  first: number,
  until: number
): Table => {
  const rows: Array<Array<TableCell>> = []
  const nested: Array<number> = []
  let caption: TableCell | null = null
  /** What a line that is no markup goes on with. */
  let current: TableCell | null = null
  let row: Array<TableCell> | null = null
  for (let i = first + 1; i < until; i++) {
    const line = lines.at(i)
    const inner = line.kind === "table-open" ? tables.get(i) : undefined
    if (inner) {
      nested.push(i)
      i = Math.min(inner.closed ? inner.end : inner.end - 1, until - 1)
    } else if (line.kind === "table-row") {
      row = null
      current = null
    } else if (line.kind === "table-caption") {
      current = cellOf(text, nodes, line.from, line.until, line.start + 2, line.end, false)
      caption ??= current
    } else if (line.kind === "table-cells" || line.kind === "table-headers") {
      if (row === null) {
        row = []
        rows.push(row)
      }
      for (const cell of cellsOf(text, nodes, line)) row.push(cell)
      current = row[row.length - 1]!
    } else if (current !== null && line.kind !== "comment") {
      const end = Math.max(line.end, current.end)
      // The line end before it is part of it, so that what it says is joined or set apart.
      const from = line.from > 0 ? line.from - 1 : 0
      goOn(current.stretches, nodes, from, line.until, end)
      current.end = end
    }
  }
  return {
    caption: caption?.stretches ?? null,
    rows,
    nested
  }
}

/** A line more of a cell; where it follows upon the last one it lengthens that. */
const goOn = (
  stretches: Array<Stretch>,
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number,
  end: number
): void => {
  const last = stretches[stretches.length - 1]!
  // The first stands by itself: with it alone a cell is no more than a line.
  if (stretches.length > 1 && last.until === from)
    stretches[stretches.length - 1] = stretchOf(nodes, last.from, until, last.start, end)
  else stretches.push(stretchOf(nodes, from, until, nodes[from]?.start ?? 0, end))
}

/** Over how many rows and columns a cell reaches. */
export const spansOf = ({
  attributes
}: TableCell): { readonly rowspan: number; readonly colspan: number } => {
  if (attributes === "") return one
  const { colspan, rowspan } = attributesOf(attributes)
  return { rowspan: spanCount(rowspan), colspan: spanCount(colspan) }
}

const one = { rowspan: 1, colspan: 1 }

const isDoublePipe = (node: Node): boolean => node.type === "template" && node.key === "!!"

/** The cells of a line `| a || b` or `! a !! b`. */
const cellsOf = (text: string, nodes: ReadonlyArray<Node>, line: Line): ReadonlyArray<TableCell> => {
  const header = line.kind === "table-headers"
  const cells: Array<TableCell> = []
  let from = line.from
  while (nodes[from]!.end <= line.start) from++
  let start = header ? line.start + 1 : nodes[from]!.end
  const push = (end: number, until: number, next: number) => {
    cells.push(cellOf(text, nodes, from, until, start, end, header))
    start = next
    from = until
  }
  for (let i = header ? from : from + 1; i < line.until; i++) {
    const node = nodes[i]!
    if (isDoublePipe(node)) push(node.start, i, node.end)
    else if (isPipe(node) && isPipe(nodes[i + 1]) && i + 1 < line.until) {
      push(node.start, i, nodes[i + 1]!.end)
      i++
    } else if (header && node.type === "text") {
      for (let at = Math.max(node.start, start); at + 1 < node.end; at++)
        if (text.charCodeAt(at) === 33 && text.charCodeAt(at + 1) === 33) {
          push(at, i + 1, at + 2)
          from = i
          at++
        }
    }
  }
  push(line.end, line.until, line.end)
  return cells
}

/** A cell from its content, in front of which attributes and a `|` may stand. */
const cellOf = (
  text: string,
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number,
  start: number,
  end: number,
  header: boolean
): TableCell => {
  let attributes = ""
  let begin = start
  for (let i = from; i < until; i++) {
    const node = nodes[i]!
    if (node.end <= start) continue
    if (node.start >= end || node.type === "link" || node.type === "variant") break
    if (!isPipe(node)) continue
    attributes = text.slice(start, node.start)
    begin = node.end
    break
  }
  return { header, attributes, start: begin, end, stretches: [stretchOf(nodes, from, until, begin, end)] }
}
