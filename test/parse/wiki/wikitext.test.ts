import { describe, expect, it } from "vitest"
import { linesOfInline, spanOf, type WikiBlock } from "#pipeline/parse/wiki/WikiDocument.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { wikitext } from "./documents.ts"

const of = <T extends WikiBlock["type"]>(text: string, type: T) =>
  parseWikitext(text).blocks.filter((block): block is Extract<WikiBlock, { type: T }> => block.type === type)
const textOf = (text: string) => of(text, "paragraph").map(({ inline }) => inline.text)
const parametersOf = (text: string) =>
  Object.fromEntries(of(text, "template")[0]!.parameters.map(({ name, value }) => [name, value.text]))
const linksOf = (text: string) =>
  parseWikitext(text).links.map(({ kind, text: printed, target }) => [kind, printed, target])
const slice = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end)

describe("parameters of a template", () => {
  it("are blank, not absent, when nothing stands behind the sign", () => {
    expect(parametersOf("{{Infobox A\n|人员1= \n|人员2=\n|a\n}}")).toEqual({ 人员1: "", 人员2: "", "1": "a" })
  })

  it("keep the signs and bars of what is nested in them", () => {
    const text = "{{甲|a={{乙|b=c|d}}|e=[[丙|丁=戊]]|f=-{zh-hans:己|x}-|g=[http://a.cn/?b=c|d 庚]|h=i=j}}"
    expect(of(text, "template")[0]!.parameters.map(({ span }) => slice(text, span))).toEqual([
      "a={{乙|b=c|d}}",
      "e=[[丙|丁=戊]]",
      "f=-{zh-hans:己|x}-",
      "g=[http://a.cn/?b=c",
      "d 庚]",
      "h=i=j"
    ])
  })

  it("that are one list item leave its mark out, as several items do", () => {
    expect(parametersOf("{{甲|a=\n* 乙\n|b=\n* 丙\n* 丁\n|c=* 戊}}")).toEqual({
      a: "乙",
      b: "丙 丁",
      c: "* 戊"
    })
  })

  it("have full-width brackets in their names, and the place of their trimmed value", () => {
    const text = "{{Infobox A|成立時間（公元）=  1987年 \n}}"
    const [parameter] = of(text, "template")[0]!.parameters
    expect(parameter!.name).toBe("成立時間（公元）")
    expect(slice(text, parameter!.valueSpan)).toBe("1987年")
  })

  it("are lines where a break, a list or a list template parts them", () => {
    const text =
      "{{Infobox A\n|a=甲<br/>[[乙]]<BR>丙\n|b=\n* 丁\n* 戊\n|c={{ubl|己|庚}}\n|d={{plainlist|\n* 辛\n* 壬\n}}\n}}"
    const lines = of(text, "template")[0]!.parameters.map(({ value }) =>
      linesOfInline(value).map((line) => line.text)
    )
    expect(lines).toEqual([
      ["甲", "乙", "丙"],
      ["丁", "戊"],
      ["己", "庚"],
      ["辛", "壬"]
    ])
  })

  it("print a date made of its numbers, each sign at its own place", () => {
    const text = "{{Infobox A|成立={{Start date|1987|2|19|df=y}}}}"
    const [{ value }] = of(text, "template")[0]!.parameters as [WikiParameterLike]
    expect(value.text).toBe("1987年2月19日")
    expect(slice(text, spanOf(value))).toBe("1987|2|19|")
  })
})
type WikiParameterLike = Extract<WikiBlock, { type: "template" }>["parameters"][number]

