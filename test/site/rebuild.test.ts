import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import { following, served } from "#pipeline/site/serve/Release.ts"
import { seedsRelease } from "./browser.ts"

const folder = mkdtempSync(join(tmpdir(), "site-"))
let release: string
beforeAll(async () => {
  release = await seedsRelease(inject("sharedFolder"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const site = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, ["pipeline/main.ts", "site", ...args], { cwd: programRoot, encoding: "utf8" })
const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(path, file)).isFile()
  )

describe("gongkai site", () => {
  it("makes the same bytes from a release's files as were published with it, again and again", () => {
    const to = join(folder, "public", "site")
    for (let time = 0; time < 2; time++) {
      const { status, stderr } = site(release, "--to", to)
      expect([status, stderr]).toEqual([0, ""])
    }
    const files = filesIn(join(release, "site"))
    expect(filesIn(to).sort()).toEqual([...files].sort())
    for (const file of files)
      expect(readFileSync(join(to, file)).equals(readFileSync(join(release, "site", file))), file).toBe(true)
    expect(readdirSync(join(folder, "public"))).toEqual(["site"])
  })

  it("leaves a folder alone that holds something else", () => {
    const to = join(folder, "letters")
    mkdirSync(to)
    writeFileSync(join(to, "index.html"), "<p>mine</p>")
    const { status, stderr } = site(release, "--to", to)
    expect(status).toBe(3)
    expect(stderr).toContain("holds something else")
    expect(readdirSync(to)).toEqual(["index.html"])
    expect(site(release, "--to", join(to, "index.html")).status).toBe(3)
  })
})

describe("the release that is served", () => {
  it("is the latest at each request, and the last known one while that cannot be told", () => {
    const [a, b] = ["20260101T000000Z-00000000", "20260102T000000Z-00000000"]
    const point = (text: string) => {
      rmSync(join(folder, "latest.json"), { force: true })
      writeFileSync(join(folder, "latest.json"), text)
    }
    const now = following(folder, served(join(folder, "releases", a!), a!))
    expect(now().version).toBe(a)
    point(JSON.stringify({ version: b }))
    expect([now().version, now().path]).toEqual([b, join(folder, "releases", b!)])
    point('{"version": "../../etc"}')
    expect(now().version).toBe(b)
    point("{")
    expect(now().version).toBe(b)
  })
})
