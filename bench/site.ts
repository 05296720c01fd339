/**
 * What the site of a release takes to make and to look at: `node bench/site.ts [BUDGETS …]` (10 100 1000 2000). For each
 * number of made budgets: time and memory to make the site, its files and bytes, the largest page, and the files of the
 * search index. Then, of the largest, in a real browser from gongkai serve: first contentful paint, layout shift and the
 * compressed bytes of the first view of a page of each kind, and from disk the time from a key to the first result.
 * `node bench/site.ts FOLDER` does the same with a release that is there.
 */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import type { Browser } from "playwright-core"
import { releaseNamed } from "../pipeline/publish/releases/difference.ts"
import { rebuildSite } from "../pipeline/site/rebuild.ts"
import { openBrowser } from "../test/site/browser.ts"

const print = (line: string) => process.stdout.write(`${line}\n`)
const root = join(import.meta.dirname, "..")
const node = (...args: ReadonlyArray<string>): string => {
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}
const median = (values: ReadonlyArray<number>) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** In a process of its own, which tells the most memory that it held. */
const make = async (release: string, to: string): Promise<void> => {
  const begin = performance.now()
  const work = Effect.flatMap(releaseNamed(".", release), (found) => rebuildSite(found, to))
  await Effect.runPromise(Effect.provide(work, NodeFileSystem.layer))
  const ms = performance.now() - begin
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage()
  const cpu = (userCPUTime + systemCPUTime) / 1000
  process.stdout.write(JSON.stringify({ ms, cpu, rss: maxRSS * 1024 }))
}

const measureMaking = (release: string, to: string, budgets: number): void => {
  const { cpu, ms, rss } = JSON.parse(node("bench/site.ts", "make", release, to))
  const files = readdirSync(to, { recursive: true, encoding: "utf8" })
    .map((path) => ({ path, bytes: statSync(join(to, path)) }))
    .filter(({ bytes }) => bytes.isFile())
    .map(({ bytes, path }) => ({ path, bytes: bytes.size }))
  const largest = (of: (path: string) => boolean) =>
    files.filter(({ path }) => of(path)).sort((a, b) => b.bytes - a.bytes)[0]
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const index = files.filter(({ path }) => /^search\/.*\.js$/u.test(path))
  const page = largest((path) => path.endsWith(".html"))
  const shard = largest((path) => /^search\/.*\.js$/u.test(path))
  print(
    `${String(budgets).padStart(5)} budgets: ${(ms / 1000).toFixed(2)} s (processor ${(cpu / 1000).toFixed(2)} s, ${(cpu / budgets).toFixed(0)} ms each), ${mebibytes(rss)} of memory, ` +
      `${files.length} files, ${mebibytes(total)}; largest page ${page?.path} ${Math.round((page?.bytes ?? 0) / 1024)} KiB; ` +
      `index ${index.length} files, ${mebibytes(index.reduce((sum, { bytes }) => sum + bytes, 0))}, largest ${shard?.path} ${Math.round((shard?.bytes ?? 0) / 1024)} KiB`
  )
}

/** Pages of the first view of which figures are told, where the site has them. */
const views = (site: string): ReadonlyArray<string> => {
  const first = (folder: string, file: RegExp): string | null => {
    const within = join(site, folder)
    if (!existsSync(within)) return null
    const found = readdirSync(within, { recursive: true, encoding: "utf8" })
      .sort()
      .find((path) => file.test(path))
    return found === undefined ? null : `${folder}/${found}`
  }
  return [
    "index.html",
    first("budgets", /^[^/]+\/index\.html$/u),
    first("budgets", /table-3\.html$/u),
    first("evidence", /2\.html$/u),
    "organizations/index.html",
    "checks/index.html",
    "data/budget_lines.html",
    "search/index.html"
  ].filter((path) => path !== null && existsSync(join(site, path))) as ReadonlyArray<string>
}

const shifts = `window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: "layout-shift", buffered: true })`

