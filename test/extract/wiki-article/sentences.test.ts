import { describe, expect, test } from "vitest"
import { factsOf } from "./facts.ts"

/** An article on one office, with more text and sections behind its first sentence. */
const article = (...text: ReadonlyArray<string>) =>
  factsOf(
    `'''湖北省人民政府驻深圳办事处'''，简称'''湖北驻深办'''，是[[湖北省人民政府]]的派出机构。${text.join("\n")}`
  )
const self = "湖北省人民政府驻深圳办事处"
const events = (...text: ReadonlyArray<string>) =>
  article(...text).lines("events", "date", "kind", "org_ids", "object_org_id")
const relations = (...text: ReadonlyArray<string>) =>
  article(...text)
    .lines("organization_relations", "subject_org_id", "relation", "object_org_id", "since", "until")
    .filter((line) => line !== `${self} | dispatched_by | 湖北省人民政府 | - | -`)

describe("founding", () => {
  test.each([
    ["1984年6月成立。", "1984-06"],
    ["办事处成立于1984年6月5日。", "1984-06-05"],
    ["该办事处于一九八四年六月经湖北省人民政府批准成立。", "1984-06"],
    ["1984年，湖北驻深办正式成立。", "1984"],
    ["民国三十八年十月，湖北省政府驻深圳办事处挂牌。", "1949-10"]
  ])("%s", (sentence, date) => {
    expect(article(sentence).claims(self, "established")).toEqual([date])
  })

  test("a date of something else is no date of founding", () => {
    for (const sentence of [
      "1984年6月，办事处迁入新址。",
      "1984年6月，办事处与深圳市建立合作关系。",
      "前身为湖北省驻深圳联络处，成立于1982年5月。",
      "2012年，办事处设立了入境事务组。",
      "湖北省人民政府成立于1950年2月。"
    ])
      expect(article(sentence).claims(self, "established")).toEqual([])
  })

  test("several dates without 分别 or of another number than the places are withheld", () => {
    const list =
      "== 联络处 ==\n* 湖北省人民政府驻珠海联络处\n* 湖北省人民政府驻汕头联络处\n* 湖北省人民政府驻湛江联络处"
    expect(events("1993年6月和1994年2月，湖北在珠海、汕头设立联络处。", list)).toEqual([])
    expect(events("1993年6月和1994年2月，湖北分别在珠海、汕头、湛江设立联络处。", list)).toEqual([])
    expect(events("1993年6月和1994年2月，湖北分别在珠海、湛江设立联络处。", list)).toEqual([
      "1993-06 | established | 湖北省人民政府驻珠海联络处 | -",
      "1994-02 | established | 湖北省人民政府驻湛江联络处 | -"
    ])
  })

  test("places for which nothing is listed make no organisation, and the event stays", () => {
    const facts = article("1993年6月，湖北在珠海设立联络处。")
    expect(facts.lines("events", "date", "kind", "org_ids")).toEqual(["1993-06 | established | "])
    expect(facts.names.some((name) => name.includes("珠海"))).toBe(false)
  })

  test("将 and 计划 are plans, what 将 takes as its object is none", () => {
    const list = "== 联络处 ==\n* 湖北省人民政府驻珠海联络处"
    expect(events("2030年前将在珠海设立联络处。", list)).toEqual([
      "../2030 | planned | 湖北省人民政府驻珠海联络处 | -"
    ])
    expect(events("1999年计划在珠海设立联络处。", list)[0]).toMatch(/planned/u)
  })
})

