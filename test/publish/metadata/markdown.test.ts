import { beforeAll, describe, expect, it } from "vitest"
import { licenceOf } from "#pipeline/publish/metadata/licences.ts"
import { catalog } from "#schemas/catalog.ts"
import { tokenInChinese } from "#schemas/chinese.ts"
import { staged } from "../whole.ts"
import { type Described, described, mixed } from "./described.ts"

let release: Described
beforeAll(async () => {
  release = await described()
})

/** Cells of the rows of every Markdown table in a text. */
const cells = (text: string): ReadonlyArray<ReadonlyArray<string>> =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/u)
        .map((cell) => cell.trim())
    )

describe("CODEBOOK.md", () => {
  const section = (name: string) =>
    release.text("CODEBOOK.md").split(`### ${name} · `)[1]!.split("\n### ")[0]!

  it.each(catalog)("has every column of $name in Chinese and English, and every token", (dataset) => {
    const text = section(dataset.name)
    expect(text).toContain(dataset.title.zh)
    const rows = cells(text)
    for (const [name, column] of Object.entries(dataset.columns)) {
      const line = rows.find(([first]) => first === `\`${name}\``)!
      expect(line.length).toBe(9)
      expect(line[1], name).toMatch(/[\u4e00-\u9fff]|SHA-256|ISO/u)
      expect(line[6], name).toMatch(/[\u4e00-\u9fff]/u)
      expect(line[7]!.length, name).toBeGreaterThan(3)
      expect(line[4]).toBe(column.nullable ? "null" : "–")
      expect(line[5]).toBe(column.references === null ? "" : `\`${column.references}\``)
      for (const token of column.tokens ?? [])
        expect(text).toContain(`\`${token}\` ${tokenInChinese(dataset, name, token)}`)
    }
    expect(text).toContain(`Key 主键: \`${dataset.id}\``)
  })

  it("says how the values of a column were come by, and by which rules", () => {
    const amount = cells(section("budget_lines")).find(([first]) => first === "`amount`")
    expect(amount?.[8]).toBe("printed 2")
    expect(amount?.[3]).toContain("yuan (CNY)")
    for (const method of ["printed", "derived", "resolved", "ambiguous"])
      expect(release.text("CODEBOOK.md")).toContain(`- \`${method}\` `)
  })

  it("lists the rules that provenance names, the most used first", async () => {
    const sample = mixed()
    const proven = (sample.tables.get("provenance") ?? []).map((row, i) => ({
      ...row,
      method: "resolved",
      rule: i === 0 ? "a|b" : "row_total"
    }))
    const { files } = await staged({ ...sample, tables: new Map(sample.tables).set("provenance", proven) })
    const text = Buffer.from(files.find(({ path }) => path === "CODEBOOK.md")!.content).toString()
    expect(text).toContain("| resolved | 2 | row\\_total |\n| resolved | 1 | a\\|b |")
  })
})

describe("ATTRIBUTION.md", () => {
  it("names every document with publisher, address, licence and digest, whatever signs they hold", () => {
    const rows = cells(release.text("ATTRIBUTION.md"))
    const notice = rows.find(([first]) => first === "`src_notice`")!
    expect(notice).toEqual([
      "`src_notice`",
      "[办法](https://zh.example.org/wiki/%E5%8A%9E%E6%B3%95_%28%E7%94%B2%E5%B8%82%29)",
      "甲市 \\| \\*合作\\*办",
      "[Creative Commons Attribution-ShareAlike 4.0](https://creativecommons.org/licenses/by-sa/4.0/)",
      "`b-notice.txt`",
      `\`${"src_notice".padEnd(64, "0")}\``
    ])
    expect(rows.find(([first]) => first === "`src_unknown`")!.slice(1, 4)).toEqual([
      "无名 文件",
      "–",
      "Not stated: ask the publisher"
    ])
  })

  it("counts the rows of every table by document, and says where licences are mixed", () => {
    const rows = cells(release.text("ATTRIBUTION.md"))
    const table = (name: string) =>
      rows.find(([first, count]) => first === `\`${name}\`` && /^\d+$/u.test(count!))!
    expect(table("organizations").slice(1, 2).concat(table("organizations")[3]!)).toEqual([
      "2",
      "`src_budget` 1, `src_notice` 1"
    ])
    expect(table("organizations")[4]).toContain("`source_id`")
    expect(table("budget_lines").slice(3)).toEqual(["`src_budget` 3", ""])
    for (const { name } of catalog) expect(table(name), name).toBeDefined()
  })

  it("says what each licence asks", () => {
    const text = release.text("ATTRIBUTION.md")
    expect(text).toMatch(/by-sa\/4\.0\/\) \(`src_notice`\): .*share adaptations alike/u)
    expect(text).toMatch(/official document \(`src_budget`\): free to use/u)
    expect(text).toMatch(/ask the publisher \(`src_unknown`\): nothing is known/u)
  })
})

describe("a licence as stated", () => {
  it.each([
    ["CC-BY-SA-4.0", "CC-BY-SA-4.0", "share-alike"],
    ["CC BY 3.0", "CC-BY-3.0", "attribution"],
    ["CC0", "CC0-1.0", "public-domain"],
    ["Public domain: official document outside copyright", "other-pd", "public-domain"],
    ["官方文件，不适用著作权法", "other-pd", "public-domain"],
    ["All rights reserved", "other", "other"],
    [" ", "notspecified", "unknown"]
  ])("%j is %s", (stated, name, kind) => expect(licenceOf(stated)).toMatchObject({ name, kind }))
})

describe("CITATION.cff", () => {
  it("has what the format requires, no date, and every document as a reference", () => {
    const text = release.text("CITATION.cff")
    const top = new Map([...text.matchAll(/^([a-z-]+): ?(.*)$/gmu)].map(([, key, value]) => [key!, value!]))
    expect([...top.keys()]).toEqual(
      expect.arrayContaining(["cff-version", "message", "type", "title", "version", "authors", "references"])
    )
    expect(top.get("cff-version")).toBe("1.2.0")
    expect(top.get("type")).toBe("dataset")
    for (const key of ["message", "title", "abstract", "version"])
      expect(typeof JSON.parse(top.get(key)!)).toBe("string")
    expect(text).not.toMatch(/date/u)
    const titles = [...text.matchAll(/^ {4}title: (.*)$/gmu)].map(([, title]) => JSON.parse(title!))
    expect(titles).toEqual(["预算", "办法", "无名\n文件"])
    expect(text.match(/^ {4}license: "CC-BY-SA-4\.0"$/gmu)?.length).toBe(1)
  })
})

describe("every description", () => {
  it("is the same at another time", async () => {
    const [one, two] = await Promise.all([
      staged(mixed(), "2031-01-01T00:00:00Z"),
      staged(mixed(), "2032-02-02T00:00:00Z")
    ])
    const differing = one.files.filter((file, i) => file.sha256 !== two.files[i]!.sha256)
    expect(differing.map(({ path }) => path)).toEqual([])
    expect(one.manifest.created_at).not.toBe(two.manifest.created_at)
  })
})
