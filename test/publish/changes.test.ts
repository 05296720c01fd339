import { describe, expect, it } from "vitest"
import { countChanges, dataChange } from "#pipeline/publish/changes.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { tables } from "./sample.ts"

const of = dataset("budget_lines")
const rows = tables().get("budget_lines")!
const columns = Object.keys(of.columns)
const source = (sha256: string) => [{ source_id: "src_budget", sha256 }]
const count = (
  now: ReadonlyArray<AnyRow>,
  before: ReadonlyArray<AnyRow> | null,
  sha = ["1", "1"],
  was = columns
) =>
  countChanges(
    [{ dataset: of, rows: now, previous: before === null ? null : { columns: was, rows: before } }],
    source(sha[0]!),
    source(sha[1]!)
  )
const revised = [{ ...rows[0]!, amount: 1n }, ...rows.slice(1)]

describe("changes", () => {
  it("are counted by key, whatever the order", () => {
    expect(count([...rows].reverse(), rows)).toMatchObject({ added: 0, modified: 0, removed: 0 })
    expect(count(revised, rows)).toMatchObject({ added: 0, modified: 1, removed: 0 })
    expect(count(rows.slice(1), rows)).toMatchObject({ added: 0, modified: 0, removed: 1 })
    expect(count(rows, null)).toMatchObject({ added: 3, modified: 0, removed: 0 })
  })

  it("are caused by the document if it moved, else by the contract if the columns did, else by the program", () => {
    expect(count(revised, rows, ["2", "1"]).by_cause).toEqual({ source: 1, extractor: 0, contract: 0 })
    expect(count(revised, rows).by_cause).toEqual({ source: 0, extractor: 1, contract: 0 })
    const narrow = columns.filter((name) => name !== "measure")
    const without = rows.map(({ measure: _, ...row }) => row)
    expect(count(rows, without, ["1", "1"], narrow).by_cause).toEqual({
      source: 0,
      extractor: 0,
      contract: 3
    })
  })

  it("are named by the gravest of them", () => {
    const all = count(rows, rows)
    expect(dataChange(all)).toBe("none")
    expect(dataChange({ ...all, added: 9 })).toBe("append")
    expect(dataChange({ ...all, added: 9, modified: 1 })).toBe("revise")
    expect(dataChange({ ...all, added: 9, modified: 1, removed: 1 })).toBe("retract")
  })
})
