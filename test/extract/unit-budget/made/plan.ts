/** What a made-up body spends and where it has the money from: the numbers, before anything is printed. */
import type { Knobs } from "./Knobs.ts"
import { Dice } from "./random.ts"

export type Part = "personnel" | "operating" | "project"
export type OwnIncome = "business_income" | "operating_income" | "other_income"
export type Fund = "public" | "government" | "state"

export interface Item {
  readonly code: string
  readonly name: string
  readonly fund: Fund
  /** Hundredths of a yuan, by what it is spent on. */
  readonly spent: Readonly<Record<Part, number>>
  /** What of it other income than appropriation pays. */
  own: { readonly income: OwnIncome; readonly part: Part; readonly amount: number } | null
}

export interface ThreePublic {
  readonly overseas: number
  readonly reception: number
  readonly purchase: number
  readonly operation: number
  readonly agency: number
}

export interface Plan {
  readonly body: string
  readonly year: number
  readonly items: ReadonlyArray<Item>
  readonly threePublic: ThreePublic
  readonly dice: Dice
}

const before2019: Readonly<Record<string, string>> = {
  "207": "文化体育与传媒支出",
  "210": "医疗卫生与计划生育支出",
  "220": "国土海洋气象等支出"
}
export const classes: Readonly<Record<string, string>> = {
  "201": "一般公共服务支出",
  "204": "公共安全支出",
  "205": "教育支出",
  "206": "科学技术支出",
  "207": "文化旅游体育与传媒支出",
  "208": "社会保障和就业支出",
  "210": "卫生健康支出",
  "211": "节能环保支出",
  "212": "城乡社区支出",
  "213": "农林水支出",
  "220": "自然资源海洋气象等支出",
  "221": "住房保障支出",
  "223": "国有资本经营预算支出",
  "229": "其他支出"
}
export const className = (code: string, year: number): string =>
  (year < 2019 ? before2019[code] : undefined) ?? classes[code]!

const sections = [
  "政府办公厅（室）及相关机构事务",
  "商贸事务",
  "行政事业单位养老支出",
  "抚恤",
  "住房改革支出",
  "普通教育",
  "其他城乡社区支出"
]
export const sectionName = (code: string): string =>
  sections[(Number(code.slice(0, 3)) + Number(code.slice(3))) % sections.length]!

const agencyItems = [
  "行政运行",
  "一般行政管理事务",
  "机关服务",
  "机关事业单位基本养老保险缴费支出",
  "死亡抚恤",
  "住房公积金",
  "购房补贴",
  "其他支出"
]
const institutionItems = [
  "事业运行",
  "机构运行",
  "专项业务活动",
  "事业单位医疗",
  "其他事业单位支出",
  "购房补贴"
]

/** The smallest amount that the tables print, in hundredths of a yuan. */
export const stepOf = ({ decimals, unit }: Pick<Knobs, "decimals" | "unit">): number =>
  (unit === "万元" ? 1_000_000 : 100) / (decimals === 2 ? 100 : 1)

export const planOf = (seed: number, knobs: Knobs): Plan => {
  const dice = new Dice(seed)
  const year = dice.int(...knobs.years)
  const step = stepOf(knobs)
  const money = () => dice.int(1, 9_999_999) * step
  const kind = knobs.institution ? ["研究院", "档案馆", "服务中心"] : ["商务局", "农业局", "合作办公室"]
  const body = `${dice.pick(["甲江", "乙山", "丙河", "丁州"])}市${dice.pick(kind)}`
  const items: Array<Item> = []
  const usual = ["201", "205", "206", "207", "208", "210", "212", "213", "220", "221"]
  const chosen = usual.filter(() => dice.chance(0.5))
  for (const code of chosen.length > 0 ? chosen : usual.slice(0, 2))
    for (let s = 1; s <= dice.int(1, 3); s++) {
      const names = dice.shuffled(knobs.institution ? institutionItems : agencyItems)
      for (let i = 1; i <= dice.int(1, 4); i++) {
        const sort = dice.number()
        const spent = {
          personnel: sort < 0.6 && dice.chance(0.8) ? money() : 0,
          operating: sort < 0.6 && dice.chance(0.5) ? money() : 0,
          project: sort >= 0.5 ? money() : 0
        }
        if (spent.personnel + spent.operating + spent.project > 0)
          items.push({ code: `${code}0${s}0${i}`, name: names[i]!, fund: "public", spent, own: null })
      }
    }
  if (items.length === 0) return planOf(seed + 1_000_003, knobs)
  if (knobs.governmentFund)
    items.push(
      ...dice.shuffled([
        fundItem("2120801", "征地和拆迁补偿支出", "government", money()),
        fundItem("2296002", "用于社会福利的彩票公益金支出", "government", money())
      ])
    )
  if (knobs.stateCapital)
    items.push(fundItem("2230105", "国有企业退休人员社会化管理补助支出", "state", money()))
  for (const [on, income] of [
    [knobs.businessIncome, "business_income"],
    [knobs.operatingIncome, "operating_income"],
    [knobs.otherIncome, "other_income"]
  ] as const)
    if (on) payFrom(income, items, step, dice)
  return { body, year, items, threePublic: threePublicOf(knobs, items, dice), dice }
}

const fundItem = (code: string, name: string, fund: Fund, project: number): Item => ({
  code,
  name,
  fund,
  spent: { personnel: 0, operating: 0, project },
  own: null
})

/** Other income pays a part of some item, or all of it. */
const payFrom = (income: OwnIncome, items: ReadonlyArray<Item>, step: number, dice: Dice): void => {
  const free = items.filter((item) => item.own === null && item.fund === "public")
  if (free.length < 2) return
  const item = dice.pick(free)
  const parts = (["personnel", "operating", "project"] as const).filter((part) => item.spent[part] > step)
  if (parts.length === 0) return
  const part = parts.at(-1)!
  const amount = dice.chance(0.4) ? item.spent[part] : dice.int(1, item.spent[part] / step - 1) * step
  item.own = { income, part, amount }
}

/** In whole units of the last digit that is printed; 机关运行经费 is the 公用经费 that appropriation pays. */
const threePublicOf = (knobs: Knobs, items: ReadonlyArray<Item>, dice: Dice): ThreePublic => {
  const operating = items
    .filter((x) => x.fund === "public")
    .reduce((sum, x) => sum + x.spent.operating - (x.own?.part === "operating" ? x.own.amount : 0), 0)
  const least = knobs.threePublicUnit === "万元" ? 10_000 : 100
  const some = (p: number) => (dice.chance(p) ? dice.int(1, 99_999) * 10_000 : 0)
  return {
    overseas: some(0.6),
    reception: some(0.7),
    purchase: some(0.3),
    operation: some(0.6),
    agency: knobs.institution ? 0 : Math.round(operating / least) * least
  }
}
