import { expect, it } from "vitest"
import extractor from "#pipeline/extract/wiki-article/extractor.ts"
import { sourceOf } from "../../sourceOf.ts"

it("numbers the references of each group for themselves, and keeps the groups apart", () => {
  const text =
    "'''甲市人民政府驻乙办事处'''是[[甲市人民政府]]派驻乙的办事机构。<ref group=\"注\">说明</ref>" +
    "<ref>{{cite web|title=一|url=http://a.example}}</ref>\n\n== 参考文献 ==\n{{Reflist}}\n"
  const { drafts } = extractor.extract(sourceOf(text))
  const citations = drafts.filter((draft) => draft.table === "citations").map(({ values }) => values)
  expect(citations.map((values) => [values["group"], values["number"], values["title"]])).toEqual([
    ["注", 1, "说明"],
    [null, 1, "一"]
  ])
})
