/**
 * The nine tables of a Chinese budget disclosure: how each is titled and headed, its columns in printed order, and the
 * equations that hold within a row.
 */

import type budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import type { Row } from "#schemas/dataset.ts"
import type { Scheme } from "./budgetClasses.ts"

type BudgetLine = Row<typeof budgetLines>
export type BudgetTable = BudgetLine["table"]
export type Measure = NonNullable<BudgetLine["measure"]>
export type Side = BudgetLine["side"]

export interface BudgetColumn {
  readonly side: Side
  readonly measure: Measure
  /** Title in the header, without white space. */
  readonly title: RegExp
  /** Canonical title, for a table whose header is lost. */
  readonly name: string
  /** Column that takes its place: 基本支出 is no column of its own where it is split into 人员经费 and 公用经费. */
  readonly unless?: Measure
  /** A column only where the header shows it. */
  readonly shown?: true
}

/** Within one row `sum` is the sum of `parts` (those of them that the table has). */
export interface Equation {
  readonly sum: Measure
  readonly parts: ReadonlyArray<Measure>
}

export interface TableKind {
  readonly table: BudgetTable
  readonly zh: string
  /** Matches a title without white space, list number and dots; the first kind that matches is it. */
  readonly title: RegExp
  /** Matches the header without white space; the first kind that matches is it. */
  readonly header: RegExp
  /** Matches a header that other kinds have too: a title beside it decides. */
  readonly sharedHeader?: RegExp
  /** coded: a line is a code, a name and amounts; two_sided: income beside expenditure; figures: amounts alone. */
  readonly layout: "coded" | "two_sided" | "figures"
  readonly scheme: Scheme | null
  readonly columns: ReadonlyArray<BudgetColumn>
  readonly equations: ReadonlyArray<Equation>
}

const expenditure = (measure: Measure, name: string, title: RegExp, unless?: Measure): BudgetColumn => ({
  side: "expenditure",
  measure,
  name,
  title,
  ...(unless === undefined ? {} : { unless })
})
const income = (measure: Measure, name: string, title: RegExp): BudgetColumn => ({
  side: "income",
  measure,
  name,
  title
})

const total = expenditure("total", "合计", /合计/u)
const personnel = expenditure("personnel", "人员经费", /人员经费/u)
const operating = expenditure("operating", "公用经费", /公用经费/u)
const basic = expenditure("basic", "基本支出", /基本支出/u, "personnel")
const project = expenditure("project", "项目支出", /项目支出/u)
const basicAndProject: ReadonlyArray<Equation> = [{ sum: "total", parts: ["basic", "project"] }]

const functional = (table: BudgetTable, zh: string, title: RegExp, header: RegExp): TableKind => ({
  table,
  zh,
  title,
  header,
  layout: "coded",
  scheme: "functional",
  columns: [
    total,
    expenditure("basic", "基本支出", /基本支出/u),
    { ...personnel, shown: true },
    { ...operating, shown: true },
    project
  ],
  equations: [...basicAndProject, { sum: "basic", parts: ["personnel", "operating"] }]
})

/** 一般公共预算, and its name before 2016. */
const generalPublic = "(?:一般公共|公共财政)预算"

