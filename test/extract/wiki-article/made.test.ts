import { describe, expect, test } from "vitest"
import { type Kind, kinds, make } from "./made/make.ts"
import { compare, f1, published } from "./made/score.ts"
import { tables } from "./made/Truth.ts"

/** Articles of each kind; half of them as wikitext, half as Markdown. */
const articles = 40
const seedOf = (kind: Kind, i: number): number => 7919 * i + kind.length

describe.each(Object.keys(kinds) as ReadonlyArray<Kind>)("made articles: %s", (kind) => {
  const results = Array.from({ length: articles }, (_, i) => {
    const { rows, text } = make(kind, seedOf(kind, i), i % 2 === 0 ? "wikitext" : "markdown")
    return compare(rows, published(text))
  })

  test.each(tables)("%s are what the articles say", (table) => {
    const scores = results.map((result) => result.get(table)!)
    const wrong = scores.flatMap(({ invented, missed }) => [
      ...missed.map((row) => `- ${row}`),
      ...invented.map((row) => `+ ${row}`)
    ])
    expect(f1(scores), wrong.slice(0, 10).join("\n")).toBeGreaterThanOrEqual(0.99)
  })

  test("no date is invented", () => {
    const dated = /(?:^|\| )(?:\.\.\/)?\d{4}(?:-\d\d){0,2}(?:\/\.\.)?(?= \||$)/u
    const invented = results.flatMap((result) =>
      (["attributes", "organization_relations", "events", "office_holders"] as const).flatMap((table) =>
        result.get(table)!.invented.filter((row) => dated.test(row))
      )
    )
    expect(invented).toEqual([])
  })

  test("the same article as wikitext and as Markdown says the same", () => {
    for (let i = 0; i < articles / 4; i++) {
      const seed = seedOf(kind, articles + i)
      const wikitext = published(make(kind, seed, "wikitext", { box: false }).text)
      const markdown = published(make(kind, seed, "markdown", { box: false }).text)
      for (const table of tables) expect(wikitext.get(table), table).toEqual(markdown.get(table))
    }
  })
})

test("what infobox and text, or a count and its list, disagree on is among what the articles plant", () => {
  const planted = Array.from({ length: articles }, (_, i) => make("office", seedOf("office", i), "wikitext"))
  const conflicts = planted.flatMap(({ rows }) => rows.get("conflicts")!)
  const miscounted = planted.flatMap(({ rows }) =>
    rows.get("count_claims")!.filter((row) => row.split(" | ")[2] !== row.split(" | ")[3])
  )
  expect(conflicts.length).toBeGreaterThan(3)
  expect(miscounted.length).toBeGreaterThan(0)
})
