import { readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { Converter } from "opencc-js/cn2t"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { openBrowser, seedsRelease } from "./browser.ts"

let browser: Browser
let page: Page
let release: string
beforeAll(async () => {
  release = await seedsRelease(inject("sharedFolder"))
  browser = await openBrowser()
  page = await browser.newPage()
  await page.goto(address())
})
afterAll(() => browser?.close())

const address = (state = "", language = "") =>
  pathToFileURL(join(release, "site", language, "search/index.html")).href + state
const rows = (table: string): ReadonlyArray<Readonly<Record<string, string | number | null>>> =>
  JSON.parse(readFileSync(join(release, "data", `${table}.json`), "utf8"))

/** Types a query; gives, of every result, where it leads. */
const find = async (query: string): Promise<ReadonlyArray<string>> => {
  await page.locator("#q").fill(query)
  await page.locator(`#results[data-done="${query}"]`).waitFor({ state: "attached" })
  for (let more = page.locator("#results button"); (await more.count()) > 0; )
    await more
      .first()
      .click()
      .then(() => page.waitForTimeout(30))
  return page
    .locator("#results a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
}
const leadsTo = (links: ReadonlyArray<string>, id: unknown) => links.some((link) => link.includes(String(id)))

describe("the search, from disk", () => {
  it("finds an organisation by any two characters of its name, in either script", async () => {
    const toTraditional = Converter({ from: "cn", to: "hk" })
    const organizations = rows("organizations")
    for (let i = 0; i < organizations.length; i += 9) {
      const { name_hans: name, org_id } = organizations[i]!
      const from = (i * 7) % (String(name).length - 1)
      const two = String(name).slice(from, from + 2)
      expect(leadsTo(await find(two), org_id), `${name} by ${two}`).toBe(true)
      const traditional = toTraditional(String(name))
      expect(leadsTo(await find(traditional), org_id), traditional).toBe(true)
    }
  })

  it("finds one line by its amount in yuan, with separators, with a sign, and in 万元", async () => {
    const amount = rows("budget_lines").find(
      (row) => Number(row["amount"]) % 100 === 0 && Number(row["amount"]) > 100_000
    )!
    const yuan = Number(amount["amount"])
    const wan = yuan / 10_000
    const id = amount["budget_line_id"]
    const forms = [
      String(yuan),
      yuan.toLocaleString("en-US"),
      `¥${yuan.toLocaleString("en-US")}`,
      `${yuan}元`,
      `${wan}万`,
      `${wan}万元`,
      wan.toFixed(4)
    ]
    for (const form of forms) expect(leadsTo(await find(form), id), form).toBe(true)
    expect(leadsTo(await find(String(yuan + 1)), id)).toBe(false)
  })

  it("finds budget lines by name and by code, and amounts of those that are named with them", async () => {
    const line = rows("budget_lines").find(({ code }) => String(code).length === 7)!
    const listed = await find(String(line["code"]))
    expect(
      listed.some((link) =>
        rows("budget_lines").some(
          (row) => row["code"] === line["code"] && link.includes(String(row["budget_line_id"]))
        )
      )
    ).toBe(true)
    expect(leadsTo(await find(`${line["name"]} ${line["amount"]}`), line["budget_line_id"])).toBe(true)
  })

  it("finds what provisions, events and budget statements say", async () => {
    for (const [table, id] of [
      ["policy_provisions", "provision_id"],
      ["events", "event_id"],
      ["budget_statements", "statement_id"]
    ] as const)
      for (const row of rows(table).filter(({ text }, i) => String(text).length > 12 && i % 7 === 0)) {
        const words = String(row["text"])
          .replace(/[^\p{Script=Han}].*$/u, "")
          .slice(0, 10)
        if (words.length > 5) expect(leadsTo(await find(words), row[id]), words).toBe(true)
      }
  })

  it("says what can be searched where nothing is found", async () => {
    expect(await find("龘龘")).toEqual([])
    expect(await page.locator("#found").textContent()).toContain("可查")
  })

  it("keeps the query in the address, from a form and as it is typed, and takes it from there", async () => {
    const other = await browser.newPage()
    await other.goto(address("?q=%E5%8A%9E%E4%BA%8B%E5%A4%84", "en"))
    await other.locator("#results a.hit").first().waitFor()
    expect(await other.locator("#q").inputValue()).toBe("办事处")
    await other.locator("#q").fill("预算")
    await other.locator('#results[data-done="预算"]').waitFor({ state: "attached" })
    expect(decodeURIComponent(other.url())).toContain("#q=预算")
    await other.reload()
    await other.locator("#results a.hit").first().waitFor()
    expect(await other.locator("#q").inputValue()).toBe("预算")
    await other.close()
  })

  it("is used by keyboard: Enter and the arrows move among the results", async () => {
    await find("办事处")
    await page.locator("#q").press("Enter")
    await page.locator("a.hit:focus").waitFor()
    await page.keyboard.press("ArrowDown")
    const second = await page.locator("a.hit").nth(1).getAttribute("href")
    expect(await page.locator(":focus").getAttribute("href")).toBe(second)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    expect(await page.locator("#q:focus").count()).toBe(1)
  })
})
