/** A misprint is the source's own: it may leave amounts undecided, and never moves one into another column. */
import { describe, expect, it } from "vitest"
import { linksOf, sumsOf } from "#pipeline/extract/unit-budget/solve/identities.ts"
import { solverTable } from "#pipeline/extract/unit-budget/solve/rows.ts"
import { solve } from "#pipeline/extract/unit-budget/solve/solve.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"
import { makeBudget, plainKnobs, randomOf } from "./makeBudget.ts"

interface Place {
  /** By the place of the amount in the text: its column, null where it is withheld. */
  readonly measure: string | null
  readonly printed: string
}

const placesOf = (text: string): ReadonlyMap<number, Place> => {
  const tables = parseBudget(text).tables.map(solverTable)
  solve({ sums: tables.flatMap(sumsOf), links: linksOf(tables) })
  const places = new Map<number, Place>()
  for (const { rows } of tables)
    for (const [printed, row] of rows)
      printed.cells.forEach((cell, i) => {
        const columns = new Set(row.readings.map((reading) => reading[i]!))
        const [column] = columns
        const measure = columns.size === 1 ? row.measures[column!]! : null
        places.set(cell.span.start, { measure, printed: cell.printed })
      })
  return places
}

/** The text with one digit of the amount at `at` changed; its length stays, so that places can be compared. */
const misprint = (text: string, at: number, printed: string, random: () => number): string => {
  const digits = [...printed].flatMap((c, i) => (/\d/u.test(c) ? [i] : []))
  const i = at + digits[Math.floor(random() * digits.length)]!
  const digit = (Number(text[i]) + 1 + Math.floor(random() * 8)) % 10
  return `${text.slice(0, i)}${digit}${text.slice(i + 1)}`
}

const tally = (misprints: number) => {
  const count = { right: 0, withheld: 0, moved: [] as Array<string> }
  for (let seed = 1; seed <= 120; seed++) {
    const random = randomOf(seed * 104_729)
    const { text } = makeBudget(seed, { ...plainKnobs, otherIncome: seed % 2 === 0 })
    const truth = placesOf(text)
    const places = [...truth]
    let wrong = text
    const edits: Array<string> = []
    for (let k = 0; k < misprints; k++) {
      const [at, { printed }] = places[Math.floor(random() * places.length)]!
      wrong = misprint(wrong, at, printed, random)
      edits.push(`${printed} at ${at}`)
    }
    const read = placesOf(wrong)
    for (const [at, { measure, printed }] of truth) {
      const found = read.get(at)?.measure ?? null
      if (measure === null || found === null) count.withheld++
      else if (found === measure) count.right++
      else count.moved.push(`seed ${seed}: ${printed} from ${measure} to ${found} after ${edits.join(", ")}`)
    }
  }
  return count
}

describe("a digit that is misprinted", () => {
  it("moves no amount of any table into another column", () => {
    const { moved, right, withheld } = tally(1)
    expect(moved).toEqual([])
    expect(right / (right + withheld)).toBeGreaterThan(0.99)
  })

  it("moves none where there are three of them", () => {
    expect(tally(3).moved).toEqual([])
  })
})
