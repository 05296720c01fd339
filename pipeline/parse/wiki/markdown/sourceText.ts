/** The text of a Markdown node, each character with its place: escapes, references and line ends undone. */
import type { InlineBuilder } from "../InlineBuilder.ts"
import { entityAt } from "../vocabulary/entities.ts"

export interface TextSigns {
  /** A use of a footnote `\[1\]`: its number and group. */
  readonly use: (number: number, group: string | null, start: number, end: number) => void
  /** How many footnotes the document lists: an unescaped `[1]` is a use of one of these only. */
  readonly listed: number
  /** `**` that Markdown did not take for markup; null to print it. */
  readonly stars: (() => void) | null
}

const escapedUse = /\\\[(?:([注註]|note|nb)[ \u00a0]?)?([0-9]{1,3})\\\](?![号號])/uy
const plainUse = /\[([0-9]{1,3})\](?![号號(])/uy
const reference = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/uy

const isPunctuation = (c: number): boolean =>
  (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126)

const isLineEnd = (c: number): boolean => c === 10 || c === 13

/** Walks along the source from `start` to `end` and the text that Markdown made of it. Linear. */
export const appendText = (
  source: string,
  start: number,
  end: number,
  value: string,
  builder: InlineBuilder,
  signs: TextSigns
): void => {
  let run = start
  let i = start
  let j = 0
  const flush = () => {
    if (run < i) builder.append(run, i)
  }
  while (i < end && j < value.length) {
    const c = source.charCodeAt(i)
    const v = value.charCodeAt(j)
    if (c === 92 || c === 91) {
      const use = useAt(source, i, c === 92 ? escapedUse : plainUse, signs.listed)
      if (use) {
        flush()
        signs.use(use.number, use.group, i, use.end)
        i = run = use.end
        j += use.length
        continue
      }
      if (c === 92 && isPunctuation(v) && source.charCodeAt(i + 1) === v) {
        flush()
        builder.unit(value[j]!, i, i + 2)
        i = run = i + 2
        j++
        continue
      }
    }
    if (c === 38) {
      const decoded = decodedAt(source, i, value, j)
      if (decoded) {
        flush()
        builder.unit(decoded.text, i, decoded.end)
        i = run = decoded.end
        j += decoded.text.length
        continue
      }
    }
    if (isLineEnd(v)) {
      flush()
      builder.newline(i)
      while (j < value.length && isLineEnd(value.charCodeAt(j))) j++
      while (i < end && !isLineEnd(source.charCodeAt(i))) i++
      while (i < end && isLineEnd(source.charCodeAt(i))) i++
      run = i
    } else if (c === 42 && signs.stars && v === 42 && source.charCodeAt(i + 1) === 42) {
      flush()
      signs.stars()
      i = run = i + 2
      j += 2
    } else if (c === v) {
      i++
      j++
    } else {
      flush()
      run = ++i
    }
  }
  flush()
}

const useAt = (source: string, offset: number, pattern: RegExp, listed: number) => {
  pattern.lastIndex = offset
  const match = pattern.exec(source)
  if (!match) return null
  const escaped = pattern === escapedUse
  const number = Number(escaped ? match[2] : match[1])
  if (number === 0 || (!escaped && number > listed)) return null
  const length = match[0].length - (escaped ? 2 : 0)
  return { number, group: escaped ? (match[1] ?? null) : null, end: pattern.lastIndex, length }
}

/** A character reference at `i` that became what stands at `j`. */
const decodedAt = (source: string, i: number, value: string, j: number) => {
  const known = entityAt(source, i)
  if (known) return value.startsWith(known.text, j) ? known : null
  reference.lastIndex = i
  if (!reference.test(source) || value.charCodeAt(j) === 38) return null
  return { text: String.fromCodePoint(value.codePointAt(j)!), end: reference.lastIndex }
}
