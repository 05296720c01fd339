import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { draftStatements } from "#pipeline/extract/unit-budget/prose/statements.ts"
import type { Draft } from "#pipeline/model/Draft.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"
import { randomOf } from "./makeBudget.ts"

const body = "临江市档案馆"

/** Statements of a document that says this in its explanation. */
const read = (said: string, year = 2031) => {
  const source = `${body}（单位）主要职能\n\n单位编制说明\n\n${said}\n\n编制单位：${body} 单位：元\n`
  const document = parseBudget(source)
  const { drafts, issues } = draftStatements(document, {
    budget: "budget",
    year,
    yearSpan: { start: 0, end: 1 }
  })
  return { source, drafts, issues }
}

/** metric, subject, amount in yuan or count, change, percent, base: what is null is left out. */
const shown = (draft: Draft): string => {
  const { amount, base_amount, change, change_percent, count, metric, subject } = draft.values
  const yuan = (value: unknown) => (typeof value === "bigint" ? Number(value) / 100 : value)
  return [
    metric,
    subject,
    yuan(amount) ?? count,
    change === null ? null : `change ${yuan(change)}`,
    change_percent === null ? null : `${change_percent}%`,
    base_amount === null ? null : `base ${yuan(base_amount)}`
  ]
    .filter((part) => part !== null)
    .join(" ")
}
const statements = (said: string, year = 2031) => read(said, year).drafts.map(shown)
const warnings = (said: string, year = 2031) => read(said, year).issues.map((issue) => issue.messageZh)

