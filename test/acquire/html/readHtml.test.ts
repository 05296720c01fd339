import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { readDocument } from "#pipeline/acquire/documents.ts"
import { readHtml } from "#pipeline/acquire/html/readHtml.ts"
import { read } from "#pipeline/extract/read.ts"

const table = (...rows: ReadonlyArray<string>) =>
  `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`
const cells = (...texts: ReadonlyArray<string>) => texts.map((text) => `<td>${text}</td>`).join("")

describe("an HTML page", () => {
  it("is read a block a line, without what is not shown", () => {
    const { text } = readHtml(
      "<html><head><title>t</title></head><body><script>x()</script><h1>通 知</h1><p>各区<b>人民</b>政府：<br>请执行。</p></body></html>"
    )
    expect(text).toBe("通 知\n各区人民政府：\n请执行。\n")
  })

  it("has its table rows a line each, blanks left out and columns kept", () => {
    const { runs, text } = readHtml(table(cells("201", "教育", "10", "", "10")))
    expect(text).toBe("201 教育 10 10\n")
    expect(runs.map((run) => [text.slice(run.start, run.end), run.x + run.width])).toEqual([
      ["201", 100],
      ["教育", 200],
      ["10", 300],
      ["10", 500]
    ])
  })

  it("counts rowspan and colspan into the columns", () => {
    const { runs, text } = readHtml(
      table(
        `<td rowspan="2">项目</td><td colspan="2">支出</td>`,
        cells("基本", "项目"),
        cells("甲", "1", "2")
      )
    )
    const at = (word: string) => runs.find((run) => text.slice(run.start, run.end) === word)!
    expect([at("支出").x, at("支出").width]).toEqual([100, 200])
    expect(at("基本").x).toBe(100)
    expect(at("2").x).toBe(200)
  })

  it("takes a table around tables for the setting of the page", () => {
    expect(readHtml(table(cells(table(cells("甲", "乙")), "丙"))).text).toBe("甲 乙\n丙\n")
  })

  it("is read in linear time and without overflow however deep it nests", () => {
    const depth = 50_000
    expect(readHtml(`<div>${"<div>".repeat(depth)}甲${"</div>".repeat(depth)}</div>`).text).toBe("甲\n")
    expect(
      readHtml(`<table>${"<tr><td rowspan=999999999>".repeat(2000)}甲`)
        .text.trim()
        .endsWith("甲")
    ).toBe(true)
  })

  it("gives a budget whose blanks are known by their columns", async () => {
    const html = `<!DOCTYPE html><html><body><p>2024年预算单位支出预算总表</p><p>编制单位：甲局 单位：元</p>${table(
      `<td>功能分类科目编码</td><td>功能分类科目名称</td><td>合计</td><td>基本支出</td><td>项目支出</td>`,
      cells("201", "一般公共服务支出", "20", "10", "10"),
      cells("20103", "甲", "10", "10", ""),
      cells("20104", "乙", "10", "", "10"),
      cells("205", "教育支出", "5", "2", "3"),
      cells("206", "科学技术支出", "7", "3", "4"),
      cells("合计", "", "32", "15", "17")
    )}<p>2024年预算单位收入预算总表</p><p>2024年预算单位财政拨款收支预算总表</p><p>2024年预算单位财务收支预算总表</p></body></html>`
    const { source } = await Effect.runPromise(
      readDocument({ file: "a.html", bytes: Buffer.from(html), sha256: "a", meta: null })
    )
    const extraction = Result.getOrThrow(read(source))
    const lines = extraction.drafts
      .filter((draft) => draft.table === "budget_lines" && String(draft.values["code"]).startsWith("2010"))
      .map(({ values }) => [values["code"], values["measure"], values["amount"], values["method"]])
    expect(lines).toEqual([
      ["20103", "total", 1000n, "resolved"],
      ["20103", "basic", 1000n, "resolved"],
      ["20104", "total", 1000n, "resolved"],
      ["20104", "project", 1000n, "resolved"]
    ])
  })
})