/** In the order in which titles and headers are tried: the more special first. */
const special: ReadonlyArray<TableKind> = [
  {
    table: "three_public",
    zh: "“三公”经费和机关运行经费预算表",
    title: /[“"”]?三公[“"”]?经费.*表$/u,
    header: /[“"”]?三公[“"”]?经费|因公出国/u,
    layout: "figures",
    scheme: null,
    columns: [
      expenditure("three_public_total", "合计", /合计/u),
      expenditure("overseas_travel", "因公出国（境）费", /因公出国[（(]境[)）]费用?/u),
      expenditure("official_reception", "公务接待费", /公务接待费/u),
      expenditure("vehicle_total", "小计", /小计/u),
      expenditure("vehicle_purchase", "购置费", /(?:公务用车)?购置费/u),
      expenditure("vehicle_operation", "运行费", /(?<!购置及)(?:公务用车)?运行(?:维护)?费/u),
      expenditure("agency_operation", "机关运行经费预算数", /(?:\d{4}年)?机关运行经费(?:预算)?数?/u)
    ],
    equations: [
      { sum: "three_public_total", parts: ["overseas_travel", "official_reception", "vehicle_total"] },
      { sum: "vehicle_total", parts: ["vehicle_purchase", "vehicle_operation"] }
    ]
  },
  {
    table: "general_public_basic_economic",
    zh: "一般公共预算基本支出部门预算经济分类预算表",
    title: new RegExp(`${generalPublic}.*基本支出.*表$`, "u"),
    header: new RegExp(`经济分类科目|${generalPublic}基本支出`, "u"),
    layout: "coded",
    scheme: "economic",
    columns: [total, personnel, operating],
    equations: [{ sum: "total", parts: ["personnel", "operating"] }]
  },
  {
    table: "appropriation_summary",
    zh: "财政拨款收支预算总表",
    title: /财政拨款收支.*表$/u,
    header: /财政拨款收入财政拨款支出/u,
    layout: "two_sided",
    scheme: null,
    columns: [
      income("budget", "预算数", /预算数/u),
      total,
      expenditure("general_public_budget", "一般公共预算", new RegExp(generalPublic, "u")),
      expenditure("government_fund", "政府性基金预算", /政府性基金/u),
      expenditure("state_capital", "国有资本经营预算", /国有资本经营/u)
    ],
    equations: [{ sum: "total", parts: ["general_public_budget", "government_fund", "state_capital"] }]
  },
  functional(
    "government_fund_functional",
    "政府性基金预算支出功能分类预算表",
    /政府性基金.*支出.*表$/u,
    /政府性基金预算(?:财政拨款)?支出/u
  ),
  functional(
    "state_capital_functional",
    "国有资本经营预算支出功能分类预算表",
    /国有资本经营.*支出.*表$/u,
    /国有资本经营预算(?:财政拨款)?支出/u
  ),
  functional(
    "general_public_functional",
    "一般公共预算支出功能分类预算表",
    new RegExp(`${generalPublic}.*支出.*表$`, "u"),
    new RegExp(`${generalPublic}(?:财政拨款)?支出`, "u")
  ),
  {
    table: "financial_summary",
    zh: "财务收支预算总表",
    title: /收支(?:预算)?总表$/u,
    header: /本年收入本年支出/u,
    layout: "two_sided",
    scheme: null,
    columns: [
      income("budget", "预算数", /预算数/u),
      expenditure("total", "合计", /合计|预算数/u),
      personnel,
      operating,
      basic,
      project
    ],
    equations: [{ sum: "total", parts: ["personnel", "operating", "basic", "project"] }]
  },
  {
    table: "income",
    zh: "收入预算总表",
    title: /收入(?:预算)?(?:总|情况)?表$/u,
    header: /收入预算|财政拨款收入事业收入/u,
    layout: "coded",
    scheme: "functional",
    columns: [
      income("total", "合计", /合计/u),
      income("fiscal_appropriation", "财政拨款收入", /财政拨款收入/u),
      income("business_income", "事业收入", /事业收入/u),
      income("operating_income", "事业单位经营收入", /经营收入/u),
      income("other_income", "其他收入", /其他收入/u)
    ],
    equations: [
      { sum: "total", parts: ["fiscal_appropriation", "business_income", "operating_income", "other_income"] }
    ]
  },
  {
    ...functional("expenditure", "支出预算总表", /(?<!项目)支出(?:预算)?(?:总|情况)?表$/u, /支出预算/u),
    sharedHeader: /基本支出项目支出/u
  }
]

const contractOrder: ReadonlyArray<BudgetTable> = [
  "financial_summary",
  "income",
  "expenditure",
  "appropriation_summary",
  "general_public_functional",
  "government_fund_functional",
  "state_capital_functional",
  "general_public_basic_economic",
  "three_public"
]

/** The nine tables in the order of a disclosure. */
export const tableKinds: ReadonlyArray<TableKind> = contractOrder.map(
  (table) => special.find((kind) => kind.table === table)!
)
export const tableKind = (table: BudgetTable): TableKind => special.find((kind) => kind.table === table)!

/** The table that a title stands for; white space does not matter. Null for any other text. */
export const tableOfTitle = (title: string): BudgetTable | null => {
  const bare = title.replace(/\s/gu, "")
  return special.find((kind) => kind.title.test(bare))?.table ?? null
}
/** The table that a header belongs to, and whether it is its alone; null if it does not tell. */
export const tableOfHeader = (
  header: string
): { readonly table: BudgetTable; readonly sure: boolean } | null => {
  const bare = header.replace(/\s/gu, "")
  const own = special.find((kind) => kind.header.test(bare))
  if (own !== undefined) return { table: own.table, sure: true }
  const shared = special.find((kind) => kind.sharedHeader?.test(bare))
  return shared === undefined ? null : { table: shared.table, sure: false }
}

/**
 * Columns that none of the nine tables has, in the headers of tables with the same titles that other places use: what
 * stands under them has no measure.
 */
export const foreignColumn =
  /(?:单位|部门)[）)]?(?:代码|编码)|财政专户管理|上级补助收入|附属单位(?:上缴|补助)|上缴上级支出|对附属单位补助|事业单位经营支出|政府经济分类|资产处置|用事业基金/u

/** Both on one line of the header of the three public expenses: the reception stands behind the vehicles. */
export const receptionLast = /公务用车购置及运行(?:维护)?费.*公务接待费/u

/** Economic classes that are nothing but 人员经费: 工资福利支出. */
export const personnelOnly = /^301/u

