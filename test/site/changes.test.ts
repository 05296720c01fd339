import { describe, expect, it } from "vitest"
import type { RowChange } from "#pipeline/publish/changes/compare.ts"
import type { SiteInput } from "#pipeline/publish/Release.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { siteInputOfTexts } from "./madeSite.ts"
import { filesOf } from "./seedsSite.ts"

const text = `'''上海市人民政府驻哈尔滨办事处'''是[[上海市人民政府]]的派出机构。

== 历史 ==
1990年3月，上海市人民政府驻哈尔滨办事处成立。

[[Category:上海市人民政府]]
`

const siteAfter = (changes: Readonly<Record<string, ReadonlyArray<RowChange>>>) => {
  const input: SiteInput = siteInputOfTexts(text)
  const previous = { version: "20250102T030405Z-00000000", manifest_sha256: "0".repeat(64) }
  const manifest = { ...input.manifest, previous }
  return filesOf({ ...input, manifest, changes: ({ name }) => changes[name] ?? [] })
}

const rowOf = (table: string): AnyRow => {
  const [row] = [...(siteInputOfTexts(text).tables.get(table)?.rows ?? [])]
  if (row === undefined) throw new Error(`the text gives no row of ${table}`)
  return row
}

const modified = (row: AnyRow, column: string, before: unknown): RowChange => ({
  op: "modify",
  key: String(Object.values(row)[0]),
  before: { ...row, [column]: before },
  after: row,
  changed: [column],
  cause: "source"
})

describe("what a release changed", () => {
  it("is shown row by row with the values before and after, and opens the line of the row", () => {
    const row = rowOf("organizations")
    const files = siteAfter({ organizations: [modified(row, "name", "旧<b>名</b>")] })
    for (const [path, words] of [
      ["data/changes.html", "文件有变"],
      ["en/data/changes.html", "a document changed"]
    ] as const) {
      const page = files.get(path) ?? ""
      expect(page).toContain(words)
      expect(page).toContain(`<del>旧&lt;b&gt;名&lt;/b&gt;</del> → <ins>${row["name"]}</ins>`)
      expect(page).toMatch(new RegExp(`class="ev" href="[^"]*evidence/[^"]*#${row["org_id"]}"`, "u"))
    }
    expect(files.get("index.html")).toContain('href="data/changes.html"')
  })

  it("leaves out rows that only moved, and says where they are", () => {
    const row = rowOf("organizations")
    const page = siteAfter({ organizations: [modified(row, "start", 1)] }).get("data/changes.html")
    expect(page).not.toContain("<del>")
    expect(page).toContain("changes/organizations.ndjson")
  })

  it("lists no more than can be read, and says where the rest is", () => {
    const row = rowOf("events")
    const many = Array.from({ length: 500 }, () => modified(row, "date", "1989"))
    const page = siteAfter({ events: many }).get("data/changes.html") ?? ""
    expect(page.split("<del>").length - 1).toBe(60)
    expect(page).toContain("changes/events.ndjson")
  })

  it("has a row that is gone without a link to where it is no more", () => {
    const row = { ...rowOf("organizations"), org_id: "org-0000000000000000", name: "已撤办事处" }
    const gone: RowChange = {
      ...modified(row, "name", ""),
      op: "remove",
      before: row,
      after: null,
      changed: []
    }
    const page = siteAfter({ organizations: [gone] }).get("data/changes.html") ?? ""
    expect(page).toContain("已撤办事处")
    expect(page).not.toContain("#org-0000000000000000")
  })

  it("has no page in a first release, and nothing points at one", () => {
    const files = filesOf(siteInputOfTexts(text))
    expect(files.has("data/changes.html")).toBe(false)
    for (const content of files.values()) expect(content).not.toContain("data/changes.html")
  })
})