const measureViews = async (browser: Browser, release: string, site: string): Promise<void> => {
  const server = spawn(process.execPath, ["pipeline/main.ts", "serve", release, "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"]
  })
  try {
    const address = await new Promise<string>((resolve) =>
      server.stdout.once("data", (data: Buffer) => resolve(data.toString().trim()))
    )
    for (const path of views(site)) {
      const paints: Array<number> = []
      let [bytes, shift] = [0, 0]
      for (let run = 0; run < 5; run++) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
        const page = await context.newPage()
        await page.addInitScript(shifts)
        bytes = 0
        const bodies: Array<Promise<void>> = []
        page.on("response", (response) =>
          bodies.push(
            response.body().then(
              (body) => {
                bytes += gzipSync(body).length
              },
              () => {}
            )
          )
        )
        await page.goto(`${address}site/${path}`, { waitUntil: "load" })
        await page.waitForTimeout(200)
        await Promise.all(bodies)
        paints.push(
          Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        )
        shift = Math.max(shift, Number(await page.evaluate("window.shift")))
        await context.close()
      }
      print(
        `${path.padEnd(48)} first contentful paint ${median(paints).toFixed(0)} ms, layout shift ${shift.toFixed(3)}, ${(bytes / 1024).toFixed(1)} KiB compressed`
      )
    }
  } finally {
    server.kill()
  }
}

/** From the input of a query to the first result on the page, in the browser, with nothing loaded of it before. */
const toFirstResult = (query: string): string => `new Promise((resolve) => {
  const input = document.getElementById("q")
  const results = document.getElementById("results")
  const begin = performance.now()
  const observer = new MutationObserver(() => {
    if (results.querySelector("a") === null) return
    observer.disconnect()
    resolve(performance.now() - begin)
  })
  observer.observe(results, { childList: true, subtree: true })
  setTimeout(() => resolve(-1), 3000)
  input.value = ${JSON.stringify(query)}
  input.dispatchEvent(new Event("input"))
})`

const measureSearch = async (browser: Browser, release: string, site: string): Promise<void> => {
  const lines: ReadonlyArray<{
    readonly amount: number
    readonly code: string | null
    readonly name: string
  }> = JSON.parse(readFileSync(join(release, "data", "budget_lines.json"), "utf8"))
  const organizations: ReadonlyArray<{ readonly name: string }> = JSON.parse(
    readFileSync(join(release, "data", "organizations.json"), "utf8")
  )
  const queries = [
    organizations[0]!.name.slice(0, 2),
    organizations.at(-1)!.name,
    "公务接待",
    "基本养老保险",
    "2010301",
    String(lines[Math.floor(lines.length / 2)]!.amount),
    `${lines[Math.floor(lines.length / 3)]!.amount / 10_000}万`,
    "预算",
    "政府采购预算"
  ]
  print(`search among ${lines.length} lines, from disk`)
  for (const query of queries) {
    const times: Array<number> = []
    for (let run = 0; run < 5; run++) {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(site, "search/index.html")).href)
      await page.waitForTimeout(100)
      times.push(Number(await page.evaluate(toFirstResult(query))))
      await page.close()
    }
    print(
      `  ${query}: first result after ${median(times).toFixed(0)} ms (${Math.max(...times).toFixed(0)} at most)`
    )
  }
}

const measure = async (browser: Browser, release: string, site: string): Promise<void> => {
  const { tables } = JSON.parse(readFileSync(join(release, "manifest.json"), "utf8"))
  const budgets = tables.find((table: { readonly name: string }) => table.name === "budgets").rows
  measureMaking(`${release}/`, site, budgets)
  await measureViews(browser, release, site)
  await measureSearch(browser, release, site)
}

const [first, ...rest] = process.argv.slice(2)
if (first === "make") await make(rest[0]!, rest[1]!)
else if (first !== undefined && existsSync(first)) {
  const browser = await openBrowser()
  await measure(browser, first, join(first, "site"))
  await browser.close()
} else {
  const counts = [first, ...rest].filter((count) => count !== undefined).map(Number)
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  const browser = await openBrowser()
  try {
    const sizes = counts.length === 0 ? [10, 100, 1000, 2000] : counts
    for (const [i, budgets] of sizes.entries()) {
      const [documents, out] = [join(folder, `documents-${budgets}`), join(folder, `out-${budgets}`)]
      node("bench/corpus.ts", documents, String(budgets), "100")
      node("pipeline/main.ts", "build", "--no-site", "--seeds", documents, "--out", out)
      const release = join(out, "latest")
      const site = join(release, "site")
      measureMaking(`${release}/`, site, budgets)
      if (i < sizes.length - 1) continue
      await measureViews(browser, release, site)
      await measureSearch(browser, release, site)
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
