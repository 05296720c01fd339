/** What the checks on published budgets say, for those who look for a story, and what they leave unsaid. */
import { describe, expect, it } from "vitest"
import { build } from "../extract/unit-budget/build.ts"
import { makeBudget, plainKnobs } from "../extract/unit-budget/makeBudget.ts"

const said = (text: string, ...others: ReadonlyArray<string>) =>
  build(text, ...others).alarms.map(({ message_zh, rule, status }) => `${status} ${rule}: ${message_zh}`)

/** The text with words put in the place of others that it must have. */
const put = (text: string, old: string | RegExp, now: string): string => {
  expect(text).toMatch(old)
  return text.replace(old, now)
}

const made = makeBudget(21, { ...plainKnobs, itemSentences: true, otherIncome: false })
const { body, text, year } = made

describe("a clean budget", () => {
  it("has no finding", () => expect(said(text)).toEqual([]))
})

describe("a finding", () => {
  it("is a comparison with another year than the one before", () => {
    const found = said(put(text, `比${year - 1}年预算增加`, `比${year - 2}年预算增加`))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${year}年预算应与${year - 1}年比较，原文为${year - 2}年`)
  })

  it("is a percentage that its own figures do not give", () => {
    const found = said(put(text, /(?<=预算执行数(?:增加|减少))\d/u, "7"))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^warn anomaly: .*据同句数额应为/u)
  })

  it("is a template that nobody filled in", () => {
    expect(said(put(text, /比\d{4}年预算增加/u, `比${year - 1}年预算增加（减少）`)).join()).toContain(
      "模板残留"
    )
    expect(said(put(text, "主要原因是：工作任务调整。", "主要原因是。")).join()).toContain("原文未填写")
  })

  it("is running costs of vehicles where none is held", () => {
    const { lines } = build(text)
    const running = lines.some(({ measure }) => measure === "vehicle_operation")
    const none = put(text, /共有车辆\d辆/u, "共有车辆0辆")
    expect(said(none).some((finding) => finding.includes("车辆数为0"))).toBe(running)
    expect(running).toBe(true)
  })

  it("is a class code that no classification has, and one under another's name", () => {
    const [first] = build(text).lines.filter(
      ({ code_level, table }) => code_level === "class" && table === "income"
    )
    const renamed = text.replaceAll(`${first!.code} ${first!.name}`, `${first!.code} 外交支出`)
    expect(said(renamed).join()).toContain(`${first!.code}印作“外交支出”`)
    const unknown = text.replace(new RegExp(`^${first!.code}(?= )`, "gmu"), "298")
    expect(said(unknown).join()).toContain("政府收支分类科目中无此类级科目")
  })

  it("is a code that two tables of one budget call differently", () => {
    const [item] = build(text).lines.filter(
      ({ code_level, table }) => code_level === "item" && table === "income"
    )
    const code = item!.code!.replace(/^(\d{3})(\d\d)(\d\d)$/u, "$1 $2 $3")
    const found = said(put(text, `${code} ${item!.name}`, `${code} 另一事务`))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`“另一事务”`)
  })

  it("names both places and their figures", () => {
    const [total] = build(text).lines.filter(
      ({ row_kind, table }) => row_kind === "total" && table === "income"
    )
    const at = text.indexOf(`合计 ${total!.amount_printed}`)
    const now = total!.amount_printed.replace(/^\d/u, (digit) => String((Number(digit) % 9) + 1))
    const found = said(`${text.slice(0, at)}合计 ${now}${text.slice(at + 3 + now.length)}`)
    expect(found.join()).toContain(now)
    expect(found.join()).toContain(total!.amount_printed)
  })
})

describe("the table of changes", () => {
  const before = text
    .replaceAll(String(year), "＿")
    .replaceAll(String(year - 1), String(year - 2))
    .replaceAll("＿", String(year - 1))

  it("has a row for each amount that both years print, however the documents come", () => {
    const forth = build(text, before).rows("budget_changes")
    expect(forth).toEqual(
      build(before, text)
        .rows("budget_changes")
        .map((row) => row)
    )
    expect(forth.length).toBe(
      made.truth.length + made.statements.filter(({ amount }) => amount !== null).length
    )
    for (const row of forth) expect(row).toMatchObject({ year, previous_year: year - 1, change: 0n })
  })

  it("says where the change that a document states is not that of the two budgets", () => {
    const { checks, rows } = build(text, before)
    const changes = rows("budget_changes") as ReadonlyArray<Record<string, unknown>>
    const stated = changes.filter(({ stated_change }) => stated_change !== null)
    expect(stated.length).toBeGreaterThan(4)
    for (const row of stated) expect(row["agrees"]).toBe(row["stated_change"] === 0n)
    const warned = checks.filter(
      ({ message_zh, status }) => status === "warn" && message_zh.includes("所述变动")
    )
    expect(warned).toHaveLength(stated.filter(({ agrees }) => agrees === false).length)
  })

  it("is empty for one budget, and for budgets of different bodies", () => {
    expect(build(text).rows("budget_changes")).toEqual([])
    const other = before.replaceAll(body, "戊原市统计局")
    expect(build(text, other).rows("budget_changes")).toEqual([])
  })

  it("matches codes whatever they are called, and reports the names", () => {
    const [item] = build(text).lines.filter(({ code_level }) => code_level === "item")
    const renamed = before.replaceAll(item!.name, `${item!.name}（旧）`)
    const { alarms, rows } = build(text, renamed)
    expect(rows("budget_changes").some((row) => (row as { code: unknown }).code === item!.code)).toBe(true)
    expect(alarms.some(({ message_zh }) => message_zh.startsWith(`${item!.code}既作`))).toBe(true)
  })
})

describe("a department", () => {
  const unit = text
  const department = text
    .replaceAll("（单位）", "（部门）")
    .replaceAll("预算单位", "部门")
    .replaceAll("单位预算编制说明", "部门预算编制说明")

  it("spends at least what its unit spends on a code", () => {
    const within = build(unit, department).checks.filter(({ message_zh }) => message_zh.includes("单位数"))
    expect(within.length).toBeGreaterThan(3)
    expect(within.every(({ status }) => status === "pass")).toBe(true)
    const [item] = build(unit).lines.filter(
      ({ code_level, table }) => code_level === "item" && table === "expenditure"
    )
    const more = unit.replaceAll(item!.amount_printed, `9${item!.amount_printed}`)
    expect(
      said(more, department).filter((finding) => finding.includes("单位数大于部门数")).length
    ).toBeGreaterThan(0)
  })
})