describe("changes", () => {
  test("a transfer ends one relation and begins another", () => {
    expect(
      relations("办事处原隶属湖北省商务厅，2018年11月划入[[湖北省机关事务管理局]]。").toSorted()
    ).toEqual(
      [
        `${self} | part_of | 湖北省商务厅 | - | 2018-11`,
        `${self} | part_of | 湖北省机关事务管理局 | 2018-11 | -`
      ].toSorted()
    )
    expect(events("2001年5月8日，湖北驻深办划归湖北省机关事务管理局管理。")).toEqual([
      `2001-05-08 | transferred | ${self} | 湖北省机关事务管理局`
    ])
  })

  test("归口管理 in a sentence with a date is no transfer", () => {
    const facts = article("办事处于1984年6月成立，归口[[湖北省人民政府办公厅]]管理。")
    expect(facts.lines("events", "kind")).toEqual(["established"])
    expect(facts.lines("organization_relations", "relation", "object_org_id", "since")).toContain(
      "managed_by | 湖北省人民政府办公厅 | -"
    )
  })

  test("管理 inside a name is not the verb", () => {
    expect(relations("由湖北省机关事务管理局管理。")).toEqual([
      `${self} | managed_by | 湖北省机关事务管理局 | - | -`
    ])
  })

  test("由相关部门管理 names nobody", () => {
    expect(relations("由相关部门管理。", "归口有关单位管理。")).toEqual([])
  })

  test("自…起 is the beginning of a relation", () => {
    expect(relations("2001年1月1日起由湖北省商务厅归口管理。")).toEqual([
      `${self} | managed_by | 湖北省商务厅 | 2001-01-01 | -`
    ])
  })

  test("原名 and 更名为 give a former name", () => {
    const facts = article("原名湖北省驻深圳联络处，1990年3月更名为湖北省人民政府驻深圳办事处。")
    expect(facts.lines("organization_aliases", "alias", "kind")).toContain("湖北省驻深圳联络处 | former")
    expect(facts.lines("events", "date", "kind", "org_ids")).toEqual([`1990-03 | reorganized | ${self}`])
  })

  test("前身 is a body of its own, which the office succeeds", () => {
    expect(relations("办事处前身为湖北省驻深圳联络处。")).toEqual([
      `${self} | successor_of | 湖北省驻深圳联络处 | - | -`
    ])
  })

  test("根据机构调整 is why something happens and no event of its own", () => {
    expect(events("2018年11月，根据政府机构调整，湖北驻深办划归湖北省商务厅管理。")).toEqual([
      `2018-11 | transferred | ${self} | 湖北省商务厅`
    ])
  })

  test("offices that become liaison units under another office", () => {
    const facts = article(
      "2010年8月，原省政府驻珠海办事处、省政府驻汕头办事处调整为联络处，皆划归湖北驻深办管理。",
      "== 联络处 ==",
      "* [[湖北省人民政府驻珠海联络处]]",
      "* [[湖北省人民政府驻汕头联络处]]"
    )
    const both = "湖北省人民政府驻珠海联络处 + 湖北省人民政府驻汕头联络处"
    expect(facts.lines("events", "date", "kind", "org_ids", "object_org_id")).toEqual([
      `2010-08 | reorganized | ${both} | -`,
      `2010-08 | transferred | ${both} | ${self}`
    ])
    expect(facts.lines("organization_aliases", "alias", "kind")).toContain(
      "湖北省人民政府驻珠海办事处 | former"
    )
  })
})

