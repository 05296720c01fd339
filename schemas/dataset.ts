/**
 * A dataset is one published table. One file defines one table; its name is the file's name.
 */
import * as Schema from "effect/Schema"
import { type AnyColumn, end, line, row_id, source_id, start, type ValueOf } from "./columns.ts"

export type Group = "sources" | "directory" | "policies" | "budgets"
type Columns = Readonly<Record<string, AnyColumn>>

/** The span that every row carries. */
type SpanColumns = {
  readonly source_id: typeof source_id
  readonly line: typeof line
  readonly start: typeof start
  readonly end: typeof end
}

export interface Dataset<C extends Columns = Columns> {
  readonly name: string
  readonly group: Group
  readonly title: { readonly en: string; readonly zh: string }
  readonly description: string
  /** Every column in published order, the row's own id first and the span last. */
  readonly columns: Readonly<Record<string, AnyColumn>>
  /** The row's own id: the table's primary key. */
  readonly id: string
  /** Prefix of the ids, so that an id says what it names. */
  readonly prefix: string
  /** The natural key that the id is made from. */
  readonly identity: ReadonlyArray<string>
  /** Rows with one identity are one row (the first mention stays); otherwise they are numbered in document order. */
  readonly merged: boolean
  readonly row: Schema.Codec<unknown, unknown>
  /** For types only. */
  readonly _columns?: C | undefined
}

/** A published row of a dataset. */
export type Row<D> = D extends Dataset<infer C> ? { readonly [K in keyof C]: ValueOf<C[K]> } : never

/** Any row, for code that treats all tables alike. */
export type AnyRow = Readonly<Record<string, unknown>>

interface Definition<C extends Columns> {
  readonly name: string
  readonly group: Group
  readonly title: { readonly en: string; readonly zh: string }
  readonly description: string
  readonly columns: C
  readonly prefix: string
  /** Name of the own id column where the contract gives one; otherwise the table gets `row_id`. */
  readonly id?: keyof C & string
  readonly identity: ReadonlyArray<(keyof C & string) | keyof SpanColumns>
  readonly merged?: boolean
}

export const defineDataset = <const C extends Columns>(
  definition: Definition<C>
): Dataset<C & SpanColumns & { readonly row_id: typeof row_id }> => {
  const { columns, id, merged = false, ...rest } = definition
  const own: Columns = id === undefined ? { row_id } : {}
  // `sources` and `checks` bring their own reading of source_id; the contract's span comes last everywhere else
  const span: Columns = { source_id, line, start, end }
  const all = {
    ...own,
    ...columns,
    ...Object.fromEntries(Object.entries(span).filter(([k]) => !(k in columns)))
  }
  const fields = Object.fromEntries(Object.entries(all).map(([k, c]) => [k, c.schema]))
  return {
    ...rest,
    columns: all,
    id: id ?? "row_id",
    merged,
    row: Schema.Struct(fields) as unknown as Schema.Codec<unknown, unknown>
  }
}
