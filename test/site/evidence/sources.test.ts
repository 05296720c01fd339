import { describe, expect, it } from "vitest"
import { partOfLine, sourcePartPage } from "#pipeline/site/links.ts"
import { makeBudget } from "../../extract/unit-budget/makeBudget.ts"
import { siteInputOfTexts } from "../madeSite.ts"
import { type ParsedPage, pagesOf, rowsOf, textOf } from "../pages.ts"
import { filesOf, siteInputOf } from "../seedsSite.ts"

const hostile = [
  "<script>window.hit = 1</script>",
  "</pre></li></ol><img src=x onerror='hit()'>",
  "\"'&lt;&#60;<!-- --><![CDATA[",
  "\u202e左右\u2066颠倒\u200f\u0000\u0007\u001b[31m",
  "𠀀\u{1f4a9}\t制表\u000b\u0085\u2028行\ufeff",
  "[x](javascript:alert(1)) <a href=javascript:alert(1)>x</a>",
  "\r\f\r\n"
]

/** A made budget with a hostile line behind every seventh of its own. */
const poisoned = (seed: number): string =>
  makeBudget(seed)
    .text.split("\n")
    .map((line, i) => (i % 7 === 6 ? `${line}\n\n${hostile[((i / 7) % hostile.length) | 0]}\n` : line))
    .join("\n")

const article = `**上海市人民政府驻北京办事处**（<script>hit()</script>）是[上海市人民政府](javascript:hit() "wikilink")的派出机构\u202e。\\[1\\]

1.  [<img src=x onerror=hit()>](javascript:hit()) <b>x</b>
2.  [甲](https://x.test/"><script>hit()</script>)
`

const corpora = [
  ["the seeds", await siteInputOf("seeds")],
  ["hostile documents", siteInputOfTexts(poisoned(1), poisoned(2), article)]
] as const

const sourceText = ({ $ }: ParsedPage): string => textOf($, $(".source .t") as ReturnType<ParsedPage["byId"]>)

describe.each(corpora)("the pages of the texts of %s", (_, input) => {
  const files = filesOf(input)
  const page = pagesOf(files)
  const exact = pagesOf(files, true)
  const sources = rowsOf(input, "sources")

  it("joined are exactly the texts", () => {
    expect(sources.length).toBeGreaterThan(1)
    for (const { lines, source_id } of sources)
      for (const folder of ["", "en/"]) {
        const parts = Array.from({ length: partOfLine(Math.max(1, lines)) }, (_, i) =>
          sourceText(exact(`${folder}${sourcePartPage(source_id, i + 1)}`))
        )
        expect(parts.join("")).toBe(input.texts.get(source_id))
      }
  })

  it("number the lines as the tables do", () => {
    for (const cell of rowsOf(input, "provenance")) {
      const { $, byId } = page(sourcePartPage(cell["source_id"], partOfLine(cell["line"])))
      const line = textOf($, byId(`L${cell["line"]}`).find(".t"))
      const first = String(cell["quote"]).split(/[\r\n\f]/u)[0]!
      expect(line).toContain(first)
    }
  })

  it("link every row that was read from them", () => {
    for (const table of [
      "budget_lines",
      "budget_statements",
      "events",
      "count_claims",
      "policy_provisions"
    ]) {
      const dataset = input.tables.get(table)!.dataset
      for (const row of rowsOf(input, table)) {
        const { byId } = page(sourcePartPage(row["source_id"], partOfLine(row["line"])))
        const marks = byId(`L${row["line"]}`).find("a.ev")
        expect(marks.length, String(row[dataset.id])).toBeGreaterThan(0)
      }
    }
  })

  it("run nothing that a document says", () => {
    for (const [path, markup] of files) {
      if (!path.endsWith(".html")) continue
      const { $ } = page(path)
      const live =
        "img, iframe, main script:not([type='application/json']), [onerror], [onclick], a[href^='javascript:' i]"
      expect($(live).length, path).toBe(0)
      expect(markup.includes("\u202e"), path).toBe(false)
    }
  })
})