describe("running text", () => {
  it("leaves out comments, references, switches and templates that print nothing", () => {
    expect(textOf("甲<!-- 注 -->乙<ref>丙</ref>{{fact|time=2013}}__NOTOC__丁")).toEqual(["甲乙丁"])
  })

  it("prints the text of language templates and of other transparent ones", () => {
    expect(
      textOf("甲（{{lang-en|'''H'''ong Kong}}，{{lang|en|HKETO}}，{{nowrap|乙 丙}}，{{link-en|丁|D}}）")
    ).toEqual(["甲（Hong Kong，HKETO，乙 丙，丁）"])
  })

  it("joins wrapped lines without a space between Han characters and with one between Latin words", () => {
    expect(textOf("甲\n乙 \n  丙 Latin\nword\n（丁）")).toEqual(["甲乙丙 Latin word （丁）"])
  })

  it("decodes character references, each unit covering its source", () => {
    const text = "&ldquo;甲&rdquo;&nbsp;&#20057;&unknown;"
    const [paragraph] = of(text, "paragraph")
    expect(paragraph!.inline.text).toBe("“甲”\u00a0乙&unknown;")
    expect(slice(text, spanOf(paragraph!.inline, 2, 5))).toBe("&rdquo;&nbsp;&#20057;")
  })

  it("takes apostrophes as MediaWiki does", () => {
    const [paragraph] = of("'''甲''' ''乙'' '''''丙''''' l'''''d''", "paragraph")
    expect(paragraph!.inline.text).toBe("甲 乙 丙 ld")
    expect(paragraph!.inline.marks.filter(({ type }) => type === "bold").map(({ start }) => start)[0]).toBe(0)
  })

  it("prints the variant of the article's own script", () => {
    const variant = "-{zh-hans:信息; zh-hant:資訊;}-"
    expect(textOf(`办事处的${variant}服务，机关设于哈尔滨。-{于}-`)).toEqual([
      "办事处的信息服务，机关设于哈尔滨。于"
    ])
    expect(textOf(`辦事處的${variant}服務，機關設於廣東廣州。-{T|zh:標題}--{A|鈎}-`)).toEqual([
      "辦事處的資訊服務，機關設於廣東廣州。鈎"
    ])
  })

  it("shows what nowiki holds as it stands", () => {
    expect(textOf("甲<nowiki>{{乙}}[[丙]]&lt;</nowiki>丁")).toEqual(["甲{{乙}}[[丙]]<丁"])
    expect(parseWikitext("<nowiki>[[丙]]</nowiki>").links).toEqual([])
  })
})

describe("links", () => {
  it("have a trail of Latin letters, never of Han characters", () => {
    expect(linksOf("[[Office]]s [[办事处]]的")).toEqual([
      ["page", "Offices", "Office"],
      ["page", "办事处", "办事处"]
    ])
  })

  it("are categories in either script and in English, pages with a leading colon", () => {
    expect(linksOf("[[分类:甲]][[分類:乙]][[Category:丙|丁]][[:分类:戊]]")).toEqual([
      ["category", "分类:甲", "分类:甲"],
      ["category", "分類:乙", "分類:乙"],
      ["category", "丁", "Category:丙"],
      ["page", "分类:戊", "分类:戊"]
    ])
  })

  it("leave the wiki by a known prefix, which stays", () => {
    expect(
      linksOf("[[s:某法|某法]][[:en:Foo|福]][[wikt:字]][[甲:乙]]").map(([kind, , target]) => [kind, target])
    ).toEqual([
      ["interwiki", "s:某法"],
      ["interwiki", "en:Foo"],
      ["interwiki", "wikt:字"],
      ["page", "甲:乙"]
    ])
  })

  it("name the page decoded, with spaces for underscores and without a fragment", () => {
    expect(
      linksOf("[[甲_(乙)#丙|丁]][[%E4%B8%8A%E6%B5%B7]][[A&amp;B]]").map(([, , target]) => target)
    ).toEqual(["甲 (乙)", "上海", "A&B"])
  })

  it("print the short title by the pipe trick", () => {
    expect(textOf("在[[江城 (江南)|]]，[[Help:甲（乙）|]]")).toEqual(["在江城，甲"])
  })

  it("out of the wiki are bracketed or bare, and a bare one ends before Chinese punctuation", () => {
    expect(
      linksOf(
        "[http://a.cn/b 甲'''乙''']，[http://c.cn]，网址http://d.cn/e.html。下文，http://f.cn/条目说明，http://g.cn."
      )
    ).toEqual([
      ["external", "甲乙", "http://a.cn/b"],
      ["external", null, "http://c.cn"],
      ["external", "http://d.cn/e.html", "http://d.cn/e.html"],
      ["external", "http://f.cn/条目说明", "http://f.cn/条目说明"],
      ["external", "http://g.cn", "http://g.cn"]
    ])
  })

  it("in an infobox count, addresses in a citation do not", () => {
    expect(
      linksOf(
        "{{Infobox A|网站=http://a.cn|上级=[[甲]]}}乙<ref>[http://b.cn 丙] http://c.cn {{cite web|url=http://d.cn}}</ref>"
      )
    ).toEqual([
      ["external", "http://a.cn", "http://a.cn"],
      ["page", "甲", "甲"]
    ])
  })

  it("stand under the nearest heading, in the lead under none", () => {
    expect(
      parseWikitext("[[甲]]\n==乙 <!-- x -->==\n[[丙]]\n===丁=== <!-- y -->\n{{某|[[戊]]}}\n己").links.map(
        ({ section }) => section
      )
    ).toEqual([null, "乙", "丁"])
  })

  it("to a category are what navigation boxes at the very end stand for, with their first parameter", () => {
    const text =
      "{{Infobox A}}\n甲\n==参考==\n{{Reflist}}\n{{-}}\n{{青州市人民政府|派出机构}}\n{{coord|1|2}}\n{{江城机构}}\n[[分类:丙]]"
    expect(linksOf(text)).toEqual([
      ["category", "派出机构", "青州市人民政府"],
      ["category", null, "江城机构"],
      ["category", "分类:丙", "分类:丙"]
    ])
    expect(linksOf("甲\n{{青州市人民政府|派出机构}}\n乙")).toEqual([])
  })
})

