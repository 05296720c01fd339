import { describe, expect, it } from "vitest"
import { evidencePage } from "#pipeline/site/links.ts"
import { anyKnobs, makeBudget } from "../../extract/unit-budget/makeBudget.ts"
import { siteInputOfTexts } from "../madeSite.ts"
import { type Cells, pagesOf, rowsOf } from "../pages.ts"
import { filesOf, siteInputOf } from "../seedsSite.ts"

const made = Array.from({ length: 6 }, (_, seed) => makeBudget(seed, anyKnobs(seed)).text)
const corpora = [
  ["the seeds", await siteInputOf("seeds")],
  ["made budgets", siteInputOfTexts(...made)]
] as const

const about = new Set(["sources", "provenance", "checks"])

describe.each(corpora)("the evidence of %s", (_, input) => {
  const page = pagesOf(filesOf(input))
  const cells = Map.groupBy(rowsOf(input, "provenance"), (cell) => cell["row_id"] as string)
  const rows = [...input.tables].flatMap(([name, { dataset }]) =>
    about.has(name) ? [] : rowsOf(input, name).map((row) => ({ row, id: String(row[dataset.id]) }))
  )
  const blockOf = (row: Cells, id: string, folder = "") =>
    page(`${folder}${evidencePage(row as never)}`).byId(id)

  it("has a block for every row, once, in both languages", () => {
    expect(rows.length).toBeGreaterThan(300)
    for (const { id, row } of rows)
      for (const folder of ["", "en/"]) expect(blockOf(row, id, folder).length, id).toBe(1)
  })

  it("shows each amount in a line of the source, marked as the value", () => {
    const money = rows.filter(({ row }) => typeof row["amount_printed"] === "string")
    expect(money.length).toBeGreaterThan(100)
    for (const { id, row } of money) {
      const { $ } = page(evidencePage(row as never))
      const values = blockOf(row, id)
        .find("mark.v")
        .toArray()
        .map((mark) => $(mark).text())
      // a figure may be broken over two lines
      expect(values.join(""), id).toContain(row["amount_printed"])
      const cell = cells.get(id)!.find(({ column }) => column === "amount_printed")!
      const line = blockOf(row, id).find("mark.v").first().closest("li")
      expect(line.find(".n").text()).toBe(String(cell["line"]))
    }
  })

  it("marks the characters of every quote, and says how each was read", () => {
    for (const { id, row } of rows) {
      const block = blockOf(row, id)
      const own = (cells.get(id) ?? []).filter((cell) => cell["source_id"] === row["source_id"])
      if (own.length === 0 || own.length > 20) continue
      const { $ } = page(evidencePage(row as never))
      const marked = block
        .find(".lines .t")
        .toArray()
        .map((line) => $(line).find("mark, .w").text())
        .join("")
        .replaceAll(/\s/gu, "")
      for (const cell of own) {
        const quote = String(cell["quote"]).replaceAll(/\s/gu, "")
        for (const character of new Set(quote)) expect(marked, `${id} ${quote}`).toContain(character)
      }
      expect(block.find(".read > li").length).toBeGreaterThan(0)
    }
  })

  it("leads from a row to each check about it", () => {
    const byId = new Map(rows.map(({ id, row }) => [id, row]))
    for (const check of rowsOf(input, "checks")) {
      const row = byId.get(check["subject_id"])
      if (row === undefined) continue
      const found = blockOf(row, check["subject_id"]).find(".checked li")
      const linked = found.find(`a[href$="#${check["check_id"]}"]`).length
      expect(linked === 1 || found.length > 8, String(check["check_id"])).toBe(true)
    }
  })
})

describe("merged rows", () => {
  const [, input] = corpora[0]
  const page = pagesOf(filesOf(input))

  it("quote every source that they were read from", () => {
    const merged = rowsOf(input, "organizations").filter(({ source_ids }) => source_ids.length > 1)
    expect(merged.length).toBeGreaterThan(0)
    for (const row of merged) {
      const block = page(evidencePage(row as never)).byId(row["org_id"])
      for (const source of row["source_ids"])
        expect(block.find(`a[href*="${source}"]`).length, `${row["name"]} ${source}`).toBeGreaterThan(0)
    }
  })
})
