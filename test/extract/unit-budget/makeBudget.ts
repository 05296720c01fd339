/** Budgets with known truth: a made-up body's tables and explanations, printed as the text of a PDF. */
import { type BudgetTable, type Measure, type Side, tableKinds } from "#pipeline/knowledge/budgetTables.ts"
import { textPages } from "../../pdf/pages.ts"
import { type Knobs, plainKnobs } from "./made/Knobs.ts"
import { Printer } from "./made/layout.ts"
import { PageSetter, type Setting } from "./made/pages.ts"
import { planOf } from "./made/plan.ts"
import { flowed, Prose, type StatementTruth } from "./made/prose.ts"
import { type MadeTable, tablesOf } from "./made/tables.ts"

export { anyKnobs, type Knobs, plainKnobs } from "./made/Knobs.ts"
export { randomOf } from "./made/random.ts"

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
  readonly body: string
  readonly year: number
  readonly truth: ReadonlyArray<Truth>
  readonly statements: ReadonlyArray<StatementTruth>
}

const planned = (seed: number, knobs: Knobs) => {
  const plan = planOf(seed, knobs)
  return {
    ...plan,
    tables: tablesOf(plan, knobs),
    printer: new Printer(knobs, plan.year, plan.body),
    prose: new Prose(plan, knobs)
  }
}

export const makeBudget = (seed: number, knobs: Knobs = plainKnobs): Made => {
  const { body, printer, prose, tables, year } = planned(seed, knobs)
  const lines = [
    ...(knobs.contents ? contents(knobs, printer) : []),
    `${body}（${knobs.scope}）主要职能`,
    "",
    `　　${body}负责本市有关工作。`,
    "",
    ...(knobs.prose ? [`${knobs.scope}预算编制说明`, "", ...flowed(prose.explanation()), "", "", ""] : []),
    ...tables.flatMap((table, i) => printer.table(table, i + 1)),
    ...(knobs.prose ? ["其他相关情况说明", "", ...flowed(prose.circumstances()), ""] : [])
  ]
  const text = `${knobs.byteOrderMark ? "\ufeff" : ""}${lines.join(knobs.lineEnd)}${knobs.lineEnd}`
  return {
    text,
    body,
    year,
    truth: tables.flatMap((table) => truthOf(table, knobs)),
    statements: prose.truth
  }
}

/** The same as a PDF file, whose cells stand at their places. */
export const makePdfBudget = (seed: number, knobs: Knobs, setting: Setting) => {
  const { body, printer, prose, tables, year } = planned(seed, knobs)
  const setter = new PageSetter(setting, knobs, printer, body)
  const pages = [
    ...textPages([`\t${body}（${knobs.scope}）主要职能`, `${body}负责本市有关工作。`]),
    ...textPages([`\t${knobs.scope}预算编制说明`, ...prose.explanation().map((line) => line.trim())]),
    ...tables.flatMap((table) => setter.table(table)),
    ...textPages(["\t其他相关情况说明", ...prose.circumstances().map((line) => line.trim())])
  ]
  const truth = tables.flatMap((table) => truthOf(table, { ...knobs, blanks: setting.blanks }))
  return { pages, body, year, truth, statements: prose.truth }
}

/** Lines that look like titles and open no table. */
const contents = ({ scope }: Knobs, printer: Printer): ReadonlyArray<string> => [
  "目 录",
  "",
  `${scope}主要职能 .......................................... 1`,
  `${scope}预算编制说明 …………………………………………………… 2`,
  ...tableKinds.map(({ zh }, i) => `${i + 1}. ${printer.title(zh)} ${".".repeat(30)} ${i + 3}`),
  "其他相关情况说明 ………………………… 15",
  ""
]

const truthOf = ({ kind, rows }: MadeTable, { blanks }: Knobs): ReadonlyArray<Truth> =>
  rows
    .flat()
    .flatMap(({ amounts, code, name, order, side, total }) =>
      order
        .map((measure) => ({ table: kind, side, total, code, name, measure, amount: amounts[measure] ?? 0 }))
        .filter(({ amount }) => amount !== 0 || blanks === "zero")
    )
