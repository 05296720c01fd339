import { spawn } from "node:child_process"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import { openBrowser, seedsRelease } from "./browser.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Pages of one making: `organizations/org-*.html`. New families come by themselves. */
const familyOf = (path: string): string =>
  path
    .replace(/\b(?:[a-z]{3})-[0-9a-f]{8,}/gu, "*")
    .replace(/^(en\/)?data\/(?!index)[^/]+$/u, "$1data/*.html")
    .replace(/\d+/gu, "#")

/** Of each family the largest and the smallest. */
const sampleOf = (site: string): ReadonlyMap<string, ReadonlyArray<string>> => {
  const pages = readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .sort()
  const families = Map.groupBy(pages, familyOf)
  const sizeOf = (path: string) => statSync(join(site, path)).size
  return new Map(
    [...families].map(([family, all]) => {
      const bySize = [...all].sort((a, b) => sizeOf(b) - sizeOf(a))
      return [family, [...new Set([bySize[0]!, bySize.at(-1)!])]]
    })
  )
}

let browser: Browser
let release: string
let site: string
let families: ReadonlyMap<string, ReadonlyArray<string>>
beforeAll(async () => {
  release = await seedsRelease(inject("sharedFolder"))
  site = join(release, "site")
  families = sampleOf(site)
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** What a page complains of as it is opened: errors, requests that fail or go elsewhere. */
const complaintsOf = (page: Page, origin: string): Array<string> => {
  const complaints: Array<string> = []
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on("requestfailed", (request) => complaints.push(`${page.url()}: ${request.url()} cannot be had`))
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|about):/u.test(request.url()))
      complaints.push(`${page.url()} asks for ${request.url()}`)
  })
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${page.url()}: ${response.url()} is ${response.status()}`)
  })
  return complaints
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: ReadonlyArray<{ readonly html: string }>
}
/** Rules of WCAG 2 A and AA and of good practice that the page breaks, a sentence each. */
const violationsOf = async (page: Page, options: string): Promise<ReadonlyArray<string>> => {
  await page.evaluate(`${axe};0`)
  const found = (await page.evaluate(
    `axe.run({ ${options}, resultTypes: ["violations"], preload: false }).then((r) => r.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })))`
  )) as ReadonlyArray<Violation>
  const shown = ({ nodes }: Violation) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))
  return found.map((one) => `${page.url()}: ${one.id}: ${one.help}: ${shown(one).join(" | ")}`)
}
const everyRule = 'runOnly: ["wcag2a", "wcag2aa", "best-practice"]'
const colours = 'runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }'

describe("every kind of page", () => {
  it("is there in both languages", () => {
    const chinese = [...families.keys()].filter((family) => !family.startsWith("en/"))
    expect(chinese.length).toBeGreaterThan(8)
    expect([...families.keys()].filter((family) => family.startsWith("en/")).sort()).toEqual(
      chinese.map((family) => `en/${family}`).sort()
    )
  })

  it("opens from disk without an error, and axe finds nothing to object to, by day and by night", async () => {
    const wrong: Array<string> = []
    const complaints: Array<string> = []
    const due = [...families.values()].flatMap((paths) =>
      paths.map((path, i) => ({ path, isFirst: i === 0 }))
    )
    const look = async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      const heard = complaintsOf(page, "file:")
      for (let next = due.pop(); next !== undefined; next = due.pop()) {
        await page.emulateMedia({ colorScheme: "light" })
        await page.goto(pathToFileURL(join(site, next.path)).href)
        wrong.push(...(await violationsOf(page, everyRule)))
        if (!next.isFirst || next.path.startsWith("en/")) continue
        await page.emulateMedia({ colorScheme: "dark" })
        wrong.push(...(await violationsOf(page, colours)).map((text) => `dark: ${text}`))
      }
      complaints.push(...heard)
      await context.close()
    }
    await Promise.all([look(), look()])
    expect([...complaints, ...wrong]).toEqual([])
  }, 180_000)

  it("says what it has to say without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const [family, [path]] of families) {
      await page.goto(pathToFileURL(join(site, path!)).href)
      expect(await page.locator("h1").count(), family).toBe(1)
      expect(((await page.locator("main").textContent()) ?? "").length, family).toBeGreaterThan(40)
    }
    await context.close()
  })

  it("fits a telephone: nothing but tables and drawings is wider than the screen", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    const wide: Array<string> = []
    for (const paths of families.values())
      for (const path of paths.slice(0, 2)) {
        await page.goto(pathToFileURL(join(site, path)).href)
        const width = Number(await page.evaluate("document.documentElement.scrollWidth"))
        if (width > 391) wide.push(`${path} is ${width} wide`)
      }
    await context.close()
    expect(wide).toEqual([])
  })

  it("opens from gongkai serve under its policy, without an error and without asking anybody else", async () => {
    const server = spawn(process.execPath, ["pipeline/main.ts", "serve", release, "--port", "0"], {
      cwd: programRoot,
      stdio: ["ignore", "pipe", "inherit"]
    })
    try {
      const address = await new Promise<string>((resolve) =>
        server.stdout.once("data", (data: Buffer) => resolve(data.toString().trim()))
      )
      const page = await browser.newPage()
      const complaints = complaintsOf(page, address)
      for (const [path] of families.values()) await page.goto(`${address}site/${path}`)
      await page.close()
      expect(complaints).toEqual([])
    } finally {
      server.kill()
    }
  })
})
