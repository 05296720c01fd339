/** One input for each habit of authors, and everything that it says beside what the first sentence says. */
import { describe, expect, test } from "vitest"
import { factsOf } from "./facts.ts"

const self = "郑州市人民政府驻广州办事处"
const article = (text: string) =>
  factsOf(`'''${self}'''，简称'''郑州驻穗办'''，是[[郑州市人民政府]]的派出机构。\n\n${text}`)

const tables = [
  ["events", "date", "kind", "org_ids", "object_org_id"],
  ["organization_relations", "subject_org_id", "relation", "object_org_id", "since", "until"],
  ["office_regions", "region_id"],
  ["office_holders", "post", "person", "from", "until"],
  ["organization_aliases", "alias", "kind"],
  ["count_claims", "subject", "as_of", "stated", "listed"]
] as const

const lead = new Set([`${self} | dispatched_by | 郑州市人民政府 | - | -`, "郑州驻穗办 | short"])

/** Rows without those of the first sentence, 办事处 for the subject. */
const said = (text: string): ReadonlyArray<string> => {
  const facts = article(text)
  return tables.flatMap(([table, ...columns]) =>
    facts
      .lines(table, ...columns)
      .filter((line) => !lead.has(line))
      .map((line) => line.replaceAll(self, "办事处"))
  )
}

describe("what a sentence says", () => {
  test.each<readonly [string, ReadonlyArray<string>]>([
    ["民國元年三月，办事处成立。", ["1912-03 | established | 办事处 | -"]],
    ["民國廿八年十二月廿一日，办事处成立。", ["1939-12-21 | established | 办事处 | -"]],
    ["办事处于2006年9月18日开始运作。", ["2006-09-18 | established | 办事处 | -"]],
    [
      "郑州市人民政府驻广州办事处于1995年6月经河南省编委批准成立（豫编〔1995〕32号），为派出机构。",
      ["1995-06 | established | 办事处 | -"]
    ],
    [
      "2016年4月至2018年12月，办事处由郑州市商务局代管。",
      ["办事处 | managed_by | 郑州市商务局 | 2016-04 | 2018-12"]
    ],
    [
      "2001年前归郑州市协作办公室管理，2001年起改由郑州市商务局管理。",
      [
        "2001 | transferred | 办事处 | 郑州市商务局",
        "办事处 | managed_by | 郑州市协作办公室 | - | 2001",
        "办事处 | managed_by | 郑州市商务局 | 2001 | -"
      ]
    ],
    ["民国时期受郑县政府管辖。", []],
    [
      "办事处于2010年更名为郑州市人民政府驻华南办事处，2015年恢复原名。",
      [
        "2010 | reorganized | 办事处 | -",
        "2015 | reorganized | 办事处 | -",
        "郑州市人民政府驻华南办事处 | former"
      ]
    ],
    [
      "1986年3月22日，经批准，联络处升格为办事处。",
      ["1986-03-22 | reorganized | 办事处 | -", "郑州市人民政府驻广州联络处 | former"]
    ],
    ["1958年6月至1966年5月，称郑州市人民委员会驻广州办事处。", ["郑州市人民委员会驻广州办事处 | former"]],
    ["2010年根据国务院有关通知更名为办事处。", ["2010 | reorganized | 办事处 | -"]],
    ["联系京津冀鲁。", ["110000", "120000", "130000", "370000"]],
    ["对口联系华南两省（广东、海南）。", ["440000", "460000"]],
    ["负责的省市包括广东、海南。", ["440000", "460000"]],
    ["负责郑州与广东、海南的经济联络。", ["440000", "460000"]],
    ["辖区涵盖德州、阿肯色州、路易斯安那州。", []],
    ["张国栋2012年3月任主任，2016年卸任。", ["主任 | 张国栋 | 2012-03 | 2016"]],
    ["2015年6月起，王小明任主任。", ["主任 | 王小明 | 2015-06 | -"]],
    ["2003年10月1日，副主任李卫国任办事处主任。", ["主任 | 李卫国 | 2003-10-01 | -"]],
    ["现任主任刘洋、党组书记陈红。", ["主任 | 刘洋 | - | -", "党组书记 | 陈红 | - | -"]],
    [
      "历任主任：李德胜（1995.6—2000.3）、王新民（2008.11—）。",
      ["主任 | 李德胜 | 1995-06 | 2000-03", "主任 | 王新民 | 2008-11 | -"]
    ],
    [
      "== 历任主任 ==\n* [[杜彭慧儀]]（2012年9月3日–2015年）\n* 高孟德 (2004-2012)\n* 熊九玲，女（2017年起任）",
      ["主任 | 杜彭慧儀 | 2012-09-03 | 2015", "主任 | 高孟德 | 2004 | 2012", "主任 | 熊九玲 | 2017 | -"]
    ],
    [
      "== 历任主任 ==\n1、薛子正（1958年10月—1966年）\n2、辛毅（1972年6月－1980年5月）",
      ["主任 | 薛子正 | 1958-10 | 1966", "主任 | 辛毅 | 1972-06 | 1980-05"]
    ],
    ["历任主任：\n* 刘建平（2015年—2018年）", ["主任 | 刘建平 | 2015 | 2018"]],
    [
      "现有民警2,300人、工作人员52名，职工300余人，编制核定28名。",
      ["民警 | - | 2300 | -", "工作人员 | - | 52 | -", "编制 | - | 28 | -"]
    ],
    [
      "下设2科1室：秘书科、外资科、办公室。",
      ["秘书科", "外资科", "办公室"].map((name) => `${name} < 办事处 | part_of | 办事处 | - | -`)
    ],
    [
      "办事处设有办公室（加挂招商处牌子）、联络科。",
      ["办公室", "联络科"].map((name) => `${name} < 办事处 | part_of | 办事处 | - | -`)
    ],
    ["光绪三十二年（1906年）设商务局。", []],
    [
      "2004年4月，撤销郑州市外贸局、郑州市贸易局，组建郑州市商务局。",
      [
        "郑州市商务局 | successor_of | 郑州市外贸局 | - | -",
        "郑州市商务局 | successor_of | 郑州市贸易局 | - | -"
      ]
    ],
    ["2018年，郑州市港澳办公室的职责并入。", []],
    ["现有在职人员18人，离退休人员7人。", ["在职人员 | - | 18 | -"]],
    ["2012年，周口等地驻广州办事处划归河南省人民政府驻广州办事处统一管理。", []],
    [
      "1979年5月，郑州市驻穗联络处建立，1984年改为办事处。",
      ["1979-05 | established | 办事处 | -", "1984 | reorganized | 办事处 | -", "郑州市驻穗联络处 | former"]
    ],
    ["1987年3月1日正式对外办公。", ["1987-03-01 | established | 办事处 | -"]],
    ["郑州市政府于1984年4月研究决定，成立郑州市人民政府驻广州办事处。", ["1984-04 | decided | 办事处 | -"]],
    [
      "前身是民国三十五年（1946年）设立的郑县驻粤办事处。",
      ["1946 | established | 郑县驻粤办事处 | -", "办事处 | successor_of | 郑县驻粤办事处 | - | -"]
    ],
    ["2019年8月起负责联系的区域调整为广东、广西、海南三省（区）。", ["440000", "450000", "460000"]],
    [
      "现任领导：主任李伟，副主任王芳、赵强。",
      ["主任 | 李伟 | - | -", "副主任 | 王芳 | - | -", "副主任 | 赵强 | - | -"]
    ],
    ["各地市在广州设有12个联络处，由办事处管理。", ["联络处 | - | 12 | -"]],
    [
      "== 历任主任 ==\n* 哈斯巴根（1993年3月—2001年8月）\n* 机构停办（2001年—2003年）",
      ["主任 | 哈斯巴根 | 1993-03 | 2001-08"]
    ]
  ])("%s", (text, expected) => {
    expect(said(text).toSorted()).toEqual([...expected].toSorted())
  })
})

