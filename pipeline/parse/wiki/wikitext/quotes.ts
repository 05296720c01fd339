/** Which apostrophes are markup. Source: MediaWiki's handling of quotes, line by line. */
import type { Node } from "./Node.ts"

export interface Quote {
  /** Apostrophes at its beginning that are text. */
  readonly literal: number
  readonly bold: boolean
}

/** What each run of apostrophes between two line ends does. */
export const quotesOf = (
  text: string,
  nodes: ReadonlyArray<Node>,
  from: number,
  until: number
): Map<Node, Quote> => {
  const quotes = new Map<Node, Quote>()
  let line: Array<{ node: Node; literal: number; width: number }> = []
  const close = () => {
    balance(text, line)
    for (const { node, literal, width } of line)
      quotes.set(node, { literal, bold: width === 3 || width === 5 })
    line = []
  }
  for (let i = from; i < until; i++) {
    const node = nodes[i]!
    if (node.type === "newline") close()
    if (node.type !== "quote") continue
    const run = node.end - node.start
    const width = run === 4 ? 3 : Math.min(run, 5)
    line.push({ node, literal: run - width, width })
  }
  close()
  return quotes
}

/** With both an odd bold and an odd italic, one bold is an apostrophe and an italic: the likeliest by what is before it. */
const balance = (text: string, line: Array<{ node: Node; literal: number; width: number }>): void => {
  const bold = line.filter(({ width }) => width !== 2).length
  const italic = line.filter(({ width }) => width !== 3).length
  if (bold % 2 === 0 || italic % 2 === 0) return
  let best: { literal: number; width: number } | null = null
  let rank = 0
  for (const quote of line) {
    if (quote.width !== 3) continue
    const at = quote.node.start + quote.literal
    const last = text[at - 1]
    const value = last === " " || last === undefined ? 1 : text[at - 2] === " " ? 3 : 2
    if (value > rank) {
      best = quote
      rank = value
    }
  }
  if (best === null) return
  best.literal++
  best.width = 2
}
