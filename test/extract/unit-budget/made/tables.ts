/** The nine tables of a made budget, and what is known of every amount in them. */
import { type BudgetTable, type Measure, type Side, tableKind } from "#pipeline/knowledge/budgetTables.ts"
import type { Knobs } from "./Knobs.ts"
import { classes, className, type Fund, type Item, type Plan, sectionName, stepOf } from "./plan.ts"
import type { Dice } from "./random.ts"

export type Amounts = Partial<Record<Measure, number>>

export interface MadeLine {
  readonly side: Side
  readonly total: boolean
  readonly code: string | null
  /** With its list number in a two-sided table; without a name in the table of the three public expenses. */
  readonly label: string
  readonly name: string
  readonly amounts: Amounts
  readonly order: ReadonlyArray<Measure>
}

export interface MadeTable {
  readonly kind: BudgetTable
  readonly name: string
  readonly unit: "元" | "万元"
  readonly decimals: 0 | 2
  /** Printed rows: a two-sided one has a line on each side, or on one. */
  readonly rows: ReadonlyArray<ReadonlyArray<MadeLine>>
}

const total = (
  amounts: Amounts,
  code: null | string,
  name: string,
  order: ReadonlyArray<Measure>
): MadeLine => ({
  side: "expenditure",
  total: true,
  code,
  label: name,
  name,
  amounts,
  order
})

const sumOf = (items: ReadonlyArray<Item>, measures: (item: Item) => Amounts): Amounts => {
  const sum: Amounts = {}
  for (const item of items)
    for (const [measure, amount] of Object.entries(measures(item)) as ReadonlyArray<[Measure, number]>)
      sum[measure] = (sum[measure] ?? 0) + amount
  return sum
}
const filled = (amounts: Amounts): boolean => Object.values(amounts).some((amount) => amount !== 0)

// -- amounts of an item, by table -------------------------------------------------------------------------------------

const ownPart = ({ own }: Item, part: string): number => (own?.part === part ? own.amount : 0)
const spentOn = ({ spent }: Item): number => spent.personnel + spent.operating + spent.project
export const financed = (item: Item): number => spentOn(item) - (item.own?.amount ?? 0)

const whole = (x: Item): Amounts => ({
  total: spentOn(x),
  basic: x.spent.personnel + x.spent.operating,
  project: x.spent.project
})
const summary = (x: Item): Amounts => ({
  ...whole(x),
  personnel: x.spent.personnel,
  operating: x.spent.operating
})
/** What the spending is paid from, by column of the income table. */
export const incomesOf = (items: ReadonlyArray<Item>): Amounts => sumOf(items, incomes)
const incomes = (x: Item): Amounts => ({
  total: spentOn(x),
  fiscal_appropriation: financed(x),
  ...(x.own === null ? {} : { [x.own.income]: x.own.amount })
})
const appropriated = (x: Item): Amounts => ({
  total: financed(x),
  basic: x.spent.personnel + x.spent.operating - ownPart(x, "personnel") - ownPart(x, "operating"),
  project: x.spent.project - ownPart(x, "project")
})
const byFund = (x: Item): Amounts => ({
  total: financed(x),
  [{ public: "general_public_budget", government: "government_fund", state: "state_capital" }[x.fund]]:
    financed(x)
})

// -- tables with codes ------------------------------------------------------------------------------------------------

const three: ReadonlyArray<Measure> = ["total", "basic", "project"]
const incomeOrder: ReadonlyArray<Measure> = [
  "total",
  "fiscal_appropriation",
  "business_income",
  "operating_income",
  "other_income"
]

const coded = (
  items: ReadonlyArray<Item>,
  year: number,
  order: ReadonlyArray<Measure>,
  side: Side,
  measures: (item: Item) => Amounts
): MadeTable["rows"] => {
  const codes = [...new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort()
  const nameOf = (code: string) =>
    code.length === 3
      ? className(code, year)
      : code.length === 5
        ? sectionName(code)
        : items.find((item) => item.code === code)!.name
  const lines = [
    ...codes.map((code): MadeLine => {
      const amounts = sumOf(
        items.filter((item) => item.code.startsWith(code)),
        measures
      )
      return { side, total: false, code, label: nameOf(code), name: nameOf(code), amounts, order }
    }),
    { ...total(sumOf(items, measures), null, "合计", order), side }
  ]
  return lines.filter((line) => line.total || filled(line.amounts)).map((line) => [line])
}

// -- two-sided tables -------------------------------------------------------------------------------------------------

const ordinals = [..."一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五", "十六"]
const unnumbered = (label: string) => label.trim().replace(/^[一二三四五六七八九十\d]+、/u, "")

const beside = (left: ReadonlyArray<MadeLine>, right: ReadonlyArray<MadeLine>): MadeTable["rows"] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    [left[i], right[i]].filter((line) => line !== undefined)
  )

