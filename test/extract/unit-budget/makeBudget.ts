/** Budgets with known truth: a made-up body's nine tables, printed as the text of a PDF whose blank cells are gone. */
import type { BudgetTable, Measure, Side } from "#pipeline/knowledge/budgetTables.ts"

/** A generator of numbers in [0, 1) from a seed (mulberry32): the same budget on every machine. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Knobs {
  readonly unit: "元" | "万元"
  readonly separators: boolean
  readonly decimals: 0 | 2
  /** Blank cells: gone, a dash, or a zero. */
  readonly blanks: "gone" | "dash" | "zero"
  /** 201 03 01 or 2010301. */
  readonly codes: "apart" | "joined"
  /** One space between cells, or columns as `-layout` sets them. */
  readonly spaces: "single" | "wide"
  readonly scope: "单位" | "部门"
  readonly titleYear: boolean
  /** Rows to a page, after which the header is printed again; 0 for no page breaks. */
  readonly page: number
  readonly otherIncome: boolean
  readonly governmentFund: boolean
  readonly lineEnd: "\n" | "\r\n"
}

export const plainKnobs: Knobs = {
  unit: "元",
  separators: true,
  decimals: 0,
  blanks: "gone",
  codes: "apart",
  spaces: "single",
  scope: "单位",
  titleYear: true,
  page: 0,
  otherIncome: true,
  governmentFund: false,
  lineEnd: "\n"
}

/** What is known of one printed amount, in hundredths of a yuan. */
export interface Truth {
  readonly table: BudgetTable
  readonly side: Side
  readonly total: boolean
  readonly code: string | null
  readonly name: string
  readonly measure: Measure
  readonly amount: number
}

export interface Made {
  readonly text: string
  readonly truth: ReadonlyArray<Truth>
}

const classes = [
  ["201", "一般公共服务支出"],
  ["205", "教育支出"],
  ["206", "科学技术支出"],
  ["207", "文化旅游体育与传媒支出"],
  ["208", "社会保障和就业支出"],
  ["210", "卫生健康支出"],
  ["213", "农林水支出"],
  ["221", "住房保障支出"]
] as const
const sectionNames = [
  "政府办公厅及相关机构事务",
  "商贸事务",
  "行政事业单位养老支出",
  "抚恤",
  "住房改革支出",
  "普通教育"
]
const itemNames = [
  "行政运行",
  "一般行政管理事务",
  "事业运行",
  "死亡抚恤",
  "住房公积金",
  "购房补贴",
  "其他支出"
]

interface Item {
  readonly code: string
  readonly name: string
  readonly personnel: number
  readonly operating: number
  readonly project: number
  /** Part of the project that other income pays. */
  readonly other: number
  readonly fund: boolean
}

export const makeBudget = (seed: number, knobs: Knobs = plainKnobs): Made => {
  const random = randomOf(seed)
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const chance = (p: number) => random() < p
  const year = int(2018, 2026)
  const body = `${["甲", "乙", "丙", "丁"][int(0, 3)]}市${["商务", "农业", "合作", "档案"][int(0, 3)]}局`
  // hundredths of a yuan, whole in the last printed digit
  const step =
    knobs.unit === "万元" ? (knobs.decimals === 2 ? 10_000 : 1_000_000) : knobs.decimals === 2 ? 1 : 100
  const money = () => int(1, 9_999_999) * step
  const items: Array<Item> = []
  const chosen = classes.filter(() => chance(0.6))
  for (const [code] of chosen.length > 0 ? chosen : classes.slice(0, 2))
    for (let s = 1; s <= int(1, 3); s++)
      for (let i = 1; i <= int(1, 4); i++) {
        const kind = random()
        items.push({
          code: `${code}${String(s).padStart(2, "0")}${String(i).padStart(2, "0")}`,
          name: itemNames[int(0, itemNames.length - 1)]!,
          personnel: kind < 0.6 && chance(0.8) ? money() : 0,
          operating: kind < 0.6 && chance(0.5) ? money() : 0,
          project: kind >= 0.5 ? money() : 0,
          other: 0,
          fund: false
        })
      }
  const spending = items.filter((item) => item.personnel + item.operating + item.project > 0)
  if (spending.length === 0) return makeBudget(seed + 1_000_003, knobs)
  const withProject = spending.filter((item) => item.project > step)
  if (knobs.otherIncome && withProject.length > 0) {
    const item = withProject[int(0, withProject.length - 1)]!
    const part = chance(0.5) ? item.project : int(1, item.project / step - 1) * step
    Object.assign(item, { other: part })
  }
  if (knobs.governmentFund)
    spending.push({
      code: "2120801",
      name: "征地和拆迁补偿支出",
      personnel: 0,
      operating: 0,
      project: money(),
      other: 0,
      fund: true
    })
  return print(spending, { body, year, knobs, random })
}

