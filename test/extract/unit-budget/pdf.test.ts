/** Made budgets as PDF files: where the amounts stand and what they add up to must tell the same. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { readDocument } from "#pipeline/acquire/documents.ts"
import { makePdf } from "../../pdf/makePdf.ts"
import { buildSources, compare } from "./build.ts"
import { anySetting } from "./made/pages.ts"
import { Dice } from "./made/random.ts"
import { anyKnobs, type Knobs, makePdfBudget } from "./makeBudget.ts"

const asSet = (seed: number): Knobs => ({ ...anyKnobs(seed), prose: true, fullWidth: false })

const read = async (seed: number) => {
  const dice = new Dice(seed * 7_919)
  const setting = anySetting(dice)
  const made = makePdfBudget(seed, asSet(seed), setting)
  const font = dice.pick(["unicode", "subset"] as const)
  const bytes = makePdf(made.pages, { font, compressed: true })
  const file = `${seed}.pdf`
  const { source } = await Effect.runPromise(readDocument({ file, bytes, sha256: file, meta: null }))
  return { made, setting, source, built: buildSources([source]) }
}

describe("a budget as a PDF file", () => {
  it("is published as it is known to be, and raises no alarm", async () => {
    const sum = { right: 0, withheld: 0 }
    for (let seed = 1; seed <= 60; seed++) {
      const { built, made, setting } = await read(seed)
      const place = `seed ${seed}, ${JSON.stringify(setting)}`
      expect(built.failures, place).toEqual([])
      const { lost, right, withheld, wrong } = compare(made, built.lines)
      expect(
        wrong.map(({ amount_printed, name }) => `${name} ${amount_printed}`),
        place
      ).toEqual([])
      expect(lost, place).toBe(0)
      expect(
        built.alarms
          .filter(({ rule }) => rule !== "ambiguous_cell" && rule !== "missing_table")
          .map(({ message }) => message),
        place
      ).toEqual([])
      sum.right += right
      sum.withheld += withheld
    }
    expect(sum.right / (sum.right + sum.withheld)).toBeGreaterThan(0.995)
  })
})
