import { describe, expect, it } from "vitest"
import { draft } from "#pipeline/model/Draft.ts"
import { settle } from "#pipeline/settle.ts"
import events from "#schemas/directory/events.dataset.ts"
import { sourceOf } from "./sourceOf.ts"

const document = (title: string, date: string) => {
  const text = "1987年1月成立。"
  const source = sourceOf(text, { file: `${title}.txt`, sha256: title })
  const at = { start: 0, end: text.length }
  const row = draft(events, at, {
    date,
    date_start: null,
    date_end: null,
    kind: "established",
    org_ids: [],
    text
  })
  return {
    source,
    extraction: {
      kind: "wikitext" as const,
      title,
      language: "zh-Hans" as const,
      organizations: [],
      drafts: [row],
      issues: []
    }
  }
}

describe("a document whose rows break the contract", () => {
  it("is left out and named; the others are kept whole", () => {
    const { read, resolved, unsound } = settle([document("good", "1987-01"), document("bad", "January 1987")])
    expect(read.map((d) => d.source.file)).toEqual(["good.txt"])
    expect(resolved.tables.get("events")).toHaveLength(1)
    expect(unsound.map((e) => e.message).join()).toMatch(/^bad\.txt: .*events: date/u)
  })
})