describe("what other authors write", () => {
  test.each([
    [
      "1985年3月12日，湖北省人民政府驻深圳办事处在深圳市罗湖区正式揭牌成立。",
      [`1985-03-12 | established | ${self} | -`]
    ],
    ["办事处自1985年成立以来，接待来访人员10万人次。", [`1985 | established | ${self} | -`]],
    ["1987年初开始筹备，同年8月，办事处正式成立。", [`1987-08 | established | ${self} | -`]],
    ["1996年，经省编委批复，办事处升格为正厅级机构。", [`1996 | reorganized | ${self} | -`]],
    ["初名湖北省驻深圳采购站，1971年11月改现名。", [`1971-11 | reorganized | ${self} | -`]],
    [
      "1960年，湖北省驻深圳采购站改称湖北省驻深圳工作站。1970年，湖北省驻深圳工作站更名为湖北省人民政府驻深圳办事处。",
      [`1960 | reorganized | ${self} | -`, `1970 | reorganized | ${self} | -`]
    ],
    ["前身为1982年5月成立的湖北省驻深圳采购站。", ["1982-05 | established | 湖北省驻深圳采购站 | -"]],
    [
      "2009年，办事处的主管部门由湖北省商务厅变更为湖北省审计厅。",
      [`2009 | transferred | ${self} | 湖北省审计厅`]
    ],
    [
      "2009年7月31日，湖北省科技工贸委员会组建成立。",
      ["2009-07-31 | established | 湖北省科技工贸委员会 | -"]
    ],
    [
      "2018年，湖北省科技工贸委员会改由湖北省商务厅管理。",
      ["2018 | transferred | 湖北省科技工贸委员会 | 湖北省商务厅"]
    ],
    ["1990年至1995年间，湖北在珠海、汕头设立联络处。", ["1990/1995 | established |  | -"]]
  ])("%s", (sentence, expected) => expect(events(sentence)).toEqual(expected))

  test.each([
    "2012年2月，更名为湖北省经济贸易和信息化委员会。",
    "2004年1月，国务院印发了关于机构改革的通知。",
    "2010年机构改革后，办事处加强管理。",
    "1987年3月至1990年5月筹备，同年6月成立。"
  ])("no event of the subject: %s", (sentence) => expect(events(sentence)).toEqual([]))

  test.each([
    ["2018年10月，办事处撤销，其职能划入湖北省机关事务管理局。", []],
    ["1968年撤销，1979年3月恢复。", [`1979-03 | established | ${self} | -`]],
    ["1979年3月，恢复设立该办事处。", [`1979-03 | established | ${self} | -`]],
    ["1979年3月，恢复工作。", []],
    ["1991年，提出撤销办事处的意见。", []],
    ["2003年5月，办事处由红岭中路迁至深南中路1093号。", []],
    ["2003年5月，迁入新址办公。", []],
    ["2003年5月，湖北省商务厅迁至武汉市江汉北路8号。", []],
    ["2003年，办事处拟迁至福田区。", []]
  ])("ended, moved, set up again: %s", (sentence, expected) => expect(events(sentence)).toEqual(expected))

  test("offices that were closed together are those listed at the places", () => {
    const list = "== 已撤销的办事处 ==\n* 湖北省人民政府驻天津办事处\n* 湖北省人民政府驻长沙办事处"
    const both = "湖北省人民政府驻天津办事处 + 湖北省人民政府驻长沙办事处"
    expect(events("1983年，撤销驻天津、长沙办事处。", list)).toEqual([])
    expect(events("1978年，恢复驻天津、长沙办事处。", list)).toEqual([`1978 | established | ${both} | -`])
  })

  test("who managed it one after the other, each with the term behind its name", () => {
    expect(
      relations(
        "先后由湖北省商务厅（1986年—2002年）、湖北省经济委员会（2002年—2009年）和湖北省机关事务管理局（2009年以后）管理。"
      )
    ).toEqual([
      `${self} | managed_by | 湖北省商务厅 | 1986 | 2002`,
      `${self} | managed_by | 湖北省经济委员会 | 2002 | 2009`,
      `${self} | managed_by | 湖北省机关事务管理局 | 2009 | -`
    ])
    expect(relations("先后由湖北省商务厅、有关部门管理。")).toEqual([])
  })

  test("原名 in one sentence and 改今名 in the next", () => {
    const facts = article("原名湖北省驻深圳采购站。1981年改今名。")
    expect(facts.lines("organization_aliases", "alias", "kind")).toContain("湖北省驻深圳采购站 | former")
  })

  test("bodies that share an office are reorganized together", () => {
    expect(events("2011年，与湖北省驻珠海联络处合署办公。")).toEqual([
      `2011 | reorganized | ${self} + 湖北省驻珠海联络处 | -`
    ])
  })

  test("a set-up of long ago is not the date of the founding, and life after the end is no end", () => {
    const facts = article("1975年曾随其他机构撤销。1982年6月恢复设立。")
    expect(facts.claims(self, "established")).toEqual([])
    expect(facts.claims(self, "status")).toEqual(["active"])
  })

  test("a body that is abolished is a former one, unless it is restored", () => {
    expect(article("2018年10月，办事处撤销。").claims(self, "status")).toEqual(["former"])
    expect(article("1989年，办事处撤销。1991年恢复。").claims(self, "status")).toEqual(["active"])
    expect(article("负责撤销有关许可。").claims(self, "status")).toEqual(["active"])
  })

  test("what is said of another body, or of the rest of them, is not said of the subject", () => {
    expect(relations("湖北省粮食局由湖北省商务厅管理。", "其余办事处由湖北省商务厅管理。")).toEqual([])
  })

  test("a body named by its level alone is one of this article's only, and the one named in full if there is one", () => {
    expect(relations("由省商务厅管理。")).toEqual([`${self} | managed_by | 省商务厅 < ${self} | - | -`])
    expect(relations("由省政府管理。")).toEqual([`${self} | managed_by | 湖北省人民政府 | - | -`])
  })

  test("letters set apart are regions among regions alone", () => {
    const codes = (text: string) =>
      article(text)
        .rows("office_regions")
        .map((row) => row["region_id"])
    expect(codes("服务范围为粤、闽、桂。")).toEqual(["440000", "350000", "450000"])
    expect(codes("服务新、老客户。")).toEqual([])
  })
})

