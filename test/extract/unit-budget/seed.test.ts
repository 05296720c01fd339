/** The budget among the seeds: every amount of its nine tables, put under its column by a person. */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { recognise } from "#pipeline/extract/unit-budget/recognise.ts"
import type { BudgetTable, Measure } from "#pipeline/knowledge/budgetTables.ts"
import { build, type Line } from "./build.ts"

const text = globSync("*.txt", { cwd: join(import.meta.dirname, "../../../seeds") })
  .map((file) => readFileSync(join(import.meta.dirname, "../../../seeds", file), "utf8"))
  .find((seed) => Number(recognise({ text: seed } as never)) > 0.9)!

/** A row by its code or name, `-` for a blank cell. */
const tables: ReadonlyArray<readonly [BudgetTable, Line["side"], ReadonlyArray<Measure>, string]> = [
  [
    "financial_summary",
    "income",
    ["budget"],
    `财政拨款收入 47739400
     一般公共预算资金 47739400
     其他收入 200000
     收入总计 47939400`
  ],
  [
    "financial_summary",
    "expenditure",
    ["total", "personnel", "operating", "project"],
    `一般公共服务支出 30296128 21829501 6175427 2291200
     社会保障和就业支出 7866022 6770961 399800 695261
     卫生健康支出 1772608 1730608 - 42000
     住房保障支出 8004642 8004642 - -
     支出总计 47939400 38335712 6575227 3028461`
  ],
  [
    "income",
    "income",
    ["total", "fiscal_appropriation", "business_income", "operating_income", "other_income"],
    `201 30296128 30096128 - - 200000
     20103 30296128 30096128 - - 200000
     2010301 28204928 28004928 - - 200000
     2010302 2091200 2091200 - - -
     208 7866022 7866022 - - -
     20805 7170761 7170761 - - -
     2080501 2766240 2766240 - - -
     2080505 2902015 2902015 - - -
     2080506 1470506 1470506 - - -
     2080599 32000 32000 - - -
     20808 695261 695261 - - -
     2080801 695261 695261 - - -
     210 1772608 1772608 - - -
     21011 1730608 1730608 - - -
     2101101 1730608 1730608 - - -
     21099 42000 42000 - - -
     2109999 42000 42000 - - -
     221 8004642 8004642 - - -
     22102 8004642 8004642 - - -
     2210201 3846642 3846642 - - -
     2210203 4158000 4158000 - - -
     合计 47939400 47739400 - - 200000`
  ],
  [
    "expenditure",
    "expenditure",
    ["total", "basic", "project"],
    `201 30296128 28004928 2291200
     20103 30296128 28004928 2291200
     2010301 28204928 28004928 200000
     2010302 2091200 - 2091200
     208 7866022 7170761 695261
     20805 7170761 7170761 -
     2080501 2766240 2766240 -
     2080505 2902015 2902015 -
     2080506 1470506 1470506 -
     2080599 32000 32000 -
     20808 695261 - 695261
     2080801 695261 - 695261
     210 1772608 1730608 42000
     21011 1730608 1730608 -
     2101101 1730608 1730608 -
     21099 42000 - 42000
     2109999 42000 - 42000
     221 8004642 8004642 -
     22102 8004642 8004642 -
     2210201 3846642 3846642 -
     2210203 4158000 4158000 -
     合计 47939400 44910939 3028461`
  ],
  [
    "appropriation_summary",
    "income",
    ["budget"],
    `一般公共预算资金 47739400
     收入总计 47739400`
  ],
  [
    "appropriation_summary",
    "expenditure",
    ["total", "general_public_budget"],
    `一般公共服务支出 30096128 30096128
     社会保障和就业支出 7866022 7866022
     卫生健康支出 1772608 1772608
     住房保障支出 8004642 8004642
     支出总计 47739400 47739400`
  ],
  [
    "general_public_functional",
    "expenditure",
    ["total", "basic", "project"],
    `201 30096128 28004928 2091200
     20103 30096128 28004928 2091200
     2010301 28004928 28004928 -
     2010302 2091200 - 2091200
     208 7866022 7170761 695261
     20805 7170761 7170761 -
     2080501 2766240 2766240 -
     2080505 2902015 2902015 -
     2080506 1470506 1470506 -
     2080599 32000 32000 -
     20808 695261 - 695261
     2080801 695261 - 695261
     210 1772608 1730608 42000
     21011 1730608 1730608 -
     2101101 1730608 1730608 -
     21099 42000 - 42000
     2109999 42000 - 42000
     221 8004642 8004642 -
     22102 8004642 8004642 -
     2210201 3846642 3846642 -
     2210203 4158000 4158000 -
     合计 47739400 44910939 2828461`
  ],
  [
    "general_public_basic_economic",
    "expenditure",
    ["total", "personnel", "operating"],
    `301 35937272 35937272 -
     30101 4720668 4720668 -
     30102 20602184 20602184 -
     30103 398389 398389 -
     30108 2902015 2902015 -
     30109 1470506 1470506 -
     30110 1386206 1386206 -
     30111 344402 344402 -
     30112 29020 29020 -
     30113 3846642 3846642 -
     30199 237240 237240 -
     302 6446427 - 6446427
     30201 1150200 - 1150200
     30202 100000 - 100000
     30206 180000 - 180000
     30207 370000 - 370000
     30209 20000 - 20000
     30211 354000 - 354000
     30212 936000 - 936000
     30213 180000 - 180000
     30215 151000 - 151000
     30216 200000 - 200000
     30217 300000 - 300000
     30226 80000 - 80000
     30228 514547 - 514547
     30229 708400 - 708400
     30231 140000 - 140000
     30239 958080 - 958080
     30299 104200 - 104200
     303 2398440 2398440 -
     30302 2398440 2398440 -
     310 128800 - 128800
     31002 128800 - 128800
     合计 44910939 38335712 6575227`
  ],
  [
    "three_public",
    "expenditure",
    [
      "three_public_total",
      "overseas_travel",
      "official_reception",
      "vehicle_total",
      "vehicle_purchase",
      "vehicle_operation",
      "agency_operation"
    ],
    `* 1376000 936000 300000 140000 - 140000 6575200`
  ]
]

