/** Tables that are longer than a piece of a file, and rows that are made as they are gone over. */
import { describe, expect, it } from "vitest"
import { formats } from "#pipeline/publish/formats/formats.ts"
import { json, readRows } from "#pipeline/publish/formats/json.ts"
import { parquet } from "#pipeline/publish/formats/parquet.ts"
import { inOrder, sourcesInOrder } from "#pipeline/publish/order.ts"
import { catalog, dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { contents, newOut, publishTo, run } from "./folder.ts"
import { release, seeded, tables, wildRows } from "./sample.ts"
import { decode, encode, inMemory, staged } from "./whole.ts"

const made = (rows: Iterable<AnyRow>) => ({
  *[Symbol.iterator]() {
    for (const row of rows) yield { ...row }
  }
})

describe("a file of many pieces", () => {
  const of = dataset("organizations")
  const rows = wildRows("organizations", 9000, seeded(41))
  it.each(formats)("of $extension gives back every row, wherever it was cut", async (format) => {
    const bytes = encode(format, of, rows)
    expect(await decode(format, of, bytes)).toEqual(rows)
  })
  it("is long enough to be cut", () => expect(encode(json, of, rows).length).toBeGreaterThan(2 ** 21))

  it("of Parquet has a row group for each 50,000 rows", async () => {
    const [one] = wildRows("glossary", 1, seeded(2))
    const many = Array.from({ length: 50_003 }, (_, i) => ({ ...one!, row_id: `g${i}` }))
    const read = await decode(parquet, dataset("glossary"), encode(parquet, dataset("glossary"), many))
    expect(read.length).toBe(many.length)
    expect([read[49_999], read[50_000], read.at(-1)]).toEqual([many[49_999], many[50_000], many.at(-1)])
  })
})

describe("a JSON file that is not whole", () => {
  const read = (text: string) => [...readRows([], inMemory(Buffer.from(text)))].flat()
  it("is read if it is", () => {
    expect(read("[]\n")).toEqual([])
    expect(read('[\n{"a":1},\n{"a":2}\n]\n')).toEqual([{ a: 1 }, { a: 2 }])
  })
  it.each([
    "",
    "[",
    "[\n",
    '[\n{"a":1},\n',
    '[\n{"a":1}\n',
    '[\n{"a":1},\n]\n',
    '{"a":1}\n',
    '[\n{"a":1}\n{"a":2}\n]\n'
  ])("is refused: %j", (text) => expect(() => read(text)).toThrow())
})

describe("rows that are made as they are gone over", () => {
  const sources = sourcesInOrder(tables().get("sources")!)
  const sorted = catalog.map(
    (of) => [of.name, [...inOrder(of, tables().get(of.name) ?? [], sources)]] as const
  )

  it("give the same release as rows in memory", async () => {
    process.env["SOURCE_DATE_EPOCH"] = "1900000000"
    const lazy = new Map(sorted.map(([name, rows]) => [name, made(rows)]))
    const a = await run(publishTo(newOut(), release()))
    const b = await run(publishTo(newOut(), { ...release(), tables: lazy }))
    delete process.env["SOURCE_DATE_EPOCH"]
    expect(contents(b.path)).toEqual(contents(a.path))
  })

  it("are refused where they do not come in published order", async () => {
    const wrong = new Map(sorted.map(([name, rows]) => [name, made([...rows].reverse())]))
    const { findings } = await staged({ ...release(), tables: wrong })
    expect(
      findings.filter(({ gate }) => gate === "order").map(({ row_id, table }) => [table, row_id])
    ).toContainEqual(["budget_lines", "bln_3"])
  })
})
