/** The contract is written in Chinese as well, whole and nothing but it. */
import { describe, expect, it } from "vitest"
import { catalog } from "#schemas/catalog.ts"
import { columnInChinese, tableInChinese, tokenInChinese, written } from "#schemas/chinese.ts"
import { unitOf } from "#schemas/units.ts"

const chinese = /[\u4e00-\u9fff]/u

describe.each(catalog)("$name", (dataset) => {
  it("is described in Chinese, with every column and token: see schemas/chinese/", () => {
    expect(tableInChinese(dataset), "table").toMatch(chinese)
    for (const [name, { tokens }] of Object.entries(dataset.columns)) {
      const said = columnInChinese(dataset, name)
      expect(said?.description, `column ${name}`).toMatch(chinese)
      expect(said?.title.length, `column ${name}`).toBeGreaterThan(0)
      for (const token of tokens ?? [])
        expect(tokenInChinese(dataset, name, token), `${name} ${token}`).toMatch(chinese)
    }
  })

  it("has a unit for every amount", () => {
    for (const [name, column] of Object.entries(dataset.columns))
      if (column.physical === "decimal") expect(unitOf(name, column), name).not.toBeNull()
  })
})

describe("what is written in Chinese", () => {
  it("names only tables, columns and tokens that there are", () => {
    const columns = catalog.flatMap(({ columns, name }) =>
      Object.entries(columns).flatMap(([column, { tokens }]) => [
        [column, tokens] as const,
        [`${name}.${column}`, tokens] as const
      ])
    )
    const known = new Set(columns.map(([column]) => column))
    expect(Object.keys(written.tables).filter((name) => !catalog.some((d) => d.name === name))).toEqual([])
    expect(Object.keys(written.columns).filter((name) => !known.has(name))).toEqual([])
    const tokens = Object.entries(written.tokens).flatMap(([column, meanings]) =>
      Object.keys(meanings).filter(
        (token) => !columns.some(([name, values]) => name === column && values?.includes(token))
      )
    )
    expect(tokens).toEqual([])
  })
})