describe("what a figure measures is told by the words before it", () => {
  it("keeps 财政拨款支出 apart from 支出, and 一般公共预算拨款支出 from both", () =>
    expect(
      statements(
        "支出预算5,010万元，其中：财政拨款支出预算4,901万元。财政拨款支出预算中，一般公共预算拨款支出预算4,802万元；政府性基金拨款支出预算99万元；国有资本经营预算拨款支出预算为0万元。"
      )
    ).toEqual([
      "total_expenditure 50100000",
      "fiscal_appropriation_expenditure 49010000",
      "general_public_expenditure 48020000",
      "government_fund_expenditure 990000",
      "state_capital_expenditure 0"
    ]))

  it("takes no income of another kind for 财政拨款收入 or 收入", () =>
    expect(
      statements(
        `${body}收入预算90.5万元，其中：非同级财政拨款收入1万元；一般公共预算财政拨款收入2万元；上级补助收入3万元；附属单位上缴收入4万元；事业收入5万元；国有资本经营收入6万元；其他收入7万元。`
      )
    ).toEqual(["total_income 905000", "business_income 50000", "other_income 70000"]))

  it("reads one figure for both sides where the source sums them up", () =>
    expect(statements("2031年收支总预算812.30万元，比2030年预算增加12.30万元。")).toEqual([
      "total_income 8123000 change 123000",
      "total_expenditure 8123000 change 123000"
    ]))

  it("takes names of classes and items with and without quotation marks", () =>
    expect(
      statements(
        "1.“教育支出”科目20万元，主要用于培训。\n2.科学技术支出30万元。\n3.“农林水支出（类）水利（款）防汛（项）”40万元，主要用于防汛。\n4.农林水支出（类）水利（款）抗旱（项）2031年预算数为50万元。\n5.“农林水支出-水利-行政运行”60万元。"
      )
    ).toEqual([
      "functional_class 教育支出 200000",
      "functional_class 科学技术支出 300000",
      "functional_item 农林水支出（类）水利（款）防汛（项） 400000",
      "functional_item 农林水支出（类）水利（款）抗旱（项） 500000",
      "functional_item 农林水支出-水利-行政运行 600000"
    ]))

  it("takes no programme in quotation marks for a class", () =>
    expect(statements("“数字档案”100万元，“三公”经费预算数为1.00万元。")).toEqual([
      "three_public_total 10000"
    ]))

  it("does not read the figures of a reason or a purpose", () =>
    expect(
      statements(
        "公务接待费9.00万元，比2030年预算减少1.00万元，主要原因是会议减少、其他收入5万元未列；公务用车购置费0万元。"
      )
    ).toEqual(["official_reception 90000 change -10000", "vehicle_purchase 0"]))

  it("knows goods, works and services by the purchase that they are parts of", () =>
    expect(
      statements(
        "2031年度本单位政府采购预算总额87.56万元，其中：货物类8.70万元、工程类0万元、服务类78.86万元。面向中小企业预留政府采购项目预算50万元，政府购买服务预算3万元。"
      )
    ).toEqual([
      "procurement_total 875600",
      "procurement_goods 87000",
      "procurement_works 0",
      "procurement_services 788600"
    ]))

  it("counts projects before and behind their name", () => {
    expect(statements("本单位编报绩效目标的项目共13个，涉及项目预算资金192.20万元。")).toEqual([
      "performance_projects 13",
      "performance_amount 1922000"
    ])
    expect(statements("本单位共13个项目编报了绩效目标，金额1.2亿元。")).toEqual([
      "performance_projects 13",
      "performance_amount 120000000"
    ])
    expect(statements("本单位共13个项目完成验收，金额1.2亿元。")).toEqual([])
  })

  it("counts what is held and what is to be bought, whatever the order", () => {
    const held =
      "截至2030年8月31日，某局共有车辆5辆，其中：机要通信用车2辆、副部（省）级及以上领导用车0辆和其他用车3辆；单价100万元（含）以上设备（不含车辆）4台（套）。"
    const planned =
      "2031年预算安排购置车辆1辆，其中：机要通信用车1辆；部门预算安排购置单价100万元（含）以上设备（不含车辆）6台（套）。"
    const a = [
      "vehicles 5",
      "vehicles 机要通信用车 2",
      "vehicles 副部（省）级及以上领导用车 0",
      "vehicles 其他用车 3",
      "equipment_over_1m 4"
    ]
    const b = ["vehicles_planned 1", "vehicles_planned 机要通信用车 1", "equipment_over_1m_planned 6"]
    expect(statements(`${held}\n${planned}`)).toEqual([...a, ...b])
    expect(statements(`${planned}${held}`)).toEqual([...b, ...a])
  })

  it("says in the text as of which day things are counted", () => {
    const { drafts } = read("截至2030年8月31日，某局共有车辆5辆，其中：机要通信用车5辆。")
    expect(drafts.map((draft) => draft.values["text"])).toEqual([
      "截至2030年8月31日，某局共有车辆5辆",
      "截至2030年8月31日，某局共有车辆5辆，其中：机要通信用车5辆"
    ])
  })

  it("does not count equipment of another price", () =>
    expect(statements("单价50万元以上通用设备3台（套），单位价值100万元以上专用设备2台（套）。")).toEqual([
      "equipment_over_1m 2"
    ]))
})

