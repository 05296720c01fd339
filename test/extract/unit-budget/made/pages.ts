/** A made budget as the pages of a PDF: cells at their places, names wrapped in their column, headers over their amounts. */
import type { BudgetTable, Measure } from "#pipeline/knowledge/budgetTables.ts"
import { widthOf } from "../../../pdf/fonts.ts"
import type { PdfPage, PlacedText } from "../../../pdf/makePdf.ts"
import type { Knobs } from "./Knobs.ts"
import { figure, type Printer } from "./layout.ts"
import type { Dice } from "./random.ts"
import type { MadeLine, MadeTable } from "./tables.ts"

/** How the tables are set: what programs do that print budgets. */
export interface Setting {
  readonly align: "right" | "centre" | "left"
  /** Where amounts stand beside a name of two lines. */
  readonly beside: "middle" | "top" | "bottom"
  readonly size: number
  readonly rowsPerPage: number
  readonly headerRepeats: boolean
  readonly blanks: "gone" | "zero"
}

export const anySetting = (dice: Dice): Setting => ({
  align: dice.pick(["right", "right", "centre", "left"]),
  beside: dice.pick(["middle", "top", "bottom"]),
  size: dice.pick([7, 9, 10]),
  rowsPerPage: dice.pick([12, 18, 100]),
  headerRepeats: dice.chance(0.5),
  blanks: dice.pick(["gone", "gone", "zero"])
})

const page = { width: 842, height: 595 }
const left = 40
const right = page.width - 40

/** A column of a table, from one edge to the other. */
interface Column {
  readonly from: number
  readonly to: number
}

const titles: Partial<Record<Measure, string>> = {
  total: "合计",
  basic: "基本支出",
  project: "项目支出",
  personnel: "人员经费",
  operating: "公用经费",
  fiscal_appropriation: "财政拨款收入",
  business_income: "事业收入",
  operating_income: "事业单位经营收入",
  other_income: "其他收入",
  budget: "预算数",
  general_public_budget: "一般公共预算",
  government_fund: "政府性基金预算",
  state_capital: "国有资本经营预算",
  three_public_total: "合计",
  overseas_travel: "因公出国（境）费",
  official_reception: "公务接待费",
  vehicle_total: "小计",
  vehicle_purchase: "购置费",
  vehicle_operation: "运行费",
  agency_operation: "机关运行经费预算数"
}
const heads: Partial<Record<BudgetTable, readonly [string, string]>> = {
  financial_summary: ["本年收入", "本年支出"],
  appropriation_summary: ["财政拨款收入", "财政拨款支出"],
  income: ["项目", "收入预算"],
  expenditure: ["项目", "支出预算"],
  general_public_functional: ["项目", "一般公共预算支出"],
  government_fund_functional: ["项目", "政府性基金预算支出"],
  state_capital_functional: ["项目", "国有资本经营预算支出"],
  general_public_basic_economic: ["项目", "一般公共预算基本支出"]
}

export class PageSetter {
  readonly #setting: Setting
  readonly #knobs: Knobs
  readonly #printer: Printer
  readonly #body: string
  constructor(setting: Setting, knobs: Knobs, printer: Printer, body: string) {
    this.#setting = setting
    this.#knobs = knobs
    this.#printer = printer
    this.#body = body
  }

