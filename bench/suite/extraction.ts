/** What a document costs from its text to what it says, by kind. */
import remarkParse from "remark-parse"
import { unified } from "unified"
import { readAll } from "../../pipeline/extract/read.ts"
import type { Source } from "../../pipeline/model/Source.ts"
import { anyKnobs, makeBudget } from "../../test/extract/unit-budget/makeBudget.ts"
import { make as makeArticle } from "../../test/extract/wiki-article/made/make.ts"
import { random } from "../../test/parse/notice/make.ts"
import { kinds } from "../../test/parse/notice/makePolicy.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

const documents = 50
const made = (name: string, text: (n: number) => string): ReadonlyArray<Source> =>
  Array.from({ length: documents }, (_, n) => ({
    file: `${name}-${n}`,
    sha256: `${name}-${n}`,
    bytes: 0,
    encoding: "utf-8",
    text: text(n + 1),
    pages: null,
    runs: null,
    facts: {}
  }))

export const measure: Measure = async ({ rounds }) => {
  const sources = {
    "policy notice": made("notice", (n) => kinds.simple(random(n)).paragraphs.join("\n")),
    "unit budget": made("budget", (n) => makeBudget(n, anyKnobs(n)).text),
    "wiki article": made("article", (n) => makeArticle("office", n, "markdown").text)
  }
  const rows: Array<ReadonlyArray<string>> = []
  for (const [kind, all] of Object.entries(sources)) {
    const took = await sideBySide(
      {
        ours: () => readAll(all),
        remark: () => all.map(({ text }) => unified().use(remarkParse).parse(text))
      },
      { rounds, warmUp: 2 }
    )
    const characters = all.reduce((sum, { text }) => sum + text.length, 0)
    rows.push([
      kind,
      (characters / documents).toFixed(0),
      ms(took.ours / documents),
      `${((took.ours * 1e6) / characters).toFixed(0)} ns`,
      times(took.ours / took.remark)
    ])
  }
  return {
    title: "Extraction",
    about: `${documents} made documents of each kind, in a warm process; beside them remark, that only parses the same texts as Markdown.`,
    head: ["kind", "characters", "a document", "a character", "remark = 1"],
    rows
  }
}