type Key = readonly [table: string, side: string, row: string, measure: string]
const known = (times: bigint): ReadonlyArray<string> =>
  tables
    .flatMap(([table, side, measures, rows]) =>
      rows.split("\n").flatMap((row) => {
        const [name, ...amounts] = row.trim().split(" ")
        return measures.flatMap((measure, i) => {
          const amount = amounts[i] ?? "-"
          const key: Key = [table, side, name!, measure]
          return amount === "-" ? [] : [`${key.join(" ")} ${BigInt(amount) * 100n * times}`]
        })
      })
    )
    .sort()
const published = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  lines
    .map(({ amount, code, measure, name, side, table }) => {
      const key: Key = [table, side, table === "three_public" ? "*" : (code ?? name), measure ?? "?"]
      return `${key.join(" ")} ${amount}`
    })
    .sort()

describe("the budget among the seeds", () => {
  const { alarms, lines, rows, statements } = build(text)

  it("has every amount under its column, and no other", () => {
    expect(published(lines)).toEqual(known(1n))
  })

  it("has nine tables, two of them empty", () => {
    const printed = rows("budget_tables") as ReadonlyArray<{ table: string; empty: boolean }>
    expect(printed).toHaveLength(9)
    expect(printed.filter(({ empty }) => empty).map(({ table }) => table)).toEqual([
      "government_fund_functional",
      "state_capital_functional"
    ])
  })

  it("has one finding: running costs of vehicles, and no vehicle", () => {
    expect(alarms.map(({ rule, status }) => `${status} ${rule}`)).toEqual(["warn anomaly"])
  })

  it("says the same with another body, another year and three times the money", () => {
    const bodyName = (rows("organizations") as ReadonlyArray<{ org_id: string; name: string }>).find(
      ({ org_id }) => org_id === (rows("budgets")[0] as { org_id: string }).org_id
    )!.name
    const times = (printed: string): string => {
      const [whole, fraction] = printed.replaceAll(",", "").split(".")
      const product = String(BigInt(`${whole}${fraction ?? ""}`) * 3n).padStart(
        (fraction?.length ?? 0) + 1,
        "0"
      )
      const cut = product.length - (fraction?.length ?? 0)
      const grouped = product.slice(0, cut).replace(/\B(?=(\d{3})+$)/gu, ",")
      return fraction === undefined ? grouped : `${grouped}.${product.slice(cut)}`
    }
    const exchanged = text
      .replaceAll(bodyName, "云山省滨河市档案局")
      .replaceAll("2023", "＿")
      .replaceAll("2024", "2031")
      .replaceAll("＿", "2030")
      .replace(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}(?!\d)|(?<![\d价])\d+(?=万元)/gu, times)
    const other = build(exchanged)
    expect(published(other.lines)).toEqual(known(3n))
    const shown = (of: typeof statements, factor: bigint, year: number) =>
      of.map(({ amount, change, change_percent, count, metric, year: said }) => [
        metric,
        amount === null ? null : amount * factor,
        change === null ? null : change * factor,
        change_percent,
        count,
        said - year
      ])
    expect(shown(other.statements, 1n, 2031)).toEqual(shown(statements, 3n, 2024))
    // three times a figure in whole 万元 is off by three times its rounding
    const found = other.alarms.filter(({ rule }) => rule !== "prose_matches_table")
    expect(found.map(({ rule }) => rule)).toEqual(["anomaly"])
    const [budget] = other.rows("budgets") as ReadonlyArray<{ year: number; total_income: bigint }>
    expect(budget).toMatchObject({ year: 2031, total_income: 4_793_940_000n * 3n })
  })
})
