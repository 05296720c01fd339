/** The plain functions that rows are checked by say what the schemas say. */
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { satisfies } from "#pipeline/publish/gates/satisfies.ts"
import { catalog } from "#schemas/catalog.ts"
import { seeded, wildRows } from "../sample.ts"

/** Values of every kind, sound and not, and what the tables hold. */
const strange: ReadonlyArray<unknown> = [
  null,
  undefined,
  "",
  "a b",
  "é",
  "x".repeat(65),
  "2031-02-29",
  "2031-2-9",
  "2031-01/..",
  "../2031",
  0,
  -0,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  1n,
  -(10n ** 20n),
  true,
  false,
  [],
  [""],
  ["a", null],
  ["a b"],
  [["a"]],
  {},
  new Date(0),
  Symbol("a"),
  () => "a"
]

describe("a column's plain function", () => {
  const columns = catalog.flatMap((dataset) =>
    Object.entries(dataset.columns).map(([name, column]) => ({ dataset, name, column }))
  )

  it("is there for every column", () => {
    expect(columns.filter(({ column }) => satisfies(column.schema.ast) === null)).toEqual([])
  })

  it("takes what the schema takes, and nothing else", () => {
    const told = { taken: 0, refused: 0 }
    for (const { column, dataset, name } of columns) {
      const isPlainly = satisfies(column.schema.ast)!
      const is = Schema.is(column.schema)
      const held = wildRows(dataset.name, 20, seeded(7)).map((row) => row[name])
      const tokens = column.tokens?.flatMap((token) => [token, `${token}s`, token.toUpperCase()]) ?? []
      for (const value of [...strange, ...held, ...tokens]) {
        expect(isPlainly(value), `${dataset.name}.${name}: ${String(value)}`).toBe(is(value))
        told[is(value) ? "taken" : "refused"]++
      }
    }
    expect(Math.min(told.taken, told.refused)).toBeGreaterThan(3000)
  })

  it("is not there where only the schema can tell", () => {
    expect(satisfies(Schema.Date.ast)).toBeNull()
    expect(satisfies(Schema.NullOr(Schema.Struct({ a: Schema.String })).ast)).toBeNull()
  })
})
