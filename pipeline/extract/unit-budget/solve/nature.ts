/**
 * What an economic class is by its nature, held against what the identities made of it. 人员经费 and 公用经费 of the total
 * decide for every line of the table: where they are swapped each line would stand in the wrong column and every sum agree.
 */
import budgetTables from "#schemas/budgets/budget_tables.dataset.ts"
import { personnelOnly, tableKind } from "../../../knowledge/budgetTables.ts"
import type { Issue } from "../../../model/Extraction.ts"
import { measureIn, type Reading, type SolverRow } from "./Cells.ts"
import type { SolverTable } from "./identities.ts"

/** What each row leaves by itself. */
export type OwnReadings = ReadonlyMap<SolverRow, ReadonlyArray<Reading>>

export const ownReadings = (tables: ReadonlyArray<SolverTable>): OwnReadings =>
  new Map(tables.flatMap(({ rows }) => [...rows.values()].map((row) => [row, row.readings])))

/** Takes back what was decided of an economic table whose wages came to stand in 公用经费, and says so. */
export const holdToNature = (tables: ReadonlyArray<SolverTable>, own: OwnReadings): ReadonlyArray<Issue> =>
  tables.flatMap((table) => {
    const wages = [...table.rows].flatMap(([row, solver]) =>
      row.code !== null && personnelOnly.test(row.code.text) ? [solver] : []
    )
    if (wages.length === 0 || !wages.every(isOperating)) return []
    for (const solver of table.rows.values()) solver.readings = own.get(solver) ?? solver.readings
    return [swapped(table)]
  })

/** Whether its amount stands in 公用经费 alone, and not because the row itself leaves nothing else. */
const isOperating = (row: SolverRow): boolean => {
  const [reading] = row.readings
  return (
    row.readings.length === 1 &&
    row.byText > 1 &&
    measureIn(row, reading!, "operating") !== 0 &&
    measureIn(row, reading!, "personnel") === 0
  )
}

const swapped = ({ table }: SolverTable): Issue => {
  const title = table.title?.text ?? tableKind(table.kind).zh
  return {
    rule: "column_total",
    status: "fail",
    message: `${title}: by its total, wages and salaries (301) would be 公用经费. 人员经费 and 公用经费 of the total may be swapped: what they alone decide is withheld.`,
    messageZh: `${title}：按合计行推算，工资福利支出（301）将归入公用经费，合计行的人员经费与公用经费疑似错位，仅凭其判定者暂不归列。`,
    span: table.span,
    subject: { table: budgetTables.name, ref: `table:${table.kind}` },
    expected: null,
    actual: null
  }
}