// -- the tables -----------------------------------------------------------------------------------------------------

type Amounts = Partial<Record<Measure, number>>
interface Line {
  readonly code: string | null
  readonly name: string
  readonly total: boolean
  readonly amounts: Amounts
}

const nameOf = (code: string, items: ReadonlyArray<Item>): string => {
  if (code.length === 3) return classes.find(([c]) => c === code)?.[1] ?? "城乡社区支出"
  if (code.length === 5) return sectionNames[Number(code.slice(3)) % sectionNames.length]!
  return items.find((item) => item.code === code)!.name
}

/** Classes, sections, items and the total, each the sum of what stands under it. */
const coded = (items: ReadonlyArray<Item>, measures: (item: Item) => Amounts): ReadonlyArray<Line> => {
  const codes = [...new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort()
  const sum = (of: ReadonlyArray<Item>): Amounts => {
    const total: Amounts = {}
    for (const item of of)
      for (const [measure, amount] of Object.entries(measures(item)) as ReadonlyArray<[Measure, number]>)
        total[measure] = (total[measure] ?? 0) + amount
    return total
  }
  return [
    ...codes.map((code) => ({
      code,
      name: nameOf(code, items),
      total: false,
      amounts: sum(items.filter((item) => item.code.startsWith(code)))
    })),
    ...(items.length > 0 ? [{ code: null, name: "合计", total: true, amounts: sum(items) }] : [])
  ].filter((line) => Object.values(line.amounts).some((amount) => amount !== 0))
}

interface Setting {
  readonly body: string
  readonly year: number
  readonly knobs: Knobs
  readonly random: () => number
}

const print = (items: ReadonlyArray<Item>, setting: Setting): Made => {
  const { body, knobs, year } = setting
  const truth: Array<Truth> = []
  const out: Array<string> = []
  const unit = knobs.scope === "单位" ? "预算单位" : "部门"
  const title = (name: string) => `${knobs.titleYear ? `${year}年` : ""}${unit}${name}`
  const begin = (name: string, u: string = knobs.unit) =>
    out.push("", "", title(name), "", `编制单位：${body} 单位：${u}`, "")
  const cells = (
    amounts: Amounts,
    order: ReadonlyArray<Measure>,
    format = figure(knobs)
  ): ReadonlyArray<string> =>
    order.flatMap((measure) => {
      const amount = amounts[measure] ?? 0
      if (amount !== 0) return [format(amount)]
      return knobs.blanks === "gone" ? [] : [knobs.blanks === "dash" ? "-" : format(0)]
    })
  const know = (
    table: BudgetTable,
    side: Side,
    line: Omit<Line, "code"> & { readonly code?: string | null },
    order: ReadonlyArray<Measure>
  ) => {
    for (const measure of order) {
      const amount = line.amounts[measure] ?? 0
      if (amount !== 0 || knobs.blanks === "zero")
        truth.push({
          table,
          side,
          total: line.total,
          code: line.code ?? null,
          name: line.name,
          measure,
          amount
        })
    }
  }
  const gap = knobs.spaces === "single" ? " " : "        "
  const codeTable = (
    table: BudgetTable,
    name: string,
    side: Side,
    header: ReadonlyArray<string>,
    order: ReadonlyArray<Measure>,
    lines: ReadonlyArray<Line>
  ) => {
    begin(name)
    out.push(...header)
    lines.forEach((line, i) => {
      if (knobs.page > 0 && i > 0 && i % knobs.page === 0) out.push("", "", "", ...header)
      const code =
        line.code === null
          ? []
          : [
              knobs.codes === "joined"
                ? line.code
                : line.code.replace(/^(\d{3})(\d\d)?(\d\d)?$/u, (_, a, b, c) =>
                    [a, b, c].filter(Boolean).join(" ")
                  )
            ]
      out.push([...code, line.name, ...cells(line.amounts, order)].join(gap), "")
      know(table, side, line, order)
    })
    if (lines.length === 0) out.push("合计")
  }

  const paid = (item: Item) => item.personnel + item.operating + item.project
  const publicItems = items.filter((item) => !item.fund)
  const appropriated = publicItems.filter((item) => paid(item) - item.other > 0)
  const sum = (of: ReadonlyArray<Item>, value: (item: Item) => number) =>
    of.reduce((s, item) => s + value(item), 0)
  const all = sum(items, paid)
  const other = sum(items, (item) => item.other)
  const fund = sum(
    items.filter((item) => item.fund),
    paid
  )
  const classCodes = [...new Set(items.map((item) => item.code.slice(0, 3)))].sort()
  const ordinal = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  // 财务收支预算总表
  begin("财务收支预算总表")
  out.push(
    "本年收入 本年支出",
    "",
    "项目 预算数 项目",
    "",
    "预算数",
    "",
    "合计",
    "基本支出",
    "",
    "项目支出",
    "人员经费 公用经费",
    ""
  )
  const four: ReadonlyArray<Measure> = ["total", "personnel", "operating", "project"]
  const income: ReadonlyArray<readonly [string, number]> = [
    ["一、财政拨款收入", all - other],
    ["　　1、一般公共预算资金", all - other - fund],
    ["　　2、政府性资金", fund],
    ["　　3、国有资本经营预算", 0],
    ["二、事业收入", 0],
    ["三、事业单位经营收入", 0],
    ["四、其他收入", other]
  ]
  const bare = (text: string) => text.trim().replace(/^[一二三四五六七八九十\d]+、/u, "")
  for (let i = 0; i < Math.max(income.length, classCodes.length); i++) {
    const parts: Array<string> = []
    if (i < income.length) {
      const [name, amount] = income[i]!
      parts.push(name, ...cells({ budget: amount }, ["budget"]))
      know("financial_summary", "income", { name: bare(name), total: false, amounts: { budget: amount } }, [
        "budget"
      ])
    }
    if (i < classCodes.length) {
      const own = items.filter((item) => item.code.startsWith(classCodes[i]!))
      const amounts = {
        total: sum(own, paid),
        personnel: sum(own, (x) => x.personnel),
        operating: sum(own, (x) => x.operating),
        project: sum(own, (x) => x.project)
      }
      const name = nameOf(classCodes[i]!, items)
      parts.push(`${ordinal[i]}、${name}`, ...cells(amounts, four))
      know("financial_summary", "expenditure", { name, total: false, amounts }, four)
    }
    out.push(parts.join(gap))
  }
  const totals = {
    total: all,
    personnel: sum(items, (x) => x.personnel),
    operating: sum(items, (x) => x.operating),
    project: sum(items, (x) => x.project)
  }
  out.push(
    "",
    ["收入总计", ...cells({ budget: all }, ["budget"]), "支出总计", ...cells(totals, four)].join(gap)
  )
  know("financial_summary", "income", { name: "收入总计", total: true, amounts: { budget: all } }, ["budget"])
  know("financial_summary", "expenditure", { name: "支出总计", total: true, amounts: totals }, four)

  const functional = (what: string) => [
    `项目 ${what}`,
    "",
    "功能分类科目编码",
    "功能分类科目名称 合计 基本支出 项目支出",
    "",
    "类 款 项",
    ""
  ]
  codeTable(
    "income",
    "收入预算总表",
    "income",
    [
      "项目 收入预算",
      "",
      "功能分类科目编码",
      "功能分类科目名称 合计 财政拨款收入 事业收入",
      "",
      "事业单位",
      "经营收入",
      "",
      "其他收入",
      "类 款 项",
      ""
    ],
    ["total", "fiscal_appropriation", "business_income", "operating_income", "other_income"],
    coded(items, (x) => ({ total: paid(x), fiscal_appropriation: paid(x) - x.other, other_income: x.other }))
  )
  const three: ReadonlyArray<Measure> = ["total", "basic", "project"]
  codeTable(
    "expenditure",
    "支出预算总表",
    "expenditure",
    functional("支出预算"),
    three,
    coded(items, (x) => ({ total: paid(x), basic: x.personnel + x.operating, project: x.project }))
  )

  // 财政拨款收支预算总表
  begin("财政拨款收支预算总表")
  out.push(
    "财政拨款收入 财政拨款支出",
    "",
    "项目 预算数 项目 合计 一般公共预算 政府性基金预算 国有资本经营预算",
    ""
  )
  const funds: ReadonlyArray<Measure> = ["total", "general_public_budget", "government_fund", "state_capital"]
  const sources: ReadonlyArray<readonly [string, number]> = [
    ["一、一般公共预算资金", all - other - fund],
    ["二、政府性基金", fund],
    ["三、国有资本经营预算", 0]
  ]
  const financed = classCodes.filter(
    (code) =>
      sum(
        items.filter((x) => x.code.startsWith(code)),
        (x) => paid(x) - x.other
      ) > 0
  )
  for (let i = 0; i < Math.max(sources.length, financed.length); i++) {
    const parts: Array<string> = []
    if (i < sources.length) {
      const [name, amount] = sources[i]!
      parts.push(name, ...cells({ budget: amount }, ["budget"]))
      know(
        "appropriation_summary",
        "income",
        { name: bare(name), total: false, amounts: { budget: amount } },
        ["budget"]
      )
    }
    if (i < financed.length) {
      const own = items.filter((item) => item.code.startsWith(financed[i]!))
      const amounts = {
        total: sum(own, (x) => paid(x) - x.other),
        general_public_budget: sum(
          own.filter((x) => !x.fund),
          (x) => paid(x) - x.other
        ),
        government_fund: sum(
          own.filter((x) => x.fund),
          paid
        )
      }
      const name = nameOf(financed[i]!, items)
      parts.push(`${ordinal[i]}、${name}`, ...cells(amounts, funds))
      know("appropriation_summary", "expenditure", { name, total: false, amounts }, funds)
    }
    out.push(parts.join(gap))
  }
  const given = { total: all - other, general_public_budget: all - other - fund, government_fund: fund }
  out.push(
    "",
    ["收入总计", ...cells({ budget: all - other }, ["budget"]), "支出总计", ...cells(given, funds)].join(gap)
  )
  know(
    "appropriation_summary",
    "income",
    { name: "收入总计", total: true, amounts: { budget: all - other } },
    ["budget"]
  )
  know("appropriation_summary", "expenditure", { name: "支出总计", total: true, amounts: given }, funds)

  const own = (x: Item) => ({
    total: paid(x) - x.other,
    basic: x.personnel + x.operating,
    project: x.project - x.other
  })
  codeTable(
    "general_public_functional",
    "一般公共预算支出功能分类预算表",
    "expenditure",
    functional("一般公共预算支出"),
    three,
    coded(appropriated, own)
  )
  codeTable(
    "government_fund_functional",
    "政府性基金预算支出功能分类预算表",
    "expenditure",
    functional("政府性基金预算支出"),
    three,
    coded(
      items.filter((x) => x.fund),
      own
    )
  )
  codeTable(
    "state_capital_functional",
    "国有资本经营预算支出功能分类预算表",
    "expenditure",
    functional("国有资本经营预算支出"),
    three,
    []
  )

  // 部门预算经济分类: wages and subsidies are 人员经费, goods and assets 公用经费
  const economic = economicLines(
    sum(publicItems, (x) => x.personnel),
    sum(publicItems, (x) => x.operating),
    setting
  )
  codeTable(
    "general_public_basic_economic",
    "一般公共预算基本支出部门预算经济分类预算表",
    "expenditure",
    [
      "项目 一般公共预算基本支出",
      "",
      "经济分类科目编码",
      "部门经济分类科目名称 合计 人员经费 公用经费",
      "",
      "类 款",
      ""
    ],
    ["total", "personnel", "operating"],
    economic
  )
  return { text: `${out.join(knobs.lineEnd)}${knobs.lineEnd}`, truth }
}

const economicItems: ReadonlyArray<readonly [string, string, "personnel" | "operating"]> = [
  ["30101", "基本工资", "personnel"],
  ["30102", "津贴补贴", "personnel"],
  ["30103", "奖金", "personnel"],
  ["30201", "办公费", "operating"],
  ["30211", "差旅费", "operating"],
  ["30228", "工会经费", "operating"],
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
const economicLines = (
  personnel: number,
  operating: number,
  { knobs, random }: Setting
): ReadonlyArray<Line> => {
  const step =
    knobs.unit === "万元" ? (knobs.decimals === 2 ? 10_000 : 1_000_000) : knobs.decimals === 2 ? 1 : 100
  const items: Array<{ code: string; name: string; amounts: Amounts }> = []
  for (const [kind, whole] of [
    ["personnel", personnel],
    ["operating", operating]
  ] as const) {
    let rest = whole / step
    const own = economicItems.filter(([, , k]) => k === kind)
    own.forEach(([code, name], i) => {
      const part = i === own.length - 1 ? rest : Math.floor(rest * random() * 0.7)
      rest -= part
      if (part > 0) items.push({ code, name, amounts: { total: part * step, [kind]: part * step } })
    })
  }
  const sum = (of: typeof items): Amounts => {
    const total: Amounts = {}
    for (const { amounts } of of)
      for (const [m, amount] of Object.entries(amounts) as ReadonlyArray<[Measure, number]>)
        total[m] = (total[m] ?? 0) + amount
    return total
  }
  const codes = [...new Set(items.map((item) => item.code.slice(0, 3)))].sort()
  return [
    ...codes.flatMap((code) => {
      const under = items
        .filter((item) => item.code.startsWith(code))
        .sort((a, b) => (a.code < b.code ? -1 : 1))
      return [
        { code, name: economicClasses[code]!, total: false, amounts: sum(under) },
        ...under.map((item) => ({ ...item, total: false }))
      ]
    }),
    ...(items.length > 0 ? [{ code: null, name: "合计", total: true, amounts: sum(items) }] : [])
  ]
}

/** Prints hundredths of a yuan in the unit of the table. */
const figure =
  ({ decimals, separators, unit }: Knobs) =>
  (fen: number): string => {
    const value = fen / (unit === "万元" ? 1_000_000 : 100)
    const [whole, fraction] = value.toFixed(decimals).split(".")
    const grouped = separators ? whole!.replace(/\B(?=(\d{3})+$)/gu, ",") : whole!
    return fraction === undefined ? grouped : `${grouped}.${fraction}`
  }