describe("units, addresses and regions", () => {
  test("departments named in a sentence and again in a list are one row each", () => {
    const facts = article(
      "下设综合处、经济联络处与接待处3个处室。",
      "== 内设机构 ==\n* 综合处\n* 经济联络处\n* 接待处"
    )
    const rows = facts
      .lines("organization_relations", "subject_org_id", "relation")
      .filter((l) => l.includes("part_of"))
    expect(rows).toEqual(["综合处", "经济联络处", "接待处"].map((name) => `${name} < ${self} | part_of`))
    expect(facts.claims(`经济联络处 < ${self}`, "kind")).toEqual(["internal_department"])
    expect(facts.lines("count_claims", "subject", "stated", "listed")).toEqual(["处室 | 3 | 3"])
  })

  test("a count that its list contradicts is published as stated, beside the list", () => {
    const facts = article("下设综合处、接待处3个处室。")
    expect(facts.lines("count_claims", "subject", "stated", "listed")).toEqual(["处室 | 3 | 2"])
  })

  test("the address of a restaurant is not that of the office", () => {
    const facts = article("办公地址位于深圳市福田区深南中路1093号。餐厅颇有名气，地址在办事处旁的北长街7号。")
    expect(facts.claims(self, "address")).toEqual(["深圳市福田区深南中路1093号"])
    expect(facts.claims(self, "seat_region_id")).toContain("440304")
  })

  test.each([
    ["负责联系粤桂琼三省区。", ["440000", "450000", "460000"]],
    ["负责联系西北五省区。", ["610000", "620000", "630000", "640000", "650000"]],
    ["服务范围包括广东省深圳市、珠海市和汕头市。", ["440300", "440400", "440500"]],
    ["负责广东省、海南省的联络工作。", ["440000", "460000"]],
    ["负责联系中央各部委机构、吉林省。", ["220000"]],
    ["负责联系驻地企业。", []]
  ])("%s", (sentence, codes) => {
    expect(
      article(sentence)
        .rows("office_regions")
        .map((row) => row["region_id"])
    ).toEqual(codes)
  })

  test("numbered duties keep their numbers, others have none", () => {
    const numbered = article("", "== 主要职责 ==\n# 联络深圳；\n# 招商引资。")
    expect(numbered.lines("functions", "number", "text")).toEqual(["1 | 联络深圳", "2 | 招商引资。"])
    const told = article(
      "\n湖北驻深办有两项主要职责，分别是加强联系，沟通信息；以及完成交办的其他事项。餐厅在一楼。"
    )
    expect(told.lines("functions", "number", "text")).toEqual([
      "- | 加强联系，沟通信息",
      "- | 完成交办的其他事项"
    ])
    expect(told.lines("count_claims", "subject", "stated", "listed")).toEqual(["主要职责 | 2 | 2"])
  })
})

