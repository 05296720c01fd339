/** How a made budget is financed, printed and set: every knob is something that published budgets do. */
import type { BudgetTable } from "#pipeline/knowledge/budgetTables.ts"
import { Dice } from "./random.ts"

export interface Knobs {
  readonly unit: "元" | "万元"
  /** Of the three public expenses, which is often another one. */
  readonly threePublicUnit: "元" | "万元"
  readonly separators: boolean
  readonly decimals: 0 | 2
  /** Blank cells: gone, a dash, or a zero. */
  readonly blanks: "gone" | "dash" | "zero"
  /** 201 03 01, 2010301 or 201 3 1. */
  readonly codes: "apart" | "joined" | "unpadded"
  /** One space between cells, or columns as `-layout` sets them. */
  readonly spaces: "single" | "wide"
  readonly fullWidth: boolean
  /** Amount and next label of a two-sided row without a space: 47,483,458一、…. */
  readonly glued: boolean
  /**
   * A long name on two lines: before and behind the amounts, or all of it before them, or its end after them, or its
   * begin above the code.
   */
  readonly wrap: "none" | "around" | "before" | "after" | "bottom"
  readonly scope: "单位" | "部门"
  readonly titleYear: boolean
  /** Titles printed behind the rows of their tables. */
  readonly titlesAfter: boolean
  /** The amounts of a total printed on the line before its label. */
  readonly totalAfter: boolean
  /** The total of a table with codes as its first row. */
  readonly totalFirst: boolean
  /** 编制单位 and 单位 on lines of their own. */
  readonly unitApart: boolean
  /** 表1 before a title, and the title with （续表） on each further page. */
  readonly tableNumbers: boolean
  readonly titleRepeats: boolean
  /** The cells of a header on lines of their own, or row by row. */
  readonly header: "split" | "rows"
  /** Rows to a page; 0 for no page breaks. */
  readonly page: number
  readonly headerRepeats: boolean
  readonly pageNumbers: "none" | "bare" | "dashes" | "words"
  readonly formFeed: boolean
  readonly contents: boolean
  /** Columns of the expenditure side of the financial summary. */
  readonly summary: "four" | "three" | "one"
  /** The two summaries list further classes that nothing is spent on. */
  readonly everyClass: boolean
  readonly order: "usual" | "any"
  readonly missing: ReadonlyArray<BudgetTable>
  readonly businessIncome: boolean
  readonly operatingIncome: boolean
  readonly otherIncome: boolean
  readonly governmentFund: boolean
  readonly stateCapital: boolean
  /** A public institution 事业单位, which has no 机关运行经费. */
  readonly institution: boolean
  readonly years: readonly [number, number]
  readonly threePublic: boolean
  readonly prose: boolean
  /** A sentence for each item of the general public budget. */
  readonly itemSentences: boolean
  readonly lineEnd: "\n" | "\r\n"
  readonly byteOrderMark: boolean
}

/** As the offices of Shanghai print theirs. */
export const plainKnobs: Knobs = {
  unit: "元",
  threePublicUnit: "万元",
  separators: true,
  decimals: 0,
  blanks: "gone",
  codes: "apart",
  spaces: "single",
  fullWidth: false,
  glued: false,
  wrap: "none",
  scope: "单位",
  titleYear: true,
  titlesAfter: false,
  totalAfter: false,
  totalFirst: false,
  unitApart: false,
  tableNumbers: false,
  titleRepeats: false,
  header: "split",
  page: 0,
  headerRepeats: true,
  pageNumbers: "none",
  formFeed: false,
  contents: false,
  summary: "four",
  everyClass: false,
  order: "usual",
  missing: [],
  businessIncome: false,
  operatingIncome: false,
  otherIncome: true,
  governmentFund: false,
  stateCapital: false,
  institution: false,
  years: [2019, 2027],
  threePublic: true,
  prose: true,
  itemSentences: false,
  lineEnd: "\n",
  byteOrderMark: false
}

const optional: ReadonlyArray<BudgetTable> = [
  "financial_summary",
  "income",
  "government_fund_functional",
  "state_capital_functional",
  "three_public"
]

/** Knobs at random. */
export const anyKnobs = (seed: number): Knobs => {
  const dice = new Dice(seed ^ 0x5bd1e995)
  const yes = () => dice.chance(0.5)
  const seldom = () => dice.chance(0.15)
  return {
    unit: dice.pick(["元", "元", "万元"]),
    threePublicUnit: dice.pick(["元", "万元", "万元"]),
    separators: dice.chance(0.7),
    decimals: dice.pick([0, 2]),
    blanks: dice.pick(["gone", "gone", "dash", "zero"]),
    codes: dice.pick(["apart", "joined", "unpadded"]),
    spaces: dice.pick(["single", "wide"]),
    fullWidth: seldom(),
    glued: seldom(),
    wrap: dice.pick(["none", "none", "around", "before", "after", "bottom"]),
    scope: dice.pick(["单位", "部门"]),
    titleYear: dice.chance(0.7),
    titlesAfter: seldom(),
    totalAfter: seldom(),
    totalFirst: seldom(),
    unitApart: seldom(),
    tableNumbers: seldom(),
    titleRepeats: seldom(),
    header: dice.pick(["split", "rows"]),
    page: dice.pick([0, 7, 13]),
    headerRepeats: yes(),
    pageNumbers: dice.pick(["none", "bare", "dashes", "words"]),
    formFeed: yes(),
    contents: yes(),
    summary: dice.pick(["four", "four", "three", "one"]),
    everyClass: yes(),
    order: dice.pick(["usual", "any"]),
    missing: seldom() ? [dice.pick(optional)] : [],
    businessIncome: seldom(),
    operatingIncome: seldom(),
    otherIncome: yes(),
    governmentFund: dice.chance(0.3),
    stateCapital: dice.chance(0.2),
    institution: dice.chance(0.4),
    years: dice.pick([
      [2014, 2018],
      [2019, 2027]
    ]),
    threePublic: dice.chance(0.9),
    prose: true,
    itemSentences: yes(),
    lineEnd: dice.pick(["\n", "\r\n"]),
    byteOrderMark: seldom()
  }
}
