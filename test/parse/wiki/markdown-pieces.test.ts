import type { Nodes } from "mdast"
import remarkParse from "remark-parse"
import { unified } from "unified"
import { describe, expect, it } from "vitest"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { treeOf } from "#pipeline/parse/wiki/markdown/tree.ts"
import { randomOf } from "../../extract/unit-budget/made/random.ts"

const blocks = [
  "## 历史沿革\n\n",
  "# 甲\n",
  '1987年2月，[办事处](../Page/办事处.md "wikilink")成立。\\[1\\]\n折行的文字。\n\n',
  "  - 秘书处\n      - [人事科](../Page/人事科.md)\n        续行\n  - 业务处\n\n",
  "  - 甲公司\n\n    另一段\n\n  - 乙公司\n      - 丙\n          - 丁\n\n",
  "- 甲\n- 乙\n折行\n\n- 丙\n",
  "* 甲\n  * 乙\n* 丙\n\n",
  "1. 甲\n2. 乙\n   - 丙\n3. 丁\n\n",
  "1.\n2.\n\n3.\n\n",
  "<!-- end list -->\n\n",
  "<!--\n注\n\n释\n-->\n\n",
  "> 引文\n> 第二行\n\n",
  "<table>\n<tr><td>\n\n甲\n\n</td></tr>\n</table>\n\n",
  "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n",
  "------\n\n",
  "----------------------------------------------------------------\n\n",
  "```\n- 甲\n\n## 乙\n```\n\n",
  "甲\n===\n\n",
  "{{-}}\n\n",
  "<div>\n甲\n</div>\n\n",
  "见[甲][a]和[b]。\n\n",
  "[a]: http://a.example/\n\n",
  "[b]: http://b.example/ '乙'\n\n"
]

const article = (seed: number): string => {
  const next = randomOf(seed)
  return Array.from({ length: 30 }, () => blocks[Math.floor(next() * blocks.length)]!).join("")
}

/** What a node is and where; not how lines and columns are counted. */
const outline = (node: Nodes): ReadonlyArray<unknown> => [
  node.type,
  node.position!.start.offset,
  node.position!.end.offset,
  "value" in node ? node.value : "",
  ...("children" in node ? node.children.map(outline) : [])
]

describe("a text that is parsed in pieces", () => {
  it("has the tree that it has as a whole", () => {
    const whole = unified().use(remarkParse)
    for (let seed = 1; seed <= 400; seed++) {
      const text = article(seed)
      expect(treeOf(text, 1).children.map(outline)).toEqual(whole.parse(text).children.map(outline))
    }
  })

  it.each([
    ["items within items on one line", "- ".repeat(2000)],
    ["numbered items within items", "1. ".repeat(2000)],
    ["items ever deeper", Array.from({ length: 300 }, (_, i) => `${"  ".repeat(i)}- 甲`).join("\n")],
    ["quotations", "> ".repeat(2000)],
    ["lazy quotations", "> 甲\n乙\n".repeat(20_000)],
    ["brackets", "[".repeat(20_000) + "]".repeat(20_000)],
    ["unfinished links", "[甲](".repeat(20_000)],
    ["unfinished instructions", "甲 <?".repeat(20_000)],
    ["items of two levels", "- 甲\n  - 乙\n".repeat(4000)],
    ["short lists", "+ 甲\n  + 乙\n\n".repeat(3000)]
  ])("keeps what stands before and behind %s", (_, hostile) => {
    const text = `[前](../Page/前.md "wikilink")\n\n${hostile}\n\n## 节\n\n[后](../Page/后.md "wikilink")\n`
    const { links } = parseMarkdown(text)
    expect([links[0]!.target, links.at(-1)!.target, links.at(-1)!.section]).toEqual(["前", "后", "节"])
  })
})
