import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { explain } from "#pipeline/query/explain/explain.ts"
import { figureOf, find } from "#pipeline/query/explain/find.ts"
import { answerJson, renderAnswer } from "#pipeline/query/explain/render.ts"
import { styleOf } from "#pipeline/query/style.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { place, row, withRows } from "../publish/sample.ts"
import { libraryOf } from "./library.ts"

const library = libraryOf()
const ids = (query: string, of = library) => find(of, query).hits.map(({ dataset, row }) => row[dataset.id])
const answer = (query: string, of = library) => Result.getOrThrow(explain(of, query, 9))
const explanation = (query: string, of = library) => answer(query, of).explanations[0]!
const text = (query: string, of = library) => renderAnswer(of, answer(query, of), 100, styleOf(false))
const idsOf = (hits: ReadonlyArray<{ readonly dataset: { readonly id: string }; readonly row: AnyRow }>) =>
  hits.map(({ dataset, row }) => row[dataset.id])

describe("a figure that is asked for", () => {
  it.each([
    ["12345000", 1_234_500_000n, "12345000"],
    ["12,345,000.00元", 1_234_500_000n, null],
    ["1,234.50万元", 1_234_500_000n, null],
    ["１，２３４．５ 万元", 1_234_500_000n, null],
    ["¥0.05", 5n, "0.05"],
    ["-3.5", -350n, "-3.5"],
    ["0.00012345亿元", 1_234_500n, null],
    ["1.5万元", 1_500_000n, null]
  ])("%s is read exactly", (query, hundredths, digits) => {
    expect(figureOf(query)).toEqual({ hundredths, digits: digits === null ? null : digits.replace("-", "") })
  })

  it.each(["", "12a", "2031-02-28", "甲商〔2031〕5号", "1.234567", "万元", "1..2", "."])(
    "%j is no figure",
    (query) => {
      expect(figureOf(query)).toBeNull()
    }
  )
})

describe("a question finds", () => {
  it("a row by its id, and nothing else", () => {
    expect(ids("bln_1")).toEqual(["bln_1"])
    expect(find(library, "bln_1").meaning).toBe("id")
  })
  it("every amount of so many yuan, whatever unit it was printed in", () => {
    const all = ["bln_2", "bln_1", "bst_1"]
    expect(ids("12345000").sort()).toEqual([...all].sort())
    expect(ids("1234.5万元").sort()).toEqual([...all].sort())
  })
  it("a figure as it is printed", () => {
    expect(ids("1,234.50").sort()).toEqual(["bln_1", "bst_1"])
  })
  it("a figure of sixteen digits and not its neighbour", () => {
    expect(ids("99999999999999.99").sort()).toEqual(["bln_3", "bud_1"])
    expect(ids("99999999999999.98")).toEqual([])
  })
  it("a name before what contains it, things before documents", () => {
    expect(ids("甲市商务局")[0]).toBe("org_2")
    expect(ids("驻丁办事处")).toEqual(["org_1"])
  })
  it("a code as a text", () => {
    expect(ids("2010301").slice(0, 2).sort()).toEqual(["bln_1", "bln_2"])
  })
  it("a document number in full or half width", () => {
    expect(ids("甲商〔2031〕５号")).toEqual(["pol_1"])
  })
  it("nothing, and says what may be asked", () => {
    const found = explain(library, "没有", 3)
    expect(Result.isFailure(found) && found.failure.exitCode).toBe(4)
    expect(Result.isFailure(found) && found.failure.message).toContain("没有")
  })
})

