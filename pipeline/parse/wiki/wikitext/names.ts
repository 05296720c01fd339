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

/**
 * Name of the template that begins behind `from`, at `index` of the row; null if it cannot be one. Looks at a bounded
 * stretch.
 */
export const templateName = (scan: Scan, index: number, from: number, until: number): string | null => {
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
