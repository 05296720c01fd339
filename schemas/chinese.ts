/** The contract in Chinese: titles, descriptions and the meaning of tokens. Null where nobody has written it yet. */

import { columns } from "./chinese/columns.ts"
import { tables } from "./chinese/tables.ts"
import { tokens } from "./chinese/tokens.ts"
import type { Dataset } from "./dataset.ts"

type Named = Pick<Dataset, "name">

export const tableInChinese = ({ name }: Named): string | null => tables[name] ?? null

export const columnInChinese = (
  { name }: Named,
  column: string
): { readonly title: string; readonly description: string } | null => {
  const [title, description] = columns[`${name}.${column}`] ?? columns[column] ?? []
  return title === undefined || description === undefined ? null : { title, description }
}

export const tokenInChinese = ({ name }: Named, column: string, token: string): string | null =>
  tokens[`${name}.${column}`]?.[token] ?? tokens[column]?.[token] ?? null

/** Everything that is written, so that a test can tell what names no column, table or token any more. */
export const written = { columns, tables, tokens }
