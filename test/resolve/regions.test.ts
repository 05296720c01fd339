import { describe, expect, it } from "vitest"
import { readAll } from "#pipeline/extract/read.ts"
import { settle } from "#pipeline/settle.ts"
import { sourceOf } from "../sourceOf.ts"

const regionsOf = (sentence: string): ReadonlyArray<unknown> => {
  const text = `'''甲乙办事处'''是[[甲乙公司]]的派出机构。\n\n== 历史 ==\n${sentence}\n\n[[Category:派出机构]]\n`
  const { resolved } = settle(readAll([sourceOf(text)]).documents)
  return [...(resolved.tables.get("regions") ?? [])].map((row) => row["region_id"]).sort()
}

describe("the regions that a document names", () => {
  it("a county is not taken for one far from all else that is named", () => {
    expect(regionsOf("2001年起，復興區的事務由臺灣的機關辦理。")).toEqual(["710000"])
    expect(regionsOf("2001年起，复兴区的事务由河北的机关办理。")).toEqual(["130000", "130404"])
  })

  it("a county of a prefecture that is named is that one, whatever else is named", () => {
    expect(regionsOf("2001年起，北京的来信由邯郸收下，转给复兴区。")).toEqual(["110000", "130400", "130404"])
  })

  it("a county that is named alone is the only one of its name", () => {
    expect(regionsOf("2001年起，事务由复兴区的机关办理。")).toEqual(["130404"])
  })
})
