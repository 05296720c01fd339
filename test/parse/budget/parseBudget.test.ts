/** What the text of a budget gives before anything is decided: sections, tables, rows, amounts, each with its place. */
import { describe, expect, it } from "vitest"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"

const head = ["2031年预算单位支出预算总表", "编制单位：临江市档案馆 单位：元"]
const header = ["项目 支出预算", "功能分类科目编码", "功能分类科目名称 合计 基本支出 项目支出", "类 款 项"]
const parse = (...lines: ReadonlyArray<string>) => parseBudget(lines.join("\n"))
const coded = (...rows: ReadonlyArray<string>) => parse(...head, ...header, ...rows).tables[0]!

/** code name: amounts as printed. */
const rows = (table: ReturnType<typeof coded>) =>
  table.rows.map(
    ({ cells, code, name }) =>
      `${[code?.text, name.text].filter(Boolean).join(" ")}: ${cells.map((cell) => cell.printed).join(" ")}`
  )

describe("a row with a code", () => {
  it("joins class, section and item, whatever cells they stood in, and puts lost zeros back", () => {
    const codes = (...lines: ReadonlyArray<string>) => coded(...lines).rows.map((row) => row.code?.text)
    expect(codes("206 科学技术支出 9,000", "206 04 技术 9,000", "206 04 02 应用 9,000")).toEqual([
      "206",
      "20604",
      "2060402"
    ])
    expect(codes("2060402 应用 9,000")).toEqual(["2060402"])
    expect(codes("206 4 2 应用 9,000")).toEqual(["2060402"])
    expect(codes("２０６ ０４ ０２ 应用 ９，０００")).toEqual(["2060402"])
  })

  it.each([
    ["all of the name before the amounts", ["206 04 技术研究", "与开发 9,000 8,000 1,000"]],
    ["the end of the name after them", ["206 04 技术研究 9,000 8,000 1,000", "与开发"]],
    ["the name around them", ["技术研究", "206 04 9,000 8,000 1,000", "与开发"]]
  ])("has its wrapped name in one piece: %s", (_, lines) => {
    const table = coded("206 科学技术支出 9,000 8,000 1,000", ...lines, "合计 9,000 8,000 1,000")
    expect(rows(table)).toEqual([
      "206 科学技术支出: 9,000 8,000 1,000",
      "20604 技术研究与开发: 9,000 8,000 1,000",
      "合计: 9,000 8,000 1,000"
    ])
  })

  it("has the first half of its name although that looks like a piece of the header", () => {
    const { tables } = parse(
      "2031年部门国有资本经营预算支出功能分类预算表",
      "编制单位：临江市国资委 单位：元",
      "项目 国有资本经营预算支出",
      "功能分类科目名称 合计 基本支出 项目支出",
      "国有资本经营预",
      "223 5,000 5,000",
      "算支出",
      "合计 5,000 5,000"
    )
    expect(rows(tables[0]!)).toEqual(["223 国有资本经营预算支出: 5,000 5,000", "合计: 5,000 5,000"])
  })

  it("keeps a figure that belongs to its name", () =>
    expect(rows(coded("208 08 12345热线 3,000 3,000"))).toEqual(["20808 12345热线: 3,000 3,000"]))
})

describe("the total", () => {
  it("may stand first, or have its amounts on the line before it, without separators", () => {
    expect(rows(coded("合计 5000 5000", "205 教育支出 5000 5000"))[0]).toBe("合计: 5000 5000")
    expect(rows(coded("205 教育支出 4540832 4540832", "4540832 4540832", "合计"))).toEqual([
      "205 教育支出: 4540832 4540832",
      "合计: 4540832 4540832"
    ])
  })

  it("is a row of an empty table, whose header does not end with it", () => {
    const table = coded("合计")
    expect(table.rows.map(({ cells, kind }) => [kind, cells.length])).toEqual([["total", 0]])
    expect(table.unread).toEqual([])
  })
})

describe("a cell", () => {
  it("is an amount, a zero or a dash, which holds a place and has no figure", () => {
    const [row] = coded("205 教育支出 5,000 - 0.00").rows
    expect(row!.cells.map(({ figure }) => figure?.digits ?? null)).toEqual([5000n, null, 0n])
  })

  it("has the place that it is printed at", () => {
    const text = ["\ufeff", ...head, ...header, "206 科学技术支出 １，２００ 900 300", ""].join("\r\n")
    const [row] = parseBudget(text).tables[0]!.rows
    for (const { printed, span } of row!.cells) expect(text.slice(span.start, span.end)).toBe(printed)
    for (const { end, start } of row!.name.spans) expect(text.slice(start, end)).toBe("科学技术支出")
  })
})

