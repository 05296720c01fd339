import { describe, expect, it } from "vitest"
import { inOrder, sourcesInOrder } from "#pipeline/publish/order.ts"
import { dataset } from "#schemas/catalog.ts"
import { seeded, tables, wildRows } from "./sample.ts"

const sources = sourcesInOrder(tables().get("sources")!)
const ids = (table: string, rows = tables().get(table)!) =>
  Array.from(inOrder(dataset(table), rows, sources), (row) => row[dataset(table).id])

describe("published order", () => {
  it("puts documents by file name, not by id", () => {
    expect(sources.map((row) => row["file"])).toEqual(["a-budget.txt", "b-notice.txt"])
  })

  it("puts rows where they stand in the documents", () => {
    expect(ids("budget_lines")).toEqual(["bln_1", "bln_3", "bln_2"])
    expect(ids("organizations")).toEqual(["org_1", "org_2"])
  })

  it("puts the longer of two that begin together first, as a part before its article", () => {
    const [line] = tables().get("budget_lines")!
    const rows = [
      { ...line!, budget_line_id: "inner", start: 3, end: 5 },
      { ...line!, budget_line_id: "outer", start: 3, end: 9 }
    ]
    expect(ids("budget_lines", rows)).toEqual(["outer", "inner"])
  })

  it("puts rows without a place last", () => {
    const [line] = tables().get("budget_lines")!
    const rows = [
      { ...line!, budget_line_id: "none", source_id: null, start: null, end: null },
      { ...line!, budget_line_id: "some" }
    ]
    expect(ids("budget_lines", rows)).toEqual(["some", "none"])
  })

  it("does not depend on the order that rows came in", () => {
    for (const table of ["events", "checks", "provenance", "budget_lines"]) {
      const rows = wildRows(table, 200, seeded(11))
      const random = seeded(12)
      const shuffled = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at)
      expect(
        ids(
          table,
          shuffled.map(({ row }) => row)
        )
      ).toEqual(ids(table, rows))
    }
  })
})
