/**
 * Which small gaps are printed spaces. Word processors set Chinese characters a little apart from digits and letters, and
 * spread the lines of a justified paragraph, where no space is written; pdf.js reports such a gap and a space alike.
 */
const han = /\p{Script=Han}/u
const latin = /[\dA-Za-z%+-]/u

/** Whether a gap between two texts may be no space: one between Chinese characters, or between one and a word or number. */
export const isDoubtful = (before: string, after: string): boolean => {
  const last = String.fromCodePoint(before.codePointAt(Math.max(0, before.length - 2)) ?? 0)
  const left = last.length === 2 ? last : before.slice(-1)
  const right = String.fromCodePoint(after.codePointAt(0) ?? 0)
  return han.test(left) ? han.test(right) || latin.test(right) : latin.test(left) && han.test(right)
}

/** Whether such a gap stands within the text. */
export const hasDoubt = (text: string): boolean =>
  [...text.trim().matchAll(/\S +(?=(\S))/gu)].some(([before, after]) => isDoubtful(before[0]!, after!))

/** What a page shows, printed spaces included: its characters, and what each UTF-16 unit of them advances by, in ems. */
export interface Glyphs {
  readonly text: string
  readonly widths: ReadonlyArray<number>
}

/** What the glyphs of a text tell beyond it. */
export interface Shown {
  /** Offsets of the gaps in which no space is printed; 0 stands for the gap before it. */
  readonly tight: ReadonlySet<number>
  /** What each of its units advances by, in ems; at the first blank of a gap what the spaces printed in it do. */
  readonly widths: ReadonlyArray<number>
}

/** How many glyphs that are no part of the texts, because they lie outside the page, are passed over at most. */
const most = 400

/** The glyphs of each text, which are in the same order as the texts; null for a text that is not found among them. */
export const shownOf = (texts: ReadonlyArray<string>, glyphs: Glyphs): ReadonlyArray<Shown | null> => {
  const shown = glyphs.text.replace(/\s/gu, "")
  const advances: Array<number> = []
  const spaces = new Map<number, number>()
  for (let i = 0; i < glyphs.text.length; i++) {
    const at = advances.length
    if (/\s/u.test(glyphs.text[i]!)) spaces.set(at, (spaces.get(at) ?? 0) + glyphs.widths[i]!)
    else advances.push(glyphs.widths[i]!)
  }
  let at = 0
  return texts.map((text) => {
    const bare = text.replaceAll(" ", "")
    const skipped = shown.startsWith(bare, at) ? 0 : shown.slice(at, at + bare.length + most).indexOf(bare)
    if (skipped === -1) return null
    at += skipped
    const tight = new Set<number>()
    const widths: Array<number> = []
    let gap = 0
    for (let i = 0; i < text.length; i++) {
      if (text[i] === " ") {
        if (text[i - 1] !== " ") gap = i
        widths.push(0)
        continue
      }
      if (i === 0 || text[i - 1] === " ") {
        const space = spaces.get(at)
        if (space === undefined) tight.add(gap)
        else if (i > 0) widths[gap] = space
      }
      widths.push(advances[at++]!)
    }
    return { tight, widths }
  })
}
