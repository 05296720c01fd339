import { describe, expect, it } from "vitest"
import { IdSet } from "#pipeline/model/IdSet.ts"
import { seeded } from "../publish/sample.ts"

describe("a set of ids", () => {
  it("holds what was put into it and nothing else, as a Set does", () => {
    const random = seeded(17)
    const letters = ["a", "b", "_", "0", "甲", "𠀀", ""]
    const text = () =>
      Array.from(
        { length: Math.floor(random() * 5) },
        () => letters[Math.floor(random() * letters.length)]
      ).join("")
    const [ids, set] = [new IdSet(), new Set<string>()]
    for (let i = 0; i < 20_000; i++) {
      const id = random() < 0.5 ? text() : `bln_${Math.floor(random() * 8000)}`
      expect(ids.has(id), id).toBe(set.has(id))
      if (random() < 0.4) expect(ids.add(id), id).toBe(!set.has(id))
      else continue
      set.add(id)
    }
    for (const id of set) expect(ids.has(id), id).toBe(true)
    expect(set.size).toBeGreaterThan(3000)
  })
})