const incomeLine = (label: string, amount: number, isTotal = false): MadeLine => ({
  side: "income",
  total: isTotal,
  code: null,
  label,
  name: unnumbered(label),
  amounts: { budget: amount },
  order: ["budget"]
})

const classLines = (
  { items, year }: Plan,
  knobs: Knobs,
  order: ReadonlyArray<Measure>,
  measures: (item: Item) => Amounts
): ReadonlyArray<MadeLine> => {
  const codes = (
    knobs.everyClass ? Object.keys(classes) : [...new Set(items.map((x) => x.code.slice(0, 3)))]
  ).sort()
  const lines = codes.map((code) => ({
    name: className(code, year),
    amounts: sumOf(
      items.filter((x) => x.code.startsWith(code)),
      measures
    )
  }))
  return lines
    .filter(({ amounts }) => knobs.everyClass || filled(amounts))
    .map(({ amounts, name }, i) => ({
      side: "expenditure",
      total: false,
      code: null,
      label: `${ordinals[i]}、${name}`,
      name,
      amounts,
      order
    }))
}

const financedBy = (items: ReadonlyArray<Item>, fund: Fund): number =>
  items.filter((x) => x.fund === fund).reduce((sum, x) => sum + financed(x), 0)

const financialSummary = (plan: Plan, knobs: Knobs): MadeTable["rows"] => {
  const order: ReadonlyArray<Measure> =
    knobs.summary === "four"
      ? ["total", "personnel", "operating", "project"]
      : knobs.summary === "three"
        ? three
        : ["total"]
  const { items } = plan
  const own = incomesOf(items)
  const left = [
    incomeLine("一、财政拨款收入", own.fiscal_appropriation ?? 0),
    incomeLine("　　1、一般公共预算资金", financedBy(items, "public")),
    incomeLine("　　2、政府性资金", financedBy(items, "government")),
    incomeLine("　　3、国有资本经营预算", financedBy(items, "state")),
    incomeLine("二、事业收入", own.business_income ?? 0),
    incomeLine("三、事业单位经营收入", own.operating_income ?? 0),
    incomeLine("四、其他收入", own.other_income ?? 0)
  ]
  return [
    ...beside(left, classLines(plan, knobs, order, summary)),
    [incomeLine("收入总计", own.total ?? 0, true), total(sumOf(items, summary), null, "支出总计", order)]
  ]
}

const appropriationSummary = (plan: Plan, knobs: Knobs): MadeTable["rows"] => {
  const order: ReadonlyArray<Measure> = ["total", "general_public_budget", "government_fund", "state_capital"]
  const { items } = plan
  const all = sumOf(items, byFund)
  const left = [
    incomeLine("一、一般公共预算资金", all.general_public_budget ?? 0),
    incomeLine("二、政府性基金", all.government_fund ?? 0),
    incomeLine("三、国有资本经营预算", all.state_capital ?? 0)
  ]
  return [
    ...beside(left, classLines(plan, knobs, order, byFund)),
    [incomeLine("收入总计", all.total ?? 0, true), total(all, null, "支出总计", order)]
  ]
}

// -- basic expenditure by economic classification ---------------------------------------------------------------------

const economicItems: ReadonlyArray<readonly [string, string, "personnel" | "operating"]> = [
  ["30101", "基本工资", "personnel"],
  ["30102", "津贴补贴", "personnel"],
  ["30107", "绩效工资", "personnel"],
  ["30108", "机关事业单位基本养老保险缴费", "personnel"],
  ["30201", "办公费", "operating"],
  ["30211", "差旅费", "operating"],
  ["30213", "维修（护）费", "operating"],
  ["30228", "工会经费", "operating"],
  ["30299", "其他商品和服务支出", "operating"],
  ["30302", "退休费", "personnel"],
  ["31002", "办公设备购置", "operating"]
]
const economicClasses: Readonly<Record<string, string>> = {
  301: "工资福利支出",
  302: "商品和服务支出",
  303: "对个人和家庭的补助",
  310: "资本性支出"
}

