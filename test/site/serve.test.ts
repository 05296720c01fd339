import { spawn } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { programRoot, sha256 } from "#pipeline/publish/digest.ts"
import { seedsRelease } from "./browser.ts"

let release: string
let address: string
let server: ReturnType<typeof spawn>
const folder = mkdtempSync(join(tmpdir(), "serve-"))

/** Starts the command; gives its address once it listens. */
const start = (args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [join(programRoot, "pipeline", "main.ts"), "serve", ...args], {
    cwd: programRoot,
    stdio: ["ignore", "pipe", "pipe"]
  })
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => resolve(data.toString().trim()))
    child.stderr.on(
      "data",
      (data: Buffer) => /cannot be used/u.test(data.toString()) && reject(new Error(data.toString()))
    )
  })
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve))
  return { child, listening, ended }
}

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly body: Buffer
}
/** The path goes out as it is written: `fetch` would tidy it up. */
const get = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const pieces: Array<Buffer> = []
      response.on("data", (piece: Buffer) => pieces.push(piece))
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(pieces) })
      )
    })
    sent.on("error", reject)
    sent.end()
  })

beforeAll(async () => {
  release = join(folder, "release")
  cpSync(`${await seedsRelease(inject("sharedFolder"))}/`, release, { recursive: true, dereference: true })
  writeFileSync(join(folder, "secret.txt"), "secret")
  symlinkSync(join(folder, "secret.txt"), join(release, "data", "link.txt"))
  symlinkSync(folder, join(release, "data", "up"))
  const started = start([`${release}`, "--port", "0"])
  server = started.child
  address = await started.listening
})
afterAll(() => {
  server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe("gongkai serve", () => {
  it("listens on the loopback interface only, and leads to the site", async () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u)
    const { headers, status } = await get("/")
    expect([status, headers["location"]]).toEqual([307, "/site/"])
    expect((await get("/site/")).body).toEqual(readFileSync(join(release, "site/index.html")))
    expect((await get("/site")).headers["location"]).toBe("/site/")
  })

  it("gives every kind of file its type", async () => {
    const types: Readonly<Record<string, string>> = {
      "/site/index.html": "text/html; charset=utf-8",
      "/site/assets/site.js": "text/javascript; charset=utf-8",
      "/site/assets/site.css": "text/css; charset=utf-8",
      "/site/assets/icon.svg": "image/svg+xml",
      "/data/budgets.csv": "text/csv; charset=utf-8",
      "/data/budgets.parquet": "application/vnd.apache.parquet",
      "/data/budgets.arrow": "application/vnd.apache.arrow.file",
      "/data/open-data.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "/data/budgets.json": "application/json",
      "/dcat.jsonld": "application/ld+json",
      "/data/budgets.csv-metadata.json": "application/csvm+json",
      "/SHA256SUMS": "text/plain; charset=utf-8"
    }
    for (const [path, type] of Object.entries(types)) {
      const { headers, status } = await get(path)
      expect([status, headers["content-type"], headers["x-content-type-options"]], path).toEqual([
        200,
        type,
        "nosniff"
      ])
    }
  })

  it.each([
    "/../secret.txt",
    "/data/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/data/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/..%5csecret.txt",
    "/data\\..\\..\\secret.txt",
    "/data/link.txt",
    "/data/up/secret.txt",
    "/data/up/",
    "//etc/passwd",
    "/etc/passwd",
    "/data/budgets.json%00.html",
    "/%",
    "/.stage/"
  ])("does not leave the release for %s", async (path) => {
    const { body, status } = await get(path)
    expect(status).toBe(404)
    expect(body.toString()).not.toContain("secret")
  })

  it("does not take an absolute address, nor another method", async () => {
    expect((await get("http://example.org/site/")).status).toBe(400)
    expect((await get("/site/", {}, "POST")).status).toBe(405)
  })

  it("names the content by its digest, and does not send it twice", async () => {
    const file = readFileSync(join(release, "data/budgets.csv"))
    const first = await get("/data/budgets.csv")
    expect(first.headers["etag"]).toBe(`"${sha256(file)}"`)
    expect(first.headers["cache-control"]).toBe("no-cache")
    const again = await get("/data/budgets.csv", { "if-none-match": `"${sha256(file)}"` })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const style = sha256(readFileSync(join(release, "site/assets/site.css")))
    const fixed = await get(`/site/assets/site.css?${style.slice(0, 8)}`)
    expect(fixed.headers["cache-control"]).toContain("immutable")
    expect((await get("/site/assets/site.css?00000000")).headers["cache-control"]).toBe("no-cache")
  })

  it("answers HEAD without a body", async () => {
    const file = readFileSync(join(release, "data/budgets.parquet"))
    const { body, headers } = await get("/data/budgets.parquet", {}, "HEAD")
    expect([body.length, headers["content-length"]]).toEqual([0, String(file.length)])
  })

  it("gives a part of a file where one is asked for", async () => {
    const file = readFileSync(join(release, "data/budget_lines.parquet"))
    const size = file.length
    const parts: ReadonlyArray<readonly [string, number, number]> = [
      ["bytes=0-3", 0, 4],
      ["bytes=-8", size - 8, size],
      [`bytes=${size - 1}-`, size - 1, size],
      [`bytes=4-${size * 2}`, 4, size]
    ]
    for (const [range, from, to] of parts) {
      const { body, headers, status } = await get("/data/budget_lines.parquet", { range })
      expect([status, headers["content-range"]], range).toEqual([206, `bytes ${from}-${to - 1}/${size}`])
      expect(body).toEqual(file.subarray(from, to))
    }
    const beyond = await get("/data/budget_lines.parquet", { range: `bytes=${size}-` })
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, `bytes */${size}`])
    const stale = await get("/data/budget_lines.parquet", { range: "bytes=0-3", "if-range": '"0"' })
    expect(stale.status).toBe(200)
  })

  it("sends the policy with every page", async () => {
    const { headers } = await get("/site/")
    expect(headers["content-security-policy"]).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'self'/u
    )
    expect(headers["referrer-policy"]).toBe("no-referrer")
  })

  it("says that a port is taken, and ends at once when it is told to", async () => {
    const { port } = new URL(address)
    const second = start([release, "--port", port])
    await expect(second.listening).rejects.toThrow(/something else listens there/u)
    expect(await second.ended).toBe(3)
    const third = start([release, "--port", "0"])
    await third.listening
    third.child.kill("SIGINT")
    expect(await third.ended).toBe(130)
  })
})
