/** Reading wikitext, against the parser that most programs in JavaScript use. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import wtf from "wtf_wikipedia"
import { parseMarkdown } from "../../pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { parseWikitext } from "../../pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { seeds } from "./processes.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

/** Enough for a turn of the fastest to be long beside what the collector may take from it. */
const pages = 1000
const conversions = 100
/** Milliseconds; a parser whose pages take 0.05 ms has not been compiled after some hundred of them. */
const warmUpFor = 2000

/** Copies that differ, so that nothing can be remembered from one to the next. */
const copies = (text: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => text.replaceAll("上海", `上${String.fromCharCode(0x4e00 + i)}`))

const each = (texts: ReadonlyArray<string>, read: (text: string) => unknown) => () => {
  for (const text of texts) read(text)
}

export const measure: Measure = async ({ rounds }) => {
  const all = readdirSync(seeds)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => readFileSync(join(seeds, file), "utf8"))
  const wikitext = copies(all.find((text) => text.startsWith("{{"))!, pages)
  const markdown = copies(all.find((text) => text.includes('"wikilink")'))!, conversions)
  const took = await sideBySide(
    {
      "wikitext, wtf_wikipedia": each(wikitext, (text) => wtf(text).json()),
      "wikitext, ours with every place": each(wikitext, parseWikitext),
      "Markdown conversion, ours": each(markdown, parseMarkdown)
    },
    { rounds, warmUpFor }
  )
  const theirs = took["wikitext, wtf_wikipedia"] / pages
  return {
    title: "Wiki articles",
    about:
      `One page of the seeds in ${pages.toLocaleString("en-US")} versions (the conversion is another page, in ` +
      `${conversions}), each parser having read for ${warmUpFor / 1000} seconds before; time a page.`,
    head: ["parser", "time", "wtf_wikipedia = 1"],
    rows: Object.entries(took).map(([name, time]) => {
      const page = time / (name.startsWith("Markdown") ? conversions : pages)
      return [name, ms(page), times(page / theirs)]
    })
  }
}
