import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { type RowLine, SortedLines } from "#pipeline/publish/SortedLines.ts"
import { seeded } from "./sample.ts"
import { stateDigest } from "./whole.ts"

const folder = mkdtempSync(join(tmpdir(), "lines-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sorted = (rows: ReadonlyArray<RowLine>, most?: number): SortedLines => {
  const lines = new SortedLines(join(folder, "lines"), most)
  for (const row of rows) lines.add(row)
  return lines
}
const row = (key: string, line: string): RowLine => ({ key, sources: ["src_1", null], line })

describe("the state of a table", () => {
  it("does not depend on the order of its rows", () => {
    const [a, b] = [row("a", "1"), row("b", "2")]
    expect(sorted([b, a]).digest()).toBe(sorted([a, b]).digest())
  })
  it("depends on every row", () => {
    const all = [[row("a", "1"), row("b", "2")], [row("a", "1"), row("b", "2 ")], [row("a", "1")]]
    expect(new Set(all.map((rows) => sorted(rows).digest())).size).toBe(3)
  })
})

describe("rows that memory does not hold", () => {
  const random = seeded(3)
  const texts = ["甲", "𠀀", "\\t", "\\n", '"', "x".repeat(300), "\ufeff"]
  const rows = Array.from({ length: 3000 }, (_, i) =>
    row(`k${Math.floor(random() * 1e9)}-${i}`, `{"a":"${texts[i % texts.length]}${i}"}`)
  )
  const keys = rows.map(({ key }) => key)

  it.each([100, 5000, 100_000, 1e9])("come by key and whole, whatever is held (%i)", (most) => {
    const lines = sorted(rows, most)
    for (const turn of [1, 2])
      expect(
        [...lines].map(({ key }) => key),
        `turn ${turn}`
      ).toEqual([...keys].sort())
    expect(new Map([...lines].map((one) => [one.key, one]))).toEqual(
      new Map(rows.map((one) => [one.key, one]))
    )
    expect(lines.digest()).toBe(
      stateDigest(
        keys,
        rows.map(({ line }) => line)
      )
    )
    lines.close()
  })

  it("leave no file behind, even while they are read", () => {
    const lines = sorted(rows, 5000)
    expect(lines[Symbol.iterator]().next().done).toBe(false)
    expect(readdirSync(folder)).toEqual([])
    lines.close()
  })
})
