import { describe, expect, test } from "vitest"
import extractor from "#pipeline/extract/wiki-article/extractor.ts"
import { sourceOf } from "../../sourceOf.ts"
import { seed } from "./facts.ts"

const sure = (text: string) => extractor.recognise(sourceOf(text))

describe("recognising wiki articles by their content", () => {
  test.each(["000_bbee7c769c7051f3.txt", "001_920f3c1a1377f9a0.txt", "004_468433c9f74a9d24.txt"])(
    "%s is one",
    (name) => {
      expect(sure(seed(name))).toBeGreaterThan(0.9)
    }
  )

  test.each(["002_e335cd9c6d9a6341.txt", "003_ad091524586a100d.txt"])("%s is none", (name) => {
    expect(sure(seed(name))).toBe(0)
  })

  test("a text without Chinese, a README and a page of code are none", () => {
    expect(sure("# Title\n\n**Bold** and [a link](https://example.org).\n")).toBe(0)
    expect(sure("# 说明\n\n本项目用于测试，见[文档](https://example.org/)。\n")).toBe(0)
    expect(sure('const 名称 = { a: "b" }\nif (名称) { return [[1, 2]].length }\n')).toBeLessThan(0.8)
  })

  test("an article without any template is recognised by its links and headings", () => {
    expect(sure("'''甲办事处'''是[[乙政府]]的机构。\n== 历史 ==\n成立。")).toBeGreaterThan(0.9)
  })
})
