import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { readDocument } from "#pipeline/acquire/documents.ts"
import { holdToGeometry } from "#pipeline/extract/unit-budget/solve/geometry.ts"
import { linksOf, sumsOf } from "#pipeline/extract/unit-budget/solve/identities.ts"
import { solverTable } from "#pipeline/extract/unit-budget/solve/rows.ts"
import { solve } from "#pipeline/extract/unit-budget/solve/solve.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"
import { makePdf, type PlacedText } from "../../pdf/makePdf.ts"

/** A line of a table: its name at the left margin, each amount ending at the place of its column. */
type Line = readonly [name: string, ...amounts: ReadonlyArray<string | null>]
const edges = [330, 430, 530]
const size = 10
const width = (amount: string) => amount.length * size * 0.5

const pdf = (lines: ReadonlyArray<Line>) => {
  const texts: Array<PlacedText> = [
    { text: "2024年预算单位支出预算总表", x: 200, y: 60, size },
    { text: "编制单位：甲局", x: 60, y: 90, size },
    { text: "单位：元", x: 450, y: 90, size },
    { text: "功能分类科目名称", x: 100, y: 120, size },
    { text: "合计", x: 310, y: 120, size },
    { text: "基本支出", x: 390, y: 120, size },
    { text: "项目支出", x: 490, y: 120, size }
  ]
  lines.forEach(([name, ...amounts], i) => {
    const y = 150 + i * 20
    texts.push({ text: name, x: 60, y, size })
    amounts.forEach((amount, column) => {
      if (amount !== null) texts.push({ text: amount, x: edges[column]! - width(amount), y, size })
    })
  })
  return makePdf([{ texts }])
}

const read = async (lines: ReadonlyArray<Line>) => {
  const bytes = pdf(lines)
  const { source } = await Effect.runPromise(readDocument({ file: "a.pdf", bytes, sha256: "a", meta: null }))
  const tables = parseBudget(source.text, source.runs).tables.map(solverTable)
  solve({ sums: tables.flatMap(sumsOf), links: linksOf(tables) })
  holdToGeometry(tables, source)
  return (name: string) => {
    const [, row] = [...tables[0]!.rows].find(([r]) => r.code?.text === name)!
    return row.readings.map((reading) => reading.map((column) => row.measures[column]))
  }
}

const full: ReadonlyArray<Line> = [
  ["205 教育支出", "500", "200", "300"],
  ["206 科学技术支出", "700", "300", "400"],
  ["207 文化旅游体育与传媒支出", "900", "400", "500"]
]

describe("amounts of a PDF", () => {
  it("are decided by their place where arithmetic leaves two readings", async () => {
    const rows = await read([
      ["201 一般公共服务支出", "20", "10", "10"],
      ["201 03 甲", "10", "10", null],
      ["201 04 乙", "10", null, "10"],
      ...full,
      ["合计", "2120", "910", "1210"]
    ])
    expect(rows("20103")).toEqual([["total", "basic"]])
    expect(rows("20104")).toEqual([["total", "project"]])
  })

  it("are left in doubt where arithmetic and place disagree", async () => {
    const rows = await read([
      ["201 一般公共服务支出", "3000", "1000", "2000"],
      ["201 03 甲", "1000", null, "1000"],
      ["201 04 乙", "2000", "2000", null],
      ...full,
      ["合计", "5100", "1900", "3200"]
    ])
    expect(rows("20103")).toEqual([
      ["total", "basic"],
      ["total", "project"]
    ])
    expect(rows("20104")).toEqual([
      ["total", "project"],
      ["total", "basic"]
    ])
  })

  it("are as arithmetic has them where the place agrees", async () => {
    const rows = await read([
      ["201 一般公共服务支出", "3000", "1000", "2000"],
      ["201 03 甲", "1000", "1000", null],
      ["201 04 乙", "2000", null, "2000"],
      ...full,
      ["合计", "5100", "1900", "3200"]
    ])
    expect(rows("20103")).toEqual([["total", "basic"]])
    expect(rows("20104")).toEqual([["total", "project"]])
  })
})
