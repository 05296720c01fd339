/**
 * Time to read and solve budgets in a warm process: `node bench/budget.ts [FILE …]`. Prints, for the budget among the
 * seeds and for each file given, milliseconds to parse, to solve and to extract whole (median of 25); then the time for
 * each of 10, 100 and 1,000 made documents, which must not grow with their number.
 */

import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import extractor from "../pipeline/extract/unit-budget/extractor.ts"
import { linksOf, sumsOf } from "../pipeline/extract/unit-budget/solve/identities.ts"
import { solverTable } from "../pipeline/extract/unit-budget/solve/rows.ts"
import { solve } from "../pipeline/extract/unit-budget/solve/solve.ts"
import { parseBudget } from "../pipeline/parse/budget/parseBudget.ts"
import { anyKnobs, makeBudget } from "../test/extract/unit-budget/makeBudget.ts"
import { sourceOf } from "../test/sourceOf.ts"
import { medianOf } from "./suite/sideBySide.ts"

const timed = (work: () => unknown): number => {
  const begin = performance.now()
  work()
  return performance.now() - begin
}
const rounds = 25
const often = (work: () => unknown) => medianOf(Array.from({ length: rounds }, () => timed(work))).toFixed(1)
const print = (line: string) => process.stdout.write(`${line}\n`)

const seeds = join(import.meta.dirname, "..", "seeds")
const files = [
  ...readdirSync(seeds)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => join(seeds, file))
    .filter(
      (file) =>
        Number(extractor.recognise(sourceOf(readFileSync(file, "utf8"), { file, sha256: file }))) > 0.5
    ),
  ...process.argv.slice(2)
]

for (const file of files) {
  const source = sourceOf(readFileSync(file, "utf8"), { file, sha256: file })
  const { tables } = parseBudget(source.text)
  for (let i = 0; i < 10; i++) extractor.extract(source)
  const parse = often(() => parseBudget(source.text))
  const solving = often(() => {
    const rows = tables.map(solverTable)
    solve({ sums: rows.flatMap(sumsOf), links: linksOf(rows) })
  })
  const whole = often(() => extractor.extract(source))
  print(`${basename(file).padEnd(28)} parse ${parse} ms, solve ${solving} ms, extract whole ${whole} ms`)
}

const made = Array.from({ length: 1000 }, (_, i) => makeBudget(i + 1, anyKnobs(i + 1)).text)
for (const count of [10, 100, 1000]) {
  const sources = made
    .slice(0, count)
    .map((text, i) => sourceOf(text, { file: `${i}.txt`, sha256: `${i}.txt` }))
  const ms = timed(() => sources.map((source) => extractor.extract(source)))
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  print(
    `${String(count).padStart(4)} made documents: ${(ms / count).toFixed(1)} ms each, ${((ms * 1e6) / characters).toFixed(0)} ns a character`
  )
}
