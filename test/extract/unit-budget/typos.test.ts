/** Misprints put into budgets on purpose: none is repaired, none moves another amount, each is said. */
import { describe, expect, it } from "vitest"
import { build, keyOf, type Line } from "./build.ts"
import { anyKnobs, makeBudget, plainKnobs, randomOf } from "./makeBudget.ts"

type Change = (printed: string, random: () => number) => string

const placesOfDigits = (printed: string) => [...printed].flatMap((c, i) => (/\d/u.test(c) ? [i] : []))
const oneDigit: Change = (printed, random) => {
  const places = placesOfDigits(printed)
  const i = places[Math.floor(random() * places.length)]!
  return `${printed.slice(0, i)}${(Number(printed[i]) + 1 + Math.floor(random() * 9)) % 10}${printed.slice(i + 1)}`
}
const swapped: Change = (printed, random) => {
  const places = placesOfDigits(printed)
  const pairs = places.flatMap((i, k) =>
    printed[i] === printed[places[k + 1] ?? i] ? [] : [[i, places[k + 1]!]]
  )
  if (pairs.length === 0) return printed
  const [i, j] = pairs[Math.floor(random() * pairs.length)]! as [number, number]
  const digits = [...printed]
  ;[digits[i], digits[j]] = [digits[j]!, digits[i]!]
  return digits.join("")
}
const dropped: Change = () => ""

const fenOf = (printed: string, unit: string): bigint => {
  const [whole, fraction = ""] = printed.replaceAll(",", "").split(".")
  return (
    (BigInt(`${whole}${fraction}`) * (unit === "万元" ? 1_000_000n : 100n)) / 10n ** BigInt(fraction.length)
  )
}

/** The text with one amount changed. All characters of made budgets are single code units. */
const edit = (text: string, { end, start }: Line, now: string): string =>
  `${text.slice(0, start).replace(now === "" ? / +$/u : /$^/u, "")}${now}${text.slice(end)}`

const misprints = (seed: number, change: Change) => {
  const random = randomOf(seed * 31_337)
  const knobs = seed % 2 === 0 ? plainKnobs : { ...anyKnobs(seed), fullWidth: false }
  const { text, truth } = makeBudget(seed, knobs)
  const clean = build(text)
  const known = new Map(truth.map((t) => [keyOf(t), BigInt(t.amount)]))
  const amounts = clean.lines.filter(({ amount, measure }) => measure !== null && (amount ?? 0n) > 900n)
  const line = amounts[Math.floor(random() * amounts.length)]!
  const now = change(line.amount_printed, random)
  if (now === line.amount_printed) return null
  const misprinted = build(edit(text, line, now))
  if (now === "") known.delete(keyOf(line))
  else known.set(keyOf(line), fenOf(now, line.unit_printed))
  const place = `seed ${seed}: ${keyOf(line)} ${line.amount_printed} → ${now}`
  const wrong = misprinted.lines.filter((l) => l.measure !== null && known.get(keyOf(l)) !== l.amount)
  return { place, wrong: wrong.map(keyOf), said: misprinted.alarms.length - clean.alarms.length }
}

describe("a misprint in a table", () => {
  it.each<[string, Change]>([
    ["one digit is another", oneDigit],
    ["two digits are swapped", swapped],
    ["an amount is left out", dropped]
  ])("is published as printed or withheld, moves nothing else, and is said: %s", (_, change) => {
    for (let seed = 1; seed <= 50; seed++) {
      const outcome = misprints(seed, change)
      if (outcome === null) continue
      expect(outcome.wrong, outcome.place).toEqual([])
      expect(outcome.said, outcome.place).toBeGreaterThan(0)
    }
  })
})

describe("a misprint in the prose", () => {
  it("is published as printed and held against the table", () => {
    const unheld = /procurement|performance/u
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomOf(seed * 7_717)
      const { text } = makeBudget(seed, plainKnobs)
      const clean = build(text)
      const said = clean.statements.filter(({ amount, metric }) => amount !== null && !unheld.test(metric))
      const statement = said[Math.floor(random() * said.length)]!
      const at = text.indexOf(statement.amount_printed!, statement.start)
      const now = oneDigit(statement.amount_printed!, random)
      const changed = build(`${text.slice(0, at)}${now}${text.slice(at + now.length)}`)
      const place = `seed ${seed}: ${statement.metric} ${statement.amount_printed} → ${now}`
      expect(
        changed.lines.map(({ amount }) => amount),
        place
      ).toEqual(clean.lines.map(({ amount }) => amount))
      const rules = changed.alarms.map(({ rule }) => rule)
      expect(rules, place).toContain("prose_matches_table")
      expect(
        changed.statements.some(({ amount_printed }) => amount_printed === now),
        place
      ).toBe(true)
    }
  })
})

