/** The "three public" panel: the answer in words, the three places side by side, and whether they agree. */
import { share, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import { checkPage, lineOf as sourceLine } from "../../links.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Bar, barMarks, barsHeight } from "./bars.ts"
import type { Chart } from "./Chart.ts"
import { lineAmount, statementAmount } from "./money.ts"
import { scoped } from "./scope.ts"
import { type Expense, expensesOf, telling, verdictOf } from "./threePublic.ts"

const width = 960

export const expenseName = ({ lang }: View, { measure }: Pick<Expense, "measure">): string => {
  const [zh, en] = names[measure] ?? [measure, measure]
  return lang === "zh" ? zh : en
}
const names: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  three_public_total: ["“三公”经费合计", "“Three public” expenses in all “三公”经费"],
  overseas_travel: ["因公出国（境）费", "Overseas travel 因公出国（境）费"],
  official_reception: ["公务接待费", "Official receptions (entertaining) 公务接待费"],
  vehicle_total: ["公务用车购置及运行费", "Official vehicles 公务用车购置及运行费"],
  vehicle_purchase: ["公务用车购置费", "Vehicles: purchase 购置费"],
  vehicle_operation: ["公务用车运行费", "Vehicles: running costs 运行费"],
  agency_operation: ["机关运行经费", "Running costs of the agency 机关运行经费"]
}

/** In the order in which people ask. */
const asked = ["official_reception", "overseas_travel", "vehicle_total"] as const

export const threePublicPanel = (view: View, facts: BudgetFacts): Html => {
  const { say } = view
  const expenses = expensesOf(facts)
  if (expenses.length === 0)
    return html`<p>${say("文件没有公布“三公”经费：既无表，也无经济分类行，说明文字也没有提到。", "The document says nothing of the “three public” expenses: no table, no economic line, no prose.")}</p>`
  const answers = asked.flatMap((measure) => withParts(expenses, measure) ?? [])
  return html`<ul class="answers">${answers.map((expense) => html`<li>${answer(view, expense)}</li>`)}</ul>${comparison(view, facts, expenses)}`
}

/** What is doubtful of purchase or running costs is doubtful of the vehicles. */
const withParts = (expenses: ReadonlyArray<Expense>, asked: Expense["measure"]): Expense | undefined => {
  const found = expenses.find(({ measure }) => measure === asked)
  if (found === undefined || asked !== "vehicle_total") return found
  const parts = expenses.filter(({ measure }) => /^vehicle_(?:purchase|operation)$/u.test(measure))
  return { ...found, checks: [...found.checks, ...parts.flatMap(({ checks }) => checks)] }
}

/** What is spent, where it says so, and whether it adds up. */
const answer = (view: View, expense: Expense): Html => {
  const { say } = view
  const { economic, line, statement } = expense
  const name = html`<strong>${expenseName(view, expense)}</strong>${say("：", ": ")}`
  if (line === undefined && statement === undefined)
    return html`${name}${say("“三公”经费表没有这一项；经济分类印 ", "not in the “three public” table; the economic line prints ")}${economic === undefined ? null : lineAmount(view, economic)}${say(" 元。", " yuan.")}`
  const places = [
    line?.amount === undefined || line.amount === null || line.line === null
      ? null
      : html`<a href="${view.page(sourceLine(line.source_id, line.line))}">${say(`“三公”经费表，原文第 ${line.line} 行`, `the “three public” table, line ${line.line} of the source`)}</a>${say(`，印作 ${line.amount_printed} ${line.unit_printed}`, `, printed as ${line.amount_printed} ${line.unit_printed}`)}`,
    economic === undefined
      ? null
      : html`${say("经济分类 ", "economic line ")}${economic.code}${say("：", ": ")}${lineAmount(view, economic)}${say(" 元", " yuan")}`,
    statement === undefined
      ? null
      : html`${say("说明文字：", "prose: ")}${statementAmount(view, statement)}${changeInWords(view, expense)}`
  ].filter((place) => place !== null)
  return html`${name}${headline(view, expense)}${say("。写在：", ". It says so in: ")}${places.map((place, i) => html`${i === 0 ? null : say("；", "; ")}${place}`)}${say("。", ". ")}${verdictInWords(view, expense)}`
}

const headline = (view: View, { line, statement }: Expense): Html => {
  const { say } = view
  if (line?.amount !== undefined && line.amount !== null)
    return html`<b>${lineAmount(view, line)} ${say("元", "yuan")}</b>${say("（", " (")}${wan(line.amount)} 万元${say("）", ")")}`
  if (line !== undefined) return lineAmount(view, line)
  return html`<b>${statement === undefined ? null : statementAmount(view, statement)}</b>${say("（表中无此数）", " (the table has no such figure)")}`
}

