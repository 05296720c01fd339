import { describe, expect, it } from "vitest"
import { hasDoubt, shownOf } from "#pipeline/acquire/pdf/spaces.ts"

const glyphs = (text: string) => ({
  text,
  widths: text.split("").map((unit) => (unit > "\u2e80" ? 1 : unit === " " ? 0.25 : 0.5))
})
const tight = (texts: ReadonlyArray<string>, shown: string) =>
  shownOf(texts, glyphs(shown)).map((one) => (one === null ? null : [...one.tight]))

describe("a gap", () => {
  it("is a space where one is printed, within a text and between two", () => {
    expect(tight(["共有 11 个", "1+1 大于", "2 的"], "共有11个1+1 大于 2的")).toEqual([[0, 2, 5], [0], [1]])
  })

  it("that is several blanks wide counts from its first", () => {
    expect(tight(["目   录"], "目录")).toEqual([[0, 1]])
  })

  it("is not known in a text that the page does not show in that order; those after it are", () => {
    expect(tight(["甲 1", "乙 2", "丙 3"], "甲1丙3")).toEqual([[0, 1], null, [0, 1]])
  })

  it("is found although glyphs outside the page stand between", () => {
    expect(tight(["甲 1", "乙 2"], `甲1${"外".repeat(300)}乙2`)).toEqual([
      [0, 1],
      [0, 1]
    ])
  })

  it("is in doubt only between Chinese characters, and between them and words or numbers", () => {
    expect(hasDoubt("共有 11")).toBe(true)
    expect(hasDoubt("11 𠮷")).toBe(true)
    expect(hasDoubt("名 词")).toBe(true)
    expect(hasDoubt("1,234 5,678 GDP growth ")).toBe(false)
    expect(hasDoubt("主要职能 ……… 1")).toBe(false)
  })
})

describe("the width of a text", () => {
  it("is that of its glyphs, and of the spaces printed in its gaps", () => {
    const shown = { text: "共𠮷  1", widths: [1, 0.9, 0, 0.3, 0.2, 0.55] }
    expect(shownOf(["共 𠮷 1"], shown)[0]!.widths).toEqual([1, 0, 0.9, 0, 0.5, 0.55])
  })
})
