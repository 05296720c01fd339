/** A budget disclosure as its text has it: running text by section, and tables by row, nothing interpreted yet. */
import type { BudgetTable, Measure, Side } from "../../knowledge/budgetTables.ts"
import type { Span } from "../../model/Span.ts"
import type { Paragraph } from "./Paragraph.ts"
import type { Cell } from "./words.ts"

export type SectionKind =
  /** 主要职能 */
  | "duties"
  /** 机构设置 */
  | "bodies"
  /** 名词解释 */
  | "glossary"
  /** 预算编制说明 */
  | "explanation"
  /** 其他相关情况说明 */
  | "circumstances"
  /** Anything else, the cover and the table of contents included. */
  | "other"

/** Text that was read, with where it stands; a name that is wrapped stands at several places. */
export interface Read {
  readonly text: string
  readonly spans: ReadonlyArray<Span>
}

export interface Section {
  readonly kind: SectionKind
  readonly heading: Read | null
  readonly paragraphs: ReadonlyArray<Paragraph>
}

export interface TableRow {
  readonly kind: "line" | "total"
  readonly side: Side
  /** Digits of 类款项 joined, lost zeros put back. */
  readonly code: Read | null
  readonly name: Read
  /** 2 for a line that is part of the one above it (1、… under 一、…). */
  readonly depth: 1 | 2
  readonly cells: ReadonlyArray<Cell>
  readonly span: Span
  /** Printed row that it stands on: the two halves of a two-sided row share it. */
  readonly line: number
}

export interface Table {
  readonly kind: BudgetTable
  /** As printed; null where the text has none. */
  readonly title: Read | null
  readonly year: { readonly value: number; readonly span: Span } | null
  /** 元, 万元 …; null where none is printed. */
  readonly unit: Read | null
  /** Columns in printed order, as far as the header shows them. */
  readonly columns: ReadonlyArray<{
    readonly side: Side
    readonly measure: Measure
    readonly title: Read | null
  }>
  readonly rows: ReadonlyArray<TableRow>
  /** A column that no table of the kind has; null as a rule. */
  readonly foreign: string | null
  /** Lines with amounts that belong to no row. */
  readonly unread: ReadonlyArray<Span>
  readonly span: Span
}

/** Where a text breaks off: behind a table's title, in its header, in an amount, or in a sentence. */
export interface Break {
  readonly at: "title" | "header" | "figure" | "sentence"
  readonly span: Span
  /** The last words. */
  readonly text: string
}

export interface BudgetDocument {
  /** 编制单位：… and the like, in order. */
  readonly bodies: ReadonlyArray<Read>
  readonly sections: ReadonlyArray<Section>
  /** In order of the text; at most one of a kind. */
  readonly tables: ReadonlyArray<Table>
  /** Further tables of kinds that were complete before they came: they are another budget's, and are not read. */
  readonly further: ReadonlyArray<{ readonly kind: BudgetTable; readonly title: Read }>
  /** Null where the text ends as a text does. */
  readonly broken: Break | null
}