describe("what changed", () => {
  it("is signed, and 持平 is none", () =>
    expect(
      statements(
        "“三公”经费预算数为20万元，比2030年预算减少5万元。其中：\n（一）因公出国（境）费12.5万元，比2030年预算增加2.5万元。\n（二）公务用车购置及运行费0万元，与2030年预算持平。\n（三）公务接待费7.5万元。比2030年预算减少7.5万元，下降50%。"
      )
    ).toEqual([
      "three_public_total 200000 change -50000",
      "overseas_travel 125000 change 25000",
      "vehicle_total 0 change 0",
      "official_reception 75000 change -75000 -50%"
    ]))

  it("is not said by 基本持平, nor by 增加（减少） that nobody decided", () => {
    const said =
      "公务接待费3万元，与2030年预算基本持平。机关运行经费预算为5万元，比2030年预算增加（减少）1万元。"
    expect(statements(said)).toEqual(["official_reception 30000", "agency_operation 50000"])
    expect(warnings(said)).toEqual(["“增加（减少）1万元”系模板残留，原文未说明是增是减，变动额不予发布。"])
    expect(statements("公务接待费3万元，比2030年预算增加/减少1万元。")).toEqual(["official_reception 30000"])
  })

  it("belongs to what stands before the bracket, not to what stands in it", () =>
    expect(
      statements(
        "公务用车购置及运行费14万元（其中：公务用车购置费0万元、公务用车运行费14万元），比2030年预算减少2万元（12.5%）。"
      )
    ).toEqual([
      "vehicle_total 140000 change -20000 -12.5%",
      "vehicle_purchase 0",
      "vehicle_operation 140000"
    ]))

  it("belongs to the figure that its own words name", () =>
    expect(
      statements(
        "财政拨款收入100万元，事业收入30万元，财政拨款收入比2030年预算增加10万元，人员经费比2030年增加7万元。"
      )
    ).toEqual(["fiscal_appropriation_income 1000000 change 100000", "business_income 300000"]))

  it("is none of several figures together where 均 says so", () =>
    expect(statements("因公出国（境）费0万元、公务接待费2万元，均与上年持平。")).toEqual([
      "overseas_travel 0 change 0",
      "official_reception 20000 change 0"
    ]))

  it("comes with the year before, in either order", () => {
    expect(
      statements(
        "“教育支出（类）进修及培训（款）培训支出（项）”12.00万元，主要用于培训。2030年当年预算执行数为10.00万元，2031年预算安排12.00万元，比2030年预算执行数增加20.00%。"
      )
    ).toEqual(["functional_item 教育支出（类）进修及培训（款）培训支出（项） 120000 20% base 100000"])
    expect(statements("机关运行经费预算为12万元，比2030年预算数10万元增加2万元，增长20%。")).toEqual([
      "agency_operation 120000 change 20000 20% base 100000"
    ])
    expect(statements("财政拨款收入12万元，2030年财政拨款收入10万元。")).toEqual([
      "fiscal_appropriation_income 120000 base 100000"
    ])
  })
})

describe("what is odd", () => {
  it("is a comparison with another year than the one before", () => {
    const said = "财政拨款收入12万元，比2029年预算增加2万元。"
    expect(warnings(said)).toEqual(["“比2029年”：2031年预算应与2030年比较，原文为2029年，照原文发布。"])
    expect(read(said).issues[0]?.subject).toEqual({ table: "budget_statements", ref: "statement:1" })
    expect(warnings(said, 2030)).toEqual([])
  })

  it("is a figure that names another year and stands alone", () => {
    expect(statements("2030年“三公”经费预算数为12万元。")).toEqual(["three_public_total 120000"])
    expect(warnings("2030年“三公”经费预算数为12万元。")).toHaveLength(1)
  })

  it("is a percentage beyond half of its last digit", () => {
    const item = (percent: string) =>
      `“教育支出（类）进修及培训（款）培训支出（项）”160.14万元。2030年当年预算执行数为132.56万元，2031年预算安排160.14万元，比2030年预算执行数增加${percent}%。`
    expect(warnings(item("20.81"))).toEqual([])
    expect(warnings(item("20.8"))).toEqual([])
    expect(warnings(item("21"))).toEqual([])
    expect(warnings(item("20.91"))).toHaveLength(1)
    expect(warnings(item("28.10"))).toHaveLength(1)
  })

  it("is a percentage or a change that amount and change do not give", () => {
    expect(warnings("财政拨款收入120万元，比2030年预算增加20万元，增长20%。")).toEqual([])
    expect(warnings("财政拨款收入120万元，比2030年预算增加20万元，增长16.7%。")).toHaveLength(1)
    expect(warnings("财政拨款收入120万元，比2030年预算数110万元增加20万元。")).toHaveLength(1)
  })

  it("is not a percentage of a base of nothing", () =>
    expect(
      warnings(
        "“教育支出（类）进修及培训（款）培训支出（项）”25.00万元。2030年当年预算执行数为0.00万元，2031年预算安排25.00万元，比2030年预算执行数增加100.00%。"
      )
    ).toEqual([]))

  it("is an amount that its own paragraph says otherwise", () =>
    expect(
      warnings(
        "“教育支出（类）进修及培训（款）培训支出（项）”350.35万元。2030年当年预算执行数为348.52万元，2031年预算安排352.67万元，比2030年预算执行数增加0.53%。"
      )
    ).toHaveLength(1))

  it("is a sentence that was left empty, but not one whose reasons follow in a list", () => {
    expect(warnings("公务接待费3万元，主要原因是。")).toEqual(["“原因是”之后空缺，原文未填写。"])
    expect(warnings("公务接待费3万元，主要原因是：\n1.会议减少。\n2.接待减少。")).toEqual([])
  })

  it("is a reason of the opposite that names the item itself", () => {
    const item = (reason: string) =>
      `“教育支出（类）进修及培训（款）培训支出（项）”9万元。2030年当年预算执行数为10万元，2031年预算安排9万元，比2030年预算执行数减少10.00%。主要原因是：${reason}。`
    expect(warnings(item("培训支出经费增加"))).toHaveLength(1)
    expect(warnings(item("培训支出经费减少"))).toEqual([])
    expect(warnings(item("人员增加"))).toEqual([])
  })
})

