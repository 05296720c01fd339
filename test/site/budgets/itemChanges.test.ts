import { describe, expect, it } from "vitest"
import type { Change } from "#pipeline/site/pages/budgets/BudgetFacts.ts"
import { changedItems } from "#pipeline/site/pages/budgets/itemChanges.ts"

const change = (code: string | null, measure: string, by: bigint, table = "expenditure"): Change =>
  ({ code, measure, table, change: by }) as Change
const codes = (changes: ReadonlyArray<Change>) => changedItems(changes).map(({ code }) => code)

describe("items that changed most", () => {
  it("stand in the order of their changes, whether up or down; what did not change is left out", () => {
    expect(
      codes([change("2010301", "total", 5n), change("2080505", "total", -7n), change("2210201", "total", 0n)])
    ).toEqual(["2080505", "2010301"])
  })

  it("are told by item, not by the classes and sections above", () => {
    expect(
      codes([change("201", "total", 9n), change("20103", "total", 9n), change("2010301", "total", 9n)])
    ).toEqual(["2010301"])
  })

  it("a class that has no item is told itself, and a code of another table is not beneath it", () => {
    expect(
      codes([change("229", "total", 2n), change("2299", "total", 3n, "general_public_basic_economic")])
    ).toEqual(["2299", "229"])
  })

  it("are told once: by the total where one is printed, else by the column that is", () => {
    const told = changedItems([
      change("30201", "operating", 4n, "general_public_basic_economic"),
      change("30201", "total", 4n, "general_public_basic_economic"),
      change("30302", "personnel", 3n, "general_public_basic_economic"),
      change("2010301", "basic", 8n)
    ])
    expect(told.map(({ code, measure }) => [code, measure])).toEqual([
      ["30201", "total"],
      ["30302", "personnel"]
    ])
  })

  it("the money that other tables split again is not counted twice", () => {
    expect(codes([change("2010301", "total", 9n, "general_public_functional")])).toEqual([])
    expect(codes([change(null, "total", 9n)])).toEqual([])
  })
})
