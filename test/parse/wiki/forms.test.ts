import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { describeMarkdown } from "#pipeline/parse/wiki/markdown/describeMarkdown.ts"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import type { WikiDocument } from "#pipeline/parse/wiki/WikiDocument.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { markdown, wikitext } from "./documents.ts"

const printed = ({ blocks }: WikiDocument) =>
  blocks.flatMap((block) =>
    block.type === "template" || block.type === "table"
      ? []
      : [[block.type, block.type === "item" ? [block.list, block.depth] : null, block.inline.text]]
  )
const marks = ({ blocks }: WikiDocument) =>
  blocks.flatMap((block) =>
    block.type === "template" || block.type === "table"
      ? []
      : block.inline.marks.filter(({ type }) => type !== "ref")
  )

describe("an article in both forms", () => {
  const raw = parseWikitext(wikitext)
  const converted = parseMarkdown(markdown)

  it("has the same blocks with the same text", () => {
    expect(printed(raw)).toEqual(printed(converted))
  })

  it("has the same marks at the same places of the text", () => {
    expect(marks(raw)).toEqual(marks(converted))
  })

  it("has the same links under the same headings, those of the infobox apart", () => {
    const linksOf = ({ links }: WikiDocument, from: number) =>
      links
        .filter(({ span }) => span.start >= from)
        .map(({ kind, text, target, section }) => [kind, text, target, section])
    expect(linksOf(raw, wikitext.indexOf("'''青州"))).toEqual(linksOf(converted, 0))
  })
})

describe("the documents of the project", () => {
  const folder = new URL("../../../seeds/", import.meta.url)
  const articles = readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .filter((text) => text.includes('"wikilink")'))

  it("lose no link of the wiki, and have no sign of markup in their text", () => {
    expect(articles.length).toBeGreaterThan(0)
    for (const text of articles) {
      const { links, blocks } = parseMarkdown(text)
      expect(links.filter(({ kind }) => kind !== "external").length).toBe(
        text.split('"wikilink")').length - 1
      )
      for (const block of blocks)
        if ("inline" in block) expect(block.inline.text).not.toMatch(/[[\]*_\\<>]|wikilink|\n/u)
      expect(describeMarkdown(text).refs.every(({ uses }) => uses > 0)).toBe(true)
    }
  })
})
