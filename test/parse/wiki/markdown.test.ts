import { describe, expect, it } from "vitest"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { linesOfInline, spanOf, type WikiBlock } from "#pipeline/parse/wiki/WikiDocument.ts"

const of = <T extends WikiBlock["type"]>(text: string, type: T) =>
  parseMarkdown(text).blocks.filter((block): block is Extract<WikiBlock, { type: T }> => block.type === type)
const textOf = (text: string) => of(text, "paragraph").map(({ inline }) => inline.text)
const linksOf = (text: string) =>
  parseMarkdown(text).links.map(({ kind, text: printed, target }) => [kind, printed, target])
const slice = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end)

describe("links of a conversion", () => {
  it("titled wikilink are pages whatever their host, decoded and unescaped", () => {
    const text =
      '[甲](../Page/甲機構_\\(內地\\).md "wikilink")[乙](https://zh.wikipedia.org/wiki/%E4%B9%99_%E4%B8%99 "wikilink")[丁](http://other.example/wiki/丁 "wikilink")'
    expect(linksOf(text)).toEqual([
      ["page", "甲", "甲機構 (內地)"],
      ["page", "乙", "乙 丙"],
      ["page", "丁", "丁"]
    ])
  })

  it("without that title are external, with their address as it is", () => {
    expect(linksOf("[甲](http://a.gov.cn/b_c?d=1)<http://e.cn/> 網站http://f.cn。")).toEqual([
      ["external", "甲", "http://a.gov.cn/b_c?d=1"],
      ["external", "http://e.cn/", "http://e.cn/"],
      ["external", "http://f.cn", "http://f.cn"]
    ])
  })

  it("to a category print nothing, in either script or English; other wikis keep their prefix", () => {
    const text =
      '甲[乙](https://zh.wikipedia.org/wiki/s:某法 "wikilink")\n\n[分类:丙](https://zh.wikipedia.org/wiki/分类:丙 "wikilink")\n[Category:丁](https://zh.wikipedia.org/wiki/Category:丁 "wikilink")'
    expect(linksOf(text)).toEqual([
      ["interwiki", "乙", "s:某法"],
      ["category", "分类:丙", "分类:丙"],
      ["category", "Category:丁", "Category:丁"]
    ])
    expect(textOf(text)).toEqual(["甲乙"])
  })

  it("keep the neighbours that their text has swallowed; the mark has the target", () => {
    const [paragraph] = of(
      '由於[香港是](../Page/香港.md "wikilink")[中國的一部份](https://zh.wikipedia.org/wiki/中國 "wikilink")。',
      "paragraph"
    )
    expect(paragraph!.inline.text).toBe("由於香港是中國的一部份。")
    expect(paragraph!.inline.marks).toEqual([
      { type: "link", start: 2, end: 5, kind: "page", target: "香港" },
      { type: "link", start: 5, end: 11, kind: "page", target: "中國" }
    ])
  })

  it("may be wrapped, within their text too", () => {
    const text =
      '  - [香港辦事處\n    (海外)](https://zh.wikipedia.org/wiki/香港辦事處_\\(海外\\) "wikilink")\n  - 乙\n    丙'
    expect(of(text, "item").map(({ inline }) => inline.text)).toEqual(["香港辦事處 (海外)", "乙丙"])
    expect(linksOf(text)[0]).toEqual(["page", "香港辦事處 (海外)", "香港辦事處 (海外)"])
  })

  it("are not made of images", () => {
    expect(linksOf('![甲](乙.jpg "fig:甲")丙')).toEqual([])
    expect(textOf('![甲](乙.jpg "fig:甲")丙')).toEqual(["丙"])
  })
})

