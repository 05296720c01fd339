/** What a made budget says in words, and what is known of every figure of it. */
import type { Metric } from "#pipeline/extract/unit-budget/prose/metrics.ts"
import type { Knobs } from "./Knobs.ts"
import { figure } from "./layout.ts"
import { className, type Item, type Plan, sectionName } from "./plan.ts"
import { financed, incomesOf } from "./tables.ts"

/** Money in hundredths of a yuan, as printed; null where nothing is said. */
export interface StatementTruth {
  readonly metric: Metric
  readonly subject: string | null
  readonly amount: number | null
  readonly count: number | null
  readonly change: number | null
  readonly percent: number | null
  readonly base: number | null
}

const nothing = { subject: null, amount: null, count: null, change: null, percent: null, base: null }
/** 万元 with two decimals. */
const wan = (fen: number): string => `${figure(fen, "万元", 2, true)}万元`

export class Prose {
  readonly truth: Array<StatementTruth> = []
  readonly #plan: Plan
  readonly #knobs: Knobs
  constructor(plan: Plan, knobs: Knobs) {
    this.#plan = plan
    this.#knobs = knobs
  }

  #say(metric: Metric, fen: number, more: Partial<StatementTruth> = {}): string {
    const amount = Math.round(fen / 10_000) * 10_000
    this.truth.push({ ...nothing, metric, amount, ...more })
    return wan(amount)
  }
  #count(metric: Metric, count: number, subject: string | null = null): number {
    this.truth.push({ ...nothing, metric, subject, count })
    return count
  }
  /** 比2023年预算增加391.00万元, or 持平. */
  #changed(metric: Metric, fen: number): string {
    const { dice, year } = this.#plan
    const change = dice.chance(0.3) ? 0 : dice.int(-9_999, 9_999) * 10_000
    const said = this.#say(metric, fen, { change })
    if (change === 0) return `${said}，与${year - 1}年预算持平`
    return `${said}，比${year - 1}年预算${change > 0 ? "增加" : "减少"}${wan(Math.abs(change))}`
  }

  explanation(): ReadonlyArray<string> {
    const { body, items, year } = this.#plan
    const own = incomesOf(items)
    const funds = (fund: Item["fund"]) =>
      items.filter((x) => x.fund === fund).reduce((sum, x) => sum + financed(x), 0)
    const lines = [
      `　　${year}年，${body}收入预算${this.#say("total_income", own.total ?? 0)}，其中：` +
        `财政拨款收入${this.#changed("fiscal_appropriation_income", own.fiscal_appropriation ?? 0)}；` +
        `事业收入${this.#say("business_income", own.business_income ?? 0)}；` +
        `事业单位经营收入${this.#say("operating_income", own.operating_income ?? 0)}；` +
        `其他收入${this.#say("other_income", own.other_income ?? 0)}。`,
      `　　支出预算${this.#say("total_expenditure", own.total ?? 0)}，其中：` +
        `财政拨款支出预算${this.#changed("fiscal_appropriation_expenditure", own.fiscal_appropriation ?? 0)}。` +
        `财政拨款支出预算中，一般公共预算拨款支出预算${this.#changed("general_public_expenditure", funds("public"))}；` +
        `政府性基金拨款支出预算${this.#say("government_fund_expenditure", funds("government"))}；` +
        `国有资本经营预算拨款支出预算为${this.#say("state_capital_expenditure", funds("state"))}。`,
      "　　财政拨款收入支出变动的主要原因是据实保障基本支出。",
      "　　财政拨款支出主要内容如下："
    ]
    return [...lines, ...(this.#knobs.itemSentences ? this.#items() : this.#classes())]
  }

  #classes(): ReadonlyArray<string> {
    const { dice, items, year } = this.#plan
    const codes = [...new Set(items.filter((x) => financed(x) > 0).map((x) => x.code.slice(0, 3)))].sort()
    return codes.map((code, i) => {
      const subject = className(code, year)
      const sum = items.filter((x) => x.code.startsWith(code)).reduce((s, x) => s + financed(x), 0)
      const said = this.#say("functional_class", sum, { subject })
      const use = dice.pick(["人员经费等基本支出", "项目支出"])
      return `　　${i + 1}.“${subject}”科目${said}，主要用于${use}。`
    })
  }

  #items(): ReadonlyArray<string> {
    return this.#plan.items
      .filter((x) => x.fund === "public" && financed(x) > 0)
      .map((item, i) => `　　${i + 1}.${this.#item(item)}`)
  }

  #item(item: Item): string {
    const { dice, year } = this.#plan
    const [c, s] = [className(item.code.slice(0, 3), year), sectionName(item.code.slice(0, 5))]
    const subject = `${c}（类）${s}（款）${item.name}（项）`
    const now = Math.round(financed(item) / 10_000)
    const base = Math.max(1, Math.round(now * (0.5 + dice.number())))
    const percent = Number((((now - base) / base) * 100).toFixed(2))
    const same = now === base
    const moved = same ? { change: 0 } : { percent }
    const said = this.#say("functional_item", now * 10_000, { subject, base: base * 10_000, ...moved })
    const words = same ? "持平" : `${now > base ? "增加" : "减少"}${Math.abs(percent).toFixed(2)}%`
    return (
      `“${subject}”${said}，主要用于日常工作。${year - 1}年当年预算执行数为${wan(base * 10_000)}，` +
      `${year}年预算安排${wan(now * 10_000)}，${same ? "与" : "比"}${year - 1}年预算执行数${words}。主要原因是：工作任务调整。`
    )
  }

  circumstances(): ReadonlyArray<string> {
    const { missing, threePublic } = this.#knobs
    return [
      ...(threePublic && !missing.includes("three_public") ? this.#threePublic() : []),
      ...this.#property()
    ]
  }

  #threePublic(): ReadonlyArray<string> {
    const { body, threePublic: t, year } = this.#plan
    const vehicles = t.purchase + t.operation
    return [
      `一、${year}年“三公”经费预算情况说明`,
      `　　${year}年“三公”经费预算数为${this.#changed("three_public_total", t.overseas + t.reception + vehicles)}。其中：`,
      `　　（一）因公出国（境）费${this.#changed("overseas_travel", t.overseas)}。`,
      `　　（二）公务用车购置及运行费${this.#changed("vehicle_total", vehicles)}。其中：公务用车购置费` +
        `${this.#changed("vehicle_purchase", t.purchase)}；公务用车运行费${this.#changed("vehicle_operation", t.operation)}。`,
      `　　（三）公务接待费${this.#changed("official_reception", t.reception)}。`,
      ...(t.agency > 0
        ? [
            "二、机关运行经费预算",
            `　　${year}年${body}财政拨款的机关运行经费预算为${this.#say("agency_operation", t.agency)}。`
          ]
        : [])
    ]
  }

  #property(): ReadonlyArray<string> {
    const { body, dice, threePublic: t, year } = this.#plan
    const [goods, works, services] = [99_999, 9, 99_999].map((most) => dice.int(0, most) * 10_000) as [
      number,
      number,
      number
    ]
    const vehicles = t.operation > 0 ? dice.int(1, 9) : dice.int(0, 3)
    const leaders = dice.int(0, vehicles)
    return [
      "三、政府采购预算情况",
      `　　${year}年度本单位政府采购预算${this.#say("procurement_total", goods + works + services)}，其中：` +
        `政府采购货物预算${this.#say("procurement_goods", goods)}、政府采购工程预算${this.#say("procurement_works", works)}、` +
        `政府采购服务预算${this.#say("procurement_services", services)}。`,
      "四、绩效目标设置情况",
      `　　${year}年度，本单位编报绩效目标的项目共${this.#count("performance_projects", dice.int(0, 40))}个，` +
        `涉及项目预算资金${this.#say("performance_amount", dice.int(0, 999_999) * 10_000)}。`,
      "五、国有资产占有使用情况",
      `　　截至${year - 1}年8月31日，${body}共有车辆${this.#count("vehicles", vehicles)}辆，其中：` +
        `主要领导干部用车${this.#count("vehicles", leaders, "主要领导干部用车")}辆、其他用车${this.#count("vehicles", vehicles - leaders, "其他用车")}辆；` +
        `单价100万元（含）以上设备（不含车辆）${this.#count("equipment_over_1m", dice.int(0, 5))}台（套）。`,
      `　　${year}年预算安排购置车辆${this.#count("vehicles_planned", t.purchase > 0 ? 1 : 0)}辆；` +
        `部门预算安排购置单价100万元（含）以上设备（不含车辆）${this.#count("equipment_over_1m_planned", dice.int(0, 2))}台（套）。`
    ]
  }
}

/** Lines of a page: 60 characters. */
export const flowed = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.flatMap((line) => line.match(/.{1,60}/gsu) ?? [""])