describe("tables", () => {
  const table = `'''香港經濟貿易辦事處'''是[[香港特別行政區政府]]轄下的部門。
== 辦事處 ==
{| class="wikitable"
!辦事處
!地點
!官方網站連結
|-
|rowspan=2|[[香港特別行政區政府駐粵經濟貿易辦事處]]
|[[廣東]][[廣州市|廣州]]
|[http://gd.example.hk/ 廣東]
|-
|[[廣西]][[南寧]]
|屬聯絡處
|-
|[[香港特別行政區政府駐上海經濟貿易辦事處]]
|[[上海]]
|[http://sh.example.hk/ 上海]
|}`
  const facts = factsOf(table)
  const guangdong = "香港特別行政區政府駐粵經濟貿易辦事處"

  test("a row is about the office, or about the unit that it is marked as", () => {
    expect(facts.claims(guangdong, "seat_region_id")).toContain("440100")
    expect(facts.claims(guangdong, "website")).toEqual(["http://gd.example.hk/"])
    expect(facts.claims(`南寧聯絡處 < ${guangdong}`, "seat_region_id")).toEqual(["450100"])
    expect(facts.lines("organization_relations", "subject_org_id", "relation", "object_org_id")).toContain(
      `南寧聯絡處 < ${guangdong} | part_of | ${guangdong}`
    )
  })

  test("offices of a table are the members of the collective that the article is about", () => {
    const { members = [] } =
      facts.extraction.organizations.find(({ name }) => name === "香港經濟貿易辦事處") ?? {}
    expect(members.map(facts.nameOf)).toEqual([guangdong, "香港特別行政區政府駐上海經濟貿易辦事處"])
  })
})

describe("infoboxes", () => {
  test("parameters by other names, in the other script, with numbers and brackets", () => {
    const facts = factsOf(`{{Infobox government agency
|機構名稱=浙江省人民政府駐北京辦事處
|上級機構=[[浙江省人民政府]]
|隸屬=浙江省人民政府辦公廳
|行政級別=正廳級
|成立日期=1952年3月
|地址1=北京市朝陽區安定路27號
|官方網站=[http://zj.example.cn/ 官網]
|內設機構=秘書處<br>接待處、信息處
}}
'''浙江省人民政府駐北京辦事處'''是辦事機構。`)
    const name = "浙江省人民政府駐北京辦事處"
    expect(facts.claims(name, "rank")).toEqual(["正廳級"])
    expect(facts.claims(name, "established")).toEqual(["1952-03"])
    expect(facts.claims(name, "website")).toEqual(["http://zj.example.cn/"])
    expect(facts.claims(name, "seat_region_id")).toContain("110105")
    expect(facts.lines("organization_relations", "subject_org_id", "relation", "object_org_id")).toEqual([
      `${name} | organizational_superior | 浙江省人民政府`,
      `${name} | part_of | 浙江省人民政府辦公廳`,
      ...["秘書處", "接待處", "信息處"].map((unit) => `${unit} < ${name} | part_of | ${name}`)
    ])
  })

  test("a date of founding that cannot be read is reported and not published", () => {
    const facts = factsOf(
      "{{Infobox PRCG|机构名称=甲市人民政府驻北京办事处|成立时间=建国初期}}\n'''甲市人民政府驻北京办事处'''是机构。"
    )
    expect(facts.claims("甲市人民政府驻北京办事处", "established")).toEqual([])
    expect(facts.extraction.issues.map(({ actual, rule }) => [rule, actual])).toEqual([
      ["anomaly", "建国初期"]
    ])
  })

  test("infobox and text that disagree are both kept", () => {
    const facts = factsOf(
      "{{Infobox PRCG|机构名称=上海市人民政府驻北京办事处|行政级别=正局级|成立时间=1950年}}\n'''上海市人民政府驻北京办事处'''，副局级，成立于1951年3月。"
    )
    expect(facts.claims("上海市人民政府驻北京办事处", "rank")).toEqual(["正局级", "副局级"])
    expect(facts.claims("上海市人民政府驻北京办事处", "established")).toEqual(["1950", "1951-03"])
  })
})

