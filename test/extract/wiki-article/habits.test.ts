/** Habits of authors of such articles, each with what a careful reader writes down and what nobody may publish. */
import { describe, expect, test } from "vitest"
import { factsOf } from "./facts.ts"

const office = (...text: ReadonlyArray<string>) =>
  factsOf(
    `'''湖北省人民政府驻深圳办事处'''，简称'''湖北驻深办'''，是[[湖北省人民政府]]的派出机构。${text.join("\n")}`
  )
const self = "湖北省人民政府驻深圳办事处"
const relations = (facts: ReturnType<typeof factsOf>) =>
  facts.lines("organization_relations", "subject_org_id", "relation", "object_org_id", "since", "until")
const events = (facts: ReturnType<typeof factsOf>) =>
  facts.lines("events", "date", "kind", "org_ids", "object_org_id")
const codes = (facts: ReturnType<typeof factsOf>) =>
  facts.rows("office_regions").map((row) => row["region_id"])

describe("names", () => {
  test("原 before a bold name, 以前称为, a bracket with a bold name; 或 is no part of a name", () => {
    const facts = factsOf(
      "'''浙江省人民政府驻深圳办事处'''（'''浙江深办'''），原'''浙江省驻深圳采购站'''，简称'''浙驻深办'''，是机构，1990年以前称为'''浙江省驻深圳工作组'''。"
    )
    expect(facts.lines("organization_aliases", "alias", "kind")).toEqual(
      expect.arrayContaining([
        "浙江深办 | short",
        "浙江省驻深圳采购站 | former",
        "浙驻深办 | short",
        "浙江省驻深圳工作组 | former"
      ])
    )
    const either = factsOf(
      "'''香港特別行政區政府駐武漢經濟貿易辦事處'''（簡稱'''駐武漢辦'''或'''漢辦'''，縮寫：'''WHETO'''）是部門。"
    )
    expect(either.lines("organization_aliases", "alias")).toEqual(["駐武漢辦", "漢辦", "WHETO"])
  })

  test("a short name in Latin letters gives way to a Chinese one", () => {
    const facts = factsOf(
      "'''香港特別行政區政府駐北京辦事處'''（縮寫'''BJO'''），簡稱'''駐京辦'''，是[[香港特別行政區政府]]在[[北京]]設立的辦事處。"
    )
    expect(facts.claims("香港特別行政區政府駐北京辦事處", "short_name")).toEqual(["駐京辦"])
  })
})

describe("what is said of another or of nobody", () => {
  test("the office of a company or of another body is not the subject's", () => {
    expect(office("1949年7月，湖北在深圳设立湖北省贸易公司驻深办事处。").claims(self, "established")).toEqual(
      []
    )
    expect(office("1949年8月，鄂南行政公署在深圳设立办事处。").claims(self, "established")).toEqual([])
    expect(office("1984年7月，湖北省人民政府在深圳设立办事处。").claims(self, "established")).toEqual([
      "1984-07"
    ])
  })

  test("who manages a hotel does not manage the office", () => {
    const facts = office("湖北大厦位于深南中路1093号，由湖北省人民政府办公厅管理，共有客房180间。")
    expect(relations(facts).filter((line) => line.includes("managed_by"))).toEqual([])
    expect(facts.claims(self, "address")).toEqual([])
  })

  test("各地政府 is no body", () => {
    const facts = factsOf(
      "'''各地驻沪办事处'''是指中国各地政府在上海市设立的办事机构的统称。\n* [[河北省人民政府驻上海办事处]]\n* [[江苏省人民政府驻上海办事处]]"
    )
    expect(facts.names.filter((name) => /各地政府/u.test(name))).toEqual([])
  })

  test("a vague date is no date, a plan that came to nothing plans nothing", () => {
    expect(events(office("约1985年成立。"))).toEqual([])
    const facts = office("2007年前后设立办事处。2008年计划设立驻珠海联络处，后未实施。")
    expect(events(facts).filter((line) => line.startsWith("2007"))).toEqual([])
    expect(facts.claims(`驻珠海联络处 < ${self}`, "status")).toEqual([])
  })

  test("an office that was once planned is not planned now", () => {
    const facts = office("1983年1月，省政府宣布将在深圳设立办事处。")
    expect(facts.claims(self, "status")).toEqual(["active"])
  })

  test("a dash and 不详 are no addresses", () => {
    const facts = factsOf(`'''浙江省人民政府驻外办事处'''是办事机构的总称。
{| class="wikitable"
! 名称 !! 地址
|-
| 驻武汉办事处 || 不详
|-
| 驻西安办事处 || —
|}`)
    expect(
      facts.extraction.organizations.flatMap(({ claims }) => claims).map(({ attribute }) => attribute)
    ).not.toContain("address")
  })

  test("what stands behind the term of a definition list is no unit", () => {
    const facts = office(
      "",
      "== 内设机构 ==",
      "; 办公室",
      ": 负责文秘工作。",
      "; 联络处",
      ": 负责与市政府的联络"
    )
    expect(facts.names.filter((name) => name.endsWith(`< ${self}`))).toEqual([
      `办公室 < ${self}`,
      `联络处 < ${self}`
    ])
  })

  test("earlier names in a table of the history are no offices", () => {
    const facts = office(
      "",
      "== 沿革 ==",
      '{| class="wikitable"\n! 时间 !! 名称\n|-\n| 1954年 || 湖北省财委驻深圳办事处\n|-\n| 1979年 || 湖北省人民政府驻深圳办事处\n|}'
    )
    expect(facts.names.filter((name) => name.includes("财委"))).toEqual([])
  })

  test("对口支援 is no responsibility of the office, and its places changed are no change of the office", () => {
    const facts = office("2010年5月，对口支援地区由阿克苏调整为喀什地区。1997年起对口支援[[阿克苏地区]]。")
    expect(events(facts)).toEqual([])
    expect(codes(facts)).toEqual([])
  })
})

