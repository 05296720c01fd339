import { describe, expect, it } from "vitest"
import { decimalText, parseDecimal } from "#pipeline/publish/values.ts"
import { seeded } from "./sample.ts"

describe("a decimal of hundredths", () => {
  it.each([
    [0n, "0"],
    [5n, "0.05"],
    [-5n, "-0.05"],
    [50n, "0.5"],
    [13_760n, "137.6"],
    [4_773_940_000n, "47739400"],
    [-101n, "-1.01"],
    [9_999_999_999_999_999n, "99999999999999.99"],
    [999_999_999_999_999_999n, "9999999999999999.99"]
  ])("%s is printed %s", (hundredths, text) => {
    expect(decimalText(hundredths)).toBe(text)
    expect(parseDecimal(text)).toBe(hundredths)
  })

  it("survives being printed and read, whatever it is", () => {
    const random = seeded(3)
    for (let i = 0; i < 2000; i++) {
      const digits = 1 + Math.floor(random() * 18)
      const size = BigInt(Array.from({ length: digits }, () => Math.floor(random() * 10)).join(""))
      const value = random() < 0.5 ? -size : size
      expect(parseDecimal(decimalText(value))).toBe(value)
    }
  })

  it.each(["", "-", "1.", ".5", "1.234", "1,000", "1e3", "１", " 1", "0x1", "NaN"])(
    "is not read from %j",
    (text) => {
      expect(parseDecimal(text)).toBeNull()
    }
  )
})
