import { describe, expect, test } from "vitest"
import { factsOf } from "./facts.ts"

const office = "南江省人民政府驻北京办事处"
const lead = `'''${office}'''是[[南江省人民政府]]派出机构。\n`
const holders = (text: string) =>
  factsOf(text).lines("office_holders", "org_id", "post", "person", "from", "until")
const row = (post: string, person: string, from = "-", until = "-") =>
  [office, post, person, from, until].join(" | ")

describe("office-holders in infoboxes", () => {
  test("numbered pairs stay together, and a blank name has no row", () => {
    const box =
      "{{机构信息框\n|机构名称=X\n|职位1=主任\n|人员1=\n|职位2=副主任\n|人员2=[[李四]]<br/>王小五\n|职位3=副主任（兼）\n|人员3=周六\n}}\n"
    expect(holders(box + lead)).toEqual([
      row("副主任", "李四"),
      row("副主任", "王小五"),
      row("副主任（兼）", "周六")
    ])
  })

  test.each([
    ["首长1职称=主任\n|首长1名称=张三", "主任"],
    ["首長1職稱=主任\n|首長1名稱=張三", "主任"],
    ["首长职位1=主任\n|首长姓名1=张三", "主任"],
    ["chief1_name=张三\n|chief1_position=主任", "主任"],
    ["leader_title=主任\n|leader_name=张三", "主任"],
    ["现任主任=张三", "主任"],
    ["主任=张三", "主任"],
    ["現任處長=張三", "處長"],
    ["负责人=张三", "负责人"]
  ])("%s", (parameters, post) => {
    const found = factsOf(`{{Infobox government agency\n|名称=甲\n|${parameters}\n}}\n${lead}`).rows(
      "office_holders"
    )
    expect(found.map((r) => r["post"])).toEqual([post])
    expect(found.map((r) => String(r["person"]).replace("張", "张"))).toEqual(["张三"])
  })

  test("a term in brackets is read, an open one has no end, and one day alone says neither", () => {
    const box = (value: string) => `{{Infobox 机构\n|名称=甲\n|主任=${value}\n}}\n${lead}`
    expect(holders(box("张三（2019年1月—2021年3月）"))).toEqual([row("主任", "张三", "2019-01", "2021-03")])
    expect(holders(box("张三（2019年1月21日－）"))).toEqual([row("主任", "张三", "2019-01-21")])
    expect(holders(box("张三（2019年1月至今）"))).toEqual([row("主任", "张三", "2019-01")])
    expect(holders(box("张三（2019年起）"))).toEqual([row("主任", "张三", "2019")])
    expect(holders(box("张三（2019年）"))).toEqual([row("主任", "张三")])
  })

  test.each(["空缺", "待定", "（空缺）", "暂缺", "-", "不详", "见列表", "{{空}}"])(
    "%s is no person",
    (value) => {
      expect(holders(`{{Infobox 机构\n|名称=甲\n|主任=${value}\n}}\n${lead}`)).toEqual([])
    }
  )

  test("the name and the post are quoted from the source", () => {
    const text = `{{Infobox 机构\n|名称=甲\n|职位1 = 主任\n|人员1 = [[張三|张三]]（2019年－）\n}}\n${lead}`
    const [draft] = factsOf(text).drafts("office_holders")
    const quote = (column: string) => {
      const { span } = draft!.evidence.find((e) => e.column === column)!
      return text.slice(span.start, span.end)
    }
    expect([quote("post"), quote("person"), quote("from")]).toEqual(["主任", "张三", "2019年－"])
  })
})

describe("office-holders in lists and tables", () => {
  const wiki = (body: string) => holders(`${lead}\n${body}\n`)
  const markdown = (body: string) => holders(`**${office}**是南江省人民政府派出机构。\n\n${body}\n`)

  test("entries under 历任主任, as wikitext and as Markdown", () => {
    const entries = ["张三（1998年3月－2003年5月）", "欧阳小明（2003年5月－2010年）", "李四：2010年至今"]
    const expected = [
      row("主任", "张三", "1998-03", "2003-05"),
      row("主任", "欧阳小明", "2003-05", "2010"),
      row("主任", "李四", "2010")
    ]
    expect(wiki(`== 历任主任 ==\n${entries.map((e) => `* ${e}`).join("\n")}`)).toEqual(expected)
    expect(markdown(`## 历任主任\n\n${entries.map((e) => `- ${e}`).join("\n")}`)).toEqual(expected)
  })

  test("entries with the post before or behind the name", () => {
    expect(
      wiki("== 现任领导 ==\n* 主任：张三\n* 副主任 李四\n* 王小五副主任\n* 党组书记、主任：赵大")
    ).toEqual([
      row("主任", "张三"),
      row("副主任", "李四"),
      row("副主任", "王小五"),
      row("党组书记、主任", "赵大")
    ])
  })

  test("an entry that names no person, or two, has no row", () => {
    expect(wiki("== 现任领导 ==\n* 主任：空缺\n* 办公室\n* 主任：张三和李四共同负责有关工作")).toEqual([])
  })

  test("a list under another heading names no office-holder", () => {
    expect(wiki("== 驻地企业 ==\n* 张三\n* 李四")).toEqual([])
  })

  test("a table with its columns for person, post and term", () => {
    const table =
      "{| class=wikitable\n! 职务 !! 姓名 !! 任期\n|-\n| rowspan=2 | 主任 || 张三 || 1998年3月－2003年5月\n|-\n| 李四 || 2003年5月－\n|-\n| 副主任 || || \n|}"
    expect(wiki(`== 领导 ==\n${table}`)).toEqual([
      row("主任", "张三", "1998-03", "2003-05"),
      row("主任", "李四", "2003-05")
    ])
  })

  test("a table with 就任 and 卸任, the post in the heading", () => {
    const head = "| 任次 | 姓名 | 就任 | 卸任 |\n| --- | --- | --- | --- |\n"
    expect(
      markdown(`## 历任主任\n\n${head}| 1 | 张三 | 1998年3月 | 2003年5月 |\n| 2 | 李四 | 2003年5月 | 现任 |`)
    ).toEqual([row("主任", "张三", "1998-03", "2003-05"), row("主任", "李四", "2003-05")])
  })

  test("a head of two rows: 任期 over 就任 and 卸任", () => {
    const table =
      "{| class=wikitable\n! rowspan=2 | 姓名 !! colspan=2 | 任期\n|-\n! 就任 !! 卸任\n|-\n| 张三 || 1998年3月1日 || 2003年\n|}"
    expect(wiki(`== 历任主任 ==\n${table}`)).toEqual([row("主任", "张三", "1998-03-01", "2003")])
  })

  test("a table of things that are no persons", () => {
    expect(wiki("{|\n! 名称 !! 时间\n|-\n| 张三 || 2001年\n|}")).toEqual([])
  })
})

describe("office-holders in sentences", () => {
  test.each([
    ["现任主任张三。", row("主任", "张三")],
    ["该办事处现任主任为张三，副主任若干。", row("主任", "张三")],
    ["2019年1月，张三任主任。", row("主任", "张三", "2019-01")]
  ])("%s", (sentence, expected) => {
    expect(holders(`${lead}${sentence}\n`)).toEqual([expected])
  })

  test.each(["现任主任由副市长兼任。", "由副市长任主任。", "现任主任为正厅级。"])(
    "%s names nobody",
    (sentence) => {
      expect(holders(`${lead}${sentence}\n`)).toEqual([])
    }
  )
})
