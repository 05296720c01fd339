import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { load } from "cheerio"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { seedsRelease } from "./browser.ts"

interface Link {
  /** Page that it stands on. */
  readonly page: string
  /** Page and element that it leads to. */
  readonly target: string
  readonly id: string
  readonly shown: string
}

let site: string
let links: ReadonlyArray<Link>
/** Lines of the source that an element of a page of evidence shows, by page and id. */
const evidence = new Map<string, ReadonlyArray<string>>()

const pagesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"))

const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .trim()

beforeAll(async () => {
  site = join(await seedsRelease(inject("sharedFolder")), "site")
  links = pagesIn(site).flatMap((page) =>
    [
      ...readFileSync(join(site, page), "utf8").matchAll(
        /<a\b[^>]*\bclass="[^"]*\bev\b[^"]*"[^>]*>(.*?)<\/a>/gsu
      )
    ].map(([tag, inner]) => {
      const [path = "", id = ""] = /\bhref="([^"]*)"/u.exec(tag)![1]!.split("#")
      const target = path === "" ? page : relative(site, resolve(site, dirname(page), path))
      return { page, target, id, shown: plain(inner!) }
    })
  )
  for (const page of pagesIn(site).filter((path) => /^(?:en\/)?(?:evidence|sources)\//u.test(path))) {
    const $ = load(readFileSync(join(site, page), "utf8"))
    // a line of a source may stand for itself
    for (const element of $('[id^="L"]').toArray())
      evidence.set(`${page}#${$(element).attr("id")}`, [$(element).text()])
    for (const element of $(".evidence[id]").toArray())
      evidence.set(
        `${page}#${$(element).attr("id")}`,
        $(element)
          .find(".lines .t")
          .toArray()
          .map((line) => $(line).text())
      )
  }
})

const counted: Readonly<Record<string, string>> = Object.fromEntries(
  [..."一二三四五六七八九"]
    .map((numeral, i) => [numeral, String(i + 1)] as const)
    .concat([
      ["两", "2"],
      ["兩", "2"]
    ])
)

/** Amounts that stand in a line, in hundredths, as they may be meant: units are left to the reader. */
const amountsIn = (line: string): ReadonlySet<number> =>
  new Set(
    [
      ...line
        .replaceAll(/(?<!十)[一二三四五六七八九两兩](?=[个個家])/gu, (numeral) => counted[numeral]!)
        .replaceAll(/[,，](?=\d{3})/gu, "")
        .matchAll(/\d+(?:\.\d+)?/gu)
    ].flatMap(([number]) => [1, 1e4, 1e8].map((unit) => Math.round(Number(number) * unit * 100)))
  )

describe("every value that opens its source", () => {
  it("leads to the lines that it was read from", () => {
    expect(links.length).toBeGreaterThan(500)
    const lost = links.filter(({ id, target }) => (evidence.get(`${target}#${id}`) ?? []).length === 0)
    expect(lost.slice(0, 20)).toEqual([])
  })

  it("is printed there, if it is an amount: in yuan, 万元 or 亿元", () => {
    const amounts = links.filter(({ shown }) => /^[−-]?\d[\d,]*(?:\.\d+)?$/u.test(shown))
    expect(amounts.length).toBeGreaterThan(200)
    const wrong = amounts.filter(({ id, shown, target }) => {
      const number = Number(shown.replaceAll(/[,−-]/gu, ""))
      const meant = [1, 1e4, 1e8].map((unit) => Math.round(number * unit * 100))
      return !(evidence.get(`${target}#${id}`) ?? []).some((line) =>
        meant.some((amount) => amountsIn(line).has(amount))
      )
    })
    expect(wrong.slice(0, 20)).toEqual([])
  })
})