describe("figures of purchase and running costs", () => {
  it("stay where they are printed when they are swapped, and the prose is held against them", () => {
    let tried = 0
    for (let seed = 1; seed <= 60; seed++) {
      const { text } = makeBudget(seed, plainKnobs)
      const { lines } = build(text)
      const of = (measure: string) => lines.find((line) => line.measure === measure)
      const [bought, run] = [of("vehicle_purchase"), of("vehicle_operation")]
      if (bought === undefined || run === undefined) continue
      tried++
      const swappedText =
        text.slice(0, bought.start) +
        run.amount_printed +
        text.slice(bought.end, run.start) +
        bought.amount_printed +
        text.slice(run.end)
      const after = build(swappedText)
      const amountOf = (measure: string) => after.lines.find((line) => line.measure === measure)?.amount
      expect([amountOf("vehicle_purchase"), amountOf("vehicle_operation")]).toEqual([
        run.amount,
        bought.amount
      ])
      expect(after.alarms.filter(({ rule }) => rule === "prose_matches_table")).toHaveLength(2)
    }
    expect(tried).toBeGreaterThan(5)
  })
})

describe("two sections of one amount in different columns", () => {
  it("are withheld, both readings said, where nothing else decides", () => {
    const rows = ["201 一般公共服务支出 20 10 10", "201 03 甲 10 10", "201 04 乙 10 10", "合计 20 10 10"]
    const text = [
      "2024年预算单位支出预算总表",
      "编制单位：甲局 单位：元",
      "项目 支出预算",
      "功能分类科目编码",
      "功能分类科目名称 合计 基本支出 项目支出",
      "类 款 项",
      ...rows,
      "单位预算编制说明",
      "　　2024年，甲局支出预算0.00万元。",
      ""
    ].join("\n")
    const { alarms, lines } = build(text)
    const second = lines.filter(({ code }) => code === "20103" || code === "20104")
    expect(second.map(({ amount, measure, method }) => [measure, amount, method])).toEqual([
      ["total", 1000n, "resolved"],
      [null, null, "ambiguous"],
      ["total", 1000n, "resolved"],
      [null, null, "ambiguous"]
    ])
    const said = alarms.filter(({ rule }) => rule === "ambiguous_cell").map(({ message_zh }) => message_zh)
    expect(said).toHaveLength(2)
    for (const message of said) expect(message).toContain("基本支出或项目支出")
  })
})

describe("a line of a coded table that is left out", () => {
  it("is said to be missing, whichever line it is", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { text } = makeBudget(seed, plainKnobs)
      const clean = build(text)
      const coded = clean.lines.filter(({ code }) => code !== null)
      const starts = [...new Set(coded.map(({ start }) => text.lastIndexOf("\n", start) + 1))]
      for (const start of starts.filter((_, i) => (i + seed) % 19 === 0)) {
        const end = text.indexOf("\n", start) + 1
        const { alarms } = build(text.slice(0, start) + text.slice(end))
        expect(alarms.length, `seed ${seed}: ${text.slice(start, end)}`).toBeGreaterThan(clean.alarms.length)
      }
    }
  })
})

describe("a class of a summary", () => {
  it("is said to have no like where it bears the name of another class", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { text } = makeBudget(seed, plainKnobs)
      const clean = build(text)
      const line = clean.lines.find(
        ({ measure, row_kind, side, table }) =>
          table === "financial_summary" &&
          side === "expenditure" &&
          measure === "total" &&
          row_kind === "line"
      )!
      const { alarms } = build(
        text.replace(`、${line.name} ${line.amount_printed}`, `、援助其他地区支出 ${line.amount_printed}`)
      )
      expect(alarms.map(({ message }) => message).join("\n")).toContain("has no such class")
    }
  })
})

describe("人员经费 and 公用经费 of the economic table's total", () => {
  it("move no line into the other column when they are swapped, and it is said", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { text } = makeBudget(seed, plainKnobs)
      const clean = build(text)
      const of = (measure: string) =>
        clean.lines.find(
          (line) =>
            line.table === "general_public_basic_economic" &&
            line.row_kind === "total" &&
            line.measure === measure
        )
      const [personnel, operating] = [of("personnel"), of("operating")]
      if (personnel === undefined || operating === undefined) continue
      const swappedText =
        text.slice(0, personnel.start) +
        operating.amount_printed +
        text.slice(personnel.end, operating.start) +
        personnel.amount_printed +
        text.slice(operating.end)
      const { alarms, lines } = build(swappedText)
      expect(alarms.length, `seed ${seed}`).toBeGreaterThan(0)
      const known = new Map(clean.lines.map((line) => [keyOf(line), line.amount]))
      const moved = lines.filter(
        (line) => line.row_kind === "line" && line.measure !== null && known.get(keyOf(line)) !== line.amount
      )
      expect(moved.map(keyOf), `seed ${seed}`).toEqual([])
    }
  })
})
