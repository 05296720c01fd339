import { describe, expect, it } from "vitest"
import { medianOf, sideBySide } from "../../bench/suite/sideBySide.ts"

describe("contenders that are measured side by side", () => {
  it("take turns in every round, those that are not there aside, and rounds that warm up do not count", async () => {
    const turns: Array<string> = []
    let slow = 60
    const took = await sideBySide(
      {
        first: () => turns.push("first"),
        second: async () => {
          turns.push("second")
          const pause = slow
          slow = 0
          await new Promise((resolve) => setTimeout(resolve, pause))
        },
        absent: null
      },
      { rounds: 3, warmUp: 1 }
    )
    expect(turns).toEqual(Array.from({ length: 4 }, () => ["first", "second"]).flat())
    expect(Object.keys(took)).toEqual(["first", "second"])
    expect(Object.values(took).every((time) => time >= 0)).toBe(true)
  })

  it("are told by the median, that one slow round does not move", () => {
    expect(medianOf([5, 1, 1000, 3, 2])).toBe(3)
    expect(medianOf([7])).toBe(7)
  })
})
