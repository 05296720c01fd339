/**
 * A draft is a row as one document says it, before ids are made and documents are merged.
 *
 * Values are those of the published row with three differences: the own id, the span columns and `source_ids` are left
 * out; a column that references another table holds the `ref` of a draft of the same document (regions excepted: a
 * region is named by its GB/T 2260 code everywhere); and a nullable column may be left out for null.
 */
import type { Dataset, Row } from "#schemas/dataset.ts"
import type { Span } from "./Span.ts"

export type Method = "printed" | "derived" | "resolved"

/** Where a cell was read from. Several when several places say the same. */
export interface Evidence {
  readonly column: string
  readonly span: Span
  readonly method: Method
  /** What the value follows from, where it is not simply printed: one sentence or a rule's name. */
  readonly rule: string | null
}

/** Name of a draft within its document, by which other drafts refer to it. */
export type Ref = string

export interface Draft {
  readonly table: string
  /** Present where another draft refers to this one. */
  readonly ref: Ref | null
  readonly span: Span
  readonly values: Readonly<Record<string, unknown>>
  readonly evidence: ReadonlyArray<Evidence>
}

/** A value with its evidence, as extractors write it. */
export interface Read<A> {
  readonly value: A
  readonly at: ReadonlyArray<Span>
  readonly method: Method
  readonly rule: string | null
}

/** The text says it. */
export const printed = <A>(value: A, ...at: ReadonlyArray<Span>): Read<A> => ({
  value,
  at,
  method: "printed",
  rule: null
})

/** It follows from the quoted text by the rule. */
export const derived = <A>(value: A, rule: string, ...at: ReadonlyArray<Span>): Read<A> => ({
  value,
  at,
  method: "derived",
  rule
})

/** Of several readings the rule leaves one. */
export const resolved = <A>(value: A, rule: string, ...at: ReadonlyArray<Span>): Read<A> => ({
  value,
  at,
  method: "resolved",
  rule
})

const isRead = (value: unknown): value is Read<unknown> =>
  typeof value === "object" && value !== null && "at" in value && "method" in value

type Span4 = "source_id" | "line" | "start" | "end" | "row_id" | "source_ids"
type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
type Cells<T> = { readonly [K in Exclude<keyof T, Nullable<T>>]: T[K] | Read<T[K]> } & {
  readonly [K in Nullable<T>]?: T[K] | Read<T[K]> | undefined
}
/** What an extractor says of a row: plain values, or values with their evidence. */
export type CellsOf<D, OwnId extends string = never> = Cells<Omit<Row<D>, Span4 | OwnId>>

/**
 * Makes a draft. The own id column is never given (`id` of the dataset); give `ref` where others point at the row.
 */
export const draft = <D extends Dataset>(
  dataset: D,
  at: Span,
  cells: Partial<CellsOf<D>>,
  ref: Ref | null = null
): Draft => {
  const values: Record<string, unknown> = {}
  const evidence: Array<Evidence> = []
  for (const [column, cell] of Object.entries(cells as Record<string, unknown>)) {
    if (cell === undefined) continue
    if (isRead(cell)) {
      values[column] = cell.value
      for (const span of cell.at) evidence.push({ column, span, method: cell.method, rule: cell.rule })
    } else values[column] = cell
  }
  return { table: dataset.name, ref, span: at, values, evidence }
}