const changeInWords = ({ say }: View, { statement }: Expense): string | null => {
  const change = statement?.change ?? null
  if (change === null) return null
  if (change === 0n) return say("，称与上年持平", ", said to be the same as the year before")
  const size = yuan(change < 0n ? -change : change)
  return change > 0n
    ? say(`，称比上年增加 ${size} 元`, `, said to be ${size} yuan more than the year before`)
    : say(`，称比上年减少 ${size} 元`, `, said to be ${size} yuan less than the year before`)
}

const verdictInWords = (view: View, expense: Expense): Html => {
  const { lang, say } = view
  const verdict = verdictOf(expense)
  const check = telling(expense)
  if (check === undefined)
    return html`<span class="soft">${say("只有一处写到，没有可以核对的另一处。", "It is said in one place only: there is nothing to check it against.")}</span>`
  const link = html`<a href="${view.page(checkPage(check))}">${say("看核对", "See the check")}</a>`
  if (verdict === "agree")
    return html`<span class="pass">${say(`对得上：${expense.checks.length} 项核对通过。`, `It adds up: ${expense.checks.length} check${expense.checks.length === 1 ? "" : "s"} passed.`)}</span> ${link}`
  return html`<span class="${check.status}">${check.status === "fail" ? say("对不上：", "It does not add up: ") : say("存疑：", "Doubtful: ")}${lang === "zh" ? check.message_zh : check.message}</span> ${link}`
}

const comparison = (view: View, facts: BudgetFacts, expenses: ReadonlyArray<Expense>): Html => {
  const { say } = view
  const total = expenses.find(({ measure }) => measure === "three_public_total")?.line?.amount ?? null
  return html`<div class="scroll"><table><caption>${scoped(view, facts, say("“三公”经费与机关运行经费，三处对照", "“Three public” expenses and running costs in three places"), "three_public")}</caption><thead><tr><th scope="col">${say("费用", "Expense")}</th><th scope="col" class="number">${say("“三公”经费表（元）", "“Three public” table (yuan)")}</th><th scope="col" class="number">万元</th><th scope="col" class="number">${say("占“三公”合计", "Share of the three")}</th><th scope="col" class="number">${say("经济分类行（元）", "Economic line (yuan)")}</th><th scope="col" class="number">${say("说明文字", "Prose")}</th><th scope="col">${say("是否相符", "Do they agree")}</th></tr></thead><tbody>${expenses.map((expense) => row(view, expense, total))}</tbody></table></div>`
}

const row = (view: View, expense: Expense, total: bigint | null): Html => {
  const { say } = view
  const { economic, line, measure, statement } = expense
  const amount = line?.amount ?? null
  const part =
    amount === null || total === null || measure === "agency_operation" ? null : share(amount, total)
  const verdict = verdictOf(expense)
  const check = telling(expense)
  const words =
    verdict === "agree"
      ? say("相符", "agree")
      : verdict === "alone"
        ? say("无可对照", "nothing to compare")
        : check?.status === "fail"
          ? say("不符", "do not agree")
          : say("存疑", "doubtful")
  return html`<tr${measure === "three_public_total" ? html` class="total"` : null}><th scope="row">${expenseName(view, expense)}</th><td class="number">${line === undefined ? null : lineAmount(view, line)}</td><td class="number soft">${amount === null ? null : wan(amount)}</td><td class="number soft">${part}</td><td class="number">${economic === undefined ? null : html`<span class="soft">${economic.code}</span> ${lineAmount(view, economic)}`}</td><td class="number">${statement === undefined ? null : statementAmount(view, statement)}</td><td>${check === undefined ? words : html`<a class="${check.status}" href="${view.page(checkPage(check))}">${words}</a>`}</td></tr>`
}

const parts = new Set(["overseas_travel", "official_reception", "vehicle_purchase", "vehicle_operation"])

export const threePublicChart = (facts: BudgetFacts): Chart | null => {
  const expenses = expensesOf(facts)
  const drawn = expenses.filter(({ line, measure }) => parts.has(measure) && line !== undefined)
  const first = drawn[0]?.line
  if (first === undefined) return null
  const bars = (view: View | null): ReadonlyArray<Bar> =>
    drawn.map((expense) => {
      const label = view === null ? "" : expenseName(view, expense)
      const line = expense.line!
      return { label, strong: false, line, segments: [{ line, name: label, style: 0 }] }
    })
  return {
    name: "three-public",
    title: (view) => scoped(view, facts, view.say("“三公”经费", "“Three public” expenses"), "three_public"),
    description: (view) =>
      drawn
        .map((expense) => {
          const amount = expense.line?.amount ?? null
          return `${expenseName(view, expense)}${amount === null ? view.say(" 未能判定", " withheld") : ` ${yuan(amount)} ${view.say("元", "yuan")}`}`
        })
        .join(view.say("；", "; ")),
    width,
    height: barsHeight(bars(null)),
    marks: (view, link) => barMarks(view, bars(view), width, link),
    table: (view) => comparison(view, facts, expenses),
    notes: [{ zh: "图中数字以万元计。", en: "Figures in the drawing are in 万元 (10,000 yuan)." }],
    line: first
  }
}
