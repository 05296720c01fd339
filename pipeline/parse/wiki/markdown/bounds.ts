/** Where the time of the Markdown parser grows with the square of a text's length. No article comes near to any of these. */
const maxUnderlines = 200
const maxStars = 4000
const maxDepth = 40
const maxIndent = 160
const maxQuotes = 1000
/** Lines that go on with items or quotes, between two blank lines. */
const maxLines = 1500
/** Each length of a run of backticks is sought to the end of the text. */
const longTicks = /`{40}/u
const maxOpenings = 400
const maxBrackets = 3000
/** Brackets of links stand further apart than this. */
const bracketGap = 8

const underline = /^=+[ \t\r]*$/u
const nested = new RegExp(`^[ \\t]*(?:>[ \\t]*|(?:[-+*]|[0-9]{1,9}[.)])[ \\t]+){${maxDepth},}`, "u")
const deepItem = new RegExp(`^ {${maxIndent},}(?:[-+*]|[0-9]{1,9}[.)])[ \\t]`, "u")
const container = /^[ \t]*(?:>|[-+*][ \t]|[0-9]{1,9}[.)][ \t])/u
const opening = /<(?:\?|!\[CDATA\[|![A-Za-z])/gu

interface Counts {
  underlines: number
  stars: number
  quotes: number
  /** Lines without a mark of their own behind the first item or quote; -1 if none is open. */
  lines: number
}

const isOutOfBounds = (line: string, counts: Counts): boolean => {
  const mark = line.charCodeAt(0)
  if (mark === 61 && underline.test(line)) counts.underlines++
  if (mark === 62) counts.quotes++
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c === 42 || c === 95) counts.stars++
  }
  if (container.test(line)) counts.lines = Math.max(counts.lines, 0)
  else if (counts.lines >= 0) counts.lines++
  if (counts.lines > maxLines) return true
  if (counts.underlines > maxUnderlines || counts.stars > maxStars || counts.quotes > maxQuotes) return true
  return nested.test(line.slice(0, 4000)) || deepItem.test(line)
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Whether the parser would take much too long for a text. Linear. */
export const isHostile = (text: string): boolean => {
  if (longTicks.test(text)) return true
  if (text.includes("<") && countOf(text, opening) > maxOpenings) return true
  const brackets = countOf(text, /(?<!\\)[[\]]/gu)
  if (brackets > maxBrackets && brackets * bracketGap > text.length) return true
  const counts = { underlines: 0, stars: 0, quotes: 0, lines: -1 }
  for (const [line] of text.matchAll(/[^\n]+|\n(?=[ \t\r]*\n)/gu)) {
    if (line === "\n") {
      counts.stars = 0
      counts.lines = -1
    } else if (isOutOfBounds(line, counts)) return true
  }
  return false
}