describe("an explanation", () => {
  it("shows the cell's own place with its line, its method and the mark under wide characters", () => {
    const of = text("1,234.50")
    expect(of).toContain("→ amount_printed  1,234.50")
    const shown = text("bln_1")
    expect(shown).toContain("amount ← a-budget.txt · printed")
    const lines = shown.split("\n")
    const at = lines.findIndex((line) => line.includes("amount ← "))
    expect(lines[at + 1]).toBe("    2 | 行政运行 1,234.50 万元")
    expect(lines[at + 2]).toBe("      |          ^^^^^^^^")
  })

  it("falls back on the place of the row where the cell has none", () => {
    expect(explanation("org_1").places).toMatchObject([
      { method: "row", file: "a-budget.txt", lines: [{ number: 1 }] }
    ])
  })

  it("names rows of the same amount in the same budget as agreeing", () => {
    expect(idsOf(explanation("bln_1").agree)).toEqual(["bln_2", "bst_1"])
  })

  it("names a row that says another amount of the same line as differing", () => {
    const of = libraryOf(
      withRows("budget_lines", (rows) => rows.map((r, i) => (i === 0 ? { ...r, amount: 1n } : r)))
    )
    expect(idsOf(explanation("bln_1", of).differ)).toEqual(["bln_2"])
    expect(idsOf(explanation("bln_1", of).agree)).toEqual(["bst_1"])
    expect(text("bln_1", of)).toMatch(/Differs\n {4}budget_lines {2}bln_2 .*0\.01/u)
  })

  it("keeps another budget's amounts out", () => {
    const of = libraryOf(
      withRows("budget_lines", (rows) => rows.map((r, i) => (i === 0 ? { ...r, budget_id: "bud_2" } : r)))
    )
    expect(idsOf(explanation("bln_1", of).agree)).toEqual(["bst_1"])
  })

  it("sets claims of two sources about one thing side by side", () => {
    const claim = (claim_id: string, stated: number, at: AnyRow) =>
      row("count_claims", { claim_id, subject: "办事处", stated, text: "…", ...at })
    const of = libraryOf(
      withRows("count_claims", () => [
        claim("cnt_1", 11, place("src_notice", "甲市")),
        claim("cnt_2", 11, place("src_budget", "乙市")),
        claim("cnt_3", 9, place("src_budget", "丁"))
      ])
    )
    expect(idsOf(explanation("cnt_1", of).agree)).toEqual(["cnt_2"])
    expect(idsOf(explanation("cnt_1", of).differ)).toEqual(["cnt_3"])
    expect(ids("11", of)).toEqual(["cnt_1", "cnt_2"])
  })

  it("does not set what was said of another time against it", () => {
    const claim = (claim_id: string, stated: number, as_of: string | null) =>
      row("count_claims", {
        claim_id,
        subject: "办事处",
        stated,
        as_of,
        text: "…",
        ...place("src_notice", "甲市")
      })
    const of = libraryOf(
      withRows("count_claims", () => [
        claim("cnt_1", 11, null),
        claim("cnt_2", 1, "1987"),
        claim("cnt_3", 11, "2010")
      ])
    )
    expect(idsOf(explanation("cnt_1", of).agree)).toEqual(["cnt_3"])
    expect(explanation("cnt_1", of).differ).toEqual([])
  })

  it("has the checks of the row, and those that failed over its figure, but not over a longer one", () => {
    const checks = (query: string) => explanation(query).checks.map((check) => check["check_id"])
    expect(checks("bln_3")).toEqual(["chk_1"])
    expect(checks("bln_1")).toEqual(["chk_2"])
    expect(checks("bln_2")).toEqual(["chk_1"])
    const of = libraryOf(
      withRows("checks", (rows) => rows.map((c) => ({ ...c, message: "the total 112345000.5 is wrong" })))
    )
    expect(explanation("bln_2", of).checks).toEqual([])
  })

  it("gives ids with the names that they stand for, and says who refers to the row", () => {
    expect(text("pol_1")).toContain("issuer_org_id    org_2 (甲市商务局)")
    expect(text("org_1")).toContain("1 of budgets")
  })

  it("is one JSON document with exact decimals", () => {
    const json = answerJson(library, answer("bln_3"))
    expect(json).toContain('"amount": 99999999999999.99')
    expect(JSON.parse(json).explanations[0]).toMatchObject({
      table: "budget_lines",
      id: "bln_3",
      places: [{ file: "a-budget.txt", lines: [{ number: 3 }] }],
      checks: [{ check_id: "chk_1", status: "fail" }]
    })
  })

  it("explains the first and names the others", () => {
    const few = Result.getOrThrow(explain(library, "12345000", 1))
    expect([few.explanations.length, few.more.length]).toEqual([1, 2])
    expect(renderAnswer(library, few, 100, styleOf(false))).toMatch(/is a figure in 3 rows[\s\S]*Also in\n/u)
  })
})
