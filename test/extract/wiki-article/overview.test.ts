import { describe, expect, test } from "vitest"
import { factsOf, seed } from "./facts.ts"

const facts = factsOf(seed("000_bbee7c769c7051f3.txt"))
const collective = "上海市人民政府驻外办事处"
const office = (place: string) => `上海市人民政府驻${place}办事处`
const unit = (place: string) => `上海市人民政府驻${place}联络处`
const offices = [
  "北京",
  "哈尔滨",
  "山西",
  "西安",
  "武汉",
  "昆明",
  "重庆",
  "广州",
  "西藏",
  "新疆",
  "内蒙古"
].map(office)

describe("the overview of a government's offices, converted to Markdown", () => {
  test("the article is about the collective, in simplified characters", () => {
    expect(facts.extraction.title).toBe(collective)
    expect(facts.extraction.kind).toBe("wiki_markdown")
    expect(facts.extraction.language).toBe("zh-Hans")
    expect(facts.claims(collective, "kind")).toEqual(["collective"])
  })

  test("every office and liaison unit of the lists is an organisation, and nothing else is", () => {
    expect(facts.names.toSorted()).toEqual(
      [
        collective,
        "上海市人民政府",
        "上海市人民政府合作交流办公室",
        ...offices,
        ...["秦皇岛", "海南", "深圳"].map(unit),
        `成都联络处 < ${office("重庆")}`,
        `厦门联络处 < ${office("广州")}`,
        `珠海联络处 < ${unit("深圳")}`
      ].toSorted()
    )
  })

  test("the eleven offices are the members of the collective", () => {
    const { members = [] } = facts.extraction.organizations.find(({ name }) => name === collective) ?? {}
    expect(members.map(facts.nameOf)).toEqual(offices)
  })

  test("均为副局级单位 is the rank of the collective and of every office, not of the liaison units", () => {
    for (const name of [collective, ...offices]) expect(facts.claims(name, "rank")).toEqual(["副局级"])
    expect(facts.claims(unit("深圳"), "rank")).toEqual([])
  })

  test("the seat of an office is the place in its own name", () => {
    const seats = new Map([
      [office("哈尔滨"), "230100"],
      [office("山西"), "140000"],
      [office("西藏"), "540000"],
      [unit("秦皇岛"), "130300"],
      [unit("海南"), "460000"],
      [`珠海联络处 < ${unit("深圳")}`, "440400"]
    ])
    for (const [name, code] of seats) expect(facts.claims(name, "seat_region_id")).toEqual([code])
    expect(facts.claims(collective, "seat_region_id")).toEqual([])
  })

  test("who dispatches and who manages is said of the collective alone; units are part of their offices", () => {
    expect(
      facts.lines("organization_relations", "subject_org_id", "relation", "object_org_id", "since").toSorted()
    ).toEqual(
      [
        `${collective} | dispatched_by | 上海市人民政府 | -`,
        `${collective} | managed_by | 上海市人民政府合作交流办公室 | -`,
        `${collective} | managed_by | 上海市人民政府 | -`,
        `${unit("深圳")} | managed_by | ${office("广州")} | 2010-08`,
        `${unit("海南")} | managed_by | ${office("广州")} | 2010-08`,
        `${unit("秦皇岛")} | managed_by | ${office("山西")} | 2010-08`,
        `成都联络处 < ${office("重庆")} | part_of | ${office("重庆")} | -`,
        `厦门联络处 < ${office("广州")} | part_of | ${office("广州")} | -`,
        `珠海联络处 < ${unit("深圳")} | part_of | ${unit("深圳")} | -`
      ].toSorted()
    )
  })

  test("regions keep the order of the list, links or not; ministries are no region", () => {
    const of = (name: string) =>
      facts
        .lines("office_regions", "org_id", "region_id", "position")
        .filter((line) => line.startsWith(`${name} |`))
    expect(of(office("北京"))).toEqual([`${office("北京")} | 110000 | 1`])
    expect(of(office("山西")).map((line) => line.split(" | ")[1])).toEqual([
      "140000",
      "370000",
      "130000",
      "120000"
    ])
    expect(of(unit("深圳")).map((line) => line.split(" | ")[1])).toEqual(["440300", "440400"])
    expect(facts.rows("office_regions")).toHaveLength(30)
  })

  test("分别 pairs each date with its place: 西藏, 新疆 and 内蒙古 were opened in 2005-07, 2005-08 and 2007-08", () => {
    expect(facts.lines("events", "date", "kind", "org_ids", "object_org_id")).toEqual([
      `1986-08 | decided | ${collective} | -`,
      `1996-10-20 | established | ${office("昆明")} | -`,
      `2005-07 | established | ${office("西藏")} | -`,
      `2005-08 | established | ${office("新疆")} | -`,
      `2007-08 | established | ${office("内蒙古")} | -`,
      `2010-08 | reorganized | ${collective} | -`,
      `2010-08 | downgraded | ${unit("深圳")} + ${unit("海南")} + ${unit("秦皇岛")} | -`,
      `2010-08 | transferred | ${unit("深圳")} + ${unit("海南")} | ${office("广州")}`,
      `2010-08 | transferred | ${unit("秦皇岛")} | ${office("山西")}`
    ])
    expect(facts.claims(office("新疆"), "established")).toEqual(["2005-08"])
    expect(facts.claims(office("重庆"), "established")).toEqual([])
  })

  test("an office that became a liaison unit keeps its old name as a former one", () => {
    expect(facts.lines("organization_aliases", "org_id", "alias", "kind").toSorted()).toEqual(
      ["海南", "深圳", "秦皇岛"].map((place) => `${unit(place)} | ${office(place)} | former`).toSorted()
    )
  })

  test("every count is held against the list that it is about", () => {
    expect(facts.lines("count_claims", "subject", "as_of", "stated", "listed")).toEqual([
      "驻外办事处 | - | 11 | 11",
      "驻外办事处 | ../1987-01 | 1 | 1",
      "主要城市 | 1996-10-20 | 11 | 11",
      "城市 | 1996-10-20 | 3 | 3",
      "办事处 | - | 11 | 11",
      "驻外办事处 | 2007-08 | 14 | -",
      "办事处 | 2010-08 | 3 | 3",
      "驻外办事处 | 2010-08 | 11 | 11",
      "驻外办事处 | - | 11 | 11"
    ])
  })

  test("footnotes whose text was lost keep their numbers and uses", () => {
    expect(facts.lines("citations", "number", "uses", "title", "url")).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} | 1 | - | -`)
    )
  })

  test("a link whose text is the name of a body gives its website", () => {
    expect(facts.claims("上海市人民政府合作交流办公室", "website")).toEqual(["http://xzb.sh.gov.cn/"])
  })

  test("links keep their targets and the headings that they stand under", () => {
    const links = facts.lines("links", "kind", "target", "section")
    expect(links).toHaveLength(55)
    expect(links).toContain("page | 上海市人民政府 | -")
    expect(links).toContain("page | 深圳 | 历史沿革")
    expect(links).toContain("page | 上海市人民政府驻深圳联络处 | 驻外联络处")
    expect(links).toContain("external | http://xzb.sh.gov.cn/ | 外部链接")
  })
})
