import { describe, expect, test } from "vitest"
import { factsOf, seed } from "./facts.ts"

const facts = factsOf(seed("001_920f3c1a1377f9a0.txt"))
const office = "上海市人民政府驻哈尔滨办事处"
const collective = "上海市人民政府驻外办事处"

describe("the article on one office, as wikitext", () => {
  test("the office has the attributes of the infobox and of the text", () => {
    expect(facts.extraction.kind).toBe("wikitext")
    expect(facts.claims(office, "kind")).toEqual(["representative_office"])
    expect(facts.claims(office, "rank")).toEqual(["副地厅级"])
    expect(facts.claims(office, "short_name")).toEqual(["上海驻哈办"])
    expect(facts.claims(office, "address")).toEqual(["哈尔滨市南岗区吉林街13号"])
    expect(facts.claims(office, "website")).toEqual([
      "http://xzb.sh.gov.cn/node2/node4/2007hzjl/sfzwb/node555/userobject1ai43616.html"
    ])
    expect(facts.claims(office, "status")).toEqual(["active"])
  })

  test("吉林街 names no province: the seat is the district of the address", () => {
    expect(facts.claims(office, "seat_region_id").toSorted()).toEqual(["230100", "230103"])
  })

  test("a blank date of founding in the infobox says nothing; the text says 1987-01", () => {
    expect(facts.claims(office, "established")).toEqual(["1987-01"])
    expect(facts.lines("events", "date", "kind", "org_ids")).toEqual([
      `1986-08 | decided | ${collective}`,
      `1987-01 | established | ${office}`
    ])
  })

  test("who stands above it, by infobox and by text; 上海市政府办公厅 is 上海市人民政府办公厅", () => {
    expect(
      facts.lines("organization_relations", "subject_org_id", "relation", "object_org_id").toSorted()
    ).toEqual(
      [
        `${office} | organizational_superior | 上海市人民政府办公厅`,
        `${office} | dispatched_by | 上海市人民政府办公厅`,
        `${office} | dispatched_by | 上海市人民政府`,
        `${office} | managed_by | 上海市人民政府办公厅`,
        `秘书处 < ${office} | part_of | ${office}`,
        `业务处 < ${office} | part_of | ${office}`
      ].toSorted()
    )
  })

  test("the collective named as its type has it as a member", () => {
    expect(facts.claims(collective, "kind")).toEqual(["collective"])
    const { members = [] } = facts.extraction.organizations.find(({ name }) => name === collective) ?? {}
    expect(members.map(facts.nameOf)).toEqual([office])
  })

  test("two departments are stated and two are named", () => {
    expect(facts.lines("count_claims", "subject", "stated", "listed")).toEqual(["职能部门 | 2 | 2"])
  })

  test("resident enterprises keep their order through both columns, an enterprise's own 办事处 among them", () => {
    const enterprises = facts.rows("resident_enterprises")
    expect(enterprises).toHaveLength(32)
    expect(enterprises.map(({ position }) => position)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1))
    expect(enterprises[0]).toMatchObject({ office_org_id: office, name: "上海白猫有限公司哈尔滨分公司" })
    expect(enterprises[16]).toMatchObject({ name: "哈尔滨金星电视销售有限责任公司" })
    expect(enterprises[31]).toMatchObject({ name: "上海浦东发展银行哈尔滨分行" })
    expect(facts.claims("上海依福瑞实业有限公司哈尔滨办事处", "kind")).toEqual(["enterprise"])
  })

  test("three provinces in the order of the sentence", () => {
    expect(facts.lines("office_regions", "org_id", "region_id", "position")).toEqual(
      ["230000", "220000", "210000"].map((code, i) => `${office} | ${code} | ${i + 1}`)
    )
  })

  test("both citations with all their uses", () => {
    expect(
      facts.lines("citations", "number", "name", "title", "publisher", "access_date", "archive_date", "uses")
    ).toEqual([
      "1 | xzb.sh | 市府驻哈尔滨办事处 | 上海合作交流网 | 2013-12-18 | 2013-12-19 | 4",
      "2 | - | 上海驻外省市办事处 | 上海年鉴2002 | - | - | 1"
    ])
  })

  test("addresses of citations are no links; the navigation template is a category", () => {
    const links = facts.lines("links", "kind", "text", "target")
    expect(links.filter((line) => line.startsWith("external"))).toHaveLength(1)
    expect(links).toContain("category | 派出机构 | 上海市人民政府")
    expect(links.some((line) => line.startsWith("interwiki | 1999年规定 | s:"))).toBe(true)
  })
})