describe("a page", () => {
  it("may break a paragraph and repeat it: it counts once", () => {
    const line = "公务接待费3.00万元，比2030年预算减少1.00万元。"
    expect(statements(`${line}\n\f${line}`)).toEqual(["official_reception 30000 change -10000"])
  })

  it("may cut a figure from its unit and a name in two, and leave blanks between characters", () =>
    expect(
      statements(
        "　　2031年度本单位政府采 购预算87.56万元，其中：政府采购货物预算8.70万元、政府采购服务预算78.86\n万 元。"
      )
    ).toEqual(["procurement_total 875600", "procurement_goods 87000", "procurement_services 788600"]))
})

// -- any names, years and amounts -------------------------------------------------------------------------------------

const seeds = join(import.meta.dirname, "..", "..", "..", "seeds")
const budgets = readdirSync(seeds)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => readFileSync(join(seeds, file), "utf8"))
  .filter((text) => text.includes("预算编制说明") || text.includes("编制说明\n"))

/** Every printed figure in another width, with other line breaks; places must still show what is published. */
const reset = (text: string, random: () => number): string =>
  [...text]
    .map((c) => (/\d/u.test(c) && random() < 0.3 ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .map((c) => (random() < 0.04 && !/\s/u.test(c) ? `${c} ` : c))
    .join("")

const clauses: ReadonlyArray<readonly [string, (figure: string) => string, number]> = [
  ["business_income", (f) => `事业收入${f}万元`, 1_000_000],
  ["other_income", (f) => `其他收入${f}万元`, 1_000_000],
  ["overseas_travel", (f) => `因公出国（境）费${f}万元`, 1_000_000],
  ["vehicle_total", (f) => `公务用车购置及运行费${f}万元`, 1_000_000],
  ["vehicle_purchase", (f) => `公务用车购置费${f}万元`, 1_000_000],
  ["vehicle_operation", (f) => `公务用车运行维护费${f}元`, 100],
  ["official_reception", (f) => `公务接待费${f}元`, 100],
  ["agency_operation", (f) => `机关运行经费预算为${f}万元`, 1_000_000],
  ["procurement_works", (f) => `政府采购工程预算${f}亿元`, 10_000_000_000],
  ["fiscal_appropriation_expenditure", (f) => `财政拨款支出预算${f}万元`, 1_000_000]
]

describe("prose of any order, year and amount", () => {
  it("gives each figure to its own metric, with its change and its places", () => {
    for (let seed = 1; seed <= 120; seed++) {
      const random = randomOf(seed)
      const year = 2015 + Math.floor(random() * 30)
      const chosen = clauses.map((clause) => ({ clause, key: random() })).sort((a, b) => a.key - b.key)
      const expected: Array<string> = []
      const said = chosen.map(({ clause: [metric, say, unit] }) => {
        const cents = Math.floor(random() * 10_000_000)
        const figure = (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })
        const moved = Math.floor(random() * 3) - 1
        const change =
          moved === 0 ? "，与上年持平" : `，比${year - 1}年预算${moved > 0 ? "增加" : "减少"}1.50万元`
        const amount = (cents * unit) / 100 / 100
        expected.push(`${metric} ${amount} change ${moved * 15000}`)
        return say(figure) + change
      })
      const { drafts, issues, source } = read(reset(`${said.join("；")}。`, random), year)
      expect(drafts.map(shown)).toEqual(expected)
      expect(issues).toEqual([])
      for (const draft of drafts) {
        const amount = draft.evidence.find((one) => one.column === "amount_printed")!
        const quote = source.slice(amount.span.start, amount.span.end).replace(/\s/gu, "")
        expect(quote).toBe(draft.values["amount_printed"])
      }
    }
  })

  it("leaves no figure of a budget's explanations unread", () => {
    expect(budgets.length).toBeGreaterThan(0)
    for (const text of budgets) {
      const document = parseBudget(text)
      const context = { budget: "b", year: document.tables[0]!.year!.value, yearSpan: { start: 0, end: 1 } }
      const { drafts, issues } = draftStatements(document, context)
      const read = drafts.flatMap((draft) =>
        draft.evidence
          .filter((one) => ["amount", "count", "change"].includes(one.column))
          .map((one) => one.span)
      )
      const unread = document.sections
        .filter(({ kind }) => kind === "explanation" || kind === "circumstances")
        .flatMap(({ paragraphs }) =>
          paragraphs.flatMap((paragraph) =>
            [...paragraph.text.matchAll(/[\d,.]+(?=[万亿千]?元|[辆台个])(?!万元（含）)/gu)].map((found) => ({
              figure: found[0],
              at: paragraph.span(found.index, found.index + found[0].length)
            }))
          )
        )
        .filter(({ at }) => !read.some((span) => span.start <= at.start && at.end <= span.end))
      expect(unread.map(({ figure }) => figure)).toEqual([])
      expect(issues).toEqual([])
    }
  })

  it("says the same of other names, years and amounts put in the place of a budget's own", () => {
    const turn = (digits: string) => digits.replace(/[1-9]/gu, (d) => String((Number(d) % 9) + 1))
    const exchange = (text: string) =>
      text
        .replace(/[\d,.]+(?=\s*万元(?!（含）))/gu, turn)
        .replace(/20(?=\d{2}年)/gu, "21")
        .replaceAll("一般公共服务支出", "农林水支出")
        .replaceAll("机要通信", "消防救援")
    for (const text of budgets) {
      const rows = (source: string, year: number) =>
        draftStatements(parseBudget(source), { budget: "b", year, yearSpan: { start: 0, end: 1 } }).drafts
      const { value } = parseBudget(text).tables[0]!.year!
      const own = rows(text, value)
      const other = rows(exchange(text), value + 100)
      expect(other.length).toBe(own.length)
      other.forEach(({ values }, i) => {
        const { amount_printed, change, metric, subject, text: said, unit_printed } = own[i]!.values
        expect(values["metric"]).toBe(metric)
        expect(values["subject"]).toBe(subject === null ? null : exchange(String(subject)))
        expect(values["unit_printed"]).toBe(unit_printed)
        expect(values["amount_printed"]).toBe(amount_printed === null ? null : turn(String(amount_printed)))
        expect(values["text"]).toBe(exchange(String(said)))
        expect(values["change"] === null).toBe(change === null)
      })
    }
  })

  it("gives no figure where long hostile text has none that is named", () => {
    const long = (unit: string) => unit.repeat(20_000)
    for (const text of [
      long("预算"),
      long("（"),
      long("“A-"),
      long("比2030年"),
      `${long("一")}5万元`,
      long("1万元")
    ])
      expect(read(text).drafts).toEqual([])
  })
})