  table(table: MadeTable): ReadonlyArray<PdfPage> {
    const { headerRepeats, rowsPerPage } = this.#setting
    const pages = Math.max(1, Math.ceil(table.rows.length / rowsPerPage))
    return Array.from({ length: pages }, (_, i) => {
      const texts: Array<PlacedText> = []
      let y = 50
      if (i === 0) {
        texts.push(this.#centred(this.#printer.title(table.name), { from: left, to: right }, y))
        texts.push(this.#at(`编制单位：${this.#body}`, left, y + 24))
        texts.push(this.#at(`单位：${table.unit}`, right - 80, y + 24))
        y += 48
      }
      if (i === 0 || headerRepeats) {
        texts.push(...this.#header(table, y))
        y += 54
      }
      for (const row of table.rows.slice(i * rowsPerPage, (i + 1) * rowsPerPage)) {
        const { size } = this.#setting
        const lines = Math.max(...row.map((line) => this.#names(table, line).length))
        const extra = (lines - 1) * size * 1.2
        const below = { top: 0, middle: extra / 2, bottom: extra }[this.#setting.beside]
        texts.push(...this.#row(table, row, y + below))
        y += extra + 22
      }
      return { width: page.width, height: Math.max(page.height, y + 40), texts }
    })
  }

  #header(table: MadeTable, y: number): ReadonlyArray<PlacedText> {
    if (table.rows.length === 0) return []
    if (table.kind === "three_public") return this.#threePublicHeader(table, y)
    const first = table.rows[0]!
    const named = heads[table.kind]!
    const sides = first.length === 2 ? this.#halves(table) : [this.#wide(first[0]!)]
    return sides.flatMap(({ amounts, name, order }, side): ReadonlyArray<PlacedText> => {
      const spanning = { from: amounts[0]!.from, to: amounts.at(-1)!.to }
      const cells = order.map((measure, i) => this.#centred(titles[measure]!, amounts[i]!, y + 18))
      if (sides.length === 2)
        return [
          this.#centred(named[side]!, { from: name.from, to: spanning.to }, y),
          this.#centred("项目", name, y + 18),
          ...cells
        ]
      const economic = table.kind === "general_public_basic_economic"
      const codes = economic ? ["类", "款"] : ["类", "款", "项"]
      return [
        this.#centred(named[0], { from: left, to: name.to }, y),
        this.#centred(named[1], spanning, y),
        this.#centred(
          economic ? "经济分类科目编码" : "功能分类科目编码",
          { from: left, to: name.from },
          y + 18
        ),
        this.#centred(economic ? "部门经济分类科目名称" : "功能分类科目名称", name, y + 18),
        ...cells,
        ...codes.map((code, i) => this.#at(code, left + i * 32, y + 36))
      ]
    })
  }

  #threePublicHeader({ rows }: MadeTable, y: number): ReadonlyArray<PlacedText> {
    const { amounts, order } = this.#wide(rows[0]![0]!)
    const at = (measure: Measure) => amounts[order.indexOf(measure)]!
    const span = (from: Measure, to: Measure) => ({ from: at(from).from, to: at(to).to })
    const own = (measure: Measure, below: number) =>
      order.includes(measure) ? [this.#centred(titles[measure]!, at(measure), y + below)] : []
    return [
      this.#centred("“三公”经费预算数", span("three_public_total", "vehicle_operation"), y),
      ...own("agency_operation", 18),
      ...(["three_public_total", "overseas_travel", "official_reception"] as const).flatMap((m) =>
        own(m, 18)
      ),
      this.#centred("公务用车购置及运行费", span("vehicle_total", "vehicle_operation"), y + 18),
      ...(["vehicle_total", "vehicle_purchase", "vehicle_operation"] as const).flatMap((m) => own(m, 36))
    ]
  }

  /** The columns of a table of one side. */
  #wide({ label, order }: MadeLine) {
    const from = label === "" ? left : left + 240
    return { name: { from: left + 100, to: from - 6 }, amounts: columns(from, right, order.length), order }
  }

  #halves({ rows }: MadeTable) {
    const [income, spending] = rows.at(-1)! as [MadeLine, MadeLine]
    const middle = left + 250
    return [
      {
        name: { from: left, to: left + 150 },
        amounts: columns(left + 150, middle - 8, 1),
        order: income.order
      },
      {
        name: { from: middle, to: middle + 150 },
        amounts: columns(middle + 150, right, spending.order.length),
        order: spending.order
      }
    ]
  }

  #row(table: MadeTable, row: ReadonlyArray<MadeLine>, y: number): ReadonlyArray<PlacedText> {
    return row.flatMap((line) => {
      const place = this.#placeOf(table, line)
      const { beside, size } = this.#setting
      const names = this.#names(table, line)
      const extra = (names.length - 1) * size * 1.2
      const below = { top: 0, middle: extra / 2, bottom: extra }[beside]
      return [
        ...names.map((text, i) => this.#at(text, place.name.from, y - below + i * size * 1.2)),
        ...this.#code(line, y),
        ...this.#amounts(table, line, place.amounts, y)
      ]
    })
  }

  #placeOf(table: MadeTable, line: MadeLine) {
    const two = table.kind === "financial_summary" || table.kind === "appropriation_summary"
    return two ? this.#halves(table)[line.side === "income" ? 0 : 1]! : this.#wide(line)
  }

  #names(table: MadeTable, line: MadeLine): ReadonlyArray<string> {
    const { from, to } = this.#placeOf(table, line).name
    return wrappedIn(line.label, to - from, this.#setting.size)
  }

  #code({ code }: MadeLine, y: number): ReadonlyArray<PlacedText> {
    if (code === null) return []
    const { codes } = this.#knobs
    if (codes === "joined") return [this.#at(code, left, y)]
    return [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)]
      .filter((part) => part !== "")
      .map((part, i) =>
        this.#at(codes === "unpadded" && part.length === 2 ? String(Number(part)) : part, left + i * 32, y)
      )
  }

  #amounts(
    { decimals, unit }: MadeTable,
    { amounts, order }: MadeLine,
    places: ReadonlyArray<Column>,
    y: number
  ): ReadonlyArray<PlacedText> {
    const { align, blanks, size } = this.#setting
    return order.flatMap((measure, i) => {
      const amount = amounts[measure] ?? 0
      if (amount === 0 && blanks === "gone") return []
      const text = figure(amount, unit, decimals, this.#knobs.separators)
      const { from, to } = places[i]!
      const free = to - from - widthOf(text, size)
      return [this.#at(text, from + { left: 4, centre: free / 2, right: free - 4 }[align], y)]
    })
  }

  #at(text: string, x: number, y: number): PlacedText {
    return { text, x, y, size: this.#setting.size }
  }

  #centred(text: string, { from, to }: Column, y: number): PlacedText {
    return this.#at(text, (from + to - widthOf(text, this.#setting.size)) / 2, y)
  }
}

const columns = (from: number, to: number, count: number): ReadonlyArray<Column> =>
  Array.from({ length: count }, (_, i) => ({
    from: from + ((to - from) * i) / count,
    to: from + ((to - from) * (i + 1)) / count
  }))

const wrappedIn = (label: string, width: number, size: number): ReadonlyArray<string> => {
  const lines: Array<string> = [""]
  for (const character of label) {
    if (widthOf(lines.at(-1)! + character, size) > width) lines.push("")
    lines[lines.length - 1] += character
  }
  return lines
}
