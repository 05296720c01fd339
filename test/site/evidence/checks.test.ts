import { describe, expect, it } from "vitest"
import { checkPage, checksOfSourcePage } from "#pipeline/site/links.ts"
import { makeBudget } from "../../extract/unit-budget/makeBudget.ts"
import { siteInputOfTexts } from "../madeSite.ts"
import { type Cells, pagesOf, rowsOf } from "../pages.ts"
import { filesOf, siteInputOf } from "../seedsSite.ts"

/** A budget in which the total of one table was misprinted. */
const misprinted = (seed: number): string =>
  makeBudget(seed).text.replace(
    /(\n合计 )(\d)(\d*)/u,
    (_, head, digit, rest) => `${head}${(Number(digit) % 8) + 1}${rest}`
  )

const corpora = [
  ["the seeds", await siteInputOf("seeds")],
  ["misprinted budgets", siteInputOfTexts(misprinted(3), misprinted(5))]
] as const

describe.each(corpora)("the checks of %s", (_, input) => {
  const page = pagesOf(filesOf(input))
  const checks = rowsOf(input, "checks")
  const found = checks.filter(({ status }) => status !== "pass")
  const placeOf = (check: Cells, folder = "") => {
    const [path = "", id = ""] = checkPage(check as never).split("#")
    return page(`${folder}${path}`).byId(id)
  }

  it("stand each where its row says, with both sides, the difference and the outcome", () => {
    expect(checks.length).toBeGreaterThan(100)
    for (const check of checks) {
      const text = placeOf(check).text()
      for (const side of ["expected", "actual"]) if (check[side] !== null) expect(text).toContain(check[side])
      expect(text).toContain({ pass: "相符", warn: "存疑", fail: "不符" }[check["status"] as "pass"])
      if (check["difference"] !== null) expect(text).toMatch(/\d/u)
    }
  })

  it("say in a sentence what was found, in both languages, before anything that agrees", () => {
    expect(found.length).toBeGreaterThan(0)
    for (const check of found) {
      expect(placeOf(check).text()).toContain(check["message_zh"])
      expect(placeOf(check, "en/").text()).toContain(check["message"])
      const { $ } = page(checkPage(check as never).split("#")[0]!)
      const order = $("[id^='chk-']")
        .toArray()
        .map((element) => $(element).find(".tag").first().hasClass("pass"))
      expect(order).toEqual([...order].sort((a, b) => Number(a) - Number(b)))
    }
  })

  it("are listed for the document and for all, what was found with its words", () => {
    for (const check of found)
      for (const path of ["checks/index.html", checksOfSourcePage(check["source_id"])]) {
        const link = page(path).$(`#found a[href$="#${check["check_id"]}"]`)
        expect(link.text(), path).toBe(check["message_zh"])
      }
  })

  it("lead to the evidence of what they are about", () => {
    for (const check of checks) {
      if (!input.tables.has(check["subject_table"]) || check["subject_table"] === "sources") continue
      expect(placeOf(check).find(`a.ev[href*="evidence/"][href$="#${check["subject_id"]}"]`)).toHaveLength(1)
    }
  })

  it("count by rule what the table has", () => {
    const text = page("checks/index.html").$("main").text()
    for (const status of ["pass", "warn", "fail"])
      expect(text).toContain(String(checks.filter((check) => check["status"] === status).length))
  })
})

describe("claims that disagree", () => {
  const [, input] = corpora[0]
  const page = pagesOf(filesOf(input))

  it("stand beside each other, each with the line that makes it", () => {
    const conflicts = rowsOf(input, "checks").filter(({ rule }) => rule === "conflicting_claims")
    expect(conflicts.length).toBeGreaterThan(0)
    for (const check of conflicts) {
      const [path = "", id = ""] = checkPage(check as never).split("#")
      const { $, byId } = page(path)
      const claims = byId(id).find(".pair > div").toArray()
      expect(claims.map((claim) => $(claim).find("b").text())).toEqual([check["expected"], check["actual"]])
      for (const claim of claims) expect($(claim).find("a.ev").attr("href")).toMatch(/sources\/src-.*#L\d+$/u)
    }
  })
})
