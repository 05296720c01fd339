/** What the words before a figure say that it measures: data, tried in order, the more special first. */
import type budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import type { Row } from "#schemas/dataset.ts"

export type Metric = Row<typeof budgetStatements>["metric"]

export interface MetricForm {
  readonly metric: Metric
  /** Matches the end of the words before the figure; a group `subject` names what it is about. */
  readonly label: RegExp
  /** Money, or things that are counted by this unit. */
  readonly unit: "money" | "个" | "辆" | "台"
  /** Only in a paragraph that plans purchases, or only in one that does not. */
  readonly planned?: boolean
}

const is = "(?:预算)?(?:总额|总数|数)?(?:共|共计|合计)?(?:安排|为|是|共计)?"
const money = (metric: Metric, words: string): MetricForm => ({
  metric,
  label: new RegExp(`${words}${is}$`, "u"),
  unit: "money"
})

export const metricForms: ReadonlyArray<MetricForm> = [
  // the three public expenses and what follows them in a disclosure
  money("three_public_total", '[“"]?三公[”"]?经费'),
  money("overseas_travel", "因公出国[（(]境[)）]费用?"),
  money("vehicle_total", "公务用车购置(?:及|和)运行(?:维护)?费"),
  money("vehicle_purchase", "公务用车购置费"),
  money("vehicle_operation", "公务用车运行(?:维护)?费"),
  money("official_reception", "公务接待费"),
  money("agency_operation", "机关运行(?:经)?费"),
  money("procurement_goods", "政府采购货物"),
  money("procurement_works", "政府采购工程"),
  money("procurement_services", "政府采购服务"),
  money("procurement_total", "政府采购"),
  { metric: "performance_projects", label: /绩效目标的?项目(?:共|共计|有)?$/u, unit: "个" },
  money("performance_amount", "涉及(?:项目)?(?:预算)?(?:资金|金额)"),
  { metric: "vehicles", label: /(?:共有|现有|实有)(?:公务用?)?车辆?$/u, unit: "辆", planned: false },
  { metric: "vehicles", label: /(?<subject>[\p{Script=Han}]{2,16}用车)$/u, unit: "辆", planned: false },
  { metric: "vehicles_planned", label: /购置(?:公务用?)?车辆?$/u, unit: "辆", planned: true },
  {
    metric: "vehicles_planned",
    label: /(?<subject>[\p{Script=Han}]{2,16}用车)$/u,
    unit: "辆",
    planned: true
  },
  {
    metric: "equipment_over_1m_planned",
    label: /购置单价100万元[（(]含[)）]?以上[）)]?(?:的)?设备(?:[（(]不含车辆[)）])?$/u,
    unit: "台"
  },
  {
    metric: "equipment_over_1m",
    label: /单价100万元[（(]含[)）]?以上[）)]?(?:的)?设备(?:[（(]不含车辆[)）])?$/u,
    unit: "台"
  },
  // income and expenditure
  money("fiscal_appropriation_income", "财政拨款收入"),
  money("operating_income", "(?:事业单位)?经营收入"),
  money("business_income", "事业收入"),
  money("other_income", "其他收入"),
  money("general_public_expenditure", "一般公共预算(?:财政)?拨款支出"),
  money("government_fund_expenditure", "政府性基金(?:预算)?(?:财政)?拨款支出"),
  money("state_capital_expenditure", "国有资本经营(?:预算)?(?:财政)?拨款支出"),
  money("fiscal_appropriation_expenditure", "财政拨款支出"),
  money("functional_item", '[“"](?<subject>[^“”"]{2,120}[（(]项[)）])[”"](?:科目)?'),
  money("functional_item", '[“"](?<subject>[^“”"]{2,40}[-－—–][^“”"]{2,40}[-－—–][^“”"]{2,40})[”"](?:科目)?'),
  money("functional_class", '[“"](?<subject>[^“”"（）()]{2,40})(?:[（(]类[)）])?[”"](?:科目)?'),
  money("total_income", "收入"),
  money("total_expenditure", "支出")
]

/** 收入预算 and 支出预算 stand alone: the metric of a longer name is one of its own. */
export const standsAlone =
  /(?:^|[^\p{Script=Han}]|年|年度|[位门局委会院所厅室处心府校部]|总|，)(?:收入|支出)预算/u