describe("changes of rank and kind", () => {
  test("the last of several changes tells the rank", () => {
    const facts = office("1983年，办事处由处级升格为副厅级。1994年，办事处升格为正厅级。")
    expect(facts.claims(self, "rank")).toEqual(["正厅级"])
  })

  test("an office downgraded by its full name is the same one, and what it was is no more", () => {
    const facts = factsOf(
      "'''湖北省人民政府驻珠海联络处'''，简称'''湖北驻珠办'''，是机构。1988年5月，湖北省人民政府驻珠海办事处成立，为副厅级单位。2010年8月，湖北省人民政府驻珠海办事处降格为湖北省人民政府驻珠海联络处，归湖北省人民政府驻广州办事处管理。"
    )
    const unit = "湖北省人民政府驻珠海联络处"
    expect(events(facts)).toEqual([
      `1988-05 | established | ${unit} | -`,
      `2010-08 | downgraded | ${unit} | -`,
      `2010-08 | transferred | ${unit} | 湖北省人民政府驻广州办事处`
    ])
    expect(facts.lines("organization_aliases", "alias", "kind")).toContain(
      "湖北省人民政府驻珠海办事处 | former"
    )
    expect(facts.claims(unit, "rank")).toEqual([])
  })

  test("由A划归B管理 ends one relation and begins the other", () => {
    const facts = office("2001年，湖北驻深办由湖北省商务厅划归省政府直接管理。")
    expect(relations(facts)).toEqual(
      expect.arrayContaining([
        `${self} | managed_by | 湖北省商务厅 | - | 2001`,
        `${self} | managed_by | 湖北省人民政府 | 2001 | -`
      ])
    )
  })
})

describe("places and regions", () => {
  test.each([
    ["主要功能是为促进福建、江西、广东三省与湖北之间在经济上的联系。", ["350000", "360000", "440000"]],
    ["负责加强湖北与广东、海南的联系。", ["440000", "460000"]]
  ])("%s", (sentence, expected) => expect(codes(office(sentence))).toEqual(expected))

  test("位于 with nothing but a place is a seat, and no address", () => {
    const facts = office("", "== 联络处 ==", "* 驻珠海联络处：2015年12月成立，位于珠海市香洲区")
    const unit = `驻珠海联络处 < ${self}`
    expect(facts.claims(unit, "seat_region_id")).toEqual(["440400", "440402"])
    expect(facts.claims(unit, "address")).toEqual([])
    expect(relations(facts)).toContain(`${unit} | part_of | ${self} | - | -`)
  })

  test("在A设立驻B联络处 tells where it is, if A lies in B", () => {
    const facts = office("2015年4月，湖北驻深办在汕头设立驻广东联络处。")
    expect(facts.claims(`驻广东联络处 < ${self}`, "seat_region_id")).toEqual(["440000", "440500"])
  })

  test("a unit by the name of its place alone belongs to the office that sets it up", () => {
    const facts = office("2014年12月，湖北驻深办属下的珠海联络处成立；湖北驻深办于2015年3月设立汕头联络处。")
    expect(events(facts)).toEqual([
      `2014-12 | established | 珠海联络处 < ${self} | -`,
      `2015-03 | established | 汕头联络处 < ${self} | -`
    ])
  })

  test("分别于 pairs the bodies of the clause before with its dates", () => {
    const facts = office("湖北驻深办下设驻珠海联络处及驻汕头联络处，分别于2006年及2017年成立。")
    expect(events(facts)).toEqual([
      `2006 | established | 驻珠海联络处 < ${self} | -`,
      `2017 | established | 驻汕头联络处 < ${self} | -`
    ])
  })

  test("the beginning of its work is the founding only where no other is told", () => {
    expect(events(office("办事处于1984年4月1日投入运作。"))).toEqual([
      `1984-04-01 | established | ${self} | -`
    ])
    expect(events(office("1983年5月成立。1984年4月1日投入运作。"))).toEqual([
      `1983-05 | established | ${self} | -`
    ])
  })
})

