import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { recognise } from "#pipeline/extract/catalog.ts"
import extractor from "#pipeline/extract/policy-notice/extractor.ts"
import { random } from "../../parse/notice/fragments.ts"
import { kinds } from "../../parse/notice/makePolicy.ts"
import { policyLayout, print } from "../../parse/notice/print.ts"
import { sourceOf } from "../../sourceOf.ts"
import { anyKnobs, makeBudget } from "../unit-budget/makeBudget.ts"

const choice = (text: string) => {
  const found = recognise(sourceOf(text))
  return "extractor" in found ? found.extractor.name : found._tag
}
const folder = join(import.meta.dirname, "../../cases/policy-notice")

describe("recognising official documents", () => {
  it.each(Object.keys(kinds) as ReadonlyArray<keyof typeof kinds>)(
    "takes every one of the kind %s",
    (kind) => {
      const next = random(93)
      for (let i = 0; i < 40; i++)
        expect(choice(print(kinds[kind](next).paragraphs, policyLayout(next)))).toBe("policy-notice")
    }
  )

  it.each(readdirSync(folder).filter((file) => file.endsWith(".txt")))("takes the case %s", (file) => {
    expect(choice(readFileSync(join(folder, file), "utf8"))).toBe("policy-notice")
  })

  it("takes no budget, whatever it looks like", () => {
    for (let seed = 1; seed <= 60; seed++)
      expect(extractor.recognise(sourceOf(makeBudget(seed, anyKnobs(seed)).text))).toBe(0)
  })

  it.each([
    "'''甲市政府驻北京办事处'''是[[甲市人民政府]]的派出机构。\n== 沿革 ==\n根据《关于设立办事处的通知》（甲政发〔1995〕3号）设立。",
    '# 甲办事处\n\n**甲办事处**是[甲市政府](../Page/甲市政府.md "wikilink")的机构。\n\n## 历史\n\n一、成立\n二、撤销',
    "今天天气很好。我们去公园散步，看到很多花。",
    "会议通知\n明天下午开会"
  ])("takes no article and no other text: %j", (text) => {
    expect(extractor.recognise(sourceOf(text))).toBe(0)
  })
})