/** Words of table headers. A word of a header is one of them or, where the cell is wrapped, a piece of one. */
export const headerWords: ReadonlyArray<string> = [
  "项目",
  "预算数",
  "年初预算数",
  "本年收入",
  "本年支出",
  "收入",
  "支出",
  "合计",
  "小计",
  "基本支出",
  "项目支出",
  "人员经费",
  "公用经费",
  "收入预算",
  "支出预算",
  "功能分类科目编码",
  "功能分类科目名称",
  "功能分类科目",
  "经济分类科目编码",
  "经济分类科目名称",
  "部门经济分类科目名称",
  "部门经济分类科目编码",
  "部门预算经济分类科目",
  "部门预算经济分类科目编码",
  "部门预算经济分类科目名称",
  "科目编码",
  "科目名称",
  "编码",
  "名称",
  "财政拨款收入",
  "财政拨款支出",
  "事业收入",
  "事业单位",
  "经营收入",
  "事业单位经营收入",
  "其他收入",
  "类",
  "款",
  "项",
  "一般公共预算",
  "公共财政预算",
  "公共财政预算支出",
  "公共财政预算基本支出",
  "政府性基金预算",
  "国有资本经营预算",
  "一般公共预算支出",
  "政府性基金预算支出",
  "国有资本经营预算支出",
  "一般公共预算基本支出",
  "“三公”经费预算数",
  "“三公”经费",
  "机关运行经费预算数",
  "机关运行经费",
  "因公出国（境）费",
  "因公出国(境)费",
  "公务接待费",
  "公务用车购置及运行费",
  "公务用车购置及运行维护费",
  "公务用车购置费",
  "公务用车运行费",
  "公务用车运行维护费",
  "购置费",
  "运行费",
  "备注",
  "部门（单位）代码",
  "部门（单位）名称",
  "单位代码",
  "单位名称",
  "上年结转结余",
  "财政专户管理资金",
  "国有资本经营预算",
  "上级补助收入",
  "附属单位上缴收入",
  "事业单位经营支出",
  "上缴上级支出",
  "对附属单位补助支出",
  "部门预算支出经济分类科目",
  "本年一般公共预算支出",
  "本年一般公共预算基本支出",
  "本年政府性基金预算支出",
  "本年国有资本经营预算支出",
  "“三公”经费合计"
]

/** Words that begin a header which is repeated on a further page. */
export const headerStarts: ReadonlyArray<string> = [
  "项目",
  "本年收入",
  "功能分类科目编码",
  "功能分类科目",
  "经济分类科目编码",
  "部门预算经济分类科目",
  "科目编码",
  "部门（单位）代码",
  "单位代码",
  "类",
  "“三公”经费预算数",
  "“三公”经费合计"
]

/** Labels of total rows, without white space. */
export const totalLabel = /^(?:本年|支出|收入)*(?:合计|总计)[:：]?$/u

/** 本年收入 and 本年支出 as lines of a table: what stands under them is what they sum up. */
export const sumLine = /^本年(?:收入|支出)(?:合计|小计)?$/u

/** 上年结转 and 结转下年 stand beside 本年收入 and 本年支出. */
export const carried = /结转|结余/u

/** Lines of the income side that are parts of 财政拨款收入 in the financial summary. */
export const appropriationPart =
  /^(?:(?:一般公共|公共财政)(?:预算|拨款|资金)|政府性基金|政府性资金|国有资本经营)/u

/** The income column that a line of the income side of the financial summary stands for. */
export const incomeMeasure = (label: string): Measure | null =>
  /^财政拨款(?:收入)?$/u.test(label)
    ? "fiscal_appropriation"
    : /^事业收入$/u.test(label)
      ? "business_income"
      : /^(?:事业单位)?经营收入$/u.test(label)
        ? "operating_income"
        : /^其他收入$/u.test(label)
          ? "other_income"
          : null

/** Whether a label of a two-sided table belongs to the income side by its wording; null if it does not tell. */
export const sideOfLabel = (label: string): Side | null =>
  /支出|^预备费$|结转下年|补助$/u.test(label)
    ? "expenditure"
    : /收入|资金|基金|经营预算|公共预算|财政预算|上年结转|上年结余|弥补/u.test(label)
      ? "income"
      : null

/** Yuan per unit, in hundredths. */
export const unitFactor: Readonly<Record<string, bigint>> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  亿元: 10_000_000_000n
}

/** Metrics of the prose that name one column of the table of the three public expenses. */
export const threePublicMeasure: Readonly<Record<string, Measure>> = {
  three_public_total: "three_public_total",
  overseas_travel: "overseas_travel",
  official_reception: "official_reception",
  vehicle_total: "vehicle_total",
  vehicle_purchase: "vehicle_purchase",
  vehicle_operation: "vehicle_operation",
  agency_operation: "agency_operation"
}

/** Items of the economic classification that name the same expense as a column of that table. */
export const threePublicCode: ReadonlyArray<readonly [Measure, string]> = [
  ["overseas_travel", "30212"],
  ["official_reception", "30217"],
  ["vehicle_operation", "30231"]
]
