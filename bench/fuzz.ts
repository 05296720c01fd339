/**
 * Random and mutated wikitexts and Markdown conversions through the parsers: no crash, no hang, every place inside the
 * text, nothing of the text lost. `node bench/fuzz.ts [how many] [first seed]`; a text that fails is printed with its seed.
 */
import { performance } from "node:perf_hooks"
import { markdown, wikitext } from "../test/parse/wiki/documents.ts"
import { checkMarkdown, checkWikitext } from "../test/parse/wiki/invariants.ts"
import { mutate, soup } from "../test/parse/wiki/soup.ts"

const count = Number(process.argv[2] ?? 1_000_000)
const first = Number(process.argv[3] ?? 1)
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Longest time that a text of some hundred characters may take, in ms: a hang, not a pause of the machine. */
const patience = 2000

const kinds = [
  (seed: number) => [checkWikitext, soup(seed, 8 + (seed % 50))] as const,
  (seed: number) => [checkWikitext, mutate(wikitext, seed, 1 + (seed % 30))] as const,
  (seed: number) => [checkWikitext, soup(seed, 4 + (seed % 12))] as const,
  (seed: number) => [checkMarkdown, soup(seed, 4 + (seed % 30))] as const,
  (seed: number) => [checkMarkdown, mutate(markdown, seed, 1 + (seed % 30))] as const
]

let failures = 0
let slowest = 0
for (let seed = first; seed < first + count; seed++) {
  const [check, text] = kinds[seed % kinds.length]!(seed)
  const start = performance.now()
  try {
    check(text)
  } catch (error) {
    failures++
    say(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(text)}`)
  }
  const elapsed = performance.now() - start
  slowest = Math.max(slowest, elapsed)
  if (elapsed > patience) say(`seed ${seed}: ${elapsed.toFixed(0)} ms\n${JSON.stringify(text)}`)
  if ((seed - first + 1) % 100_000 === 0) say(`${seed - first + 1} texts, ${failures} failed`)
}
say(`${count} texts, ${failures} failed, the slowest took ${slowest.toFixed(0)} ms`)
process.exitCode = failures > 0 ? 1 : 0
