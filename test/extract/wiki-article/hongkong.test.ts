import { describe, expect, test } from "vitest"
import { factsOf, seed } from "./facts.ts"

const facts = factsOf(seed("004_468433c9f74a9d24.txt"))
const collective = "香港經濟貿易辦事處"
const office = (place: string) => `香港特別行政區政府駐${place}經濟貿易辦事處`
const unit = (place: string, of: string) => `駐${place}聯絡處 < ${office(of)}`
const bureau = "政制及內地事務局"
const units = [
  ["福建", "粵"],
  ["深圳", "粵"],
  ["廣西", "粵"],
  ["山東", "上海"],
  ["浙江", "上海"],
  ["重慶", "成都"],
  ["陝西", "成都"],
  ["湖南", "武漢"],
  ["河南", "武漢"]
] as const

describe("the article on Hong Kong's offices in the mainland, in traditional characters", () => {
  test("offices, their liaison units and the bodies above them; titles in 參見 alone are none", () => {
    expect(facts.extraction.language).toBe("zh-Hant")
    expect(facts.names.toSorted()).toEqual(
      [
        collective,
        "香港特別行政區政府",
        bureau,
        "香港特別行政區政府駐北京辦事處",
        "駐海外經貿辦",
        "商務及經濟發展局",
        "政制事務局",
        ...["粵", "上海", "成都", "武漢"].map(office),
        ...units.map(([place, of]) => unit(place, of))
      ].toSorted()
    )
  })

  test("text that a link swallowed is no part of a name", () => {
    expect(facts.lines("organization_aliases", "org_id", "alias", "kind").toSorted()).toEqual(
      [
        `${collective} | 香港經貿辦 | short`,
        `${collective} | 香港駐內地經濟貿易辦事處 | variant`,
        "香港特別行政區政府駐北京辦事處 | 駐京辦 | short"
      ].toSorted()
    )
  })

  test("the page 香港經濟貿易辦事處 (內地) is the article itself, that on the offices overseas is not", () => {
    const self = facts.extraction.organizations.find(({ name }) => name === collective)
    expect(self?.pageTitles).toEqual(["香港經濟貿易辦事處 (內地)"])
    expect(facts.claims("駐海外經貿辦", "kind")).toEqual(["representative_office"])
  })

  test("the bureau until and since the reorganisation of 2007", () => {
    expect(
      facts
        .lines("organization_relations", "subject_org_id", "relation", "object_org_id", "since", "until")
        .filter((line) => !line.includes("聯絡處"))
        .toSorted()
    ).toEqual(
      [
        `${collective} | part_of | ${bureau} | - | -`,
        `${bureau} | part_of | 香港特別行政區政府 | - | -`,
        `香港特別行政區政府駐北京辦事處 | part_of | ${bureau} | - | -`,
        "駐海外經貿辦 | part_of | 商務及經濟發展局 | - | -",
        `${collective} | part_of | 政制事務局 | - | 2007-07-01`,
        `${collective} | part_of | ${bureau} | 2007-07-01 | -`
      ].toSorted()
    )
    expect(facts.claims("政制事務局", "status")).toEqual([])
  })

  test("liaison units are part of the office that they stand under in the list", () => {
    expect(
      facts
        .lines("organization_relations", "subject_org_id", "relation", "object_org_id")
        .filter((line) => line.includes("聯絡處"))
        .toSorted()
    ).toEqual(units.map(([place, of]) => `${unit(place, of)} | part_of | ${office(of)}`).toSorted())
  })

  test("地點位於 gives the seat, else the office's own name", () => {
    expect(facts.claims(office("粵"), "seat_region_id")).toContain("440100")
    expect(facts.claims(unit("福建", "粵"), "seat_region_id")).toContain("350100")
    expect(facts.claims(unit("深圳", "粵"), "seat_region_id")).toEqual(["440300"])
    expect(facts.claims(unit("重慶", "成都"), "seat_region_id")).toEqual(["500000"])
    expect(facts.claims(office("上海"), "seat_region_id")).toEqual(["310000"])
  })

  test("what was opened since 2014-12 and what was planned before mid-2017, units found by their places", () => {
    expect(
      facts.lines("events", "date", "date_start", "date_end", "kind", "org_ids", "object_org_id")
    ).toEqual([
      `2007-07-01 | 2007-07-01 | 2007-07-01 | reorganized | ${collective} | -`,
      `2007-07-01 | 2007-07-01 | 2007-07-01 | transferred | ${collective} | ${bureau}`,
      `2014-12/.. | 2014-12-01 | - | established | ${unit("山東", "上海")} + ${unit("湖南", "武漢")} + ${unit("河南", "武漢")} | -`,
      `../2017-06 | - | 2017-06-30 | planned | ${unit("浙江", "上海")} + ${unit("廣西", "粵")} + ${unit("陝西", "成都")} | -`
    ])
  })

  test("a unit that is planned is not active", () => {
    expect(facts.claims(unit("浙江", "上海"), "status")).toEqual(["planned"])
    expect(facts.claims(unit("山東", "上海"), "status")).toEqual(["active"])
    expect(facts.claims(unit("山東", "上海"), "established")).toEqual([])
  })

  test("四個 and 兩個 are claims; a target for each office is about no list", () => {
    expect(facts.lines("count_claims", "subject", "as_of", "stated", "listed")).toEqual([
      "聯絡處 | 2014-12/.. | 4 | 4",
      "聯絡處 | ../2017-06 | 4 | 4",
      "聯絡處 | ../2017-06 | 2 | -"
    ])
  })

  test("主要職能是 is the one duty, of the collective, without a number", () => {
    expect(facts.lines("functions", "org_id", "number", "text")).toEqual([
      `${collective} | - | 辦事處的主要職能是為促進當地與香港在經濟及貿易上的聯繫，及加強合作。`
    ])
  })

  test("links by place under 官方網站 are the sites of the offices there, in whatever script", () => {
    expect(facts.claims(office("粵"), "website")).toEqual(["http://www.gdeto.gov.hk/"])
    expect(facts.claims(office("武漢"), "website")).toEqual(["http://www.wheto.gov.hk/"])
  })

  test("the one footnote is kept with its use", () => {
    expect(facts.lines("citations", "number", "uses")).toEqual(["1 | 1"])
  })

  test("categories in either spelling of the namespace are categories", () => {
    const categories = facts.lines("links", "kind", "target").filter((line) => line.startsWith("category"))
    expect(categories).toHaveLength(2)
  })
})
