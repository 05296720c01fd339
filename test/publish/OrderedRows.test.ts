import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { OrderedRows } from "#pipeline/publish/OrderedRows.ts"
import { inOrder, PublishedOrder } from "#pipeline/publish/order.ts"
import { dataset } from "#schemas/catalog.ts"
import { everyTable, seeded, wildRows } from "./sample.ts"

const folder = mkdtempSync(join(tmpdir(), "rows-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const random = seeded(11)
const sources = ["src_c", "src_a", "src_b"].map((source_id) => ({ source_id }))
const rowsOf = (table: string) =>
  wildRows(table, 500, random).map((row, i) => ({
    ...row,
    source_id: i % 7 === 0 ? null : sources[i % 3]!.source_id,
    [dataset(table).id]: `id${i}`
  }))

describe("rows that memory does not hold", () => {
  it.each(everyTable.filter((table) => table !== "sources"))(
    "of %s come in published order, exactly",
    (table) => {
      const of = dataset(table)
      const rows = rowsOf(table)
      const expected = [...inOrder(of, rows, sources)]
      for (const most of [1, 7, 120, 1e6]) {
        const kept = new OrderedRows(of, new PublishedOrder(of, sources), join(folder, table), most)
        for (const row of rows) kept.push(row)
        expect([...kept], `${most} rows in memory`).toEqual(expected)
        expect([...kept], "again").toEqual(expected)
        kept.close()
      }
      expect(readdirSync(folder)).toEqual([])
    }
  )

  it("may be added to after they were read", () => {
    const of = dataset("events")
    const rows = rowsOf("events")
    const kept = new OrderedRows(of, new PublishedOrder(of, sources), join(folder, "events"), 50)
    for (const [i, row] of rows.entries()) {
      if (i % 170 === 0) expect([...kept].length).toBe(i)
      kept.push(row)
    }
    expect([...kept]).toEqual([...inOrder(of, rows, sources)])
    kept.close()
  })
})
