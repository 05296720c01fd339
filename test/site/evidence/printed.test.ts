import { describe, expect, it } from "vitest"
import { tablePage } from "#pipeline/site/links.ts"
import { anyKnobs, makeBudget } from "../../extract/unit-budget/makeBudget.ts"
import { siteInputOfTexts } from "../madeSite.ts"
import { type ParsedPage, pagesOf, rowsOf } from "../pages.ts"
import { filesOf, siteInputOf } from "../seedsSite.ts"

const made = Array.from({ length: 12 }, (_, seed) => makeBudget(seed + 40, anyKnobs(seed + 40)).text)
const corpora = [
  ["the seeds", await siteInputOf("seeds")],
  ["made budgets", siteInputOfTexts(...made)]
] as const

describe.each(corpora)("the printed tables of %s", (_, input) => {
  const page = pagesOf(filesOf(input))
  const tables = rowsOf(input, "budget_tables")
  const lines = Map.groupBy(rowsOf(input, "budget_lines"), ({ budget_id, table }) => `${budget_id} ${table}`)

  it("hold every line of the budget exactly once, as it is printed", () => {
    expect(tables.length).toBeGreaterThan(8)
    for (const { budget_id, position, table } of tables) {
      const own = lines.get(`${budget_id} ${table}`) ?? []
      for (const folder of ["", "en/"]) {
        const { $ } = page(`${folder}${tablePage(budget_id, position)}`)
        const shown = $("table.printed [id^='c-']")
          .toArray()
          .map((cell) => `${$(cell).attr("id")} ${$(cell).find("a.ev").text()}`)
        const due = own.map((line) => `c-${line["budget_line_id"]} ${line["amount_printed"]}`)
        expect(shown.sort()).toEqual(due.sort())
      }
    }
  })

  it("have a figure nowhere else, and a blank where there is no line", () => {
    for (const { budget_id, position } of tables) {
      const { $ } = page(tablePage(budget_id, position))
      for (const cell of $("table.printed tbody td:not(.code)").toArray())
        if ($(cell).find("[id^='c-']").length === 0) expect($(cell).text()).toBe("")
    }
  })

  it("put each figure under the head of its measure, in the half of its side", () => {
    for (const { budget_id, position, table } of tables) {
      const { $, byId } = page(tablePage(budget_id, position))
      const heads = new Map<number, string>()
      for (const line of lines.get(`${budget_id} ${table}`) ?? []) {
        const column = columnOf($, byId(`c-${line["budget_line_id"]}`).closest("td"))
        const head = `${line["side"]} ${line["measure"]}`
        expect(heads.get(column) ?? head).toBe(head)
        heads.set(column, head)
      }
      expect(new Set(heads.values()).size).toBe(heads.size)
    }
  })

  it("say in words which figures were resolved or withheld", () => {
    for (const { budget_id, position, table } of tables)
      for (const line of lines.get(`${budget_id} ${table}`) ?? []) {
        const cell = page(tablePage(budget_id, position)).byId(`c-${line["budget_line_id"]}`)
        expect(cell.find("sup.res").length).toBe(line["method"] === "resolved" ? 1 : 0)
        expect(cell.text().includes("不予公布")).toBe(line["amount"] === null)
      }
  })
})

/** From the left, in the widths of the heads. */
const columnOf = ($: ParsedPage["$"], cell: ReturnType<ParsedPage["$"]>): number =>
  cell
    .prevAll()
    .toArray()
    .reduce((sum, before) => sum + Number($(before).attr("colspan") ?? 1), 0)

describe("the two summaries of the seed", () => {
  const [, input] = corpora[0]
  const page = pagesOf(filesOf(input))
  const summary = rowsOf(input, "budget_tables").find(({ table }) => table === "financial_summary")!

  it("print income on the left and expenditure on the right, rows without a figure among them", () => {
    const { $ } = page(tablePage(summary["budget_id"], summary["position"]))
    const rows = $("table.printed tbody tr")
      .toArray()
      .map((row) =>
        $(row)
          .find("th.name")
          .toArray()
          .map((name) => $(name).text().trim())
          .join("|")
      )
    expect(rows).toEqual([
      "一、财政拨款收入|一、一般公共服务支出",
      "1、一般公共预算资金|二、社会保障和就业支出",
      "2、政府性资金|三、卫生健康支出",
      "3、国有资本经营预算|四、住房保障支出",
      "二、事业收入",
      "三、事业单位经营收入",
      "四、其他收入",
      "收入总计|支出总计"
    ])
  })
})
