/** Made budgets as other bodies and other years set them: what is read must not change, and nothing else may come in. */
import { describe, expect, it } from "vitest"
import { build, compare, keyOf, type Line } from "./build.ts"
import { makeBudget, plainKnobs } from "./makeBudget.ts"

const amounts = (lines: ReadonlyArray<Line>) => lines.map((line) => `${keyOf(line)} ${line.amount}`)
const seeds = Array.from({ length: 12 }, (_, i) => i + 1)
const knobs = { ...plainKnobs, prose: true, governmentFund: true }
const circumstances = /\n[^\n]*其他相关情况说明[^\n]*\n/u

describe("a budget of a year when 一般公共预算 was 公共财政预算", () => {
  it("is read alike, in its tables and in its prose", () => {
    for (const seed of seeds) {
      const { text } = makeBudget(seed, knobs)
      const now = build(text)
      const then = build(text.replaceAll("一般公共预算", "公共财政预算"))
      expect(then.lines.map(({ amount, measure, table }) => [table, measure, amount])).toEqual(
        now.lines.map(({ amount, measure, table }) => [table, measure, amount])
      )
      expect(then.statements.map(({ amount, metric }) => [metric, amount])).toEqual(
        now.statements.map(({ amount, metric }) => [metric, amount])
      )
      expect(then.alarms).toEqual([])
    }
  })
})

describe("a table that is none of the nine", () => {
  it.each([
    "项目支出预算表\n\n编制单位：某 单位：元\n\n项目名称 合计 一般公共预算\n\n信息化运维 1,200,000 1,200,000\n合计 1,200,000 1,200,000\n\n",
    "2024年政府采购预算表\n\n单位：元\n\n采购项目 品目 数量 单价 金额\n\n台式机 A0201 20 5,000 100,000\n合计 100,000\n\n"
  ])("adds nothing to the table before it or to one with a title like it: %s", (table) => {
    for (const seed of seeds) {
      const { text } = makeBudget(seed, knobs)
      const { alarms, lines, statements } = build(text)
      const more = build(text.replace(circumstances, (heading) => `\n${table}${heading}`))
      expect(amounts(more.lines)).toEqual(amounts(lines))
      expect(more.statements).toHaveLength(statements.length)
      expect(more.alarms).toHaveLength(alarms.length)
    }
  })
})

describe("prose that stands behind the tables without a heading", () => {
  it("is read as what it speaks of", () => {
    for (const seed of seeds) {
      const { text } = makeBudget(seed, knobs)
      const bare = build(text.replace(circumstances, "\n\n"))
      expect(bare.statements.map(({ amount, metric }) => [metric, amount])).toEqual(
        build(text).statements.map(({ amount, metric }) => [metric, amount])
      )
    }
  })
})

describe("two budgets in one file", () => {
  it("are not added up: the first is published, and each table of the second is said to be withheld", () => {
    for (const seed of seeds) {
      const first = makeBudget(seed, { ...knobs, prose: false })
      const second = makeBudget(seed + 100, { ...knobs, prose: false })
      const { alarms, lines } = build(`${first.text}\n\n${second.text}`)
      const { lost, wrong } = compare(first, lines)
      expect([wrong, lost]).toEqual([[], 0])
      const withheld = alarms.filter(({ message }) => message.includes("Each budget needs a file of its own"))
      expect(withheld).toHaveLength(9)
    }
  })
})

describe("a table whose total is its first row", () => {
  it("goes on under the title that the next page repeats", () => {
    for (const seed of seeds) {
      const made = makeBudget(seed, {
        ...knobs,
        totalFirst: true,
        titleRepeats: true,
        page: 8,
        formFeed: true
      })
      const { alarms, lines } = build(made.text)
      const { lost, wrong } = compare(made, lines)
      expect([wrong, lost, alarms]).toEqual([[], 0, []])
    }
  })
})

describe("a total that is set with spaces", () => {
  it("keeps its whole name", () => {
    const { text } = makeBudget(1, knobs)
    const { lines } = build(text.replace("收入总计", "收 入 总 计").replace("支出总计", "支 出 总 计"))
    const names = lines.filter(({ row_kind, table }) => row_kind === "total" && table === "financial_summary")
    expect([...new Set(names.map(({ name }) => name))].sort()).toEqual(["支出总计", "收入总计"])
  })
})

describe("something that is set like an amount and is none", () => {
  const broken = (printed: string) => [
    printed.replace(/,(\d{3})$/u, ",$19"),
    printed.replace(/\d$/u, ""),
    `${printed}${printed}`,
    printed.replaceAll(",", "."),
    printed.replace(/,/u, ",O")
  ]

  it("is named, and its row is withheld from every column; nothing else moves", () => {
    for (const seed of seeds) {
      const { text, truth } = makeBudget(seed, knobs)
      const clean = build(text)
      const line = clean.lines.filter((l) => l.code !== null && (l.amount ?? 0n) >= 100_000_000n)[seed]!
      for (const now of broken(line.amount_printed)) {
        const { alarms, lines } = build(`${text.slice(0, line.start)}${now}${text.slice(line.end)}`)
        const place = `seed ${seed}: ${keyOf(line)} ${now}`
        expect(
          alarms.some(({ message }) => message.includes(`"${now}" is not an amount`)),
          place
        ).toBe(true)
        expect(compare({ truth }, lines).wrong, place).toEqual([])
      }
    }
  })
})

describe("a header or footer on every page", () => {
  it.each([
    ["above the rows", (page: string) => `上海市乙局2023年预算公开\n${page}`],
    [
      "below them, over the page number",
      (page: string, i: number) => `${page}\n      上海市乙局\n\n      ${i + 1}\n\n`
    ]
  ])("is no part of a name that a page break divides from it: %s", (_, dressed) => {
    for (const seed of seeds) {
      const { text } = makeBudget(seed, { ...knobs, page: 12, formFeed: true, pageNumbers: "none" })
      const { alarms, lines } = build(text.split("\f").map(dressed).join("\f"))
      expect(amounts(lines)).toEqual(amounts(build(text).lines))
      expect(alarms).toEqual([])
    }
  })
})

describe("a table that is drawn with rules between its cells", () => {
  it("is read like one without", () => {
    for (const seed of seeds) {
      const { text } = makeBudget(seed, { ...knobs, spaces: "wide", blanks: "zero" })
      const ruled = text.replace(/(?<=\S) {2,}(?=\S)/gu, " | ").replace(/^(.* \| .*)$/gmu, "| $1 |")
      expect(amounts(build(ruled).lines)).toEqual(amounts(build(text).lines))
    }
  })
})
