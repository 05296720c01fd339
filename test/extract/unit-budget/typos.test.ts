/** Misprints put into budgets on purpose: none is repaired, none is published wrongly without a word. */
import { describe, expect, it } from "vitest"
import { check } from "#pipeline/check/check.ts"
import { readAll } from "#pipeline/extract/read.ts"
import type { Source } from "#pipeline/model/Source.ts"
import { settle } from "#pipeline/settle.ts"
import { makeBudget, plainKnobs, randomOf, type Truth } from "./makeBudget.ts"

const build = (text: string) => {
  const source: Source = {
    file: "a.txt",
    sha256: "a",
    bytes: 1,
    encoding: "utf-8",
    text,
    pages: null,
    runs: null,
    facts: {}
  }
  const { documents, failures } = readAll([source])
  expect(failures).toEqual([])
  const { resolved } = settle(documents)
  return { lines: resolved.tables.get("budget_lines")!, checks: check(resolved) }
}

/** Every printed amount of the text in the order of the truth: their places. */
const amountsOf = (text: string) => [...text.matchAll(/\d{1,3}(?:,\d{3})+|(?<= )\d{1,3}(?= |\n)/gu)]

const keyOf = (
  table: unknown,
  side: unknown,
  total: boolean,
  code: unknown,
  name: unknown,
  measure: unknown
) => [table, side, total, code, name, measure].join("|")
const truthKey = (t: Truth) => keyOf(t.table, t.side, t.total, t.code, t.name, t.measure)

/** Published amounts that are not those of the truth, by their keys. */
const differing = (lines: ReturnType<typeof build>["lines"], truth: ReadonlyArray<Truth>) => {
  const known = new Map(truth.map((t) => [truthKey(t), BigInt(t.amount)]))
  return lines.filter((line) => {
    if (line["measure"] === null) return false
    const { code, measure, name, row_kind, side, table } = line
    return known.get(keyOf(table, side, row_kind === "total", code, name, measure)) !== line["amount"]
  })
}

describe("a clean budget", () => {
  it("raises no alarm", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { text, truth } = makeBudget(seed, { ...plainKnobs, page: seed % 3 === 0 ? 9 : 0 })
      const { checks, lines } = build(text)
      expect(differing(lines, truth)).toEqual([])
      const alarms = checks.filter((row) => row["status"] !== "pass")
      // the made budgets have no table of the three public expenses
      const real = alarms.filter((row) => row["rule"] !== "missing_table" && row["rule"] !== "ambiguous_cell")
      expect(real.map((row) => row["message"])).toEqual([])
    }
  })
})

describe("a misprint", () => {
  const random = randomOf(99)
  const pick = <A>(of: ReadonlyArray<A>): A => of[Math.floor(random() * of.length)]!

  /** Changes one printed amount; the printed text stands, so that what is published of it must be the changed figure. */
  const misprint = (seed: number, change: (amount: string) => string) => {
    const { text, truth } = makeBudget(seed)
    const found = pick(amountsOf(text).filter(([amount]) => amount.length > 5))
    const changed = change(found[0])
    const printed = text.slice(0, found.index) + changed + text.slice(found.index + found[0].length)
    return {
      printed,
      truth,
      from: BigInt(found[0].replaceAll(",", "")) * 100n,
      to: BigInt(changed.replaceAll(",", "")) * 100n
    }
  }

  it.each([
    [
      "one digit is another",
      (amount: string) => amount.replace(/\d(?=\d?$)/u, (d) => String((Number(d) + 3) % 10))
    ],
    [
      "the first digit is another",
      (amount: string) => amount.replace(/^\d/u, (d) => String((Number(d) % 9) + 1))
    ],
    [
      "two digits are swapped",
      (amount: string) =>
        amount.replace(/(\d)(\d)(?=,)/u, (_, a, b) => (a === b ? `${a}${(Number(b) + 1) % 10}` : `${b}${a}`))
    ]
  ])("is said and published as printed: %s", (_, change) => {
    let said = 0
    for (let seed = 1; seed <= 60; seed++) {
      const { from, printed, to, truth } = misprint(seed, change)
      if (from === to) continue
      const { checks, lines } = build(printed)
      const alarms = checks.filter((row) => row["status"] !== "pass" && row["rule"] !== "missing_table")
      // what differs from the truth is the misprinted figure itself, under its own column
      for (const line of differing(lines, truth)) expect(line["amount"], printed).toBe(to)
      expect(alarms.length, `seed ${seed}: ${from} → ${to}`).toBeGreaterThan(0)
      said++
    }
    expect(said).toBeGreaterThan(40)
  })

  it("is said where an amount is left out", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { text, truth } = makeBudget(seed)
      const found = pick(amountsOf(text).filter(([amount]) => amount.length > 5))
      const printed = `${text.slice(0, found.index).replace(/ $/u, "")}${text.slice(found.index + found[0].length)}`
      const { checks, lines } = build(printed)
      const alarms = checks.filter((row) => row["status"] !== "pass" && row["rule"] !== "missing_table")
      expect(alarms.length).toBeGreaterThan(0)
      const wrong = differing(lines, truth)
      // an amount may only come to stand in a wrong column if a check on its row fails
      for (const line of wrong)
        expect(alarms.map((row) => String(row["message"])).join("\n")).toContain(String(line["name"]))
    }
  })
})
