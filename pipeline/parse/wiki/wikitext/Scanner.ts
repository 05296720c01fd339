/**
 * Reads a wikitext into its constructs: one pass, an explicit stack, no way back.
 *
 * An opening bracket is pushed with its place in the row of what was read; a closing one takes the nearest of its kind
 * and folds what came since. What was opened in between and not closed is text by then, and so is whatever is open at
 * the end: a broken construct costs nothing and swallows nothing. What a comment, raw content or a reference encloses is
 * closed to the brackets outside. Constructs nest `maxDepth` deep; what encloses deeper ones is text.
 */
import { entityAt } from "../vocabulary/entities.ts"
import { batchesOf, headsSection } from "./batches.ts"
import { closeBraces, openBraces, openVariant, runEnd } from "./braces.ts"
import { closeBracket, openBracket, readNewline, readPipe } from "./brackets.ts"
import { LINK } from "./Frames.ts"
import type { Node, TagNode } from "./Node.ts"
import { ENTITY, QUOTE, SWITCH, URL } from "./Row.ts"
import { Scan } from "./Scan.ts"
import { readTag } from "./tagNodes.ts"
import { findTags } from "./tags.ts"
import { Units } from "./Units.ts"
import { bareUrl } from "./urls.ts"

const special = new Uint8Array(128)
for (const c of "{}[]<|\n-':&_") special[c.charCodeAt(0)] = 1

const behaviourSwitch = /__(?:[A-Z]{3,30}|(?:no|force)?toc|noeditsection|[\u3400-\u9fff]{2,12})__/uy

/** Reads from `from` to the end, or to a heading behind `size` characters that no construct reaches over. */
const scanFrom = (scan: Scan, from: number, size: number): number => {
  const { text, codes, until } = scan
  const enough = from + size
  let i = from
  while (i < until) {
    const c = codes[i]!
    if (c > 127 || special[c] === 0) i++
    else {
      i = readSpecial(scan, c, i)
      if (c === 10 && i > enough && scan.isClosed && headsSection(text, i)) break
    }
  }
  scan.flush(i)
  return i
}

const readSpecial = (scan: Scan, c: number, i: number): number => {
  switch (c) {
    case 10:
      return readNewline(scan, i)
    case 123:
      return openBraces(scan, i)
    case 125:
      return closeBraces(scan, i)
    case 91:
      return openBracket(scan, i)
    case 93:
      return closeBracket(scan, i)
    case 124:
      return readPipe(scan, i)
    case 60:
      return readTag(scan, i)
    case 39:
      return readQuotes(scan, i)
    case 58:
      return readColon(scan, i)
    case 38:
      return readEntity(scan, i)
    case 95:
      return readSwitch(scan, i)
    default:
      return openVariant(scan, i)
  }
}

const readQuotes = (scan: Scan, i: number): number => {
  const end = runEnd(scan.text, i, 39)
  return end - i > 1 ? scan.push(QUOTE, i, end) : end
}

/** Last letter of the schemes that stand without slashes (mailto, news, tel, …). */
const endsScheme = (c: number): boolean => c < 128 && "oslpntxOSLPNTX".includes(String.fromCharCode(c))

const readColon = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  if (text.charCodeAt(i + 1) !== 47 && !endsScheme(text.charCodeAt(i - 1))) return i + 1
  if (frames.top === LINK && !frames.isPiped(frames.length - 1)) return i + 1
  const url = bareUrl(text, i, scan.run, scan.limit, frames.inParts)
  return url ? scan.push(URL, url.start, url.end) : i + 1
}

const readEntity = (scan: Scan, i: number): number => {
  const entity = entityAt(scan.text, i)
  return entity ? scan.push(ENTITY, i, entity.end) : i + 1
}

const readSwitch = (scan: Scan, i: number): number => {
  if (scan.text.charCodeAt(i + 1) !== 95) return i + 1
  behaviourSwitch.lastIndex = i
  return behaviourSwitch.test(scan.text) ? scan.push(SWITCH, i, behaviourSwitch.lastIndex) : i + 1
}

/** Characters of a batch: a long article is never held as a whole. */
const batchSize = 16_000

/** The constructs of a wikitext, its text between them, in order and without a gap. Linear. */
export const scanNodes = (text: string): ReadonlyArray<Node> => [...scanBatches(text, text.length)].flat()

/**
 * The same stretch by stretch: each begins where no block reaches over, at a heading, a list item or a blank line, and
 * ends with a line end, but for the last. `size` is what a stretch has at least, in characters.
 */
export function* scanBatches(text: string, size = batchSize): Generator<ReadonlyArray<Node>, void> {
  const units = Units.of(text)
  const scan = new Scan(text, units.codes, findTags(text), 0, text.length)
  let at = 0
  do {
    at = scanFrom(scan, at, size)
    for (const tag of scan.dynamic) tag.nodes = attributeNodes(scan, tag)
    scan.dynamic.length = 0
    yield* batchesOf(text, scan.row, size)
    scan.row.truncate(0)
  } while (at < text.length)
  scan.release()
  units.release()
}

/** Templates are expanded before a tag is read: those in its attributes are templates too. */
const attributeNodes = ({ text, codes }: Scan, { start, end }: TagNode): ReadonlyArray<Node> => {
  const scan = new Scan(text, codes, [], start + 1, end - 1)
  scanFrom(scan, start + 1, text.length)
  const nodes = scan.row.nodes(0, scan.row.length)
  scan.release()
  return nodes
}
