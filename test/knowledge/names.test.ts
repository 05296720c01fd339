import { describe, expect, it } from "vitest"
import { disambiguationOf, nameKey, withoutDisambiguation } from "#pipeline/knowledge/names.ts"
import { parseNumeral } from "#pipeline/knowledge/numerals.ts"
import { languageOf, toSimplifiedAligned } from "#pipeline/knowledge/script.ts"

describe("names of organisations", () => {
  it("are compared over scripts, spaces and customary short forms of 人民政府", () => {
    expect(nameKey("浙江省政府辦公廳")).toBe(nameKey("浙江省人民政府办公厅"))
    expect(nameKey("上海市政府办公厅")).toBe("上海市人民政府办公厅")
    expect(nameKey("香港特別行政區政府")).toBe("香港特别行政区政府")
    expect(nameKey("經濟貿易辦事處_(海外)")).toBe(nameKey("经济贸易办事处（海外）"))
  })

  it("keep what tells two pages of one name apart", () => {
    expect(disambiguationOf("辦事處_(海外)")).toBe("海外")
    expect(withoutDisambiguation("辦事處_(海外)")).toBe("辦事處")
    expect(disambiguationOf("辦事處")).toBeNull()
  })
})

describe("numerals", () => {
  it.each([
    ["14", 14],
    ["１４", 14],
    ["十四", 14],
    ["四", 4],
    ["兩", 2],
    ["二十", 20],
    ["一百零五", 105],
    ["二〇二一", 2021],
    ["三千零二十", 3020],
    ["十", 10]
  ])("%s is %d", (text, value) => expect(parseNumeral(text)).toBe(value))

  it("is nothing else", () => {
    for (const text of ["", "多", "1多", "十几", "-3"]) expect(parseNumeral(text), text).toBeNull()
  })
})

describe("script", () => {
  it("is told by the text, not by a name quoted in it", () => {
    expect(languageOf("辦事處的主要職能是為促進當地與香港在經濟及貿易上的聯繫")).toBe("zh-Hant")
    expect(languageOf("该办事处负责联系中央各部委机构、北京市，参见政制及內地事務局")).toBe("zh-Hans")
  })

  it("is converted without moving any offset", () => {
    for (const text of ["駐粵經濟貿易辦事處（地點位於廣州）", "𠮷野家𨋢", "乾隆與瞭解"])
      expect(toSimplifiedAligned(text).length).toBe(text.length)
  })
})
