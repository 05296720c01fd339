import { describe, expect, it } from "vitest"
import { share, wan, yuan } from "#pipeline/site/amounts.ts"

describe("amounts on a page", () => {
  it("are exact in yuan", () => {
    expect(yuan(4_793_940_000n)).toBe("47,939,400")
    expect(yuan(13_760n)).toBe("137.60")
    expect(yuan(1n)).toBe("0.01")
    expect(yuan(-123_456_700n)).toBe("−1,234,567")
    expect(yuan(0n)).toBe("0")
    expect(yuan(10n ** 20n)).toBe("1,000,000,000,000,000,000")
  })

  it("are exact in 万元, with the digits that they need", () => {
    expect(wan(4_793_940_000n)).toBe("4,793.94")
    expect(wan(93_600_000n)).toBe("93.60")
    expect(wan(13_700n)).toBe("0.0137")
    expect(wan(1n)).toBe("0.000001")
    expect(wan(-50_000_000n)).toBe("−50.00")
  })

  it("are the same amount in both", () => {
    for (let i = 0; i < 2000; i++) {
      const amount = BigInt(Math.floor(((i * 7919) % 9973) ** 3))
      const back = (text: string, factor: number) =>
        BigInt(Math.round(Number(text.replace(/,/gu, "")) * factor))
      expect(back(yuan(amount), 100)).toBe(amount)
      expect(back(wan(amount), 1_000_000)).toBe(amount)
    }
  })

  it("have a share only of a whole that is not nothing", () => {
    expect(share(1n, 3n)).toBe("33.3%")
    expect(share(2n, 3n)).toBe("66.7%")
    expect(share(1n, 0n)).toBeNull()
    expect(share(-1n, 2n)).toBe("−50.0%")
  })
})
