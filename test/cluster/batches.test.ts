import { describe, expect, it } from "vitest"
import { batchesOf } from "#pipeline/cluster/batches.ts"
import { nameOf } from "#pipeline/cluster/database.ts"
import { sha256 } from "#pipeline/publish/digest.ts"
import { randomOf } from "../extract/unit-budget/makeBudget.ts"

const documents = (count: number, seed: number) => {
  const random = randomOf(seed)
  return Array.from({ length: count }, (_, i) => ({
    key: sha256(`${seed} ${i}`),
    size: Math.floor(random() ** 4 * 6_000_000)
  }))
}

describe("batches", () => {
  it.each([1, 31, 32, 33, 1000, 5000])(
    "of %i documents have each once, none too many or too large",
    (count) => {
      const given = documents(count, count)
      const batches = batchesOf(given, "program", "contract")
      expect(batches.flatMap(({ keys }) => keys).sort()).toEqual(given.map(({ key }) => key).sort())
      expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length)
      for (const { documents, keys } of batches) {
        expect(documents.map(({ key }) => key)).toEqual(keys)
        expect(keys.length).toBeLessThanOrEqual(128)
        const bytes = documents.reduce((sum, { size }) => sum + size, 0)
        expect(keys.length === 1 || bytes <= 4 * 1024 * 1024).toBe(true)
      }
      // enough for many workers
      expect(batches.length).toBeGreaterThanOrEqual(Math.min(count, 16))
    }
  )

  it("are the same whoever cuts them, and others for another program or contract", () => {
    const given = documents(300, 7)
    const ids = (program: string, contract: string, of = given) =>
      batchesOf(of, program, contract).map(({ id }) => id)
    expect(ids("program", "contract", [...given].reverse())).toEqual(ids("program", "contract"))
    expect(ids("program", "other")[0]).not.toBe(ids("program", "contract")[0])
    expect(ids("other", "contract")[0]).not.toBe(ids("program", "contract")[0])
  })
})

describe("the name of a database", () => {
  it("is told without who connects and by which password", () => {
    expect(nameOf("postgres://someone:geheim@db.example/open")).toBe("db.example:5432/open")
    expect(nameOf("postgresql://db.example:6543/open?sslmode=require")).toBe("db.example:6543/open")
  })

  it.each(["", "open", "mysql://db.example/open", "postgres:///open"])("is none in %j", (url) =>
    expect(nameOf(url)).toBe(null)
  )
})
