import { describe, expect, it } from "vitest"
import { describeMarkdown } from "#pipeline/parse/wiki/markdown/describeMarkdown.ts"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { entityAt } from "#pipeline/parse/wiki/vocabulary/entities.ts"
import type { Inline, WikiDocument } from "#pipeline/parse/wiki/WikiDocument.ts"
import { describeWikitext } from "#pipeline/parse/wiki/wikitext/describeWikitext.ts"
import type { Node } from "#pipeline/parse/wiki/wikitext/Node.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { scanNodes } from "#pipeline/parse/wiki/wikitext/Scanner.ts"
import { markdown, wikitext } from "./documents.ts"
import { mutate, soup } from "./soup.ts"

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

/** The nodes cover their stretch without gap or overlap, and so do the nodes in each of them. */
const checkTiling = (nodes: ReadonlyArray<Node>, start: number, end: number): void => {
  let at = start
  for (const node of nodes) {
    if (node.start !== at) throw new Error(`gap before ${node.type} at ${node.start}, expected ${at}`)
    at = node.end
    if (node.type === "link") at += node.trail.length
    if (node.type === "template" || node.type === "argument" || node.type === "link")
      for (const part of node.parts) checkTiling(part.nodes, part.start, part.end)
    if (node.type === "external") checkTiling(node.nodes, node.urlEnd, node.end - 1)
    if (node.type === "variant") checkTiling(node.nodes, node.start + 2, node.end - 2)
    if (node.type === "container") checkTiling(node.nodes, node.from, node.until)
  }
  if (at !== end) throw new Error(`ends at ${at}, expected ${end}`)
}

/** Each unit of the text is what its place in the source says: that character, an escape, a reference, a joint. */
const checkInline = (text: string, { text: printed, at, to, marks }: Inline): void => {
  expect(at.length).toBe(printed.length)
  if (to) expect(to.length).toBe(printed.length)
  for (let i = 0; i < printed.length; i++) {
    const from = at[i]!
    const until = to?.[i] ?? from + 1
    if (until <= from || until > text.length) throw new Error(`unit ${i} has no place`)
    const source = text.slice(from, until)
    const said =
      source === printed[i] ||
      source === `\\${printed[i]}` ||
      entityAt(text, from)?.text.includes(printed[i]!) ||
      source.startsWith("{{") ||
      (printed[i] === " " && /^\s/u.test(source)) ||
      "年月日".includes(printed[i]!) ||
      source.includes(printed[i]!) ||
      /^&[^;]+;$/u.test(source)
    if (!said) throw new Error(`unit ${i} ${JSON.stringify(printed[i])} from ${JSON.stringify(source)}`)
  }
  for (const mark of marks)
    if (mark.start < 0 || mark.end < mark.start || mark.end > printed.length)
      throw new Error("mark outside the text")
}

const checkDocument = (text: string, { blocks, links, citations }: WikiDocument): void => {
  const within = ({ start, end }: { start: number; end: number }) => {
    if (start < 0 || end < start || end > text.length) throw new Error(`span ${start}-${end} outside`)
  }
  for (const block of blocks) {
    within(block.span)
    if (block.type === "template")
      for (const { value, span, valueSpan } of block.parameters) {
        within(span)
        within(valueSpan)
        checkInline(text, value)
      }
    else if (block.type === "table") {
      const width = Math.max(...block.rows.map((row) => row.length), 0)
      expect(width).toBeLessThanOrEqual(text.length)
      for (const row of block.rows) for (const cell of row) if (!cell.repeated) checkInline(text, cell.inline)
    } else checkInline(text, block.inline)
  }
  for (const { span } of links) within(span)
  for (const { span, uses, content } of citations) {
    within(span)
    uses.forEach(within)
    if (content) checkInline(text, content)
  }
}

describe("any text at all", () => {
  it("is covered by its constructs without a gap", () => {
    for (const seed of seeds(1, 3000)) {
      const text = soup(seed, 60)
      checkTiling(scanNodes(text), 0, text.length)
    }
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

describe("a table that claims more cells than its text has letters", () => {
  it("does not grow beyond it", () => {
    const text = `{|\n${'|-\n| rowspan="1000" colspan="1000" | 甲\n'.repeat(200)}|}`
    const [table] = parseWikitext(text).blocks
    const cells = table!.type === "table" ? table!.rows.reduce((sum, row) => sum + row.length, 0) : 0
    expect(cells).toBeLessThan(text.length * 3)
  })
})