describe("what it claims of the body", () => {
  const claims = (text: string, attribute: string) => article(text).claims(self, attribute)

  test("a rank of some day gives way to one that it has", () => {
    expect(claims("1985年设立，为正处级单位。办事处为副厅级单位。", "rank")).toEqual(["副厅级"])
    expect(claims("1985年设立，为正处级单位。", "rank")).toEqual(["正处级"])
    expect(claims("办事处为副县级事业单位（相当于副处级）。", "rank")).toEqual(["副县级"])
  })

  test("the rank of a unit below a government is not the government's", () => {
    const facts = article("办事处为郑州市人民政府直属正县级事业单位。")
    expect(facts.claims(self, "rank")).toEqual(["正县级"])
    expect(facts.claims("郑州市人民政府", "rank")).toEqual([])
  })

  test("an address that it has left is none", () => {
    expect(claims("1984年至1990年，办事处设在广州市东风路5号。", "address")).toEqual([])
    expect(
      claims("办事处（1984年成立）位于广州市越秀区东风路5号，2003年迁往天河区林和西路9号。", "address")
    ).toEqual(["天河区林和西路9号"])
  })

  test("it is former where it was abolished after it had been restored", () => {
    expect(claims("1962年撤销，1978年12月重新恢复，2012年8月最终撤销。", "status")).toEqual(["former"])
    expect(claims("1962年撤销，1978年12月重新恢复。", "status")).not.toContain("former")
  })
})

test("a body and its name with the state's before it are one, ministries aside", () => {
  const facts = factsOf("'''厦门海关'''是[[中华人民共和国海关总署]]的直属海关，1980年起由海关总署管理。")
  expect(facts.names).toEqual(["厦门海关", "中华人民共和国海关总署"])
})

test("of two bodies on one page the infobox tells which it is about", () => {
  const text =
    "'''甲新区工作委员会'''、'''甲新区管理委员会'''，分别是[[中共河北省委]]、[[河北省人民政府]]的派出机构。"
  expect(factsOf(text).extraction.title).toBe("甲新区工作委员会")
  const boxed = factsOf(`{{Infobox 机构\n|机构名称=甲新区管理委员会\n|行政级别=副厅级\n}}\n${text}`)
  expect(boxed.extraction.title).toBe("甲新区管理委员会")
  expect(boxed.lines("organization_relations", "subject_org_id", "object_org_id")).toEqual([])
})

test("people that an infobox counts are claimed as of the day that it gives; about so many are not", () => {
  const staff = (value: string) =>
    factsOf(
      `{{Infobox 机构\n|机构名称=甲市民政局\n|编制数=${value}\n}}\n'''甲市民政局'''是甲市的工作部门。`
    ).lines("count_claims", "subject", "as_of", "stated", "listed")
  expect(staff("1,298人（2020年12月）")).toEqual(["编制数 | 2020-12 | 1298 | -"])
  expect(staff("35")).toEqual(["编制数 | - | 35 | -"])
  for (const value of ["约3200人", "编制28、实有25", "三十余"]) expect(staff(value)).toEqual([])
})
