import { describe, expect, it } from "vitest"
import { linksOf, sumsOf } from "#pipeline/extract/unit-budget/solve/identities.ts"
import { solverTable } from "#pipeline/extract/unit-budget/solve/rows.ts"
import { solve } from "#pipeline/extract/unit-budget/solve/solve.ts"
import { stateBound } from "#pipeline/extract/unit-budget/solve/sums.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"
import { anyKnobs, type Knobs, makeBudget, plainKnobs, randomOf } from "./makeBudget.ts"

const solved = (text: string) => {
  const tables = parseBudget(text).tables.map(solverTable)
  const { tooLarge } = solve({ sums: tables.flatMap(sumsOf), links: linksOf(tables) })
  return { tables, tooLarge }
}

/** Readings of a row as measures, amounts in the order printed. */
const readings = (text: string, table: string, name: string) => {
  const found = solved(text).tables.find((t) => t.table.kind === table)
  const [, row] = [...(found?.rows ?? [])].find(([r]) => r.code?.text === name || r.name.text === name)!
  return row.readings.map((reading) => reading.map((column) => row.measures[column]))
}

/** How the amounts of a made budget come out against what is known of them. */
const score = (seed: number, knobs: Knobs) => {
  const { text, truth } = makeBudget(seed, knobs)
  const { tables } = solved(text)
  const count = { right: 0, withheld: 0, wrong: 0 }
  for (const known of truth) {
    const table = tables.find((t) => t.table.kind === known.table)
    const row = [...(table?.rows ?? [])].find(
      ([r]) =>
        r.side === known.side &&
        (r.kind === "total") === known.total &&
        (r.code?.text ?? null) === known.code &&
        r.name.text === known.name
    )?.[1]
    const columns = row?.readings.map((reading) => {
      const at = reading.findIndex((column) => row.measures[column] === known.measure)
      return at >= 0 && row.amounts[at] === known.amount
    })
    if (columns === undefined || columns.every((right) => !right)) count.wrong++
    else if (columns.every((right) => right)) count.right++
    else count.withheld++
  }
  return count
}

describe("amounts whose blank cells are gone", () => {
  it("come out right in made budgets of every layout, a few withheld, none wrong", () => {
    const sum = { right: 0, withheld: 0, wrong: 0 }
    for (let seed = 1; seed <= 150; seed++) {
      const { right, withheld, wrong } = score(seed, anyKnobs(seed))
      sum.right += right
      sum.withheld += withheld
      sum.wrong += wrong
    }
    expect(sum.wrong).toBe(0)
    expect(sum.right / (sum.right + sum.withheld)).toBeGreaterThan(0.995)
  })

  it("come out the same in another unit, and with the pages cut elsewhere", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const plain = score(seed, plainKnobs)
      expect(score(seed, { ...plainKnobs, page: 5 })).toEqual(plain)
      expect(score(seed, { ...plainKnobs, spaces: "wide", lineEnd: "\r\n" })).toEqual(plain)
    }
  })
})

const table = (...rows: ReadonlyArray<string>) =>
  [
    "2024年预算单位支出预算总表",
    "编制单位：甲局 单位：元",
    "项目 支出预算",
    "功能分类科目编码",
    "功能分类科目名称 合计 基本支出 项目支出",
    "类 款 项",
    ...rows
  ].join("\n")

describe("a reading", () => {
  it("is ruled out by the sum of the column, not by counting from the left", () => {
    const text = table(
      "201 一般公共服务支出 30 10 20",
      "201 03 事务 30 10 20",
      "201 03 01 行政运行 10 10",
      "201 03 02 事务管理 20 20",
      "合计 30 10 20"
    )
    expect(readings(text, "expenditure", "2010301")).toEqual([["total", "basic"]])
    expect(readings(text, "expenditure", "2010302")).toEqual([["total", "project"]])
  })

  it("stays undecided between two sections of one amount in different columns", () => {
    const text = table("201 一般公共服务支出 20 10 10", "201 03 甲 10 10", "201 04 乙 10 10", "合计 20 10 10")
    expect(readings(text, "expenditure", "20103")).toEqual([
      ["total", "basic"],
      ["total", "project"]
    ])
    expect(readings(text, "expenditure", "20104")).toHaveLength(2)
  })

  it("is not chosen by a sum that the source has wrong: what the sum would decide is withheld", () => {
    const text = (total: string) =>
      table(`201 一般公共服务支出 ${total}`, "201 03 甲 1000 1000", "201 04 乙 2000 2000", `合计 ${total}`)
    expect(readings(text("3000 1000 2000"), "expenditure", "20103")).toEqual([["total", "basic"]])
    expect(readings(text("3300 1100 2200"), "expenditure", "20103")).toHaveLength(2)
  })

  it("is the printed one where a dash or a zero holds the place of a blank", () => {
    const text = table("201 一般公共服务支出 30 - 30", "205 教育支出 5 5 0", "合计 35 5 30")
    expect(readings(text, "expenditure", "201")).toEqual([["total", "basic", "project"]])
    expect(readings(text, "expenditure", "205")).toEqual([["total", "basic", "project"]])
  })

  it("allows a sum to be off by a yuan for each line that was rounded", () => {
    const text = table("201 一般公共服务支出 31 11 20", "201 03 甲 10 10", "201 04 乙 20 20", "合计 31 11 20")
    expect(readings(text, "expenditure", "20104")).toEqual([["total", "project"]])
  })

  it("is given up, and said, where too many of them would have to be tried", () => {
    const random = randomOf(5)
    const lines = Array.from({ length: 60 }, (_, i) => {
      const amount = 1_000_000 + Math.floor(random() * 8_000_000)
      return { code: `201 ${String(i + 1).padStart(2, "0")}`, amount, basic: i % 2 === 0 }
    })
    const sum = (basic: boolean) => lines.filter((l) => l.basic === basic).reduce((s, l) => s + l.amount, 0)
    const rows = lines.map((l) => `${l.code} 事务 ${l.amount} ${l.amount}`)
    const total = `${sum(true) + sum(false)} ${sum(true)} ${sum(false)}`
    const { tables, tooLarge } = solved(table(`201 一般公共服务支出 ${total}`, ...rows, `合计 ${total}`))
    expect(stateBound).toBeLessThan(2 ** 60)
    expect(tooLarge.length).toBeGreaterThan(0)
    const undecided = [...tables[0]!.rows.values()].filter((row) => row.readings.length > 1)
    expect(undecided).toHaveLength(60)
  })
})
