/** Whole builds of more and more made documents: time and memory, and what one changed document costs. */
import { appendFileSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { makeCorpus } from "../corpus.ts"
import { measured, type Took, temporary } from "./processes.ts"
import type { Measure } from "./Section.ts"
import { medianOf } from "./sideBySide.ts"

const sizes = { usual: [10, 100, 1000], full: [10, 100, 1000, 10_000, 100_000] }

const build = (documents: string, out: string): Took =>
  measured("build", "--seeds", documents, "--out", out, "--no-site")

const measureSize = (size: number, rounds: number) => {
  const folder = temporary()
  const documents = join(folder, "documents")
  makeCorpus(documents, size)
  const changed = join(documents, readdirSync(documents)[size >> 1]!)
  const took = Array.from({ length: rounds }, (_, round) => {
    const out = join(folder, `out-${round}`)
    const whole = build(documents, out)
    appendFileSync(changed, "\n")
    const one = build(documents, out)
    const none = build(documents, out)
    rmSync(out, { recursive: true })
    return { whole, one, none }
  })
  rmSync(folder, { recursive: true })
  const median = (of: (round: (typeof took)[number]) => number) => medianOf(took.map(of))
  const whole = median((round) => round.whole.seconds)
  const share = (seconds: number) => `${seconds.toFixed(1)} s (${((100 * seconds) / whole).toFixed(0)} %)`
  return [
    size.toLocaleString("en-US"),
    String(rounds),
    `${whole.toFixed(1)} s`,
    `${median((round) => round.whole.cpuSeconds).toFixed(1)} s`,
    `${((1000 * whole) / size).toFixed(1)} ms`,
    `${median((round) => round.whole.mebibytes).toFixed(0)} MiB`,
    share(median((round) => round.one.seconds)),
    share(median((round) => round.none.seconds))
  ]
}

export const measure: Measure = async ({ full, rounds, tell }) => ({
  title: "Scaling",
  about:
    "Made documents (articles, notices, one budget in a hundred), built without the site in a process of its own. In brackets " +
    "the share of the whole build. Sizes from 1,000 are measured once; `--full` adds 10,000 and 100,000.",
  head: [
    "documents",
    "runs",
    "whole build",
    "of processor",
    "a document",
    "memory",
    "one changed",
    "none changed"
  ],
  rows: (full ? sizes.full : sizes.usual).map((size) => {
    tell(`scaling: ${size} documents`)
    return measureSize(size, size < 1000 ? rounds : 1)
  })
})
