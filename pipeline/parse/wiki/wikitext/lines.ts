/** The lines of a row of nodes, what each begins, and which lines a table reaches over. */
import { type LineKind, LineList } from "./LineList.ts"
import type { Node } from "./Node.ts"

const maxTables = 6

/** Whether a node stands for `|` in a table. */
export const isPipe = (node: Node | undefined): boolean =>
  node !== undefined && (node.type === "pipe" || (node.type === "template" && node.key === "!"))

const isSilent = (node: Node): boolean => node.type === "comment" || node.type === "switch"

export const linesOf = (text: string, nodes: ReadonlyArray<Node>, from: number, until: number): LineList => {
  const lines = new LineList()
  let first = from
  for (let i = from; i <= until; i++) {
    if (i < until && nodes[i]!.type !== "newline") continue
    addLine(lines, text, nodes, first, i)
    first = i + 1
  }
  return lines
}

const addLine = (
  lines: LineList,
  text: string,
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number
): void => {
  let i = from
  let start = nodes[from]?.start ?? nodes[from - 1]?.end ?? 0
  let silent = false
  for (; i < until; i++) {
    const node = nodes[i]!
    if (isSilent(node)) {
      silent = true
      continue
    }
    start = node.start
    if (node.type !== "text") break
    while (start < node.end && isBlank(text.charCodeAt(start))) start++
    if (start < node.end) break
  }
  const end = until > from ? nodes[until - 1]!.end : start
  if (i >= until) {
    lines.push(silent ? "comment" : "blank", from, until, end, end)
    return
  }
  // `:{|`
  const table = text.charCodeAt(start) === 58 ? indentedTable(text, nodes, i, until, start) : -1
  if (table >= 0) lines.push("table-open", from, until, table, end)
  else lines.push(kindOf(text, nodes, i, until, start), from, until, start, end)
}

const isBlank = (c: number): boolean => c === 32 || c === 9 || c === 13 || c === 0xa0 || c === 0x3000

/** Kind of the line whose first sign is at `start`, in the node `i`. */
const kindOf = (
  text: string,
  nodes: ReadonlyArray<Node>,
  i: number,
  until: number,
  start: number
): LineKind => {
  const node = nodes[i]!
  if (isPipe(node)) return pipeKind(text, nodes[i + 1], i + 1 < until)
  if (node.type !== "text") return "text"
  const c = text.charCodeAt(start)
  if (c === 33) return "table-headers"
  if (c === 123 && start + 1 === node.end && i + 1 < until && isPipe(nodes[i + 1])) return "table-open"
  // Indented, the other signs begin nothing.
  if (start > node.start) return "text"
  if (c === 61) return isHeading(text, nodes, i, until, start) ? "heading" : "text"
  if (c === 42 || c === 35 || c === 58 || c === 59) return "list"
  return text.startsWith("----", start) ? "rule" : "text"
}

const pipeKind = (text: string, next: Node | undefined, inLine: boolean): LineKind => {
  if (!inLine || next === undefined || next.type !== "text") return "table-cells"
  const c = text.charCodeAt(next.start)
  if (c === 125) return "table-close"
  if (c === 45) return "table-row"
  return c === 43 ? "table-caption" : "table-cells"
}

/** Where the `{|` of an indented table stands; -1 if it is none. */
const indentedTable = (
  text: string,
  nodes: ReadonlyArray<Node>,
  i: number,
  until: number,
  start: number
): number => {
  const node = nodes[i]!
  if (node.type !== "text" || start > node.start) return -1
  let at = start
  while (at < node.end && (text.charCodeAt(at) === 58 || isBlank(text.charCodeAt(at)))) at++
  const opens = text.charCodeAt(at) === 123 && at + 1 === node.end && i + 1 < until && isPipe(nodes[i + 1])
  return opens ? at : -1
}

/** Ends with `=` too, comments and blanks behind it left out. */
const isHeading = (
  text: string,
  nodes: ReadonlyArray<Node>,
  i: number,
  until: number,
  start: number
): boolean => headingEnd(text, nodes, i, until, start) > start

/** Behind the closing `=` of a heading; `start` if there is none. */
export const headingEnd = (
  text: string,
  nodes: ReadonlyArray<Node>,
  i: number,
  until: number,
  start: number
): number => {
  for (let k = until - 1; k >= i; k--) {
    const node = nodes[k]!
    if (isSilent(node)) continue
    if (node.type !== "text") return start
    let end = node.end
    const begin = Math.max(node.start, start)
    while (end > begin && isBlank(text.charCodeAt(end - 1))) end--
    if (end === begin) continue
    return text.charCodeAt(end - 1) === 61 && end > start + 2 ? end : start
  }
  return start
}

export interface TableRange {
  /** Line behind the last one of the table's content. */
  readonly end: number
  readonly closed: boolean
}

const noTables: ReadonlyMap<number, TableRange> = new Map()

/**
 * The tables among the lines, by the line that opens them. One that is not closed ends at a heading, or where a
 * paragraph follows a blank line: the rest of the article is not its last cell.
 */
export const tablesOf = (lines: LineList): ReadonlyMap<number, TableRange> => {
  const first = lines.indexOf("table-open")
  if (first < 0) return noTables
  const tables = new Map<number, TableRange>()
  let open: Array<{ line: number; suspect: number }> = []
  let ignored = 0
  const abandon = (end: number) => {
    for (const { line, suspect } of open)
      tables.set(line, { end: suspect >= 0 ? suspect : end, closed: false })
    open = []
    ignored = 0
  }
  for (let i = first; i < lines.length; i++) {
    const kind = lines.kind(i)
    if (kind === "table-open") {
      if (open.length < maxTables) open.push({ line: i, suspect: -1 })
      else ignored++
    } else if (open.length === 0) continue
    else if (kind === "table-close") {
      if (ignored > 0) ignored--
      else tables.set(open.pop()!.line, { end: i, closed: true })
    } else if (kind === "heading") abandon(i)
    else if (lines.kind(i - 1) === "blank" && (kind === "text" || kind === "list"))
      for (const table of open) if (table.suspect < 0) table.suspect = i
  }
  abandon(lines.length)
  return tables
}
