/** Readers at their own pace see what one reader would see, and no more rows are made or held than need be. */
import { describe, expect, it } from "vitest"
import { SharedRows } from "#pipeline/publish/SharedRows.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { seeded } from "./sample.ts"

const counted = (count: number) => {
  const told = { made: 0 }
  const rows = {
    *[Symbol.iterator]() {
      for (let n = 0; n < count; n++) {
        told.made++
        yield { n } as AnyRow
      }
    }
  }
  return { rows, told }
}

describe("rows that are shared", () => {
  it.each([1, 2, 3, 4, 5])("come to every reader in order, whatever its pace (%i)", (seed) => {
    const random = seeded(seed)
    const count = 30_000
    const { rows, told } = counted(count)
    const shared = new SharedRows(rows)
    const readers = [0, 1, 2].map(() => {
      const reader = shared.reader()
      return { reader, next: reader[Symbol.iterator](), seen: 0, most: 0 }
    })
    while (readers.some(({ seen }) => seen < count)) {
      const one = readers[Math.floor(random() * 3)]!
      // the last of them leaves half way, as one does that has found what is wrong
      if (one === readers[2] && one.seen >= count / 2) {
        one.reader.leave()
        one.seen = count
        continue
      }
      for (let i = Math.floor(random() * 9000); i > 0; i--) {
        const { done, value } = one.next.next()
        if (done === true) break
        expect(value).toEqual({ n: one.seen++ })
      }
    }
    expect(told.made).toBe(count)
    expect(readers[0]!.next.next().done).toBe(true)
  })

  it("cost the same however far one reader is behind", () => {
    const shared = new SharedRows(counted(300_000).rows)
    const [ahead, behind] = [shared.reader(), shared.reader()]
    expect([...ahead].length).toBe(300_000)
    expect([...behind].length).toBe(300_000)
  })
})
