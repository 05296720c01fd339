/** What the beginning of a construct names: the template between braces, the page between brackets. */
import { COMMENT, MADE, NEWLINE, PIPE, SWITCH, TEXT } from "./Row.ts"
import type { Scan } from "./Scan.ts"

/** Longest name of a template and target of a link, in nodes and characters. */
const maxNodes = 40
const maxName = 400

const invalidName = /[[\]<>{}|]/u

const parserFunction =
  /^\s*(?:#[a-z]+|safesubst|subst|int|msgnw|formatnum|lc|uc|ucfirst|lcfirst|urlencode|padleft|padright|fullurl|ns)\s*:/iu

const isFunction = (name: string): boolean => parserFunction.test(name)

const noName: ReadonlySet<string> = new Set(["tag", "link", "external", "container"])
const noTarget: ReadonlySet<string> = new Set(["tag", "link", "external", "container", "raw"])

const pieceOf = ({ text, row }: Scan, i: number): string => {
  const start = row.start(i)
  return text.slice(start, Math.min(row.end(i), start + maxName + 1))
}

/** Signs that no name has, and those that a title does not show as they stand. */
const INVALID = 1
const UNCLEAN = 2
const classOf = new Uint8Array(128)
for (let c = 0; c < 128; c++) {
  const sign = String.fromCharCode(c)
  classOf[c] = "[]<>{}|".includes(sign)
    ? INVALID
    : c <= 32 || c === 127 || "&%_#:".includes(sign)
      ? UNCLEAN
      : 0
}

/** Blanks and marks that cannot be seen. */
const isUnclean = (c: number): boolean =>
  c < 128
    ? classOf[c] !== 0
    : c === 0xa0 || c === 0x1680 || (c >= 0x2000 && c <= 0x206f) || c === 0x3000 || c === 0xfeff

/** Whether a name ends behind the place `index` of the row. */
const endsName = ({ row }: Scan, index: number): boolean => index >= row.length || row.kind(index) === PIPE

/** The target of a link if it is a title as it stands, as most are; null if it has to be looked at. */
export const plainTarget = (scan: Scan, index: number): string | null => {
  const { row, codes } = scan
  if (index >= row.length || row.kind(index) !== TEXT || !endsName(scan, index + 1)) return null
  const start = row.start(index)
  const end = row.end(index)
  if (end - start > maxName) return null
  for (let i = start; i < end; i++) if (isUnclean(codes[i]!)) return null
  return scan.text.slice(start, end)
}

/** The name of a template if it stands alone on its line; null if it has to be looked at. */
const plainName = (scan: Scan, index: number): string | null => {
  const { row, codes } = scan
  if (index >= row.length || row.kind(index) !== TEXT) return null
  const behind = index + 1
  const broken = behind < row.length && row.kind(behind) === NEWLINE
  if (!endsName(scan, broken ? behind + 1 : behind)) return null
  const start = row.start(index)
  const end = row.end(index)
  if (end - start > maxName) return null
  for (let i = start; i < end; i++) if (codes[i]! < 128 && classOf[codes[i]!] === INVALID) return null
  const name = scan.text.slice(start, end).trim()
  return name === "" ? null : name
}

/**
 * Name of the template that begins behind `from`, at `index` of the row; null if it cannot be one. Looks at a bounded
 * stretch.
 */
export const templateName = (scan: Scan, index: number, from: number, until: number): string | null => {
  const plain = plainName(scan, index)
  if (plain !== null) return plain
  const { row } = scan
  let end = until
  let printed = ""
  let broken = false
  for (let i = index; i < row.length; i++) {
    const kind = row.kind(i)
    if (kind === PIPE) {
      end = row.start(i)
      break
    }
    if (i - index > maxNodes || printed.length > maxName) return null
    if (kind === COMMENT || kind === SWITCH) continue
    if (kind === NEWLINE) {
      if (printed.trim() !== "") broken = true
      continue
    }
    const piece = pieceOf(scan, i)
    if (broken && piece.trim() !== "" && !isFunction(printed)) return null
    if (kind === TEXT && invalidName.test(piece) && !isFunction(printed + piece)) return null
    if (kind === MADE && noName.has(row.made(i).type) && !isFunction(printed)) return null
    printed += piece
  }
  const name = printed.trim()
  return name === "" || end - from > maxName * 4 ? null : name
}

/** What the row from `index` to the first `|` names, if it can name a page. Looks at a bounded stretch. */
export const linkTarget = (scan: Scan, index: number): string | null => {
  const { row } = scan
  let printed = ""
  for (let i = index; i < row.length; i++) {
    const kind = row.kind(i)
    if (kind === PIPE) break
    if (i - index > maxNodes || printed.length > maxName) return null
    if (kind === COMMENT) continue
    if (kind === MADE && noTarget.has(row.made(i).type)) return null
    const piece = pieceOf(scan, i)
    if (kind === TEXT && invalidName.test(piece)) return null
    printed += piece
  }
  const target = printed.trim()
  return target === "" ? null : target
}
