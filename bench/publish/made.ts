/** A release of many budget lines, made as they are gone over: memory never holds them all. */
import { TextIndex } from "../../pipeline/model/Source.ts"
import type { Release } from "../../pipeline/publish/Release.ts"
import type { RowSource } from "../../pipeline/publish/Table.ts"
import { dataset } from "../../schemas/catalog.ts"
import type { AnyRow } from "../../schemas/dataset.ts"

const linesOfBudget = 1000
const head = "甲市办公室2030年预算\n"
const names = [
  "一般公共服务支出",
  "社会保障和就业支出",
  "卫生健康支出",
  "住房保障支出",
  "行政运行",
  "机关事业单位基本养老保险缴费支出",
  "住房公积金",
  "购房补贴"
]

/** Scrambles 32 bits; no two numbers give the same. */
const scrambled = (n: number): number => {
  let h = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
const hex = (n: number): string => scrambled(n).toString(16).padStart(8, "0")
const idOf = (prefix: string, n: number): string => `${prefix}_${hex(n)}${hex(n ^ 0x5bd1e995)}`

const nameOf = (n: number): string => names[scrambled(n) % names.length]!
/** Hundredths of a yuan, whole tens of yuan. */
const amountOf = (n: number): number => (scrambled(n + 7) % 900_000_000) * 1000
/** In units of 10,000 yuan. */
const printed = (amount: number): string => (amount / 1_000_000).toFixed(3)

const fileOf = (budget: number) => `budget-${String(budget).padStart(7, "0")}.txt`

const textOf = (budget: number, count: number): string =>
  head +
  Array.from({ length: count }, (_, i) => {
    const n = budget * linesOfBudget + i
    return `${nameOf(n)} ${printed(amountOf(n))}\n`
  }).join("")

/** Rows of `budget_lines` in published order, made anew each time. */
export const madeLines = (count: number): RowSource => ({
  *[Symbol.iterator]() {
    let at = head.length
    let [budget_id, source_id] = ["", ""]
    for (let n = 0; n < count; n++) {
      const budget = Math.floor(n / linesOfBudget)
      const row = n % linesOfBudget
      if (row === 0) {
        at = head.length
        budget_id = idOf("bud", budget)
        source_id = idOf("src", budget)
      }
      const name = nameOf(n)
      const amount = amountOf(n)
      const amount_printed = printed(amount)
      const start = at + name.length + 1
      at = start + amount_printed.length + 1
      const code = String(2_010_000 + (scrambled(n + 3) % 90_000))
      yield {
        budget_line_id: idOf("bln", n),
        budget_id,
        year: 2030,
        table: "expenditure",
        row: row + 1,
        side: "expenditure",
        row_kind: "line",
        scheme: "functional",
        code,
        code_level: "item",
        name,
        measure: "total",
        amount: BigInt(amount),
        amount_printed,
        unit_printed: "万元",
        method: "printed",
        source_id,
        line: row + 2,
        start,
        end: start + amount_printed.length
      }
    }
  }
})

/** Every column of a table, null where nothing is given. */
const row = (table: string, given: AnyRow): AnyRow =>
  Object.fromEntries(Object.keys(dataset(table).columns).map((name) => [name, given[name] ?? null]))

const place = (source_id: string) => ({ source_id, line: 1, start: 0, end: 5 })

export const madeRelease = (count: number): Release => {
  const budgets = Array.from({ length: Math.ceil(count / linesOfBudget) }, (_, budget) => budget)
  const texts = new Map(
    budgets.map((budget) => [
      idOf("src", budget),
      textOf(budget, Math.min(linesOfBudget, count - budget * linesOfBudget))
    ])
  )
  const facts = { sha256: "0".repeat(64), bytes: 1, licence: "official document" }
  const sources = budgets.map((budget) => {
    const source_id = idOf("src", budget)
    const { length, lines } = new TextIndex(texts.get(source_id)!)
    const about = { source_id, file: fileOf(budget), kind: "unit_budget", title: "预算", language: "zh-Hans" }
    return row("sources", { ...about, ...facts, characters: length, lines })
  })
  const organization = {
    org_id: "org_1",
    name: "甲市办公室",
    name_hans: "甲市办公室",
    kind: "department",
    source_ids: [],
    merged_because: [],
    ...place(idOf("src", 0))
  }
  const ofYear = (budget: number) =>
    row("budgets", {
      budget_id: idOf("bud", budget),
      org_id: "org_1",
      year: 2030,
      scope: "unit",
      ...place(idOf("src", budget))
    })
  return {
    tables: new Map<string, RowSource>([
      ["sources", sources],
      ["organizations", [row("organizations", organization)]],
      ["budgets", budgets.map(ofYear)],
      ["budget_lines", madeLines(count)]
    ]),
    texts,
    sources: budgets.map((budget) => ({
      ...facts,
      source_id: idOf("src", budget),
      file: fileOf(budget),
      kind: "unit_budget",
      status: "read",
      message: null
    })),
    issues: [],
    inputs: `made ${count}`,
    program: "made"
  }
}
