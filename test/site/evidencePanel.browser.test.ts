import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { openBrowser, seedsRelease } from "./browser.ts"

let browser: Browser
let site: string
beforeAll(async () => {
  site = join(await seedsRelease(inject("sharedFolder")), "site")
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const address = (path: string) => pathToFileURL(join(site, path)).href

describe("a page, by keyboard alone", () => {
  it("begins with a link that skips to the content", async () => {
    const page = await browser.newPage()
    await page.goto(address("index.html"))
    await page.keyboard.press("Tab")
    expect(await page.locator(":focus").getAttribute("href")).toBe("#main")
    await page.keyboard.press("Enter")
    expect(page.url()).toMatch(/#main$/u)
    await page.close()
  })

  it("opens the evidence of a number beside it with Enter; Escape closes it and the focus comes back", async () => {
    const page = await browser.newPage()
    await page.goto(address("index.html"))
    const number = page.locator("a.ev").first()
    await number.focus()
    await page.keyboard.press("Enter")
    await page.locator("#panel iframe").waitFor()
    expect(await page.locator("#panel :focus").count()).toBe(1)
    await page.keyboard.press("Escape")
    expect(await page.locator("#panel").isVisible()).toBe(false)
    expect(await page.locator("a.ev:focus").count()).toBe(1)
    await page.close()
  })
})
