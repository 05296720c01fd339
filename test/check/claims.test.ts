import { expect, test } from "vitest"
import { checkCounts } from "#pipeline/check/claims.ts"

const claim = (stated: number, listed: number | null, text: string) =>
  checkCounts([
    {
      row_id: "cnt-1",
      claim_id: "cnt-1",
      subject: "处室",
      as_of: null,
      stated,
      listed,
      text,
      source_id: "src-1",
      line: 1,
      start: 0,
      end: text.length
    }
  ])[0]

test("a list contradicts a number unless it says that it names some of them only", () => {
  expect(claim(2, 2, "下设甲处、乙处2个处室。")?.status).toBe("pass")
  expect(claim(3, 2, "下设甲处、乙处3个处室。")?.status).toBe("fail")
  expect(claim(3, 2, "下设甲处、乙处等3个处室。")?.status).toBe("warn")
  // more than there are cannot be some of them
  expect(claim(2, 3, "下设甲处、乙处、丙处等2个处室。")?.status).toBe("fail")
  // 等 of another number
  expect(claim(3, 2, "下设3个处室，有甲科等2个科。")?.status).toBe("fail")
  expect(claim(3, null, "下设3个处室。")).toBeUndefined()
})
