/** Figures that the prose states for a cell by name: they decide between 购置费 and 运行费 where the table leaves both. */
import { threePublicMeasure } from "../../../knowledge/budgetTables.ts"
import type { Draft } from "../../../model/Draft.ts"
import type { SolverTable } from "./identities.ts"
import type { Link } from "./links.ts"

export const statedLinks = (
  tables: ReadonlyArray<SolverTable>,
  statements: ReadonlyArray<Draft>
): ReadonlyArray<Link> => {
  const rows = tables
    .filter(({ table }) => table.kind === "three_public")
    .flatMap(({ rows }) => [...rows.values()])
  return rows.flatMap((row) =>
    statements.flatMap((statement): ReadonlyArray<Link> => {
      const measure = threePublicMeasure[String(statement.values["metric"])]
      const amount = statement.values["amount"]
      if (measure === undefined || typeof amount !== "bigint" || !row.measures.includes(measure)) return []
      const link: Link = {
        rule: "prose_matches_table",
        left: [{ row, measures: [measure] }],
        right: [],
        constant: Number(amount),
        slack: row.slack / 2
      }
      return [link]
    })
  )
}
