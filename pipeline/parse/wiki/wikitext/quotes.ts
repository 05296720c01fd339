/** Which apostrophes are markup. Source: MediaWiki's handling of quotes, line by line. */
import type { Node } from "./Node.ts"

/**
 * What each run of apostrophes between two line ends does, by its index from `from` on: how many apostrophes at its
 * beginning are text, doubled, and one more if it is bold. A number each: a line can have hundreds of thousands of them.
 */
export const quotesOf = (
  text: string,
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number
): ReadonlyArray<number> => {
  const quotes = new Array<number>(until - from).fill(0)
  let first = from
  let bold = 0
  let italic = 0
  const close = (end: number) => {
    if (bold % 2 === 1 && italic % 2 === 1) balance(text, nodes, first, end, quotes, from)
    first = end
    bold = 0
    italic = 0
  }
  for (let i = from; i < until; i++) {
    const node = nodes[i]!
    if (node.type === "newline") close(i)
    if (node.type !== "quote") continue
    const run = node.end - node.start
    const width = run === 4 ? 3 : Math.min(run, 5)
    if (width !== 2) bold++
    if (width !== 3) italic++
    quotes[i - from] = (run - width) * 2 + (width === 2 ? 0 : 1)
  }
  close(until)
  return quotes
}

/** With both an odd bold and an odd italic, one bold is an apostrophe and an italic: the likeliest by what is before it. */
const balance = (
  text: string,
  nodes: ReadonlyArray<Node>,
  first: number,
  until: number,
  quotes: Array<number>,
  from: number
): void => {
  let best = -1
  let rank = 0
  for (let i = first; i < until; i++) {
    const { type, start, end } = nodes[i]!
    const literal = quotes[i - from]! >> 1
    if (type !== "quote" || end - start - literal !== 3) continue
    const at = start + literal
    const last = text[at - 1]
    const value = last === " " || last === undefined ? 1 : text[at - 2] === " " ? 3 : 2
    if (value > rank) {
      best = i
      rank = value
    }
  }
  if (best >= 0) quotes[best - from] = ((quotes[best - from]! >> 1) + 1) * 2
}
