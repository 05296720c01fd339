import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { siteFiles } from "#pipeline/site/site.ts"
import { publishTo, run } from "../publish/folder.ts"
import { release } from "../publish/sample.ts"
import { openBrowser } from "./browser.ts"

const out = mkdtempSync(join(tmpdir(), "versions-"))
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(out, { recursive: true, force: true })
})

it("says which tables differ between any two versions", async () => {
  const first = release()
  const checks = [...first.tables.get("checks")!]
  await run(publishTo(out, { ...first, site: siteFiles }))
  const fewer = new Map(first.tables).set("checks", checks.slice(1))
  await run(
    publishTo(
      out,
      { ...first, tables: fewer, inputs: "1".repeat(64), site: siteFiles },
      { allowCollapse: true }
    )
  )
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(out, "latest/site/en/data/index.html")).href)
  expect(await page.locator("#compared").textContent()).toContain(
    `checks: ${checks.length} → ${checks.length - 1} rows`
  )
  await page.locator("#compare select").first().selectOption({ index: 0 })
  expect(await page.locator("#compared").textContent()).toBe("Every table is the same.")
  await page.close()
})