describe("lists and tables", () => {
  test("units behind a count and a colon, and below another unit", () => {
    const facts = office(
      "内设2个正处级处室：综合处、接待处。",
      "== 机构设置 ==",
      "* 综合处",
      "** 人事科",
      "* 机关党委"
    )
    expect(relations(facts).filter((line) => line.includes("part_of"))).toEqual([
      `综合处 < ${self} | part_of | ${self} | - | -`,
      `接待处 < ${self} | part_of | ${self} | - | -`,
      `人事科 < 综合处 < ${self} | part_of | 综合处 < ${self} | - | -`,
      `机关党委 < ${self} | part_of | ${self} | - | -`
    ])
    expect(facts.lines("count_claims", "subject", "stated", "listed")).toEqual(["正处级处室 | 2 | 2"])
  })

  test("internal departments and enterprises in a table", () => {
    const facts = office(
      "",
      "== 内设机构 ==",
      '{| class="wikitable"\n! 序号 !! 名称\n|-\n| 1 || 综合处（人事处）\n|}',
      "== 驻地企业 ==",
      '{| class="wikitable"\n! 企业 !! 地址\n|-\n| 武汉重工深圳公司 || 福田区\n|}'
    )
    expect(facts.names).toContain(`综合处 < ${self}`)
    expect(facts.lines("resident_enterprises", "name", "position")).toEqual(["武汉重工深圳公司 | 1"])
  })

  const table =
    factsOf(`'''湖北省人民政府驻外办事处'''是[[湖北省人民政府]]的办事机构的总称，其中办事处3个、联络处2个。
== 名录 ==
{| class="wikitable"
|-
! rowspan=2 | 名称 !! colspan=2 | 情况 !! rowspan=2 | 联系区域 !! rowspan=2 | 联络处
|-
! 成立时间 !! 驻地
|-
! colspan=5 | 办事处
|-
| [[湖北省人民政府驻北京办事处]] || 1956年3月 || [[北京市]][[海淀区]] || 北京市<br/>天津市 || 
|-
| [[湖北省人民政府驻广州办事处]] || 1979年 || [[广州市]] || 广东省 || 深圳联络处、珠海
|}
== 已撤销 ==
* [[湖北省人民政府驻西安办事处]]
* 湖北省人民政府驻沈阳办事处：1985年设立，2001年3月撤销
`)

  test("a heading over two rows, a row that parts the table, regions set apart by line breaks", () => {
    expect(table.claims("湖北省人民政府驻北京办事处", "established")).toEqual(["1956-03"])
    expect(table.claims("湖北省人民政府驻北京办事处", "seat_region_id")).toContain("110108")
    expect(table.lines("office_regions", "org_id", "region_id")).toEqual([
      "湖北省人民政府驻北京办事处 | 110000",
      "湖北省人民政府驻北京办事处 | 120000",
      "湖北省人民政府驻广州办事处 | 440000"
    ])
    expect(table.names.filter((name) => name.includes("<")).toSorted()).toEqual([
      "深圳联络处 < 湖北省人民政府驻广州办事处",
      "珠海联络处 < 湖北省人民政府驻广州办事处"
    ])
  })

  test("offices that are no more are former and no members, and not counted", () => {
    expect(table.claims("湖北省人民政府驻西安办事处", "status")).toEqual(["former"])
    expect(table.claims("湖北省人民政府驻沈阳办事处", "status")).toEqual(["former"])
    const members = table.extraction.organizations.flatMap((organization) => organization.members)
    expect(members.map(table.nameOf)).toEqual(["湖北省人民政府驻北京办事处", "湖北省人民政府驻广州办事处"])
    expect(table.lines("count_claims", "subject", "stated", "listed")).toEqual([
      "办事处 | 3 | 2",
      "联络处 | 2 | 2"
    ])
  })

  test("duties （一）（二） in one paragraph are each a duty", () => {
    const facts = office("", "== 主要职责 ==", "（一）联络；（二）接待；\n（三）承办其他事项。")
    expect(facts.lines("functions", "number", "text")).toEqual(["1 | 联络", "2 | 接待", "3 | 承办其他事项。"])
  })

  test("office-holders below a term, over two columns with a picture, and with a dash at the end", () => {
    const facts = office(
      "",
      "== 领导 ==",
      ";副主任",
      ":王占义",
      "* 党组成员、纪检组长：（空缺）",
      "== 历任主任 ==",
      "* 李建国（2018年－现任）",
      '{| class="wikitable"\n! colspan=2 | 姓名 !! 任职起 !! 任职止\n|-\n| [[File:A.jpg]] || 张明 || 2009.4 || 2010.2\n|}'
    )
    expect(facts.lines("office_holders", "post", "person", "from", "until")).toEqual([
      "副主任 | 王占义 | - | -",
      "主任 | 李建国 | 2018 | -",
      "主任 | 张明 | 2009-04 | 2010-02"
    ])
  })

  test("官方网站 among the external links is the subject's", () => {
    const facts = office(
      "",
      "== 外部链接 ==",
      "* [http://hb.example.cn/ 官方网站]",
      "* [http://other.example.cn/ 深圳新闻]"
    )
    expect(facts.claims(self, "website")).toEqual(["http://hb.example.cn/"])
  })
})