describe("footnotes that lost their text", () => {
  const text = "甲。\\[1\\]乙。\\[2\\]\\[3\\]丙。\\[1\\]\n\n## 参考文献\n\n{{-}}\n\n1.\n\n2.\n3.\n4."

  it("keep their numbers and uses, and are no list items", () => {
    const { citations, blocks } = parseMarkdown(text)
    expect(citations.map(({ number, uses, content }) => [number, uses.length, content])).toEqual([
      [1, 2, null],
      [2, 1, null],
      [3, 1, null],
      [4, 0, null]
    ])
    expect(slice(text, citations[0]!.uses[1]!)).toBe("\\[1\\]")
    expect(blocks.map(({ type }) => type)).toEqual(["paragraph", "heading"])
  })

  it("print nothing in the text, where a mark stands for them", () => {
    const [paragraph] = of(text, "paragraph")
    expect(paragraph!.inline.text).toBe("甲。乙。丙。")
    expect(
      paragraph!.inline.marks.map((mark) => (mark.type === "ref" ? [mark.start, mark.number] : []))
    ).toEqual([
      [2, 1],
      [4, 2],
      [4, 3],
      [6, 1]
    ])
  })

  it("have the content and address that is left", () => {
    const kept = "甲\\[1\\]。\n\n1.  [年鉴](http://a.cn/b)，2002年\n2."
    const { citations, links } = parseMarkdown(kept)
    expect(citations.map(({ content, url }) => [content?.text, url?.value])).toEqual([
      ["年鉴，2002年", "http://a.cn/b"],
      [undefined, undefined]
    ])
    expect(slice(kept, citations[0]!.url!.span)).toBe("http://a.cn/b")
    expect(links).toEqual([])
  })

  it("are not years or document numbers in brackets, nor a numbered list in the text", () => {
    expect(textOf("沪府\\[2013\\]12号，沪府\\[13\\]号")).toEqual(["沪府[2013]12号，沪府[13]号"])
    expect(of("职责：\n\n1.  甲\n2.  乙\n", "item").map(({ inline }) => inline.text)).toEqual(["甲", "乙"])
  })
})

describe("blocks of a conversion", () => {
  it("are lists with their depth, parted by the comment that ends a list", () => {
    const text =
      "  - 甲\n      - 乙\n          - 丙\n  - 丁\n\n<!-- end list -->\n\n  - 戊\n\n1.  己\n2.  庚\n\n辛"
    expect(
      of(text, "item").map(({ inline, list, depth, ordered }) => [inline.text, list, depth, ordered])
    ).toEqual([
      ["甲", 1, 1, false],
      ["乙", 1, 2, false],
      ["丙", 1, 3, false],
      ["丁", 1, 1, false],
      ["戊", 2, 1, false],
      ["己", 3, 1, true],
      ["庚", 3, 2, true].with(1, 3).with(2, 1)
    ])
  })

  it("lose the templates that are layout and keep the others", () => {
    const text = "甲\n\n{{-}}\n\n{{青州市人民政府|派出机构}}"
    expect(parseMarkdown(text).blocks.map(({ type }) => type)).toEqual(["paragraph", "template"])
    const [template] = of(text, "template")
    expect(slice(text, template!.parameters[0]!.valueSpan)).toBe("派出机构")
    expect(slice(text, spanOf(template!.parameters[0]!.value))).toBe("派出机构")
  })

  it("have superscripts, breaks and small print as marks, wherever the tags are", () => {
    const [paragraph] = of("四川省<sup>（内设<small>成都</small>联络处）</sup>甲<br />乙", "paragraph")
    expect(paragraph!.inline.text).toBe("四川省（内设成都联络处）甲乙")
    expect(paragraph!.inline.marks).toEqual([
      { type: "sup", start: 3, end: 12 },
      { type: "small", start: 6, end: 8 },
      { type: "break", start: 13, end: 13 }
    ])
    expect(linesOfInline(paragraph!.inline).map(({ text }) => text)).toEqual([
      "四川省（内设成都联络处）甲",
      "乙"
    ])
  })

  it("are bold where Markdown itself does not see it", () => {
    const [paragraph] = of("是**“甲”**的，**乙**", "paragraph")
    expect(paragraph!.inline.text).toBe("是“甲”的，乙")
    expect(paragraph!.inline.marks).toEqual([
      { type: "bold", start: 1, end: 4 },
      { type: "bold", start: 6, end: 7 }
    ])
  })

  it("decode escapes and references, each covering its source", () => {
    const text = "甲\\*乙&ldquo;丙&rdquo;\\[注\\]&amp;丁"
    const [paragraph] = of(text, "paragraph")
    expect(paragraph!.inline.text).toBe("甲*乙“丙”[注]&丁")
    expect(slice(text, spanOf(paragraph!.inline, 1, 6))).toBe("\\*乙&ldquo;丙&rdquo;")
  })
})