describe("references", () => {
  it("are numbered by first use, re-used before and after their definition, with names quoted or not", () => {
    const text =
      "甲<ref name=b/>乙<ref name=\"a\">丙</ref>丁<ref name='b'>{{Cite web|url=http://a.cn|title=戊}}</ref><ref name = a />"
    const { citations, blocks } = parseWikitext(text)
    expect(
      citations.map(({ number, name, template, uses }) => [number, name, template, uses.length])
    ).toEqual([
      [1, "b", "cite web", 2],
      [2, "a", null, 2]
    ])
    expect(citations[0]!.parameters.map(({ name, value }) => [name, value.text])).toEqual([
      ["url", "http://a.cn"],
      ["title", "戊"]
    ])
    expect(slice(text, citations[0]!.span)).toMatch(/^<ref name='b'>/u)
    const marks = blocks.flatMap((block) => (block.type === "paragraph" ? block.inline.marks : []))
    expect(marks.map((mark) => (mark.type === "ref" ? [mark.start, mark.number] : []))).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
      [3, 2]
    ])
  })

  it("count in document order wherever they stand: infobox, list item, table cell, template note", () => {
    const text =
      "{{Infobox A|a=1<ref>甲</ref>}}\n* 乙<ref name=x>丙</ref>\n{|\n|丁<ref>戊</ref>\n|}\n己{{r|x}}{{#tag:ref|庚|name=y}}"
    expect(
      parseWikitext(text).citations.map(({ number, content, uses }) => [number, content?.text, uses.length])
    ).toEqual([
      [1, "甲", 1],
      [2, "丙", 2],
      [3, "戊", 1],
      [4, "庚", 1]
    ])
  })

  it("of a group have numbers of their own; one defined in the list alone has no use", () => {
    const text = "甲<ref group=注>乙</ref><ref>丙</ref>\n<references>\n<ref name=u>丁</ref>\n</references>"
    expect(
      parseWikitext(text).citations.map(({ number, group, uses }) => [group, number, uses.length])
    ).toEqual([
      [null, 1, 1],
      [null, 2, 0],
      ["注", 1, 1]
    ])
  })

  it("without a template have the address of their link", () => {
    const text = "甲<ref>[http://a.cn/b 乙]，2013年</ref>"
    const [citation] = parseWikitext(text).citations
    expect(citation!.url).toEqual({ value: "http://a.cn/b", span: { start: 7, end: 20 } })
    expect(citation!.content!.text).toBe("乙，2013年")
  })
})

describe("lists", () => {
  it("over several columns are one list, and a blank line or a text ends a list", () => {
    const text =
      "{{col-begin}}\n{{col-2}}\n*甲\n\n{{col-2}}\n*乙\n**丙\n{{col-end}}\n*丁\n\n*戊\n#己\n{{Div col}}\n*庚\n{{div col end}}"
    expect(
      of(text, "item").map(({ inline, list, depth, ordered }) => [inline.text, list, depth, ordered])
    ).toEqual([
      ["甲", 1, 1, false],
      ["乙", 1, 1, false],
      ["丙", 1, 2, false],
      ["丁", 2, 1, false],
      ["戊", 3, 1, false],
      ["己", 4, 1, true],
      ["庚", 5, 1, false]
    ])
    expect(of(text, "template")).toEqual([])
  })

  it("of definitions have terms and definitions, and are not cut by a comment", () => {
    const text = ";甲:乙\n<!-- x -->\n:丙"
    expect(of(text, "item").map(({ inline, list, role }) => [inline.text, list, role])).toEqual([
      ["甲", 1, "term"],
      ["乙", 1, "definition"],
      ["丙", 1, "definition"]
    ])
  })
})

