/** Titles 《…》 and quoted words “…” in a text, with their places. */

export interface Quotation {
  readonly kind: "title" | "term"
  /** Of what stands between the marks. */
  readonly start: number
  readonly end: number
}

const closing: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』", "‟": "”" }

/**
 * Outermost titles, and quotations outside of titles, left to right. Marks inside them belong to them. A mark without
 * its partner is passed over. A paragraph of a long quotation begins with the mark again. Linear.
 */
export const findQuotations = (text: string): ReadonlyArray<Quotation> => {
  const found: Array<Quotation> = []
  const partner = partners(text)
  for (let i = 0; i < text.length; i++) {
    const end = partner[i]
    if (end === undefined) continue
    found.push({ kind: text[i] === "《" ? "title" : "term", start: i + 1, end })
    i = end
  }
  return found
}

/** Marks that are open at once; deeper ones are no quotation, and keep the search short. */
const deepest = 32

/** Index of the closing mark of each opening one. */
const partners = (text: string): Readonly<Record<number, number>> => {
  const partner: Record<number, number> = {}
  const open: Array<number> = []
  let straight = -1
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === "“" && /[。；：]/u.test(text[i - 1] ?? "") && open.some((at) => text[at] === "“")) continue
    if (c === "《" || closing[c] !== undefined) {
      if (open.length < deepest) open.push(i)
    } else if (c === '"') {
      if (straight >= 0) partner[straight] = i
      straight = straight >= 0 ? -1 : i
    } else if (c === "》" || c === "”" || c === "」" || c === "』") {
      const from = open.findLastIndex((at) => (text[at] === "《" ? "》" : closing[text[at]!]) === c)
      if (from < 0) continue
      partner[open[from]!] = i
      open.length = from
    }
  }
  return partner
}
