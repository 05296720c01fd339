/**
 * How fast wiki articles are read: from 2 KB to 2 MB, in both forms, and hostile nesting, where the time per character
 * has to stay flat; next to wtf_wikipedia on the same texts. `node bench/wikitext.ts [pages|sizes|hostile]`.
 */
import { readdirSync, readFileSync } from "node:fs"
import { performance } from "node:perf_hooks"
import wtf from "wtf_wikipedia"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { describeWikitext } from "#pipeline/parse/wiki/wikitext/describeWikitext.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { scanNodes } from "#pipeline/parse/wiki/wikitext/Scanner.ts"

type Read = (text: string) => unknown

const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (values: ReadonlyArray<number>) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const bytesOf = (text: string) => Buffer.byteLength(text)

const folder = new URL("../seeds/", import.meta.url)
const seeds = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
const article = seeds.find((text) => text.startsWith("{{"))!
const conversion = seeds.find((text) => text.includes('"wikilink")'))!

/** Copies that differ, so that nothing can be remembered from one to the next. */
const copies = (text: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => text.replaceAll("上海", `上${String.fromCharCode(0x4e00 + i)}`))

const time = (read: Read, texts: ReadonlyArray<string>): number => {
  const start = performance.now()
  for (const text of texts) read(text)
  return performance.now() - start
}

/** As long for each reader: after as many pages a fast one would not have been compiled yet. */
const warmUp = (read: Read, texts: ReadonlyArray<string>, milliseconds = 1500) => {
  for (let spent = 0; spent < milliseconds; ) spent += time(read, texts)
}

/** Median of interleaved rounds, in MB/s, when all are warm. */
const compare = (readers: Readonly<Record<string, Read>>, texts: ReadonlyArray<string>, rounds: number) => {
  const bytes = texts.reduce((sum, text) => sum + bytesOf(text), 0)
  const times: Record<string, Array<number>> = {}
  for (const read of Object.values(readers)) warmUp(read, texts)
  for (let round = 0; round < rounds; round++)
    for (const [name, read] of Object.entries(readers)) {
      times[name] ??= []
      times[name].push(time(read, texts))
    }
  return Object.entries(times).map(([name, all]) => [name, bytes / 1e3 / median(all)] as const)
}

const other = (text: string) => wtf(text).json()

const pages = () => {
  const texts = copies(article, 1000)
  say(`1000 pages of ${(bytesOf(article) / 1000).toFixed(1)} KB`)
  for (const [name, speed] of compare({ parseWikitext, scanNodes, wtf_wikipedia: other }, texts, 7))
    say(`  ${name.padEnd(16)} ${speed.toFixed(1)} MB/s`)
  const [markdown] = compare({ parseMarkdown }, copies(conversion, 50), 5)
  say(
    `  ${"parseMarkdown".padEnd(16)} ${markdown![1].toFixed(2)} MB/s (50 pages of ${(bytesOf(conversion) / 1000).toFixed(1)} KB)`
  )
}

const sizes = () => {
  say("by size of the page, ns per character")
  const body = article.slice(article.indexOf("'''"))
  for (const target of [2_000, 20_000, 200_000, 2_000_000]) {
    const text = body.repeat(Math.ceil(target / bytesOf(body))).slice(0, Math.floor(target / 2.2))
    const texts = copies(text, Math.max(1, Math.floor(2_000_000 / target)))
    const bytes = texts.reduce((sum, copy) => sum + bytesOf(copy), 0)
    const characters = texts.reduce((sum, copy) => sum + copy.length, 0)
    const speeds = compare({ parseWikitext, wtf_wikipedia: other }, texts, 11)
    const each = speeds.map(([name, speed]) => `${name} ${((bytes * 1e3) / speed / characters).toFixed(0)}`)
    const ratio = `${(speeds[0]![1] / speeds[1]![1]).toFixed(1)} ×`
    say(`  ${String(bytesOf(text)).padStart(8)} bytes  ${each.join("   ")}   ${ratio}`)
  }
}

/** What is opened, and what closes it. */
const shapes: ReadonlyArray<readonly [string, string]> = [
  ["{{a|", ""],
  ["[[a|", ""],
  ["{|", ""],
  ["{|\n", ""],
  ["-{a:", ""],
  ["* a\n", ""],
  ["'''a", ""],
  ["<ref>", ""],
  ["<b>", ""],
  ["<!-- a -->", ""],
  ["== a ==\n", ""],
  ["上海市人民政府驻北京办事处 ", ""],
  ["{{a|", "}}"],
  ["[[a|", "]]"],
  ["<ref>", "</ref>"],
  ["{|\n|\n", "\n|}\n"],
  ["{{a|[[b|-{", "}-]]}}"]
]

/** The same shape at each size; of the small ones many that differ, so that all take about as long. */
const lengths = [2000, 200_000, 2_000_000]
const textsOf = (open: string, close: string) =>
  lengths.map((length) => {
    const count = Math.ceil(length / (open.length + close.length))
    const text = open.repeat(count) + close.repeat(count)
    return Array.from({ length: Math.ceil(400_000 / length) }, (_, i) => `${text}\n${i}`)
  })

/** Medians of nine rounds, the sizes taking turns. */
const perCharacter = (read: Read, texts: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<number> => {
  warmUp(read, texts[0]!, 500)
  const rounds = Array.from({ length: 9 }, () =>
    texts.map((same) => (time(read, same) * 1e6) / (same.length * same[0]!.length))
  )
  return texts.map((_, i) => median(rounds.map((round) => round[i]!)))
}

/** Once, and only as long as the time per character foretells less than three seconds; it is not linear everywhere. */
const perCharacterOnce = (read: Read, texts: ReadonlyArray<ReadonlyArray<string>>) => {
  const found: Array<number | null> = []
  let growth = 1
  for (const [i, [text]] of texts.entries()) {
    const last = found[i - 1]
    if (last === null || (last !== undefined && last * growth * text!.length > 3e9)) found.push(null)
    else {
      found.push((time(read, [text!]) * 1e6) / text!.length)
      growth = text!.length / 20
    }
  }
  return found
}

const row = (values: ReadonlyArray<number | null>) =>
  values.map((ns) => (ns === null ? "–" : ns.toFixed(0)).padStart(6)).join("")

const hostile = () => {
  say("hostile, ns per character at 2,000, 200,000 and 2,000,000 characters and the last to the first")
  say(`  ${"".padEnd(30)}${"describe".padStart(18)}${"wtf_wikipedia".padStart(28)}`)
  for (const [open, close] of shapes) {
    const texts = textsOf(open, close)
    const ours = perCharacter(describeWikitext, texts)
    const name = JSON.stringify(open + (close && `…${close}`)).padEnd(30)
    const ratio = (ours[2]! / ours[0]!).toFixed(2).padStart(7)
    say(`  ${name}${row(ours)}${ratio}   ${row(perCharacterOnce(other, texts))}`)
  }
}

const parts = { pages, sizes, hostile }
const wanted = Object.entries(parts).filter(
  ([name]) => process.argv[2] === undefined || process.argv[2] === name
)
for (const [, run] of wanted) run()
