/** What the words before a figure say that it measures: data, tried in order, the more special first. */
import type budgetStatements from "#schemas/budgets/budget_statements.dataset.ts"
import type { Row } from "#schemas/dataset.ts"

export type Metric = Row<typeof budgetStatements>["metric"]

export interface MetricForm {
  readonly metrics: ReadonlyArray<Metric>
  /** Matches the end of the words, without 预算数为 and the like; a group `subject` names what it is about. */
  readonly words: RegExp
  /** Money, or things that are counted by one of these units. */
  readonly unit: "money" | "个" | "辆" | "台"
  /** What may stand before the words: a year and a body, or anything that does not narrow them. */
  readonly before: "body" | "any"
  /** Only behind a figure of one of these metrics in the same sentence, where the words are short. */
  readonly behind?: ReadonlyArray<Metric>
  /** Only where purchases are planned, or only where they are not. */
  readonly planned?: boolean
}

type Options = Partial<Omit<MetricForm, "words" | "metrics">>

const form = (metric: Metric | ReadonlyArray<Metric>, words: string, options: Options = {}): MetricForm => ({
  metrics: typeof metric === "string" ? [metric] : metric,
  words: new RegExp(`${words}$`, "u"),
  unit: "money",
  before: "any",
  ...options
})
const own = (metric: Metric | ReadonlyArray<Metric>, words: string, options: Options = {}): MetricForm =>
  form(metric, words, { before: "body", ...options })

const costs = "(?:经费|费用?)"
const spent = "(?:财政拨款|一般公共预算|预算|支出)*"
const procurement: ReadonlyArray<Metric> = [
  "procurement_total",
  "procurement_goods",
  "procurement_works",
  "procurement_services"
]
const bought = "(?:类|项目|采购|支出|预算)*"
const vehicles: ReadonlyArray<Metric> = ["vehicle_total", "vehicle_purchase"]
const kindOfVehicle = "^(?:其中|包括|包含|另有|以及|及|和)?(?<subject>[^\\d“”]{1,24}用车)"
const costly = "(?:单价|单位价值|单台价值)[（(]?100万元(?:[（(]含[^（）()]{0,12}[)）])?(?:及)?以上[）)]?"
const device = "(?:[（(][^（）()]{0,12}[)）])?(?:的)?(?:通用|专用|大型)?设备(?:[（(][^（）()]{0,12}[)）])?"
const appropriated = "(?:当年)?(?:财政)?(?:拨款)?支出"
/** 公共财政 until 2015. */
const generalPublic = "(?:一般公共预算|公共财政(?:预算)?)"
const income: ReadonlyArray<Metric> = ["total_income"]
const expenditure: ReadonlyArray<Metric> = ["total_expenditure"]
const appropriation: ReadonlyArray<Metric> = [
  "total_expenditure",
  "fiscal_appropriation_expenditure",
  "general_public_expenditure",
  "government_fund_expenditure"
]

export const metricForms: ReadonlyArray<MetricForm> = [
  // the three public expenses and what follows them in a disclosure
  form("three_public_total", `[“"]?三公[”"]?经费${spent}`),
  form("overseas_travel", `因公出国[（(]境[)）]${costs}${spent}`),
  form("vehicle_total", `公务用车购置(?:费)?(?:及|和|与)运行(?:维护)?${costs}${spent}`),
  form("vehicle_purchase", `公务用车购置${costs}${spent}`),
  form("vehicle_operation", `公务用车运行(?:维护)?${costs}${spent}`),
  form("vehicle_purchase", `^(?:其中)?(?:车辆)?购置${costs}`, { behind: vehicles }),
  form("vehicle_operation", `^(?:其中)?(?:车辆)?运行(?:维护)?${costs}`, { behind: vehicles }),
  form("official_reception", `公务接待${costs}${spent}`),
  form("agency_operation", `机关运行(?:经)?费${spent}`),
  form("procurement_goods", `政府采购货物${bought}`),
  form("procurement_works", `政府采购工程${bought}`),
  form("procurement_services", `政府采购服务${bought}`),
  form("procurement_goods", `^(?:采购)?货物${bought}`, { behind: procurement }),
  form("procurement_works", `^(?:采购)?工程${bought}`, { behind: procurement }),
  form("procurement_services", `^(?:采购)?服务${bought}`, { behind: procurement }),
  form("procurement_total", "政府采购(?:支出|项目|计划|资金|预算)*"),
  form("performance_projects", "绩效(?:目标)?(?:管理|编报)?的?(?:[一二三]级)?项目(?:数量)?(?:有)?", {
    unit: "个"
  }),
  form("performance_amount", "涉及(?:的|项目|预算|财政|拨款|资金|支出|一般公共|当年)*", {
    behind: ["performance_projects"]
  }),
  form("performance_amount", "^(?:项目|预算|财政|资金|支出)*", { behind: ["performance_projects"] }),
  form("vehicles", "(?:共有|现有|实有|拥有|保有)(?:公务用?)?车辆?", { unit: "辆", planned: false }),
  own("vehicles", "(?:车辆|公务用车|公务车)(?:保有|实有)?量?", { unit: "辆", planned: false }),
  form("vehicles", kindOfVehicle, { unit: "辆", planned: false }),
  form("vehicles_planned", "(?:购置|更新|新增)(?:公务用?)?车辆?", { unit: "辆", planned: true }),
  form("vehicles_planned", kindOfVehicle, { unit: "辆", planned: true }),
  form("equipment_over_1m_planned", `${costly}${device}`, { unit: "台", planned: true }),
  form("equipment_over_1m", `${costly}${device}`, { unit: "台", planned: false }),
  // income and expenditure
  own(["total_income", "total_expenditure"], "(?:收支|收入(?:和|与|及)支出)"),
  own(
    ["fiscal_appropriation_income", "fiscal_appropriation_expenditure"],
    "财政拨款(?:收支|收入(?:和|与|及)?支出)"
  ),
  own("fiscal_appropriation_income", "财政拨款收入"),
  own("operating_income", "(?:事业单位)?经营收入"),
  own("business_income", "事业收入"),
  own("other_income", "其他收入"),
  own("general_public_expenditure", `${generalPublic}${appropriated}`),
  own("government_fund_expenditure", `政府性基金(?:预算)?${appropriated}`),
  own("state_capital_expenditure", `国有资本经营(?:预算)?${appropriated}`),
  own("fiscal_appropriation_expenditure", "财政拨款支出"),
  own("fiscal_appropriation_income", "财政拨款", { behind: income }),
  own("fiscal_appropriation_expenditure", "财政拨款", { behind: expenditure }),
  own("general_public_expenditure", `${generalPublic}(?:当年)?(?:财政)?拨款`, { behind: appropriation }),
  own("government_fund_expenditure", "政府性基金(?:预算)?(?:财政)?拨款", { behind: appropriation }),
  own("state_capital_expenditure", "国有资本经营(?:预算)?(?:财政)?拨款", { behind: appropriation }),
  own("total_income", "收入"),
  own("total_expenditure", "支出")
]
