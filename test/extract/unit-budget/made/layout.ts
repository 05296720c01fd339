/** A made budget as text: the lines of its tables, with the habits of the renderers that take text out of PDFs. */
import type { BudgetTable } from "#pipeline/knowledge/budgetTables.ts"
import type { Knobs } from "./Knobs.ts"
import type { MadeLine, MadeTable } from "./tables.ts"

/** Hundredths of a yuan in a unit. */
export const figure = (fen: number, unit: "元" | "万元", decimals: number, separators: boolean): string => {
  const [whole, fraction] = (fen / (unit === "万元" ? 1_000_000 : 100)).toFixed(decimals).split(".")
  const grouped = separators ? whole!.replace(/\B(?=(\d{3})+$)/gu, ",") : whole!
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

const functional = (what: string): ReadonlyArray<string> => [
  `项目 ${what}`,
  "功能分类科目编码",
  "功能分类科目名称 合计 基本支出 项目支出",
  "类 款 项"
]
const headers: Readonly<Record<BudgetTable, ReadonlyArray<string>>> = {
  financial_summary: [],
  income: [
    "项目 收入预算",
    "功能分类科目编码",
    "功能分类科目名称 合计 财政拨款收入 事业收入",
    "事业单位",
    "经营收入",
    "其他收入",
    "类 款 项"
  ],
  expenditure: functional("支出预算"),
  appropriation_summary: [
    "财政拨款收入 财政拨款支出",
    "项目 预算数 项目 合计 一般公共预算 政府性基金预算 国有资本经营预算"
  ],
  general_public_functional: functional("一般公共预算支出"),
  government_fund_functional: functional("政府性基金预算支出"),
  state_capital_functional: functional("国有资本经营预算支出"),
  general_public_basic_economic: [
    "项目 一般公共预算基本支出",
    "经济分类科目编码",
    "部门经济分类科目名称 合计 人员经费 公用经费",
    "类 款"
  ],
  three_public: [
    "“三公”经费预算数",
    "机关运行经费预算数",
    "合计 因公出国(境)费 公务接待费",
    "公务用车购置及运行费",
    "小计 购置费 运行费"
  ]
}
const summaryHeaders: Readonly<Record<Knobs["summary"], ReadonlyArray<string>>> = {
  four: [
    "本年收入 本年支出",
    "项目 预算数 项目",
    "预算数",
    "合计",
    "基本支出",
    "项目支出",
    "人员经费 公用经费"
  ],
  three: ["本年收入 本年支出", "项目 预算数 项目 合计 基本支出 项目支出"],
  one: ["本年收入 本年支出", "项目 预算数 项目 预算数"]
}

/** Titles, headers, rows and page breaks of one table after the other. */
export class Printer {
  readonly #knobs: Knobs
  readonly #year: number
  readonly #body: string
  #page = 1
  constructor(knobs: Knobs, year: number, body: string) {
    this.#knobs = knobs
    this.#year = year
    this.#body = body
  }

  title(name: string): string {
    const { scope, titleYear } = this.#knobs
    return `${titleYear ? `${this.#year}年` : ""}${scope === "单位" ? "预算单位" : "部门"}${name}`
  }

  /** `position` from 1, for 表1. */
  table(table: MadeTable, position: number): ReadonlyArray<string> {
    const { headerRepeats, page, tableNumbers, titleRepeats, titlesAfter, totalFirst, unitApart } =
      this.#knobs
    const title = this.title(table.name)
    const [body, unit] = [`编制单位：${this.#body}`, `单位：${table.unit}`]
    const head = unitApart ? [body, unit, ""] : [`${body} ${unit}`, ""]
    const numbered = [...(tableNumbers ? [`表${position}`] : []), title]
    const header = this.#header(table)
    const coded = table.rows.length > 0 && table.rows.every((row) => row.length === 1 && row[0]!.label !== "")
    const printed = coded && totalFirst ? [table.rows.at(-1)!, ...table.rows.slice(0, -1)] : table.rows
    const rows = printed.map((row) =>
      row.length === 1 && (coded || row[0]!.label === "")
        ? [...this.#coded(table, row[0]!), ""]
        : this.#beside(table, row)
    )
    const again = [
      ...(titleRepeats && !titlesAfter ? [`${title}（续表）`, ""] : []),
      ...(headerRepeats ? header : [])
    ]
    return [
      ...(titlesAfter ? head : ["", "", ...numbered, "", ...head]),
      ...header,
      ...rows.flatMap((lines, i) =>
        page > 0 && i > 0 && i % page === 0 ? [...this.#break(), ...again, ...lines] : lines
      ),
      ...(titlesAfter ? ["", ...numbered] : []),
      ...this.#break()
    ]
  }

  #header(table: MadeTable): ReadonlyArray<string> {
    const { header, spaces, summary } = this.#knobs
    const lines = table.kind === "financial_summary" ? summaryHeaders[summary] : headers[table.kind]
    const cut = header === "split" ? lines.flatMap((line) => [line, ""]) : lines
    return cut.map((line) => (spaces === "wide" ? line.replaceAll(" ", "        ") : line))
  }

  /** A page break, with what a page has at its foot. */
  #break(): ReadonlyArray<string> {
    const { formFeed, pageNumbers } = this.#knobs
    const n = this.#page++
    const feet = { none: [], bare: [`${n}`], dashes: [`- ${n} -`], words: [`第 ${n} 页 共 99 页`] }
    const foot = feet[pageNumbers]
    return formFeed ? ["", ...foot, "\f"] : ["", "", ...foot, ""]
  }

  #cells({ amounts, order }: MadeLine, { decimals, unit }: MadeTable): ReadonlyArray<string> {
    const { blanks, separators } = this.#knobs
    return order.flatMap((measure) => {
      const amount = amounts[measure] ?? 0
      if (amount !== 0) return [figure(amount, unit, decimals, separators)]
      if (blanks === "gone") return []
      return [blanks === "dash" ? "-" : figure(0, unit, decimals, separators)]
    })
  }

  #join(...parts: ReadonlyArray<string>): string {
    const line = parts.join(this.#knobs.spaces === "wide" ? "        " : " ")
    return this.#knobs.fullWidth
      ? line.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : line
  }

  /** A row with a code, a total, or amounts alone; a long name is wrapped. */
  #coded(table: MadeTable, line: MadeLine): ReadonlyArray<string> {
    const { totalAfter, wrap } = this.#knobs
    const cells = this.#cells(line, table)
    if (line.total && totalAfter && cells.length > 0) return [this.#join(...cells), line.label]
    const code = line.code === null ? [] : [this.#code(line.code)]
    if (wrap === "none" || line.code === null || line.label.length < 9)
      return [this.#join(...code, ...(line.label === "" ? [] : [line.label]), ...cells)]
    // a line is full before the next begins
    const full = Math.max(7, Math.ceil(line.label.length / 2))
    const [a, b] = [line.label.slice(0, full), line.label.slice(full)]
    if (wrap === "around") return [a, this.#join(...code, ...cells), b]
    if (wrap === "bottom") return [a, this.#join(...code, b, ...cells)]
    if (wrap === "before") return [this.#join(...code, a), this.#join(b, ...cells)]
    return [this.#join(...code, a, ...cells), b]
  }

  #code(code: string): string {
    const { codes } = this.#knobs
    if (codes === "joined") return code
    const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)].filter((part) => part !== "")
    return parts
      .map((part) => (codes === "unpadded" && part.length === 2 ? String(Number(part)) : part))
      .join(" ")
  }

  #beside(table: MadeTable, row: ReadonlyArray<MadeLine>): ReadonlyArray<string> {
    const parts = row.map((line) => [line.label, ...this.#cells(line, table)])
    const [left, right] = parts.map((words) => this.#join(...words))
    if (right === undefined) return [left!]
    return [this.#knobs.glued && parts[0]!.length > 1 ? `${left}${right}` : this.#join(left!, right)]
  }
}
