import { describe, expect, it } from "vitest"
import { describeTable } from "#pipeline/publish/prepare.ts"
import type { PublishOutcome } from "#pipeline/publish/Release.ts"
import { renderChecks } from "#pipeline/query/checks.ts"
import { styleOf } from "#pipeline/query/style.ts"
import { summary, summaryJson } from "#pipeline/query/summary.ts"
import { release } from "../publish/sample.ts"
import { staged } from "../publish/whole.ts"
import { libraryOf } from "./library.ts"

const given = release()
const { tables } = (await staged(given)).prepared
const outcome = {
  status: "published",
  path: "out/releases/20300317T174640Z-00000000",
  checks: given.tables.get("checks")!,
  manifest: {
    version: "20300317T174640Z-00000000",
    sources: given.sources,
    tables: tables.map(describeTable),
    checks: { pass: 1, warn: 0, fail: 1 },
    previous: null,
    data_change: "append",
    changes: { added: 16, modified: 0, removed: 0, by_cause: { source: 16, extractor: 0, contract: 0 } }
  } as unknown as PublishOutcome["manifest"]
} satisfies PublishOutcome
const built = { outcome, problems: ["c.bin: it is of no known kind"], notes: ["d.txt was read as Big5"] }

describe("the summary of a build", () => {
  const said = summary(built, styleOf(false))
  it.each([
    [
      "documents by kind",
      /Documents: 2 read, 1 not\n {2}policy_notice {2}1 {2}b-notice\.txt\n {2}unit_budget/u
    ],
    ["rows by table, with the Chinese title", /Rows: 16 in \d+ tables[\s\S]*budget_lines +3 +预算数据/u],
    ["checks by status", /Checks: 1 passed, 0 warnings, 1 failed/u],
    [
      "what failed, in words, with its document",
      /fail {2}column_total {2}the total 9{14}\.99 is not .*\(a-budget\.txt\)/u
    ],
    ["what was not read", /Not read\n {2}c\.bin/u],
    ["notes", /Notes\n {2}d\.txt was read as Big5/u],
    [
      "the version and where it lies",
      /Published 20300317T174640Z-00000000 [\s\S]*out\/releases\/20300317T174640Z-00000000$/u
    ]
  ])("says %s", (_, pattern) => {
    expect(said).toMatch(pattern)
  })

  it("has no colour where none is wanted, and some where it is", () => {
    expect(said).not.toContain("\u001b")
    expect(summary(built, styleOf(true))).toContain("\u001b[31mfail\u001b[0m")
  })

  it("tells of twenty odd checks in words and counts the rest", () => {
    const [failed] = outcome.checks.filter((check) => check["status"] === "fail")
    const many = { ...outcome, checks: Array.from({ length: 25 }, () => failed!) }
    const text = summary({ ...built, outcome: many }, styleOf(false))
    expect(text.match(/column_total/gu)?.length).toBe(20)
    expect(text).toContain("… and 5 more: npm start -- check")
  })

  it("says that nothing was due, and that a dry run wrote nothing", () => {
    const as = (status: PublishOutcome["status"]) =>
      summary({ ...built, outcome: { ...outcome, status, checks: null } }, styleOf(false))
    expect(as("unchanged")).toContain("nothing was due")
    expect(as("dry-run")).toContain("Nothing was written")
  })

  it("tells again what could not be read, though nothing was due", () => {
    const again = {
      outcome: { ...outcome, status: "unchanged", checks: null } as const,
      problems: [],
      notes: []
    }
    expect(summary(again, styleOf(false))).toMatch(/Not read\n {2}c\.bin: it is of no known kind/u)
  })

  it("is one JSON document for programs, exact to the cent", () => {
    const text = summaryJson(built)
    expect(text).toContain('"difference": 99999987654999.99')
    expect(JSON.parse(text)).toMatchObject({
      status: "published",
      checks: { fail: 1 },
      odd: [{ check_id: "chk_1" }],
      problems: built.problems
    })
  })
})

describe("the table of checks", () => {
  const { tables, manifest } = libraryOf()
  it("has what failed first and counts what passed", () => {
    const lines = renderChecks(tables, manifest, false, styleOf(false)).split("\n")
    expect(lines[0]).toMatch(/^fail {2}column_total {2}the total/u)
    expect(lines[1]).toBe("pass  same_line_across_tables  1 held")
  })
  it("has every check when all are asked for", () => {
    expect(renderChecks(tables, manifest, true, styleOf(false))).toContain(
      "2010301 is 1,234.50 in both tables"
    )
  })
})
