import { load } from "cheerio/slim"
import { describe, expect, it } from "vitest"
import { CodePointText } from "#pipeline/publish/CodePointText.ts"
import { html } from "#pipeline/site/html.ts"
import { LineIndex } from "#pipeline/site/LineIndex.ts"
import { segments, visible } from "#pipeline/site/marked.ts"
import { webAddress } from "#pipeline/site/webAddress.ts"
import { randomOf } from "../../extract/unit-budget/makeBudget.ts"
import { textOf } from "../pages.ts"

describe("marks in a stretch of text", () => {
  const marksOf = (seed: number) => {
    const random = randomOf(seed)
    return Array.from({ length: 12 }, () => {
      const start = Math.floor(random() * 60)
      return { start, end: start + Math.floor(random() * 20), rank: Math.floor(random() * 3) }
    })
  }

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    "show at every place the mark that counts most (%i)",
    (seed) => {
      const marks = marksOf(seed)
      const cut = segments(marks, 5, 70)
      expect([cut[0]!.start, cut.at(-1)!.end]).toEqual([5, 70])
      for (const [i, { end, mark, start }] of cut.entries()) {
        if (i > 0) expect(start).toBe(cut[i - 1]!.end)
        for (let at = start; at < end; at++) {
          const here = marks.filter((one) => one.start <= at && one.end > at)
          const best = here.toSorted((a, b) => b.rank - a.rank || a.end - a.start - (b.end - b.start))[0]
          expect(mark?.rank).toBe(best?.rank)
          if (mark !== null) expect(mark.end - mark.start).toBe(best!.end - best!.start)
        }
      }
    }
  )
})

describe("text that cannot be seen", () => {
  const text = "甲\t乙\u0000\u001b\u202e\u200f\ufeff\u2028\f\r<b>&𠀀\u0085"

  it("is shown by its number and can be put back", () => {
    const $ = load(html`<p>${visible(text)}</p>`.markup)
    expect(textOf($, $("p") as never)).toBe(text)
    expect($(".odd")).toHaveLength(9)
    expect($("b")).toHaveLength(0)
  })
})

describe("lines of a text", () => {
  it("are counted in code points, whatever ends them", () => {
    const text = new CodePointText("𠀀𠀀甲\r\n乙\f丙\r\n\n丁𠀀")
    const index = new LineIndex(text)
    expect(index.lines.map(({ end, start }) => text.slice(start, end))).toEqual([
      "𠀀𠀀甲",
      "乙",
      "丙",
      "",
      "丁𠀀"
    ])
    for (const { end, number, start } of index.lines)
      for (let at = start; at < end; at++) expect(index.lines[index.at(at)]!.number).toBe(number)
    expect(index.touched(1, 8).map(({ number }) => number)).toEqual([1, 2, 3])
  })
})

describe("an address in a document", () => {
  it.each([
    "javascript:alert(1)",
    " https://x",
    "data:text/html,x",
    "//x",
    "ftp://x",
    "https://",
    "JAVASCRIPT://%0aalert(1)"
  ])("is text if it is no web address: %s", (address) =>
    expect(html`${webAddress(address)}`.markup).not.toContain("href")
  )
  it("is a link otherwise, that tells the other site nothing", () => {
    const $ = load(html`${webAddress('https://x.test/?a="b"&c=甲')}`.markup)
    expect($("a").attr("href")).toBe('https://x.test/?a="b"&c=甲')
    expect($("a").attr("rel")).toBe("noopener nofollow")
  })
})
