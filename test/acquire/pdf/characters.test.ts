import { describe, expect, it } from "vitest"
import { isGibberish, readable } from "#pipeline/acquire/pdf/characters.ts"

describe("a character that a font names", () => {
  it("as a radical is the character that is printed", () => {
    expect(readable("⾦额⽀出⼾籍⻓期⻅表⺠政⻔")).toBe("金额支出户籍长期见表民政门")
  })

  it("as a compatibility ideograph is the unified one, one for one", () => {
    expect(readable("\uf97e\uf9dd")).toBe("量利")
  })

  it("is otherwise kept as it is, full-width forms and traditional characters too", () => {
    const text = "２０２４年（单位：元）駐粵經濟貿易辦事處①Ⅲ㎡𠮷"
    expect(readable(text)).toBe(text)
  })

  it("is seen to be missing where there is none", () => {
    expect(readable("合\u0001计\ud800")).toBe("合\ufffd计\ufffd")
  })
})

describe("text of glyph numbers", () => {
  it("is told from text", () => {
    expect(isGibberish("Ԁ\u0012ሴ\u07c0\u1d03ྰ\u0b4e㐅ꀀ가Ǿ\ue012")).toBe(true)
    expect(isGibberish("2024年度预算 47,483,458 Shanghai（单位：元）①㎡")).toBe(false)
    expect(isGibberish("香港特別行政區政府駐粵經濟貿易辦事處")).toBe(false)
  })
})
