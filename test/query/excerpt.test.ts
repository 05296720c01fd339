import { displayWidth } from "effect/cli/CliOutput"
import { describe, expect, it } from "vitest"
import { CodePointText } from "#pipeline/publish/CodePointText.ts"
import { excerpt, render } from "#pipeline/query/explain/excerpt.ts"
import { seeded } from "../publish/sample.ts"

const marked = (text: string, quote: string, columns = 60) => {
  const points = [...text]
  const at = [...text.slice(0, text.indexOf(quote))].length
  const of = new CodePointText(text)
  return { lines: excerpt(of, at, at + [...quote].length), columns, points }
}
const shown = (text: string, quote: string, columns = 60) => {
  const { lines } = marked(text, quote, columns)
  return render(lines, columns, (mark) => mark)
}

describe("an excerpt", () => {
  it("marks by cells: 汉字 and characters beyond the BMP are two wide, half-width katakana one", () => {
    expect(shown("甲𠀀ｱb汉c", "汉c")).toEqual(["1 | 甲𠀀ｱb汉c", "  |       ^^^"])
  })

  it("counts lines as the release does: LF, CR LF, CR and form feed", () => {
    expect(marked("a\nb\r\nc\rd\fe", "e").lines).toEqual([{ number: 5, text: "e", from: 0, to: 1 }])
  })

  it("shows every line of a span over several", () => {
    expect(shown("one\ntwo\nthree", "e\ntwo\nth")).toEqual([
      "1 | one",
      "  |   ^",
      "2 | two",
      "  | ^^^",
      "3 | three",
      "  | ^^"
    ])
  })

  it("cuts a long span and says how much is left", () => {
    const text = Array.from({ length: 30 }, (_, i) => `line ${i}`).join("\n")
    expect(shown(text, text).at(-1)).toBe("   | … 26 more lines")
  })

  it("cuts a long line around its mark", () => {
    const [line, mark] = shown(`${"前".repeat(300)}【这里】${"后".repeat(300)}`, "【这里】", 60)
    expect(line).toContain("【这里】")
    expect(line!.startsWith("1 | …前")).toBe(true)
    expect(line!.endsWith("…")).toBe(true)
    expect(displayWidth(line!)).toBeLessThanOrEqual(60)
    expect(displayWidth(line!.slice(0, line!.indexOf("【")))).toBe(mark!.indexOf("^"))
  })

  it("lets no control character of a source through to the terminal", () => {
    const [line, mark] = shown("a\u001b[31m\tb", "b")
    expect(line).toBe("1 | a [31m b")
    expect(mark).toBe("  |        ^")
  })

  it("marks exactly what it is asked to, wherever that stands", () => {
    const random = seeded(5)
    const alphabet = [..."ab 汉字。\n𠀀𝄞é"]
    for (let i = 0; i < 300; i++) {
      const points = Array.from({ length: 40 }, () => alphabet[Math.floor(random() * alphabet.length)]!)
      const start = Math.floor(random() * 39)
      const end = start + 1 + Math.floor(random() * (39 - start))
      const lines = excerpt(new CodePointText(points.join("")), start, end)
      expect(
        lines
          .map(({ text, from, to }) => text.slice(from, to))
          .join("\n")
          .replace(/\n+$/u, "")
      ).toBe(points.slice(start, end).join("").replace(/\n+$/u, ""))
    }
  })
})
