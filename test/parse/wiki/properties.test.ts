import { describe, expect, it } from "vitest"
import { describeMarkdown } from "#pipeline/parse/wiki/markdown/describeMarkdown.ts"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { BlockReader } from "#pipeline/parse/wiki/wikitext/BlockReader.ts"
import { describeWikitext } from "#pipeline/parse/wiki/wikitext/describeWikitext.ts"
import { InlineReader } from "#pipeline/parse/wiki/wikitext/InlineReader.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { scanBatches, scanNodes } from "#pipeline/parse/wiki/wikitext/Scanner.ts"
import { markdown, wikitext } from "./documents.ts"
import { checkDocument, checkTiling } from "./invariants.ts"
import { mutate, soup } from "./soup.ts"

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

describe("any text at all", () => {
  it("is covered by its constructs without a gap", () => {
    for (const seed of seeds(1, 3000)) {
      const text = soup(seed, 60)
      checkTiling(scanNodes(text), 0, text.length)
    }
  })

  const blocksOf = (text: string, size: number) => {
    const reader = new BlockReader(new InlineReader(text, new Map()))
    const batches = [...scanBatches(text, size)]
    for (const nodes of batches) reader.readBatch(nodes, 0)
    return { batches, blocks: reader.blocks }
  }

  it("has the same constructs and blocks when it is long and read stretch by stretch", () => {
    for (const seed of seeds(40_000, 300)) {
      const text = seeds(seed * 100, 6)
        .map((part) => `${mutate(wikitext, part, 8)}\n${soup(part, 60)}${part % 2 ? "\n== 节 ==\n" : "\n"}`)
        .join("")
      const whole = blocksOf(text, text.length)
      const parted = blocksOf(text, 1 + (seed % 400))
      expect(whole.batches.length).toBe(1)
      expect(parted.batches.flat()).toEqual(whole.batches[0])
      expect(parted.blocks).toEqual(whole.blocks)
    }
    expect([...scanBatches(`${wikitext}\n`.repeat(60))].length).toBeGreaterThan(2)
    expect([...scanBatches("* 甲\n".repeat(20_000))].length).toBeGreaterThan(2)
    expect([...scanBatches(`{{a|\n${"* 甲\n".repeat(20_000)}`)].length).toBeGreaterThan(2)
  })

  it("keeps a table of HTML whole that has headings in its cells", () => {
    const cells = `<tr><td>\n== 节 ==\n${"甲".repeat(200)}</td></tr>\n`.repeat(200)
    expect(parseWikitext(`<table>\n${cells}</table>`).blocks.map(({ type }) => type)).toEqual(["table"])
  })

  it("becomes a document whose every unit has its place in the source", () => {
    for (const seed of seeds(10_000, 2000)) {
      const text = soup(seed, 60)
      checkDocument(text, parseWikitext(text))
      describeWikitext(text)
    }
  })

  it("read as Markdown too", () => {
    for (const seed of seeds(20_000, 500)) {
      const text = soup(seed, 50)
      checkDocument(text, parseMarkdown(text))
      describeMarkdown(text)
    }
  })

  it("that was an article before it was mutilated", () => {
    for (const seed of seeds(30_000, 500)) {
      const raw = mutate(wikitext, seed, 12)
      checkTiling(scanNodes(raw), 0, raw.length)
      checkDocument(raw, parseWikitext(raw))
      const converted = mutate(markdown, seed, 12)
      if (seed % 3 === 0) checkDocument(converted, parseMarkdown(converted))
    }
  })
})

describe("a hostile text", () => {
  const openers = [
    "{{",
    "[[",
    "{|",
    "<ref>",
    "-{",
    "{{{",
    "<ref name=a>",
    "<!--",
    "<nowiki>",
    "[http://a ",
    "'''a",
    "{{a|b=",
    "[[a|",
    "\n{|\n|a",
    "<sup>",
    "&",
    "http:",
    "mailto:a",
    "__A",
    "\n==a",
    "{{[",
    "{|\n",
    "<references>",
    "{{reflist|refs=",
    "-{zh:a;",
    "\n;a:b",
    "!!",
    "||"
  ]

  // A parser that is not linear does not come back from these within the time of a test.
  it.each(openers)("of a hundred thousand %j is read", (opener) => {
    const text = opener.repeat(100_000)
    expect(parseWikitext(text).form).toBe("wikitext")
    expect(describeWikitext(`${text}\n\n尾[[节]]`).links.some(({ target }) => target === "节")).toBe(true)
  })

  const pairs: ReadonlyArray<readonly [string, string]> = [
    ["{{a|", "}}"],
    ["[[a|", "]]"],
    ["{{{a|", "}}}"],
    ["-{a", "}-"],
    ["<ref>", "</ref>"],
    ["{|\n|\n", "\n|}\n"],
    ["{{a|[[b|-{", "}-]]}}"],
    ["{{[", "}}"],
    ["{{a<!-- -->", "}}"],
    ["[[a|{{b|", "]]}}"]
  ]

  it.each(pairs)("nested fifty thousand deep in %j and %j is read", (open, close) => {
    const text = `${open.repeat(50_000)}心${close.repeat(50_000)}\n\n尾[[节]]`
    expect(describeWikitext(text).links.some(({ target }) => target === "节")).toBe(true)
  })

  it.each(["[", "> ", "- ", "*a", "`a", "<b>", "![", "[a](", "|-|\n", "\n=", "\\[1\\]", "&amp;"])(
    "as Markdown, of thousands of %j, is read",
    (opener) => {
      expect(parseMarkdown(`${opener.repeat(5000)}\n\n尾`).form).toBe("markdown")
    }
  )
})

describe("a hostile Markdown text", () => {
  // Each of these takes minutes where the time is not linear.
  it.each([
    ["a list item that goes on for thousands of lines", `- 甲\n${"乙\n".repeat(20_000)}`],
    ["a quote that goes on again and again", `> 甲\n${"乙\n".repeat(250)}`.repeat(80)],
    ["items behind tabs", "-\t甲\n\t-\t乙\n".repeat(2000)],
    [
      "runs of backticks of every length",
      Array.from({ length: 900 }, (_, i) => `${"`".repeat(i)}甲`).join("")
    ]
  ])("of %s is read", (_, text) => {
    const { blocks } = parseMarkdown(`${text}\n\n尾`)
    const last = blocks.at(-1)!
    expect(last.type === "paragraph" && last.inline.text).toBe("尾")
  })
})

describe("a table that claims more cells than its text has letters", () => {
  it("does not grow beyond it", () => {
    const text = `{|\n${'|-\n| rowspan="1000" colspan="1000" | 甲\n'.repeat(200)}|}`
    const [table] = parseWikitext(text).blocks
    const cells = table!.type === "table" ? table!.rows.reduce((sum, row) => sum + row.length, 0) : 0
    expect(cells).toBeLessThan(text.length * 3)
  })
})
