import type { Span } from "../../../model/Span.ts"
import { type PrintedCell, spreadCells } from "../grid.ts"
import type { Inline, WikiBlock, WikiCell } from "../WikiDocument.ts"
import type { InlineReader } from "./InlineReader.ts"

export interface PrintedTable {
  readonly rows: ReadonlyArray<ReadonlyArray<PrintedCell>>
  readonly caption: Inline | null
  readonly span: Span
}

/** The blocks of a page that were read so far, and the list that the next item may belong to. */
export class Blocks {
  readonly reader: InlineReader
  readonly text: string
  blocks: Array<WikiBlock> = []
  /** The tables among the blocks, before their cells were repeated. */
  tables: Array<PrintedTable> = []
  /** Between the beginning and the end of a set of columns. */
  inColumns = false
  /** Number of the last list. */
  list = 0
  /** First mark of the list that is open; -1 if none is. */
  #mark = -1
  /** Cells that tables may still repeat. */
  #budget: number

  constructor(reader: InlineReader) {
    this.reader = reader
    this.text = reader.text
    this.#budget = reader.text.length
  }

  /** An item with this mark goes on with the list that is open, or begins one. */
  openList(mark: number): void {
    if (this.#mark === mark) return
    this.list++
    this.#mark = mark
  }

  endList(): void {
    this.#mark = -1
  }

  /** A list that is none of the marks. */
  beginList(): void {
    this.list++
    this.#mark = -1
  }

  pushTable(table: PrintedTable): void {
    const { caption, span, rows } = table
    this.blocks.push({ type: "table", caption, span, rows: this.#spread(rows) })
    this.tables.push(table)
  }

  #spread(printed: PrintedTable["rows"]): ReadonlyArray<ReadonlyArray<WikiCell>> {
    const spread = spreadCells(printed, this.#budget)
    for (const row of spread) for (const { repeated } of row) if (repeated) this.#budget--
    return spread
  }
}
