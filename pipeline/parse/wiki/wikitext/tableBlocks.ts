/** Tables as blocks: their cells as running text. */
import { span } from "../../../model/Span.ts"
import type { Blocks } from "./Blocks.ts"
import { readHtmlTable } from "./htmlBlocks.ts"
import type { LineList } from "./LineList.ts"
import type { TableRange } from "./lines.ts"
import type { Node } from "./Node.ts"
import { readTable, spansOf } from "./tables.ts"

/** The table `{| |}` that the line `first` opens, and behind it those in its cells. */
export const readTableBlock = (
  out: Blocks,
  nodes: ReadonlyArray<Node>,
  lines: LineList,
  tables: ReadonlyMap<number, TableRange>,
  first: number
): void => {
  const { reader, text } = out
  const range = tables.get(first)!
  const { caption, rows, nested } = readTable(text, nodes, lines, tables, first, range.end)
  const printed = rows.map((row) =>
    row.map((cell) => {
      const { rowspan, colspan } = spansOf(cell)
      const { header, stretches, start, end } = cell
      const inline = reader.readStretches(stretches, "value")
      return { header, inline, span: span(start, end), rowspan, colspan }
    })
  )
  const last = lines.at(range.closed ? range.end : range.end - 1)
  out.pushTable({
    caption: caption === null ? null : reader.readStretches(caption, "value"),
    span: span(lines.at(first).start, range.closed ? last.start + 2 : last.end),
    rows: printed
  })
  for (const inner of nested) readTableBlock(out, nodes, lines, tables, inner)
}

export const readHtmlTableBlock = (
  out: Blocks,
  nodes: ReadonlyArray<Node>,
  open: number,
  close: number
): void => {
  const { reader, text } = out
  const { caption, rows } = readHtmlTable(text, nodes, open, close)
  const printed = rows.map((row) =>
    row.map(({ header, rowspan, colspan, stretch }) => {
      const inline = reader.readStretch(stretch, "value")
      return { header, inline, span: span(stretch.start, stretch.end), rowspan, colspan }
    })
  )
  out.pushTable({
    caption: caption === null ? null : reader.readStretch(caption, "value"),
    span: span(nodes[open]!.start, nodes[close]!.end),
    rows: printed
  })
}