/** The two sums split over the items at random. */
const economic = (items: ReadonlyArray<Item>, step: number, dice: Dice): MadeTable["rows"] => {
  const order: ReadonlyArray<Measure> = ["total", "personnel", "operating"]
  const made: Array<{ readonly code: string; readonly name: string; readonly amounts: Amounts }> = []
  for (const kind of ["personnel", "operating"] as const) {
    const whole = items
      .filter((x) => x.fund === "public")
      .reduce((sum, x) => sum + x.spent[kind] - ownPart(x, kind), 0)
    let rest = whole / step
    const own = economicItems.filter(([, , k]) => k === kind)
    own.forEach(([code, name], i) => {
      const part = i === own.length - 1 ? rest : Math.floor(rest * dice.number() * 0.7)
      rest -= part
      if (part > 0) made.push({ code, name, amounts: { total: part * step, [kind]: part * step } })
    })
  }
  const sum = (of: typeof made): Amounts => {
    const all: Amounts = {}
    for (const { amounts } of of)
      for (const [m, amount] of Object.entries(amounts) as ReadonlyArray<[Measure, number]>)
        all[m] = (all[m] ?? 0) + amount
    return all
  }
  const codes = [...new Set(made.map(({ code }) => code.slice(0, 3)))].sort()
  const line = (code: string, name: string, amounts: Amounts): ReadonlyArray<MadeLine> => [
    { side: "expenditure", total: false, code, label: name, name, amounts, order }
  ]
  return [
    ...codes.flatMap((code) => {
      const under = made.filter((x) => x.code.startsWith(code)).sort((a, b) => (a.code < b.code ? -1 : 1))
      return [
        line(code, economicClasses[code]!, sum(under)),
        ...under.map((x) => line(x.code, x.name, x.amounts))
      ]
    }),
    [total(sum(made), null, "合计", order)]
  ]
}

const threePublic = ({ threePublic: figures }: Plan, knobs: Knobs): MadeTable["rows"] => {
  const { agency, operation, overseas, purchase, reception } = figures
  const amounts: Amounts = {
    three_public_total: overseas + reception + purchase + operation,
    overseas_travel: overseas,
    official_reception: reception,
    vehicle_total: purchase + operation,
    vehicle_purchase: purchase,
    vehicle_operation: operation,
    agency_operation: agency
  }
  const order = tableKind("three_public").columns.map((column) => column.measure)
  if (!filled(amounts) || !knobs.threePublic) return []
  return [[{ side: "expenditure", total: false, code: null, label: "", name: "", amounts, order }]]
}

export const tablesOf = (plan: Plan, knobs: Knobs): ReadonlyArray<MadeTable> => {
  const { dice, items, year } = plan
  const of = (fund: Fund) => items.filter((x) => x.fund === fund && financed(x) > 0)
  const functional = (fund: Fund) => coded(of(fund), year, three, "expenditure", appropriated)
  const rows: ReadonlyArray<readonly [BudgetTable, MadeTable["rows"]]> = [
    ["financial_summary", financialSummary(plan, knobs)],
    ["income", coded(items, year, incomeOrder, "income", incomes)],
    ["expenditure", coded(items, year, three, "expenditure", whole)],
    ["appropriation_summary", appropriationSummary(plan, knobs)],
    ["general_public_functional", functional("public")],
    ["government_fund_functional", functional("government")],
    ["state_capital_functional", functional("state")],
    ["general_public_basic_economic", economic(items, stepOf(knobs), dice)],
    ["three_public", threePublic(plan, knobs)]
  ]
  const tables = rows
    .filter(([kind]) => !knobs.missing.includes(kind))
    .map(([kind, own]): MadeTable => {
      const isThree = kind === "three_public"
      const name = tableKind(kind).zh
      // 万元 with two decimals, 元 without, whatever the other tables do
      return {
        kind,
        name,
        unit: isThree ? knobs.threePublicUnit : knobs.unit,
        decimals: isThree ? (knobs.threePublicUnit === "万元" ? 2 : 0) : knobs.decimals,
        rows: own
      }
    })
  return knobs.order === "any" ? dice.shuffled(tables) : tables
}
