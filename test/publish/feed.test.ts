/** The feed as a reader of Atom (RFC 4287) takes it. */
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as cheerio from "cheerio"
import { afterEach, describe, expect, it } from "vitest"
import { urnOf } from "#pipeline/publish/feed.ts"
import { isInOrder, json, newOut, publishTo, run, unchangedIn, versions } from "./folder.ts"
import { release, withRows } from "./sample.ts"

afterEach(() => {
  delete process.env["SOURCE_DATE_EPOCH"]
})
const at = (seconds: number) => {
  process.env["SOURCE_DATE_EPOCH"] = String(1_900_000_000 + seconds)
}
const feedIn = (out: string) => cheerio.load(readFileSync(join(out, "feed.atom"), "utf8"), { xml: true })
const texts = ($: cheerio.CheerioAPI, selector: string) =>
  $(selector)
    .toArray()
    .map((element) => $(element).text())

const twoReleases = async () => {
  const out = newOut()
  at(0)
  await run(publishTo(out, release()))
  at(60)
  const revised = withRows(
    "budget_lines",
    (rows) => rows.map((row, i) => (i === 0 ? { ...row, amount: 1n } : row)),
    {
      inputs: "inputs-2",
      program: "program-2"
    }
  )
  await run(publishTo(out, revised))
  return out
}

describe("the feed", () => {
  it("has every element that Atom requires, once", async () => {
    const $ = feedIn(await twoReleases())
    expect($("feed").attr("xmlns")).toBe("http://www.w3.org/2005/Atom")
    for (const name of ["id", "title", "updated", "author"]) expect($(`feed > ${name}`).length, name).toBe(1)
    expect($("feed > author > name").text().length).toBeGreaterThan(0)
    expect($("entry").length).toBe(2)
    for (const entry of $("entry").toArray())
      for (const name of ["id", "title", "updated", "summary"])
        expect($(entry).children(name).length, name).toBe(1)
    const ids = texts($, "id")
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/u)
  })

  it("has the releases newest first, with their own times and changes, and leads to them", async () => {
    const out = await twoReleases()
    const $ = feedIn(out)
    expect(texts($, "entry > updated")).toEqual(["2030-03-17T17:47:40Z", "2030-03-17T17:46:40Z"])
    expect($("feed > updated").text()).toBe("2030-03-17T17:47:40Z")
    expect(texts($, "entry > title")[0]).toContain("revised 修订")
    expect(texts($, "entry > summary")[0]).toContain("0 rows added, 1 modified, 0 removed")
    expect(texts($, "entry > summary")[0]).toContain("修改 1 行")
    const hrefs = $("entry > link")
      .toArray()
      .map((link) => $(link).attr("href")!)
    expect(hrefs.map((href) => json(out, href).version)).toEqual(versions(out).reverse())
  })

  it("keeps its ids when a release is added, and the same releases give the same feed", async () => {
    const out = newOut()
    at(0)
    await run(publishTo(out, release()))
    const first = texts(feedIn(out), "id")
    at(60)
    await run(publishTo(out, release({ inputs: "inputs-2", program: "program-2" })))
    const [feed, , older] = texts(feedIn(out), "id")
    expect([feed, older]).toEqual(first)
    const bytes = readFileSync(join(out, "feed.atom"))
    rmSync(join(out, "feed.atom"))
    at(120)
    await run(unchangedIn(out, "inputs-2"))
    expect(readFileSync(join(out, "feed.atom")).equals(bytes)).toBe(true)
  })

  it.each([
    ["is gone", (path: string) => rmSync(path)],
    ["is cut short", (path: string) => writeFileSync(path, "<?xml")],
    ["is another's", (path: string) => writeFileSync(path, "<feed></feed>\n")]
  ])("that %s is put right by a run that has nothing to do", async (_, damage) => {
    const out = newOut()
    at(0)
    await run(publishTo(out, release()))
    const bytes = readFileSync(join(out, "feed.atom"))
    damage(join(out, "feed.atom"))
    at(60)
    expect(await run(unchangedIn(out, "inputs-1"))).toMatchObject({ status: "unchanged" })
    expect(readFileSync(join(out, "feed.atom")).equals(bytes)).toBe(true)
    expect(isInOrder(out)).toBe(true)
  })
})

describe("a name as an id", () => {
  it("is one UUID for one name", () => {
    expect(urnOf("a")).toBe(urnOf("a"))
    expect(urnOf("a")).not.toBe(urnOf("b"))
  })
})