describe("articles on many offices", () => {
  const overview = factsOf(`'''浙江省人民政府驻外办事处'''，是浙江省人民政府派驻外地的办事机构的总称。
== 概况 ==
=== 浙江省人民政府驻北京办事处 ===
浙江省人民政府驻北京办事处（简称“浙江驻京办”）成立于1952年，正厅级，负责联系北京、天津。
=== 浙江省人民政府驻上海办事处 ===
1956年3月成立。负责联系上海市。2003年与驻江苏办事处合并。
== 名录 ==
* [[浙江省人民政府驻广州办事处]]，1985年4月成立，由[[浙江省商务厅]]管理，副厅级，地址：广州市越秀区环市东路1号，[http://gz.example.cn/ 官网]
** 深圳联络处（位于深圳市）
* [[浙江省人民政府驻新疆办事处]]（2002年9月3日设立），负责联系新疆、青海
* 2004年7月和2006年9月，浙江分别在乌鲁木齐、昆明设立联络处。
== 撤并 ==
2013年10月将驻昆明联络处并入驻北京办事处。
`)
  const office = (place: string) => `浙江省人民政府驻${place}办事处`

  test("what an entry says is said of its office, not of the article's subject", () => {
    expect(overview.claims(office("广州"), "established")).toEqual(["1985-04"])
    expect(overview.claims(office("广州"), "rank")).toEqual(["副厅级"])
    expect(overview.claims(office("广州"), "address")).toEqual(["广州市越秀区环市东路1号"])
    expect(overview.claims(office("广州"), "website")).toEqual(["http://gz.example.cn/"])
    expect(overview.claims(office("新疆"), "established")).toEqual(["2002-09-03"])
    expect(overview.claims("浙江省人民政府驻外办事处", "established")).toEqual([])
    expect(overview.lines("organization_relations", "subject_org_id", "relation", "object_org_id")).toContain(
      `${office("广州")} | managed_by | 浙江省商务厅`
    )
  })

  test("the text under a heading with an office's name is about that office", () => {
    expect(overview.claims(office("上海"), "established")).toEqual(["1956-03"])
    expect(overview.claims(office("北京"), "short_name")).toEqual(["浙江驻京办"])
    expect(overview.lines("office_regions", "org_id", "region_id")).toContain(`${office("上海")} | 310000`)
  })

  test("a sentence in a list that ends with 联络处 is no entry; offices of the running text are found by place", () => {
    const unit = "驻昆明联络处 < 浙江省人民政府驻外办事处"
    expect(overview.names.filter((name) => name.includes("设立"))).toEqual([])
    expect(overview.lines("events", "date", "kind", "org_ids", "object_org_id")).toEqual(
      expect.arrayContaining([
        "2004-07 | established |  | -",
        `2006-09 | established | ${unit} | -`,
        `2013-10 | transferred | ${unit} | ${office("北京")}`
      ])
    )
  })

  test("an office of another body at the same place is another office", () => {
    const facts = factsOf(
      "'''浙江省人民政府驻北京办事处'''是机构。1999年5月，深圳市人民政府驻北京办事处成立。"
    )
    expect(facts.claims("浙江省人民政府驻北京办事处", "established")).toEqual([])
    expect(facts.claims("深圳市人民政府驻北京办事处", "established")).toEqual(["1999-05"])
  })
})

test("a sentence that does not end is left out and reported", () => {
  const facts = article(`${"1999年5月，湖北在珠海设立联络处，".repeat(200)}`)
  expect(facts.rows("events")).toEqual([])
  expect(facts.extraction.issues.map(({ rule }) => rule)).toEqual(["anomaly"])
})

