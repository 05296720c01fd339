/** One document made ready for its pages: cells, checks and amounts found by the row that they belong to. */
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import type { AnyRow, Dataset, Row } from "#schemas/dataset.ts"
import checksTable from "#schemas/sources/checks.dataset.ts"
import provenanceTable from "#schemas/sources/provenance.dataset.ts"
import type { Corpus, DocumentRows } from "../../Corpus.ts"
import { LineIndex } from "../../LineIndex.ts"
import { Amounts } from "./Amounts.ts"

export type Cell = Row<typeof provenanceTable>
export type Check = Row<typeof checksTable>

/** A row that evidence is shown of. `start` is never null: rows without a place have no evidence. */
export interface Subject {
  readonly dataset: Dataset
  readonly row: AnyRow
  readonly id: string
  readonly source_id: string
  readonly start: number
  readonly end: number
  readonly line: number
}

export interface DocumentFacts {
  readonly document: DocumentRows
  readonly lines: LineIndex
  /** Rows that stand in the document, in the order of their places. */
  readonly subjects: ReadonlyArray<Subject>
  readonly byId: ReadonlyMap<string, Subject>
  /** Cells by the row that they belong to. */
  readonly cells: ReadonlyMap<string, ReadonlyArray<Cell>>
  /** Checks by the row that they are about. */
  readonly checks: ReadonlyMap<string, ReadonlyArray<Check>>
  readonly allChecks: ReadonlyArray<Check>
  readonly amounts: Amounts
  /** Lines of a budget by the row of the table that they stand in (`rowKey`). */
  readonly rows: ReadonlyMap<string, ReadonlyArray<Subject>>
  /** Lines of a budget by the column and the code above theirs (`columnKey`). */
  readonly children: ReadonlyMap<string, ReadonlyArray<Subject>>
  /** Title of each budget table, by `budget_id` and token. */
  readonly titles: ReadonlyMap<string, string>
  /** Position of each budget table, likewise. */
  readonly positions: ReadonlyMap<string, number>
}

/** The row of a printed table that a line of a budget stands in. */
export const rowKey = ({ row }: Subject): string =>
  [row["budget_id"], row["table"], row["side"], row["row"]].map(String).join(" ")

/** Of what has a code: the column of a printed table and a code in it. */
export const columnKey = ({ row }: Subject, code: string): string =>
  [row["budget_id"], row["table"], row["side"], row["measure"], code].map(String).join(" ")

/** Tables about the document itself, or about other rows. */
const without = new Set(["sources", "provenance", "checks"])

export const documentFacts = (document: DocumentRows, elsewhere: Elsewhere): DocumentFacts => {
  const subjects = subjectsOf(document)
  const tables = document.rows(budgetTables)
  const lines = subjects.filter(({ dataset }) => dataset.name === "budget_lines")
  return {
    document,
    lines: new LineIndex(document.text),
    subjects,
    byId: new Map(subjects.map((subject) => [subject.id, subject])),
    cells: withOthers(
      Map.groupBy(document.rows(provenanceTable), ({ row_id }) => row_id),
      elsewhere.cells,
      subjects
    ),
    checks: Map.groupBy(document.rows(checksTable), ({ subject_id }) => subject_id),
    allChecks: document.rows(checksTable),
    amounts: new Amounts(subjects),
    rows: Map.groupBy(lines, rowKey),
    children: Map.groupBy(lines, (line) => columnKey(line, String(line.row["code"]).slice(0, -2))),
    titles: new Map(tables.map(({ budget_id, table, title }) => [`${budget_id} ${table}`, title])),
    positions: new Map(tables.map(({ budget_id, position, table }) => [`${budget_id} ${table}`, position]))
  }
}

const subjectsOf = ({ tables }: DocumentRows): ReadonlyArray<Subject> => {
  const all: Array<Subject> = []
  for (const { dataset, rows } of tables.values()) {
    if (without.has(dataset.name)) continue
    for (const row of rows) {
      const { end, line, source_id, start } = row
      if (typeof start !== "number" || typeof end !== "number" || typeof line !== "number") continue
      all.push({ dataset, row, id: String(row[dataset.id]), source_id: String(source_id), start, end, line })
    }
  }
  // what begins together: the longer first, as in the tables
  return all.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** What other documents say of rows that are merged from several. */
export interface Elsewhere {
  readonly cells: ReadonlyMap<string, ReadonlyArray<Cell>>
}

/** Cells kept of one row: a body that a thousand documents name does not make its page grow. */
const mostCells = 60

/** Cells of organisations that stand in other documents than their row does. One pass over the cells. */
export const elsewhereOf = ({ organizations, rows }: Corpus): Elsewhere => {
  const cells = new Map<string, Array<Cell>>()
  const several = [...organizations.values()].some(({ source_ids }) => source_ids.length > 1)
  if (!several) return { cells }
  for (const cell of rows(provenanceTable)) {
    const organization = cell.table === "organizations" ? organizations.get(cell.row_id) : undefined
    if (organization === undefined || organization.source_id === cell.source_id) continue
    const known = cells.get(cell.row_id)
    if (known === undefined) cells.set(cell.row_id, [cell])
    else if (known.length < mostCells) known.push(cell)
  }
  return { cells }
}

const withOthers = (
  own: ReadonlyMap<string, ReadonlyArray<Cell>>,
  others: ReadonlyMap<string, ReadonlyArray<Cell>>,
  subjects: ReadonlyArray<Subject>
): ReadonlyMap<string, ReadonlyArray<Cell>> => {
  if (others.size === 0) return own
  const all = new Map(own)
  for (const { id } of subjects) {
    const other = others.get(id)
    if (other !== undefined) all.set(id, [...(own.get(id) ?? []), ...other])
  }
  return all
}
