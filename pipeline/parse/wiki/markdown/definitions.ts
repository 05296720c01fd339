/** Definition lists, which plain Markdown takes for a paragraph: a term on its line, `:   ` before each definition below it. */
import type { Span } from "../../../model/Span.ts"
import { type Inline, sliceInline, trimInline, type WikiBlock } from "../WikiDocument.ts"

const marker = /^[ \t]*:[ \t]+(?=\S)/u

/** The items in a paragraph of `source`, which begins at `start`; null if its lines are no definitions. Linear. */
export const readDefinitions = (
  source: string,
  start: number,
  inline: Inline,
  list: number
): ReadonlyArray<WikiBlock> | null => {
  if (!/(?:^|\n)[ \t]*:[ \t]/u.test(source)) return null
  const lines = linesOf(source, start)
  const [first, ...rest] = lines
  if (first === undefined || !rest.every(({ text }) => marker.test(text))) return null
  if (!marker.test(first.text) && (rest.length === 0 || /[。，：；]/u.test(first.text))) return null
  let from = 0
  return lines.map(({ end, start: at, text }): WikiBlock => {
    const label = marker.exec(text)?.[0].length ?? 0
    let until = from
    while (until < inline.text.length && inline.at[until]! < end) until++
    let begin = from
    while (begin < until && inline.at[begin]! < at + label) begin++
    from = until
    return {
      type: "item",
      list,
      depth: 1,
      ordered: false,
      role: label === 0 ? "term" : "definition",
      inline: trimInline(sliceInline(inline, begin, until)),
      span: { start: at, end }
    }
  })
}

const linesOf = (source: string, start: number): ReadonlyArray<Span & { readonly text: string }> => {
  const lines: Array<Span & { readonly text: string }> = []
  let at = start
  for (const text of source.split("\n")) {
    lines.push({ text, start: at, end: at + text.length })
    at += text.length + 1
  }
  return lines
}
