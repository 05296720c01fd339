import { load } from "cheerio/slim"
import { beforeAll, describe, expect, it } from "vitest"
import type { SiteInput } from "#pipeline/publish/Release.ts"
import { organizationPage, policyPage } from "#pipeline/site/links.ts"
import { filesOf, siteInput, siteInputOf } from "./seedsSite.ts"

let input: SiteInput
let files: ReadonlyMap<string, string>
const rows = (name: string) =>
  [...(input.tables.get(name)?.rows ?? [])] as unknown as ReadonlyArray<Readonly<Record<string, string>>>
const page = (path: string) => load(files.get(path) ?? "")

beforeAll(async () => {
  input = await siteInputOf("seeds")
  files = filesOf(input)
})

describe("the pages of organisations", () => {
  it("are one for each, in both languages, under their name", () => {
    for (const row of rows("organizations")) {
      const path = organizationPage(row["org_id"]!)
      for (const file of [path, `en/${path}`]) expect(page(file)("h1").text()).toBe(row["name"])
    }
  })

  it("have every duty, region, alias and enterprise of the tables, each with its evidence", () => {
    const held: ReadonlyArray<readonly [table: string, org: string]> = [
      ["functions", "org_id"],
      ["office_regions", "org_id"],
      ["resident_enterprises", "office_org_id"],
      ["organization_aliases", "org_id"]
    ]
    for (const [table, org] of held)
      for (const row of rows(table)) {
        const $ = page(organizationPage(row[org]!))
        const id = row["row_id"]!
        const own = $(`a.ev[href$="#${id}"]`)
        const isShort = table === "organization_aliases" && own.length === 0
        if (isShort) expect($("body").text()).toContain(row["alias"])
        else expect(own.length, `${table} ${id}`).toBeGreaterThan(0)
      }
  })

  it("put both claims beside each other where sources disagree", () => {
    for (const check of rows("checks")) {
      if (check["rule"] !== "conflicting_claims" || check["subject_table"] !== "organizations") continue
      const text = page(organizationPage(check["subject_id"]!))(".pair").text()
      expect(text).toContain(check["expected"])
      expect(text).toContain(check["actual"])
    }
  })

  it("mark in the matrix exactly the pairs of the table", () => {
    const $ = page("organizations/regions.html")
    const marked = $(".matrix a.ev[href*='#ofr-']")
      .toArray()
      .map((link) => $(link).attr("href")!.split("#")[1])
    expect(marked.sort()).toEqual(
      rows("office_regions")
        .map((row) => row["row_id"]!)
        .sort()
    )
  })

  it("tell every dated event once in the history", () => {
    const $ = page("organizations/history.html")
    expect($(".timeline > li")).toHaveLength(rows("events").length)
  })
})

describe("the page of a policy document", () => {
  it("makes every provision addressable, with its whole text", () => {
    for (const row of rows("policy_provisions")) {
      const own = page(policyPage(row["policy_id"]!))(`#${row["provision_id"]}`)
      expect(own).toHaveLength(1)
      expect(own.text()).toContain(row["text"])
    }
  })

  it("links what it cites, its programmes and the bodies that it names", () => {
    for (const table of ["policy_references", "policy_terms"])
      for (const row of rows(table)) {
        const $ = page(policyPage(row["policy_id"]!))
        expect($(`a.ev[href$="#${row["row_id"]}"]`).length).toBeGreaterThan(0)
      }
  })
})

it("shows names that are markup, and keeps them from being it", () => {
  const name = `<script>window.hit=1</script><img src=x onerror="1">`
  const tables = new Map([...input.tables].map(([table, { rows: all }]) => [table, [...all]]))
  tables.set(
    "organizations",
    (tables.get("organizations") ?? []).map((row) => ({
      ...row,
      name,
      short_name: name,
      address: name,
      website: "javascript:1"
    }))
  )
  tables.set(
    "policy_provisions",
    (tables.get("policy_provisions") ?? []).map((row) => ({ ...row, heading: name, text: name }))
  )
  for (const [path, text] of filesOf(siteInput(tables, input.texts)))
    if (path.endsWith(".html")) {
      const $ = load(text)
      expect(
        $("img, script:not([src]):not([type='application/json']), a[href^='javascript:']").length,
        path
      ).toBe(0)
    }
})
