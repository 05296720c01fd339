/** Whole made budgets, read, published and checked: what comes out is what was put in. */
import { describe, expect, it } from "vitest"
import { build, compare } from "./build.ts"
import { anyKnobs, type Knobs, type Made, makeBudget, plainKnobs } from "./makeBudget.ts"

const shown = (of: ReadonlyArray<unknown>) => of.map((part) => String(part ?? "")).join(" ")
const statementsOf = ({ statements }: Made) =>
  statements.map((s) => shown([s.metric, s.subject, s.amount, s.count, s.change, s.percent, s.base])).sort()

const read = (seed: number, knobs: Knobs) => {
  const made = makeBudget(seed, knobs)
  const built = build(made.text)
  expect(built.failures).toEqual([])
  const said = built.statements.map((s) =>
    shown([s.metric, s.subject, s.amount, s.count, s.change, s.change_percent, s.base_amount])
  )
  // a repeated figure is one row; the made ones are all different
  expect(said.sort(), `seed ${seed}`).toEqual(statementsOf(made))
  return { made, built, ...compare(made, built.lines) }
}

describe("a budget of any layout", () => {
  it("is published as it is known to be: every amount right or withheld, every figure of the prose", () => {
    const sum = { right: 0, withheld: 0 }
    for (let seed = 1; seed <= 120; seed++) {
      const { built, lost, right, withheld, wrong } = read(seed, anyKnobs(seed))
      expect(
        wrong.map(({ amount_printed, name }) => `${name} ${amount_printed}`),
        `seed ${seed}`
      ).toEqual([])
      expect(lost, `seed ${seed}`).toBe(0)
      // what is withheld is said
      const said = built.alarms.filter(({ rule }) => rule === "ambiguous_cell" || rule === "row_total")
      expect(said.length).toBeGreaterThanOrEqual(Math.min(1, withheld))
      sum.right += right
      sum.withheld += withheld
    }
    expect(sum.right / (sum.right + sum.withheld)).toBeGreaterThan(0.995)
  })

  it("raises no alarm where nothing is wrong", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const knobs = seed % 2 === 0 ? plainKnobs : { ...anyKnobs(seed), missing: [] }
      const { alarms } = build(makeBudget(seed, knobs).text)
      const undecided = alarms.filter(({ rule }) => rule !== "ambiguous_cell")
      expect(
        undecided.map(({ message }) => message),
        `seed ${seed}`
      ).toEqual([])
    }
  })

  it("says which of the nine tables are missing, and no more", () => {
    const { alarms } = build(makeBudget(4, { ...plainKnobs, missing: ["income", "three_public"] }).text)
    expect(alarms.map(({ rule }) => rule)).toEqual(["missing_table", "missing_table"])
  })
})

describe("one budget in another setting", () => {
  const amounts = (knobs: Partial<Knobs>) => {
    const { lines } = build(makeBudget(11, { ...plainKnobs, ...knobs }).text)
    return lines.map(({ amount, measure, name, table }) => shown([table, name, measure, amount])).sort()
  }
  const plain = amounts({})
  it.each<[string, Partial<Knobs>]>([
    ["pages cut elsewhere, headers not repeated", { page: 5, headerRepeats: false, pageNumbers: "bare" }],
    ["titles behind their tables", { titlesAfter: true }],
    [
      "full-width digits, CRLF and a byte order mark",
      { fullWidth: true, lineEnd: "\r\n", byteOrderMark: true }
    ],
    ["amounts glued to the next label", { glued: true }],
    ["codes in one cell", { codes: "joined" }],
    ["codes that lost their zeros", { codes: "unpadded" }],
    ["names wrapped around their amounts", { wrap: "around" }],
    ["a table of contents before it", { contents: true }],
    ["totals first", { totalFirst: true }],
    ["the total's label under its amounts", { totalAfter: true }],
    ["numbers of tables and titles on every page", { tableNumbers: true, titleRepeats: true, page: 7 }],
    ["columns set apart, without separators", { spaces: "wide", separators: false }]
  ])("has the same amounts: %s", (_, knobs) => {
    expect(amounts(knobs)).toEqual(plain)
  })
})

describe("a text that breaks off", () => {
  const { text } = makeBudget(5, plainKnobs)
  const upTo = (words: string) => build(text.slice(0, text.indexOf(words) + words.length))
  const broken = (words: string) =>
    upTo(words).alarms.filter(({ rule }) => rule === "truncated_document").length

  it("is said to do so: in a sentence, behind a title, in a header, between rows", () => {
    expect(broken("政府采购预算情况\n　　")).toBe(0)
    expect(broken("其中：政府采购")).toBe(1)
    expect(broken("部门预算经济分类预算表\n")).toBe(1)
    expect(broken("一般公共预算基本支出\n")).toBe(1)
    expect(broken("\n301 工资福利支出 ")).toBe(1)
  })

  it("publishes nothing wrong of the tables before the break", () => {
    const made = makeBudget(5, plainKnobs)
    for (let at = 3000; at < text.length; at += 450) {
      const cut = text.slice(0, text.indexOf("\n", at) + 1)
      const { failures, lines } = build(cut)
      if (failures.length === 0) expect(compare(made, lines).wrong, `cut at ${at}`).toEqual([])
    }
  })
})

describe("a text that was taken column by column", () => {
  it("publishes no amount of the tables that it took apart, and says so once for each", () => {
    const { lines } = makeBudget(8, plainKnobs)
      .text.split("\n")
      .reduce(
        (state, line) => {
          // cells one under the other, as a renderer leaves them that goes by columns
          const row = /^\d{3}(?: \d{2}){0,2} /u.test(line) || line.startsWith("合计 ")
          state.lines.push(...(row ? line.split(" ").flatMap((cell) => [cell, ""]) : [line]))
          return state
        },
        { lines: [] as Array<string> }
      )
    const { alarms, lines: published } = build(lines.join("\n"))
    expect(published.filter(({ code }) => code !== null)).toEqual([])
    const tables = alarms.filter(
      ({ message, rule }) => rule === "ambiguous_cell" && message.includes("row by row")
    )
    expect(tables.length).toBeGreaterThanOrEqual(4)
    expect(
      alarms.filter(({ rule }) => rule === "sum_of_children" || rule === "same_line_across_tables")
    ).toEqual([])
  })
})
