import { load } from "cheerio/slim"
import { describe, expect, it } from "vitest"
import type { BudgetLine } from "#pipeline/check/budget/Ledger.ts"
import { difference } from "#pipeline/site/pages/budgets/comparison.ts"
import { budgetPages } from "#pipeline/site/pages/budgets/pages.ts"
import { flat, treeOf } from "#pipeline/site/pages/budgets/tree.ts"
import { viewOf } from "#pipeline/site/View.ts"
import { makeBudget, plainKnobs } from "../../extract/unit-budget/makeBudget.ts"
import { corpusOfTexts, factsOf } from "./madeFacts.ts"

type Changed = (line: BudgetLine) => BudgetLine | null

/** Every page and drawing of a made budget whose lines are changed. */
const pagesOf = (change: Changed, seed = 5): ReadonlyMap<string, string> =>
  new Map(
    Array.from(budgetPages(corpusOfTexts([makeBudget(seed, plainKnobs).text], change)), (page) => [
      page.path.replace(/bud-[0-9a-f]+/u, "*"),
      page.body(viewOf(page.path, "zh")).markup
    ])
  )

describe("odd budgets", () => {
  const oddities: ReadonlyArray<readonly [string, Changed]> = [
    ["without any line", () => null],
    ["with totals only", (line) => (line.row_kind === "total" ? line : null)],
    ["without totals", (line) => (line.row_kind === "total" ? null : line)],
    ["of zeros", (line) => ({ ...line, amount: 0n })],
    ["of amounts below 0", (line) => ({ ...line, amount: line.amount === null ? null : -line.amount })],
    ["of withheld amounts", (line) => ({ ...line, amount: null, method: "ambiguous" })],
    [
      "whose columns are undecided",
      (line) => ({ ...line, measure: null, amount: null, method: "ambiguous" })
    ],
    ["with codes of any length", (line) => (line.code === null ? line : { ...line, code: `${line.code}01` })],
    ["with one code for all", (line) => (line.code === null ? line : { ...line, code: "201" })],
    ["of the largest amounts", (line) => ({ ...line, amount: 99_999_999_999_999_99n })]
  ]
  for (const [what, change] of oddities)
    it(`${what} have whole pages`, () => {
      const pages = pagesOf(change)
      expect(load(pages.get("budgets/*/index.html")!)("h1, h2").length).toBeGreaterThan(8)
      for (const [path, markup] of pages) expect(markup, path).not.toMatch(/NaN|undefined|Infinity|\[object/u)
    })

  it("never show a withheld amount as a number", () => {
    const pages = pagesOf((line) =>
      line.measure === "official_reception" ? { ...line, amount: null, method: "ambiguous" } : line
    )
    const $ = load(pages.get("budgets/*/index.html")!)
    const row = $("section[aria-labelledby='three-public'] tr").filter(
      (_, tr) => $(tr).find("th").text() === "公务接待费"
    )
    expect(row.find("td").first().text()).toMatch(/^未能判定（印作 /u)
  })

  it("show amounts below 0 in the table and not in the drawing", () => {
    const pages = pagesOf((line) =>
      line.table === "expenditure" && line.code?.length === 7 && line.amount !== null
        ? { ...line, amount: -line.amount }
        : line
    )
    const $ = load(pages.get("budgets/*/index.html")!)
    expect($("section[aria-labelledby='tree'] table").text()).toContain("−")
    expect($("section[aria-labelledby='tree'] svg").text()).not.toMatch(/−/u)
    expect($("section[aria-labelledby='tree']").text()).toMatch(/\d+ 个负数不画/u)
  })

  it("show markup in names as text, in pages and in drawings", () => {
    const hostile = `<script>alert("1")</script>'&<img src=x onerror=alert(2)>`
    const pages = pagesOf((line) => ({ ...line, name: hostile }))
    for (const [path, markup] of pages) {
      const $ = load(markup, path.endsWith(".svg") ? { xml: true } : {})
      expect($("body script, svg script, img"), path).toHaveLength(0)
    }
    expect(load(pages.get("budgets/*/lines.html")!)("#lines td").text()).toContain(hostile)
    expect(load(pages.get("budgets/*/chart-economic.svg")!, { xml: true })("title").text()).toContain(hostile)
  })
})

describe("codes under codes", () => {
  const facts = factsOf(corpusOfTexts([makeBudget(3, plainKnobs).text]))[0]!

  it("keep every row once, a section under its class and an item under its section", () => {
    const rows = facts.ledger.of("expenditure").filter(({ code }) => code !== null)
    const nodes = flat(treeOf(facts.ledger.of("expenditure")))
    expect(nodes.map(({ row }) => row)).toEqual(rows)
    for (const { children, row } of nodes)
      for (const child of children) expect(child.row.code!.slice(0, row.code!.length)).toBe(row.code)
  })
})

describe("a difference", () => {
  const line = (amount: bigint | null) => ({ amount }) as BudgetLine

  it("is exact, and none where one of the two is not known", () => {
    expect(difference(line(47_739_400_00n), line(43_829_400_00n))).toBe("+3,910,000 (8.9%)")
    expect(difference(line(1_10n), line(1_20n))).toBe("−0.10 (−8.3%)")
    expect(difference(line(5_00n), line(0n))).toBe("+5")
    expect(difference(line(5_00n), line(null))).toBeNull()
    expect(difference(line(5_00n), undefined)).toBeNull()
  })
})