describe("a page", () => {
  it("may break a table, with or without its header, its number and its title again", () => {
    const first = "206 科学技术支出 9,000 8,000 1,000"
    const second = "合计 9,000 8,000 1,000"
    const whole = rows(coded(first, second))
    for (const between of [
      ["", "\f"],
      ["12", "\f", ...header],
      ["- 12 -", "", `${head[0]}（续表）`, "", ...header],
      ["第 12 页 共 20 页", ...header]
    ]) {
      const { tables } = parse(...head, ...header, first, ...between, second)
      expect(tables).toHaveLength(1)
      expect(rows(tables[0]!)).toEqual(whole)
    }
  })

  it("does not open a table where the table of contents names one, nor where a table's number stands alone", () => {
    const { tables } = parse(
      "目 录",
      "1. 2031年预算单位收入预算总表 ........ 3",
      "2. 2031年预算单位支出预算总表 ........ 4",
      "",
      "附表2",
      ...head,
      ...header,
      "合计 9,000"
    )
    expect(tables.map(({ kind }) => kind)).toEqual(["expenditure"])
    expect(rows(tables[0]!)).toEqual(["合计: 9,000"])
  })
})

describe("a table with two sides", () => {
  const twoSided = (...lines: ReadonlyArray<string>) =>
    parse(
      "2031年部门财政拨款收支预算总表",
      "编制单位：临江市档案馆 单位：元",
      "财政拨款收入 财政拨款支出",
      "项目 预算数 项目 合计 一般公共预算 政府性基金预算 国有资本经营预算",
      ...lines
    ).tables[0]!
  const sides = (...lines: ReadonlyArray<string>) =>
    twoSided(...lines).rows.map(
      ({ cells, name, side }) => `${side} ${name.text}: ${cells.map((cell) => cell.printed).join(" ")}`
    )

  it("gives each amount to the label before it, glued to the next or not", () => {
    const expected = ["income 一般公共预算资金: 47,483", "expenditure 教育支出: 47,483 47,483"]
    expect(sides("一、一般公共预算资金 47,483 一、教育支出 47,483 47,483")).toEqual(expected)
    expect(sides("一、一般公共预算资金 47,483一、教育支出 47,483 47,483")).toEqual(expected)
    expect(sides("二、政府性基金-二、教育支出 47,483 -").at(-1)).toBe("expenditure 教育支出: 47,483 -")
    expect(sides("二、政府性基金二、教育支出 47,483 47,483")).toEqual([
      "income 政府性基金: ",
      "expenditure 教育支出: 47,483 47,483"
    ])
  })

  it("knows a class of another year for expenditure", () =>
    expect(sides("九、医疗卫生与计划生育支出 5,000 5,000")).toEqual([
      "expenditure 医疗卫生与计划生育支出: 5,000 5,000"
    ]))
})

describe("where a text breaks off", () => {
  const end = (...lines: ReadonlyArray<string>) => parse(...lines).broken?.at ?? null
  it("is told by its last line", () => {
    expect(end(...head, ...header, "合计 9,000 9,000")).toBeNull()
    expect(end("单位预算编制说明", "　　主要用于日常工作。")).toBeNull()
    expect(end("单位预算编制说明", "　　主要用于日常工作。", "三、政府采购预算情况")).toBeNull()
    expect(end("单位预算编制说明", "　　收入预算9万元，其中：财政")).toBe("sentence")
    expect(end(head[0]!)).toBe("title")
    expect(end(...head, ...header.slice(0, 2))).toBe("header")
    expect(end(...head, ...header, "205 教育支出 9,000.00 8,000.0")).toBe("figure")
    expect(end(...head, ...header, "205 教育支出 9,000 8,")).toBe("figure")
  })
})

describe("hostile text", () => {
  it("is read in time that grows with its length", () => {
    for (const piece of ["合计 1,000 ", "一、", "201 ", "项目 合计\n", "“三公”经费\n", "单位：", "，"]) {
      const text = piece.repeat(40_000)
      expect(parseBudget(`${head.join("\n")}\n${text}`).tables.length).toBeLessThanOrEqual(9)
    }
  }, 20_000)
})
