/** Reading wikitext, against the parser that most programs in JavaScript use. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import wtf from "wtf_wikipedia"
import { parseMarkdown } from "../../pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { parseWikitext } from "../../pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { seeds } from "./processes.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

const pages = 100

/** Copies that differ, so that nothing can be remembered from one to the next. */
const copies = (text: string): ReadonlyArray<string> =>
  Array.from({ length: pages }, (_, i) => text.replaceAll("上海", `上${String.fromCharCode(0x4e00 + i)}`))

export const measure: Measure = async ({ rounds }) => {
  const all = readdirSync(seeds)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => readFileSync(join(seeds, file), "utf8"))
  const wikitext = copies(all.find((text) => text.startsWith("{{"))!)
  const markdown = copies(all.find((text) => text.includes('"wikilink")'))!)
  const took = await sideBySide(
    {
      "wikitext, wtf_wikipedia": () => wikitext.map((text) => wtf(text).json()),
      "wikitext, ours with every place": () => wikitext.map((text) => parseWikitext(text)),
      "Markdown conversion, ours": () => markdown.map((text) => parseMarkdown(text))
    },
    { rounds, warmUp: 2 }
  )
  const theirs = took["wikitext, wtf_wikipedia"]
  return {
    title: "Wiki articles",
    about: `One page of the seeds in ${pages} versions (the conversion is another page), in a warm process; time a page.`,
    head: ["parser", "time", "wtf_wikipedia = 1"],
    rows: Object.entries(took).map(([name, time]) => [name, ms(time / pages), times(time / theirs)])
  }
}
