import { expect, test } from "vitest"
import { readJudgements } from "#pipeline/acquire/judgements.ts"
import { OrganizationBook } from "#pipeline/extract/OrganizationBook.ts"
import { span } from "#pipeline/model/Span.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"
import { sourceOf } from "../sourceOf.ts"

/** A document that names some bodies, each with its rank. */
const document = (file: string, ...names: ReadonlyArray<string>) => {
  const text = names.join("\n")
  const book = new OrganizationBook()
  for (const name of names) {
    const at = span(text.indexOf(name), text.indexOf(name) + name.length)
    book.claim(book.mention(name, at), "rank", "处级", at)
  }
  return {
    source: sourceOf(text, { file, sha256: file }),
    extraction: {
      kind: "wikitext" as const,
      title: file,
      language: "zh-Hans" as const,
      organizations: book.organizations,
      drafts: book.aliases,
      issues: []
    }
  }
}

const a = document("a.txt", "甲市商务局", "甲市外贸局", "甲市民政局")
const b = document("b.txt", "甲市商务局", "甲市民政局")
const c = document("c.txt", "甲市民政局")

const judged = (documents: ReadonlyArray<ReturnType<typeof document>>, ...lines: ReadonlyArray<object>) => {
  const { judgements } = readJudgements(lines.map((line) => JSON.stringify(line)).join("\n"))
  const { tables, undecided } = resolve(documentsOf(documents), judgements)
  const rows = tables.get("organizations")!
  return {
    undecided,
    rows,
    shown: rows.map((row) => `${row["name"]} ${(row["source_ids"] as ReadonlyArray<string>).length}`).sort(),
    because: rows.flatMap((row) => row["merged_because"] as ReadonlyArray<string>)
  }
}

test("two names that are judged the same are one body, and the row says who decided", () => {
  const { because, shown } = judged([a, b], {
    judgement: "same",
    of: ["甲市外贸局", "甲市商務局"],
    reason: "renamed in 2004"
  })
  expect(shown).toEqual(["甲市商务局 2", "甲市民政局 2"])
  expect(because).toContain("a judgement says that 甲市外贸局 and 甲市商務局 are the same: renamed in 2004")
})

test("one name that is judged to be of two bodies stays two, whatever the rules on names say", () => {
  const line = {
    judgement: "different",
    of: ["甲市民政局", { name: "甲市民政局", file: "b.txt" }],
    reason: "another 甲市"
  }
  const { because, rows, shown } = judged([a, b, c], line)
  expect(shown.filter((row) => row.startsWith("甲市民政局"))).toEqual(["甲市民政局 1", "甲市民政局 2"])
  expect(because.filter((reason) => reason.includes("another 甲市")).length).toBeGreaterThanOrEqual(2)
  expect(new Set(rows.map((row) => row["org_id"])).size).toBe(rows.length)
})

test("ids do not depend on the order of lines, nor does the one that keeps its name change its id", () => {
  const lines = [
    { judgement: "same", of: ["甲市外贸局", "甲市商务局"], reason: "x" },
    { judgement: "different", of: ["甲市民政局", { name: "甲市民政局", file: "b.txt" }], reason: "y" }
  ]
  const ids = (given: ReadonlyArray<object>) => judged([a, b, c], ...given).rows.map((row) => row["org_id"])
  expect(ids(lines.toReversed()).sort()).toEqual(ids(lines).sort())
  const before = judged([a, b, c]).rows.find((row) => row["name"] === "甲市民政局")!
  expect(ids(lines)).toContain(before["org_id"])
})

test("a body may be told by its id", () => {
  const id = judged([a, b]).rows.find((row) => row["name"] === "甲市外贸局")!["org_id"]
  expect(judged([a, b], { judgement: "same", of: [id, "甲市商务局"], reason: "x" }).shown).toEqual([
    "甲市商务局 2",
    "甲市民政局 2"
  ])
})

test("a judgement that names nothing known, or that another contradicts, decides nothing and is reported", () => {
  const plain = judged([a, b])
  const unknown = judged([a, b], { judgement: "same", of: ["乙市商务局", "甲市商务局"], reason: "x" })
  expect(unknown.undecided).toEqual([
    "judgements.jsonl, line 1: no document names 乙市商务局; it decides nothing."
  ])
  expect(unknown.rows).toEqual(plain.rows)
  const both = judged(
    [a, b],
    { judgement: "same", of: ["甲市外贸局", "甲市商务局"], reason: "x" },
    { judgement: "different", of: ["甲市商务局", "甲市外贸局"], reason: "y" }
  )
  expect(both.undecided).toEqual([
    "judgements.jsonl, line 1: line 2 says that they are different; it decides nothing."
  ])
  expect(both.shown).toEqual(plain.shown)
})

test("lines that hold no judgement are reported, blank lines and remarks are not", () => {
  const { judgements, problems } = readJudgements(
    '# by hand\n\n{"judgement":"sane","of":["甲","乙"],"reason":"x"}\n{"judgement":"same","of":["甲","乙"],"reason":"x"}\n{"judgement":"same","of":["甲"],"reason":"x"}\nno'
  )
  expect(judgements.map(({ line }) => line)).toEqual([4])
  expect(problems.map(({ message }) => message.split(":")[0])).toEqual([
    "judgements.jsonl, line 3",
    "judgements.jsonl, line 5",
    "judgements.jsonl, line 6"
  ])
})