describe("an article on many offices, sentence by sentence", () => {
  const list = `
== 驻外办事处 ==
* [[江苏省人民政府驻北京办事处]]：主要负责联系北京市、天津市等省市
* [[江苏省人民政府驻广州办事处]]
* [[江苏省人民政府驻山西办事处]]：对口联系山西省、陕西省
== 驻外联络处 ==
* [[江苏省人民政府驻深圳联络处]]：具体负责与深圳市、珠海市的联络
* [[江苏省人民政府驻海南联络处]]`
  const overview = (text: string) =>
    factsOf(`'''江苏省人民政府驻外办事处'''，是江苏省各驻外办事处和联络处的总称。\n\n${text}\n${list}`)
  const told = (text: string) => overview(text).lines("events", "date", "kind", "org_ids", "object_org_id")
  const office = (place: string) => `江苏省人民政府驻${place}办事处`
  const unit = (place: string) => `江苏省人民政府驻${place}联络处`

  test("an office of which the list says nothing but its name is an organisation", () => {
    expect(overview("").names).toContain(office("广州"))
  })

  test("对口联系 and 负责与…的联络 give regions, with 等 behind them too", () => {
    expect(overview("").lines("office_regions", "org_id", "region_id")).toEqual([
      `${office("北京")} | 110000`,
      `${office("北京")} | 120000`,
      `${office("山西")} | 140000`,
      `${office("山西")} | 610000`,
      `${unit("深圳")} | 440300`,
      `${unit("深圳")} | 440400`
    ])
  })

  test("分别归 pairs each office with the one that it goes to", () => {
    expect(
      told("2010年8月，驻深圳办事处和驻海南办事处降格为联络处，分别归驻广州办事处和驻山西办事处管理。")
    ).toEqual([
      `2010-08 | downgraded | ${unit("深圳")} + ${unit("海南")} | -`,
      `2010-08 | transferred | ${unit("深圳")} | ${office("广州")}`,
      `2010-08 | transferred | ${unit("海南")} | ${office("山西")}`
    ])
  })

  test("offices are found without 驻, by place and kind", () => {
    expect(told("2010年8月，江苏省将深圳、海南两个办事处改为联络处，深圳办事处划归广州办事处管理。")).toEqual(
      [
        `2010-08 | reorganized | ${unit("深圳")} + ${unit("海南")} | -`,
        `2010-08 | transferred | ${unit("深圳")} | ${office("广州")}`
      ]
    )
  })

  test("由A管理改为由B管理 ends one relation and begins the other, and A is not managed by B", () => {
    const facts = overview("2000年，办事处由江苏省经济协作委员会管理改为由江苏省发展和改革委员会管理。")
    expect(
      facts
        .lines("organization_relations", "subject_org_id", "relation", "object_org_id", "since", "until")
        .toSorted()
    ).toEqual([
      "江苏省人民政府驻外办事处 | managed_by | 江苏省发展和改革委员会 | 2000 | -",
      "江苏省人民政府驻外办事处 | managed_by | 江苏省经济协作委员会 | - | 2000"
    ])
  })

  test("a date of founding without a name is not that of the collective", () => {
    expect(told("1950年设立。")).toEqual([])
    expect(told("驻京办成立最早，于1950年设立。")).toEqual([`1950 | established | ${office("北京")} | -`])
  })

  test("each clause has its own date", () => {
    expect(told("1992年5月设立驻广州办事处，驻山西办事处于1995年3月设立。")).toEqual([
      `1992-05 | established | ${office("广州")} | -`,
      `1995-03 | established | ${office("山西")} | -`
    ])
    expect(told("1992年5月和1995年3月，驻广州办事处和驻山西办事处先后成立。")).toEqual([
      `1992-05 | established | ${office("广州")} | -`,
      `1995-03 | established | ${office("山西")} | -`
    ])
  })
})