describe("tables of a conversion", () => {
  const grid = (text: string) =>
    of(text, "table").map(({ rows }) =>
      rows.map((row) => row.map(({ inline, header }) => (header ? "!" : "") + inline.text))
    )

  it("in HTML are read with rowspan and colspan, blank lines between the tags or not", () => {
    const text = `甲

<table>
<caption>名单</caption>
<thead>
<tr class="header">
<th><p>机构</p></th>
<th>地点</th>
</tr>
</thead>

<tbody>
<tr>
<td rowspan="2"><p><a href="../Page/驻甲.md" title="wikilink">驻甲</a></p></td>
<td>乙&amp;丙<br />
丁</td>
</tr>
<tr><td>[戊](../Page/己.md "wikilink")\\[1\\]</td></tr>
</tbody>
</table>

庚`
    expect(grid(text)).toEqual([
      [
        ["!机构", "!地点"],
        ["驻甲", "乙&丙丁"],
        ["驻甲", "戊"]
      ]
    ])
    expect(of(text, "table")[0]!.caption!.text).toBe("名单")
    expect(linksOf(text)).toEqual([
      ["page", "驻甲", "驻甲"],
      ["page", "戊", "己"]
    ])
    expect(textOf(text)).toEqual(["甲", "庚"])
    expect(slice(text, spanOf(of(text, "table")[0]!.rows[1]![1]!.inline))).toBe("乙&amp;丙<br />\n丁")
    expect(parseMarkdown(text).citations.map(({ uses }) => uses.length)).toEqual([1])
  })

  it("with bars have one cell for each column", () => {
    const text =
      '| 机构 | 地点 |\n|:--|--:|\n| [甲](../Page/甲.md "wikilink") | 乙\\|丙 |\n| 丁 |  |\n| **戊** |'
    expect(grid(text)).toEqual([
      [
        ["!机构", "!地点"],
        ["甲", "乙|丙"],
        ["丁", ""],
        ["戊", ""]
      ]
    ])
    expect(slice(text, spanOf(of(text, "table")[0]!.rows[1]![1]!.inline))).toBe("乙\\|丙")
  })

  it("keep a blank first cell, with a blank before and behind or none", () => {
    const text = "| 任 | 名 |\n| --- | --- |\n|  | 甲 |\n|| 乙 |\n| 3 | 丙 |"
    expect(of(text, "table")[0]!.rows.map((row) => row.map(({ inline }) => inline.text))).toEqual([
      ["任", "名"],
      ["", "甲"],
      ["", "乙"],
      ["3", "丙"]
    ])
  })
})

describe("definition lists of a conversion", () => {
  const items = (text: string) =>
    of(text, "item").map(({ inline, list, role, span }) => [list, role, inline.text, slice(text, span)])

  it("have a term and the definitions below it, with or without a blank line between", () => {
    expect(items('主任\n:   甲（2001年）\n:   [乙](../Page/乙.md "wikilink")')).toEqual([
      [1, "term", "主任", "主任"],
      [1, "definition", "甲（2001年）", ":   甲（2001年）"],
      [1, "definition", "乙", ':   [乙](../Page/乙.md "wikilink")']
    ])
    expect(items("主任\n\n  : 甲").map(([, role, text]) => [role, text])).toEqual([
      ["term", "主任"],
      ["definition", "甲"]
    ])
  })

  it("are none in a sentence", () => {
    expect(items("甲于二〇〇一年成立，见\n: 乙")).toEqual([])
    expect(textOf("甲：\n乙 : 丙")).toEqual(["甲：乙 : 丙"])
  })
})
