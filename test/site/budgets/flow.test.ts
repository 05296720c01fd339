import { describe, expect, it } from "vitest"
import type { BudgetLine } from "#pipeline/check/budget/Ledger.ts"
import { type FlowLink, gapsOf } from "#pipeline/site/pages/budgets/Flow.ts"
import { flowOf } from "#pipeline/site/pages/budgets/flowOf.ts"
import { anyKnobs, makeBudget, plainKnobs } from "../../extract/unit-budget/makeBudget.ts"
import { corpusOfTexts, factsOf } from "./madeFacts.ts"

const flowsOf = (text: string, change?: (line: BudgetLine) => BudgetLine | null) =>
  factsOf(corpusOfTexts([text], change)).map((facts) => ({ facts, flow: flowOf(facts.ledger) }))

/** Between which columns each table publishes a link. */
const published: Readonly<Record<string, ReadonlyArray<string>>> = {
  "source function": [
    "income",
    "general_public_functional",
    "government_fund_functional",
    "state_capital_functional"
  ],
  "source whole": ["income", "financial_summary"],
  "whole function": ["expenditure", "financial_summary"],
  "function kind": [
    "expenditure",
    "financial_summary",
    "general_public_functional",
    "government_fund_functional",
    "state_capital_functional"
  ],
  "kind economic": ["general_public_basic_economic"]
}
const column = (id: string): string => id.split(" ")[0]!
const sum = (links: ReadonlyArray<FlowLink>): bigint => links.reduce((all, { amount }) => all + amount, 0n)

describe("the flow of a budget", () => {
  const flows = Array.from({ length: 40 }, (_, i) => flowsOf(makeBudget(i + 1, anyKnobs(i + 1)).text)).flat()

  it("has only links that a table of the document publishes, each the sum of its lines", () => {
    let links = 0
    for (const { flow } of flows)
      for (const link of flow?.links ?? []) {
        links++
        const between = `${column(link.from)} ${column(link.to)}`
        for (const line of link.lines) expect(published[between] ?? [], between).toContain(line.table)
        expect(link.amount).toBe(link.lines.reduce((all, line) => all + line.amount!, 0n))
      }
    expect(links).toBeGreaterThan(400)
  })

  it("leads to economic classes from basic expenditure alone", () => {
    const into = flows.flatMap(({ flow }) => flow?.links ?? []).filter(({ to }) => column(to) === "economic")
    expect(into.length).toBeGreaterThan(50)
    for (const { from } of into) expect(from).toBe("kind basic")
  })

  it("keeps the sums that the tables print", () => {
    for (const { flow } of flows) {
      if (flow?.table !== "expenditure") continue
      for (const [id, node] of flow.nodes) {
        const amount = node.line?.amount ?? null
        const into = flow.links.filter(({ to }) => to === id)
        const out = flow.links.filter(({ from }) => from === id)
        if (amount === null || flow.left.length > 0) continue
        if (node.column === "kind" && into.length > 0) expect(sum(into), id).toBe(amount)
        if (node.column === "function" && out.length > 0) expect(sum(out), id).toBe(amount)
      }
    }
  })

  it("runs through the total where the income table does not tell the functions", () => {
    const text = makeBudget(5, plainKnobs).text
    const [found] = flowsOf(text, (line) => (line.table === "income" && line.code !== null ? null : line))
    const between = new Set(found!.flow!.links.map(({ from, to }) => `${column(from)} ${column(to)}`))
    expect([...between]).toContain("source whole")
    expect([...between]).not.toContain("source function")
  })

  it("draws the general public budget where nothing wider is printed, and says so by its table", () => {
    const text = makeBudget(5, plainKnobs).text
    const wide = new Set(["income", "expenditure", "financial_summary"])
    const [found] = flowsOf(text, (line) => (wide.has(line.table) ? null : line))
    expect(found!.flow!.table).toBe("general_public_functional")
    expect(new Set(found!.flow!.links.flatMap(({ lines }) => lines.map(({ table }) => table)))).toEqual(
      new Set(["general_public_functional", "general_public_basic_economic"])
    )
  })

  it("leaves out withheld amounts and amounts below 0, and lists them", () => {
    const text = makeBudget(5, plainKnobs).text
    const odd = (line: BudgetLine): boolean =>
      line.table === "expenditure" && line.code?.length === 3 && line.measure === "basic"
    for (const amount of [null, -100n]) {
      const [found] = flowsOf(text, (line) => (odd(line) ? { ...line, amount } : line))
      const { flow } = found!
      expect(flow!.left.length).toBeGreaterThan(0)
      expect(flow!.left.every((line) => line.amount === amount)).toBe(true)
      expect(flow!.links.every((link) => link.amount > 0n)).toBe(true)
      expect(flow!.links.some(({ to }) => to === "kind basic")).toBe(false)
      expect(flow!.links.some(({ to }) => column(to) === "economic")).toBe(false)
    }
  })

  it("says where the bands do not come to what is printed", () => {
    const text = makeBudget(5, plainKnobs).text
    const [whole] = flowsOf(text)
    expect(gapsOf(whole!.flow!)).toEqual([])
    const [found] = flowsOf(text, (line) =>
      line.table === "income" && line.code?.startsWith("2") && line.measure === "fiscal_appropriation"
        ? { ...line, measure: null, amount: null, method: "ambiguous" }
        : line
    )
    const { flow } = found!
    expect(flow!.left.some((line) => line.table === "income")).toBe(true)
    expect(gapsOf(flow!).length).toBeGreaterThan(0)
    for (const { drawn, node } of gapsOf(flow!)) expect(drawn).not.toBe(node.line!.amount)
  })

  it("is none where no function is published", () => {
    const [found] = flowsOf(makeBudget(5, plainKnobs).text, (line) =>
      line.row_kind === "line" ? null : line
    )
    expect(found!.flow).toBeNull()
  })
})
