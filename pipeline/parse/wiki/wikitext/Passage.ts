import type { LineList } from "./LineList.ts"
import type { TableRange } from "./lines.ts"
import type { Node } from "./Node.ts"

/** Nodes that are read together, and the paragraph among them that is open. */
export interface Passage {
  readonly nodes: ReadonlyArray<Node>
  readonly lines: LineList
  readonly tables: ReadonlyMap<number, TableRange>
  /** Tags that close a table or a list, by those that open it. */
  readonly html: ReadonlyMap<number, number>
  /** First node of the paragraph; -1 if none is open. */
  from: number
  until: number
  start: number
}

export const openParagraph = (passage: Passage, from: number, until: number, start: number): void => {
  passage.from = from
  passage.until = until
  passage.start = start
}