describe("tables", () => {
  const grid = (text: string) =>
    of(text, "table").map(({ rows }) =>
      rows.map((row) => row.map(({ inline, header }) => (header ? "!" : "") + inline.text))
    )

  it("have captions, header cells, attributes, and every cell in every row and column it reaches over", () => {
    const text =
      '{| class="wikitable"\n|+ 名单<ref>x</ref>\n<!-- |- -->\n! 机构 !! style="a" | 地点\n|-\n| rowspan="2" | [[甲|驻甲]] || 乙\n|- bgcolor=x\n| 丙\n|-\n| colspan=2 | 丁\n戊\n|}'
    const [table] = of(text, "table")
    expect(table!.caption!.text).toBe("名单")
    expect(grid(text)).toEqual([
      [
        ["!机构", "!地点"],
        ["驻甲", "乙"],
        ["驻甲", "丙"],
        ["丁戊", "丁戊"]
      ]
    ])
    expect(table!.rows.map((row) => row.map(({ repeated }) => repeated))).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [false, true]
    ])
    expect(slice(text, table!.rows[2]![1]!.span).trim()).toBe("丙")
  })

  it("in a cell are tables of their own", () => {
    expect(grid("{|\n|甲\n{|\n|乙\n|}\n|丙\n|}\n丁")).toEqual([[["甲", "丙"]], [["乙"]]])
  })

  it("that are not closed end where a paragraph or a heading follows", () => {
    const text = "{|\n|甲\n|-\n|乙\n\n丙[[丁]]\n==戊==\n{|\n|己\n==庚==\n辛"
    expect(grid(text)).toEqual([[["甲"], ["乙"]], [["己"]]])
    expect(textOf(text)).toEqual(["丙丁", "辛"])
  })
})

describe("a broken construct", () => {
  it.each([
    ["{{甲|[[乙}}丙[[丁]]", "丙丁"],
    ["[[甲|{{乙]]丙", "甲|{{乙丙"],
    ["甲{{乙|丙", "甲{{乙|丙"],
    ["甲[[乙\n丙]]", "甲[[乙丙]]"],
    ["甲<ref>乙<ref>丙</ref>丁", "甲乙丁"],
    ["甲<!-- 乙", "甲<!-- 乙"],
    ["甲<nowiki>[[乙]]", "甲<nowiki>乙"],
    ["甲-{zh-hans:乙", "甲-{zh-hans:乙"],
    ["[http://a.cn 甲\n乙]", "[http://a.cn 甲乙]"],
    ["甲]]}}|}</ref>-}乙", "甲]]}}|}-}乙"]
  ])("degrades where it stands: %j", (text, printed) => {
    const shown = textOf(`${text}\n\n尾[[节]]`)
    expect(shown.at(-1)).toBe("尾节")
    if (!text.startsWith("[[甲")) expect(shown.slice(0, -1).join("")).toBe(printed)
    expect(parseWikitext(`${text}\n\n尾[[节]]`).links.at(-1)!.target).toBe("节")
  })

  it("in an infobox leaves its other parameters", () => {
    const text = "{{Infobox A\n|a=[[甲|乙\n|b=<ref>丙\n|c=-{丁\n|d=[http://a.cn 戊\n|e=己\n}}\n庚"
    expect(parametersOf(text)).toEqual({ a: "[[甲|乙", b: "丙", c: "-{丁", d: "[http://a.cn 戊", e: "己" })
    expect(textOf(text)).toEqual(["庚"])
  })
})

describe("a page", () => {
  it("may send its reader to another", () => {
    expect(parseWikitext("#重定向 [[甲_乙]]\n[[分类:丙]]").redirect).toBe("甲 乙")
    expect(parseWikitext("#REDIRECT[[甲]]").redirect).toBe("甲")
    expect(parseWikitext("#甲[[乙]]").redirect).toBeNull()
  })

  it("has its infobox as a block also when the text begins on the line that ends it", () => {
    const { blocks } = parseWikitext("{{Coord|1|2}}{{Infobox A\n|a=b\n}}'''甲'''是乙。")
    expect(blocks.map(({ type }) => type)).toEqual(["template", "template", "paragraph"])
  })

  it("is read in order", () => {
    const { blocks } = parseWikitext(wikitext)
    expect(
      blocks.map((block) =>
        block.type === "template" ? block.name : "inline" in block ? block.inline.text : ""
      )
    ).toEqual([
      "Otheruses",
      "Infobox PRCG",
      "青州市人民政府驻江城办事处，简称青州驻江办（英語：Qingzhou Office），是青州市人民政府派驻江城的常设机构。",
      "历史沿革",
      "1987年2月19日，办事处成立。2010年并入驻外机构。",
      "组织结构",
      "内设机构",
      "秘书处",
      "人事科",
      "业务处（内设临江联络处）",
      "驻地企业",
      "甲公司",
      "乙公司",
      "参考文献",
      "Reflist",
      "外部链接",
      "官方网站"
    ])
  })
})
