/** Headers and footers that a document repeats on its pages: 上海市某局2024年预算公开. They are no part of what they stand in. */

interface Numbered {
  readonly number: number
  readonly end: number
  readonly text: string
}

/** What a header or footer is not: a table's title, header or row, a sentence, 编制单位：…. */
const ownText = /[：:，。；、]|科目|合计|预算数|项目|支出|收入|表\s*$|\d,\d{3}|\d\.\d/u
const fewestPages = 4

/**
 * Numbers of the lines that stand first, or last, on at least half of the pages, page numbers aside. None where the text
 * has no form feeds. Linear.
 */
export const runningLines = (
  lines: ReadonlyArray<Numbered>,
  source: string,
  isPageNumber: (line: string) => boolean
): ReadonlySet<number> => {
  const pages: Array<Array<Numbered>> = [[]]
  for (const line of lines) {
    if (/\S/u.test(line.text) && !isPageNumber(line.text)) pages.at(-1)!.push(line)
    if (source[line.end] === "\f") pages.push([])
  }
  const found = new Set<number>()
  for (const edge of [0, -1]) {
    const own = pages.map((page) => page.at(edge)).filter((line) => line !== undefined)
    const alike = Map.groupBy(own, ({ text }) => text.replace(/[\s\d]/gu, ""))
    for (const [key, same] of alike)
      if (key.length >= 4 && same.length >= Math.max(fewestPages, own.length / 2))
        for (const { number, text } of same) if (!ownText.test(text)) found.add(number)
  }
  return found
}
