/** Labels of provisions: 第一章, 第一条, 一、, （一）, 1., （1）, (a), (i), ①, ——. */
import { NUMERAL, parseNumeral } from "../../knowledge/numerals.ts"

export type LabelStyle =
  | "book"
  | "subbook"
  | "chapter"
  | "section"
  | "clause"
  | "part"
  | "article"
  | "decimal"
  | "bracketed"
  | "lettered"
  | "roman"
  | "circled"
  | "dash"

export interface Label {
  readonly style: LabelStyle
  /** Null for a dash. */
  readonly number: number | null
  /** Length in the line, blanks after it not counted. */
  readonly length: number
  /** What follows reads on from a running sentence that names the label: 第三条规定的, （二）项. */
  readonly cited: boolean
}

const numeral = `[${NUMERAL}\\d０-９]{1,5}`
const forms: ReadonlyArray<readonly [LabelStyle, RegExp]> = [
  ["book", new RegExp(`^第\\s?(${numeral})\\s?(?:编|部分)(?=\\s|\\p{Script=Han}|$)`, "u")],
  ["subbook", new RegExp(`^第\\s?(${numeral})\\s?分编(?=\\s|\\p{Script=Han}|$)`, "u")],
  ["chapter", new RegExp(`^第\\s?(${numeral})\\s?章`, "u")],
  ["section", new RegExp(`^第\\s?(${numeral})\\s?节`, "u")],
  ["clause", new RegExp(`^第\\s?(${numeral})\\s?条(?:之[${NUMERAL}])?`, "u")],
  ["part", new RegExp(`^([${NUMERAL}]{1,4})\\s?[、．.](?!\\d(?!\\d{3}\\s?年))`, "u")],
  ["article", new RegExp(`^[（(]\\s?([${NUMERAL}]{1,4})\\s?[）)]、?`, "u")],
  ["decimal", /^([\d０-９]{1,2})\s?[．、.](?![\d０-９](?!\d{3}\s?年|\d?月\d{1,2}日))/u],
  ["bracketed", /^[（(]\s?([\d０-９]{1,2})\s?[）)]、?/u],
  ["roman", /^[（(](i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)[）)]/u],
  ["lettered", /^[（(]([a-z])[）)]/u],
  ["circled", /^[①-⑳㉑-㉟]/u],
  ["dash", /^(?:—{1,2}|―{1,2}|─{1,2}|－{2}|–{2}|-{2})(?=[\p{Script=Han}“《])/u]
]

/** How deep a style stands: a label ends everything of its own depth and below. */
export const depthOf: Readonly<Record<LabelStyle, number>> = {
  book: 0,
  subbook: 0.5,
  chapter: 1,
  section: 2,
  clause: 3,
  part: 4,
  article: 5,
  decimal: 6,
  bracketed: 7,
  lettered: 8,
  roman: 9,
  circled: 10,
  dash: 11
}

/** How a running sentence goes on after a label that it only names. */
const cited: Readonly<Partial<Record<LabelStyle, RegExp>>> = {
  chapter: /^(?:规定|所[列称述]|的规定|、第|至第|和第)/u,
  section: /^(?:规定|所[列称述]|的规定|、第|至第|和第)/u,
  clause: new RegExp(
    `^(?:规定[的，、]|所[列称述规]|的规定|中的|、第|至第|和第|及第|或者?第|[、和至]|第[${NUMERAL}]{1,3}[款项])`,
    "u"
  ),
  part: new RegExp(`^[${NUMERAL}]{1,3}(?:[、．.]|年级|产业|线)`, "u"),
  article: /^(?:、第?（|至第?（|和第?（|或者?第?（|项(?!目)|款(?!项)|目(?![的标录前]))/u
}

/** The label that a line begins with, simplified text; null if it begins with none. */
export const labelOf = (line: string): Label | null => {
  for (const [style, form] of forms) {
    const match = form.exec(line)
    if (match === null) continue
    const quoted = cited[style]?.test(line.slice(match[0].length)) ?? false
    return { style, number: numberOf(style, match), length: match[0].length, cited: quoted }
  }
  return null
}

const letterNumber = (letter: string): number => letter.charCodeAt(0) - 96

const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
const romanNumber = (text: string): number =>
  [...text].reduce((sum, letter, i) => {
    const [value, next] = [values[letter]!, values[text[i + 1] ?? ""] ?? 0]
    return sum + (value < next ? -value : value)
  }, 0)

/** The labels of lines in order: (i) after (h) is a letter, and a numeral otherwise. */
export const labelsOf = (lines: ReadonlyArray<{ readonly simple: string }>): ReadonlyArray<Label | null> => {
  let letter = 0
  return lines.map(({ simple }) => {
    const label = labelOf(simple)
    if (label === null) return null
    if (
      label.style === "roman" &&
      label.length === 3 &&
      letterNumber(simple[1]!) === letter + 1 &&
      letter > 1
    ) {
      letter++
      return { ...label, style: "lettered", number: letter }
    }
    if (label.style === "lettered") letter = label.number ?? 0
    else if (depthOf[label.style] < depthOf.lettered) letter = 0
    return label
  })
}

const numberOf = (style: LabelStyle, match: RegExpExecArray): number | null => {
  if (style === "dash") return null
  if (style === "lettered") return letterNumber(match[1]!)
  if (style === "roman") return romanNumber(match[1]!)
  if (style !== "circled") return parseNumeral(match[1]!)
  const code = match[0].codePointAt(0)!
  return code < 0x2474 ? code - 0x245f : code - 0x3250 + 20
}

/** Last number seen of each style, to tell a label from words that look like one. */
export class Sequence {
  readonly #last = new Map<LabelStyle, number>()

  /** The number follows the last one of its style, or begins anew. */
  expects({ number, style }: Label): boolean {
    return number === null || number === (this.#last.get(style) ?? 0) + 1 || number === 1
  }

  add({ number, style }: Label): void {
    if (number !== null) this.#last.set(style, number)
    // 1. begins anew under each （一）; articles （一） may run on through the parts
    for (const [other, depth] of Object.entries(depthOf))
      if (depth > depthOf[style] && depth >= depthOf.decimal) this.#last.delete(other as LabelStyle)
  }
}
