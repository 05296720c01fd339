/**
 * How fast wiki articles are read: from 2 KB to 2 MB, in both forms, and hostile nesting, where the time per character
 * has to stay flat. `node bench/wikitext.ts [module of wtf_wikipedia]` compares with that parser on the same pages.
 */
import { readdirSync, readFileSync } from "node:fs"
import { performance } from "node:perf_hooks"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
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

/** Median of interleaved rounds, in MB/s; the first rounds warm up. */
const compare = (readers: Readonly<Record<string, Read>>, texts: ReadonlyArray<string>, rounds: number) => {
  const bytes = texts.reduce((sum, text) => sum + bytesOf(text), 0)
  const times: Record<string, Array<number>> = {}
  for (let round = 0; round < rounds + 2; round++)
    for (const [name, read] of Object.entries(readers)) {
      const elapsed = time(read, texts)
      if (round > 1) {
        times[name] ??= []
        times[name].push(elapsed)
      }
    }
  return Object.entries(times).map(([name, all]) => [name, bytes / 1e3 / median(all)] as const)
}

const module: string | undefined = process.argv[2]
const other: Record<string, Read> = {}
if (module) {
  const { default: wtf } = (await import(module)) as { default: (text: string) => { json: () => unknown } }
  other["wtf_wikipedia"] = (text) => wtf(text).json()
}

const pages = () => {
  const texts = copies(article, 1000)
  say(`1000 pages of ${(bytesOf(article) / 1000).toFixed(1)} KB`)
  for (const [name, speed] of compare({ parseWikitext, scanNodes, ...other }, texts, 7))
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
    const perCharacter = compare({ parseWikitext, ...other }, texts, 7).map(
      ([name, speed]) => `${name} ${((bytes * 1e3) / speed / characters).toFixed(0)}`
    )
    say(`  ${String(bytesOf(text)).padStart(8)} bytes  ${perCharacter.join("   ")}`)
  }
}

const hostile = () => {
  say("hostile, ns per character at 20,000, 80,000 and 320,000 characters")
  const kinds: ReadonlyArray<readonly [string, string]> = [
    ["{{", ""],
    ["[[", ""],
    ["{|\n", ""],
    ["<ref>", ""],
    ["-{", ""],
    ["{{a|", "}}"],
    ["[[a|", "]]"],
    ["<ref>", "</ref>"],
    ["{|\n|\n", "\n|}\n"],
    ["{{a|[[b|-{", "}-]]}}"]
  ]
  for (const [open, close] of kinds) {
    const flat = [20_000, 80_000, 320_000].map((length) => {
      const count = Math.floor(length / (open.length + close.length))
      const text = open.repeat(count) + close.repeat(count)
      return (median(Array.from({ length: 5 }, () => time(parseWikitext, [text]))) * 1e6) / text.length
    })
    say(
      `  ${JSON.stringify(open + (close && `…${close}`)).padEnd(28)} ${flat.map((ns) => ns.toFixed(0).padStart(6)).join("")}`
    )
  }
}

pages()
sizes()
hostile()
