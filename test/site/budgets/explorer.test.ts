import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { load } from "cheerio/slim"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { BudgetLine } from "#pipeline/check/budget/Ledger.ts"
import { CodePointText } from "#pipeline/publish/CodePointText.ts"
import type { SiteInput } from "#pipeline/publish/Release.ts"
import { yuan } from "#pipeline/site/amounts.ts"
import { budgetPage } from "#pipeline/site/links.ts"
import { anyKnobs, makeBudget, plainKnobs } from "../../extract/unit-budget/makeBudget.ts"
import { filesOf, siteInputOf } from "../seedsSite.ts"

/** The seeds' budget and made ones of many makes, a body's two scopes among them. */
const folder = mkdtempSync(join(tmpdir(), "budgets-"))
let input: SiteInput
let files: ReadonlyMap<string, string>
let lines: ReadonlyMap<string, BudgetLine>

const rows = <R>(table: string) => [...(input.tables.get(table)?.rows ?? [])] as unknown as ReadonlyArray<R>
const page = (path: string) => load(files.get(path) ?? "")
const budgetFiles = () =>
  [...files].filter(([path]) => /^(?:en\/)?budgets\/.*\.html$/u.test(path) && !/\/table-\d+\./u.test(path))

beforeAll(async () => {
  for (let seed = 1; seed <= 12; seed++)
    writeFileSync(join(folder, `${seed}.txt`), makeBudget(seed, anyKnobs(seed)).text)
  writeFileSync(join(folder, "unit.txt"), makeBudget(77, { ...plainKnobs, scope: "单位" }).text)
  writeFileSync(join(folder, "department.txt"), makeBudget(77, { ...plainKnobs, scope: "部门" }).text)
  // another budget in the name of the same body
  const later = makeBudget(78, { ...plainKnobs, years: [2030, 2030] })
  const { body } = makeBudget(77)
  writeFileSync(join(folder, "later.txt"), later.text.replaceAll(later.body, body))
  // a class that is not the sum of its sections
  const broken = makeBudget(80, plainKnobs)
  const amount = broken.truth.find((one) => one.table === "expenditure" && one.code?.length === 3)!
  const printed = yuan(BigInt(amount.amount))
  const other = yuan(BigInt(amount.amount) + 100_000n)
  writeFileSync(join(folder, "broken.txt"), broken.text.replaceAll(printed, other))
  input = await siteInputOf(folder)
  files = filesOf(input)
  lines = new Map(rows<BudgetLine>("budget_lines").map((line) => [line.budget_line_id, line]))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe("the pages of budgets", () => {
  it("are one for each budget, in both languages, and the list has them all", () => {
    const list = page("budgets/index.html")
    for (const { budget_id } of rows<{ budget_id: string }>("budgets")) {
      for (const lang of ["", "en/"]) expect(page(`${lang}${budgetPage(budget_id)}`)("h1")).toHaveLength(1)
      expect(list(`a[href$="${budget_id}/index.html"]`)).toHaveLength(1)
    }
  })

  it("show each amount of a line as the table has it, linked to a place that contains it as printed", () => {
    let seen = 0
    const texts = new Map([...input.texts.keys()].map((id) => [id, new CodePointText(input.texts.get(id)!)]))
    for (const [path, markup] of budgetFiles()) {
      const $ = load(markup)
      for (const link of $("td a.ev, p a.ev, li a.ev").toArray()) {
        const line = lines.get($(link).attr("href")!.split("#")[1]!)
        if (line === undefined || $(link).text().startsWith("基本支出所在行")) continue
        seen++
        if (line.amount !== null) expect($(link).text(), path).toMatch(/^(?:[\d,.−]+|Line of .*)$/u)
        if (line.amount !== null && /^[\d−]/u.test($(link).text()))
          expect($(link).text(), path).toBe(yuan(line.amount))
        const text = texts.get(line.source_id)!
        expect(text.slice(line.start!, line.end!).replace(/\s/gu, "")).toContain(
          line.amount_printed.replace(/\s/gu, "")
        )
      }
    }
    expect(seen).toBeGreaterThan(5000)
  })

  it("print no number in a cell of yuan that no link proves", () => {
    for (const [path, markup] of budgetFiles()) {
      const $ = load(markup)
      for (const table of $("table").toArray()) {
        const heads = $(table)
          .find("thead th")
          .toArray()
          .map((head) => $(head).text())
        for (const cell of $(table).find("td.number:not(.soft)").toArray()) {
          const head = heads[$(cell).index()] ?? ""
          // computed columns say so
          if (/计算|computed|万元|占|[Ss]hare|比上年|Against/u.test(head)) continue
          const bare = $(cell).clone()
          bare.find("a.ev").remove()
          expect(
            bare
              .text()
              .replace(/302\d\d|\+|=.*$/gu, "")
              .trim(),
            `${path} ${head}`
          ).toBe("")
        }
      }
    }
  })

  it("have every line of a budget in its table of all amounts, once", () => {
    for (const { budget_id } of rows<{ budget_id: string }>("budgets")) {
      const own = [...lines.values()].filter((line) => line.budget_id === budget_id)
      const parts = [...files].filter(([path]) =>
        new RegExp(`^budgets/${budget_id}/lines(?:-\\d+)?\\.html$`, "u").test(path)
      )
      const ids = parts.flatMap(([, markup]) => {
        const $ = load(markup)
        return $("#lines a.ev")
          .toArray()
          .map((link) => $(link).attr("href")!.split("#")[1])
      })
      expect(ids.toSorted()).toEqual(own.map((line) => line.budget_line_id).toSorted())
    }
  })

  it("say which money and whose budget each chart and table counts", () => {
    for (const [path, markup] of budgetFiles()) {
      if (!/^budgets\/bud-[^/]+\/index\.html$/u.test(path)) continue
      const $ = load(markup)
      for (const title of $("figcaption").toArray())
        expect($(title).text(), path).toMatch(/（(?:单位|部门)预算 · (?:全部收支|财政拨款)/u)
    }
  })

  it("refuse to compare a unit's budget with a department's, and say why", () => {
    const pairs = Map.groupBy(
      rows<{ org_id: string; year: number; scope: string; budget_id: string }>("budgets"),
      ({ org_id, year }) => `${org_id} ${year}`
    )
    const found = [...pairs.values()].filter((pair) => new Set(pair.map(({ scope }) => scope)).size > 1)
    expect(found.length).toBeGreaterThan(0)
    for (const [one, other] of found) {
      const $ = page(budgetPage(one!.budget_id))
      const said = $("section[aria-labelledby='others'] p").text()
      expect(said).toMatch(/口径不同/u)
      expect($(`section[aria-labelledby='others'] p a[href$="${other!.budget_id}/index.html"]`)).toHaveLength(
        1
      )
      expect(
        $(`section[aria-labelledby='others'] table a[href$="${other!.budget_id}/index.html"]`)
      ).toHaveLength(0)
      expect(
        $(`section[aria-labelledby='years'] table a[href$="${other!.budget_id}/index.html"]`)
      ).toHaveLength(0)
    }
  })

  it("answer what is spent on receptions, where it says so, and whether it adds up", () => {
    for (const line of lines.values()) {
      if (line.measure !== "official_reception" || line.amount === null) continue
      const $ = page(budgetPage(line.budget_id))
      const answer = $(".answers li")
        .filter((_, item) => $(item).text().startsWith("公务接待费"))
        .first()
      expect(answer.find(`a.ev[href$="#${line.budget_line_id}"]`).first().text()).toBe(
        `${yuan(line.amount)} 元`.slice(0, -2)
      )
      expect(answer.text()).toMatch(/对得上|存疑|对不上|没有可以核对/u)
      expect(answer.text()).toContain(`第 ${line.line} 行`)
    }
  })

  it("set the years of a body side by side, with the exact difference", () => {
    const years = rows<{ org_id: string; year: number; scope: string; budget_id: string }>("budgets")
    const [now, before] = years
      .filter((one) => years.some((other) => other.org_id === one.org_id && other.year !== one.year))
      .filter(({ scope }) => scope === "unit")
      .sort((a, b) => b.year - a.year)
    const amount = (id: string) =>
      [...lines.values()].find(
        (line) =>
          line.budget_id === id &&
          line.measure === "project" &&
          line.row_kind === "total" &&
          line.table === "expenditure"
      )!.amount!
    const $ = page(budgetPage(now!.budget_id))
    const row = $("section[aria-labelledby='years'] tr").filter((_, tr) =>
      $(tr).find("th").text().startsWith("项目支出")
    )
    const cells = row
      .find("td")
      .toArray()
      .map((cell) => $(cell).text())
    const change = amount(now!.budget_id) - amount(before!.budget_id)
    expect(cells.slice(0, 2)).toEqual([yuan(amount(before!.budget_id)), yuan(amount(now!.budget_id))])
    expect(change).not.toBe(0n)
    expect(cells[2]).toContain(yuan(change))
  })

  it("mark the rows of the functional table that do not add up", () => {
    let marked = 0
    for (const check of rows<Readonly<Record<string, string>>>("checks")) {
      const line = lines.get(check["subject_id"]!)
      const table =
        line?.table === "expenditure"
          ? "tree"
          : line?.table === "general_public_basic_economic"
            ? "economic"
            : null
      if (check["status"] === "pass" || line === undefined || table === null) continue
      marked++
      const $ = page(budgetPage(line.budget_id))
      expect(
        $(`section[aria-labelledby='${table}'] tr:has(a[href$="#${line.budget_line_id}"]) a.tag`).length,
        line.code ?? ""
      ).toBeGreaterThan(0)
    }
    expect(marked).toBeGreaterThan(0)
  })

  it("stay small", () => {
    for (const [path, markup] of budgetFiles()) expect(markup.length, path).toBeLessThan(300_000)
  })
})

describe("charts to embed", () => {
  it("are pages without navigation and drawings that say title, source, version and licence", () => {
    const drawings = [...files].filter(([path]) => /^(?:en\/)?budgets\/.*\.svg$/u.test(path))
    expect(drawings.length).toBeGreaterThan(50)
    for (const [path, markup] of drawings) {
      const $ = load(markup, { xml: true })
      expect($("svg > title").text(), path).not.toBe("")
      expect($("svg > desc").text(), path).not.toBe("")
      const metadata = $("metadata").text()
      expect(metadata).toContain(input.manifest.version)
      expect($("dc\\:rights").text()).not.toBe("")
      expect($("dc\\:source").text()).not.toBe("")
      expect(markup).not.toMatch(/NaN|undefined|<script/u)
      const html = load(files.get(path.replace(/\.svg$/u, ".html"))!)
      expect(html("nav, script, link")).toHaveLength(0)
      expect(html("svg[role=img] > title").text()).toBe($("svg > title").text())
      expect(html("footer").text()).toContain(input.manifest.version)
      expect(html("table")).toHaveLength(1)
    }
  })

  it("declare every colour that they use", () => {
    for (const [path, markup] of files) {
      if (!path.endsWith(".svg") || !path.includes("budgets/")) continue
      const used = new Set(Array.from(markup.matchAll(/var\((--[a-z0-9]+)\)/gu), (found) => found[1]!))
      for (const name of used) expect(markup, `${path} ${name}`).toContain(`${name}:#`)
    }
  })
})
