import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import { makeBudget } from "../extract/unit-budget/makeBudget.ts"
import { openBrowser } from "./browser.ts"

const script = "<script>window.ran=1</script>"
const image = '"><img src=x onerror="window.ran=1">'
const closing = "</script></style></title><svg onload=window.ran=1>"

const article = (name: string) => `# ${name}办事处

**${name}办事处**是[甲市人民政府](../Page/甲市人民政府.md "wikilink")的派出机构，成立于1990年3月，为正处级${image}。办事处位于北京市${script}街1号。

## 职能

  - 承担${closing}在北京的联络工作

[Category:${image}](../Category/甲市政府.md "wikilink")
`

const folder = mkdtempSync(join(tmpdir(), "hostile-"))
let browser: Browser
let site: string
beforeAll(async () => {
  const documents = join(folder, "documents")
  mkdirSync(documents)
  const { body, text } = makeBudget(7)
  writeFileSync(join(documents, "a.txt"), article(`甲市人民政府驻${script}北京`))
  writeFileSync(join(documents, "b.txt"), article(`甲市人民政府驻北京${image}`))
  writeFileSync(
    join(documents, "c.txt"),
    text.replaceAll(body, `${body}${script}`).replaceAll("公务接待费", `公务接待费${image}`)
  )
  writeFileSync(join(documents, `d${closing.replaceAll("/", "")}.txt`), makeBudget(8).text)
  const out = join(folder, "out")
  const { stderr } = spawnSync(
    process.execPath,
    ["pipeline/main.ts", "build", "--seeds", documents, "--out", out],
    {
      cwd: programRoot,
      encoding: "utf8"
    }
  )
  site = join(out, "latest", "site")
  expect(readdirSync(site).length, stderr).toBeGreaterThan(3)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("markup and script in a document", () => {
  it("is shown as text on every page that has it, and never runs", async () => {
    const page = await browser.newPage()
    const ran: Array<string> = []
    let shown = 0
    const pages = readdirSync(site, { recursive: true, encoding: "utf8" }).filter(
      (path) =>
        path.endsWith(".html") &&
        !path.startsWith("en/") &&
        readFileSync(join(site, path), "utf8").includes("window.ran")
    )
    for (const path of pages) {
      await page.goto(pathToFileURL(join(site, path)).href, { waitUntil: "domcontentloaded" })
      const state = (await page.evaluate(
        `({ ran: window.ran ?? null, images: document.querySelectorAll("img").length, shown: /window\\.ran/.test(document.body.textContent) })`
      )) as { readonly ran: unknown; readonly images: number; readonly shown: boolean }
      if (state.ran !== null || state.images > 0) ran.push(path)
      if (state.shown) shown++
    }
    expect(ran).toEqual([])
    expect(shown).toBeGreaterThan(4)
    await page.close()
  })

  it("does not run as a result of a search either", async () => {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(site, "search/index.html")).href)
    let found = 0
    for (const query of ["人民政府驻", "公务接待", "window", "甲市", script, image]) {
      await page.locator("#q").fill(query)
      await page.waitForTimeout(150)
      expect(await page.evaluate("window.ran ?? null"), query).toBe(null)
      expect(await page.locator("main img, main svg").count(), query).toBe(0)
      found += await page.locator("#results a", { hasText: "window.ran" }).count()
    }
    expect(found).toBeGreaterThan(0)
    await page.close()
  })
})
