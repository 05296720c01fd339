import { describe, expect, it } from "vitest"
import { findRegions, groupOf, isWithin, regionByCode, resolveRegion } from "#pipeline/knowledge/regions.ts"

const codes = (text: string, options = {}) => findRegions(text, options).map((m) => m.region.code)
const names = (text: string) => findRegions(text).map((m) => text.slice(m.start, m.end))

describe("names of regions", () => {
  it("reads 吉林 and 海南 as the provinces, 吉林市 as the city", () => {
    expect(codes("吉林、吉林省、吉林市、海南")).toEqual(["220000", "220000", "220200", "460000"])
  })

  it("reads either script, and a province and its city that stand side by side", () => {
    expect(codes("遼寧瀋陽、山東濟南、廣西南寧及陝西西安")).toEqual([
      "210000",
      "210100",
      "370000",
      "370100",
      "450000",
      "450100",
      "610000",
      "610100"
    ])
    expect(codes("哈尔滨市南岗区")).toEqual(["230100", "230103"])
  })

  it("finds no region in the name of a street or in another word", () => {
    expect(names("吉林街13号、南京东路100号、北京西路")).toEqual([])
    expect(names("实现长治久安，培育朝阳产业，中山公园商圈")).toEqual([])
    expect(names("苏州河以北，上海市场、上海市民")).toEqual(["上海", "上海"])
  })

  it("leaves a county that several regions share undecided, and decides it by the region before it", () => {
    expect(resolveRegion("鼓楼区")).toBeNull()
    expect(resolveRegion("鼓楼区", ["350100"])?.code).toBe("350102")
    expect(names("鼓楼区")).toEqual([])
    expect(codes("南京市鼓楼区")).toEqual(["320100", "320106"])
    expect(codes("朝阳区")).toEqual([])
  })

  it("reads one-character names only when asked to", () => {
    expect(codes("粤闽桂琼等省区")).toEqual([])
    expect(codes("粤闽桂琼等省区", { abbreviations: true })).toEqual(["440000", "350000", "450000", "460000"])
    expect(resolveRegion("沪")?.code).toBe("310000")
  })

  it("knows autonomous prefectures by their short names", () => {
    expect(codes("延边、恩施、大理、黔东南、伊犁")).toEqual([
      "222400",
      "422800",
      "532900",
      "522600",
      "654000"
    ])
  })

  it("gives each region its level, its parent and, for provinces, the ISO code", () => {
    expect(regionByCode("230103")).toMatchObject({
      level: "county",
      parent: "230100",
      name: "南岗区",
      iso: null
    })
    expect(regionByCode("230100")).toMatchObject({ level: "prefecture", parent: "230000" })
    expect(regionByCode("230000")).toMatchObject({ level: "province", parent: null, iso: "CN-HL" })
    expect(regionByCode("419001")).toMatchObject({ name: "济源市", parent: "410000" })
    expect(regionByCode("999999")).toBeNull()
  })

  it("knows what lies in what", () => {
    expect(isWithin("230103", "230100")).toBe(true)
    expect(isWithin("230103", "230000")).toBe(true)
    expect(isWithin("230100", "230103")).toBe(false)
    expect(isWithin("220000", "230000")).toBe(false)
  })

  it("knows groups with a fixed membership, in either script", () => {
    expect(groupOf("東北三省")).toEqual(["210000", "220000", "230000"])
    expect(groupOf("华南")).toBeNull()
  })

  it("looks for nothing inside a name that several share, nor for 北区 without the region that it lies in", () => {
    expect(findRegions("江北区政府储备粮")).toEqual([])
    expect(findRegions("园区分为南区、北区")).toEqual([])
    expect(findRegions("香港北区").map(({ region }) => region.code)).toEqual(["810000", "810013"])
  })

  it("ends a name with the text", () => {
    expect(findRegions("驻海南")).toMatchObject([{ start: 1, end: 3 }])
    expect(findRegions("恩施")).toMatchObject([{ start: 0, end: 2 }])
  })

  it("stays linear on a long text of half names", () => {
    expect(findRegions("黔东".repeat(100_000))).toEqual([])
  })
})
