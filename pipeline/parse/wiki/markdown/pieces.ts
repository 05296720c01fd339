/**
 * Cuts a Markdown text where a cut changes nothing: before a block at the margin behind a blank line, and before an item
 * of the outermost list. Each piece can then be parsed by itself, and what is wrong with one of them stays in it.
 */
import { type Span, span } from "../../../model/Span.ts"

const itemLine = /^( {0,3})([-+*]|[0-9]{1,9}[.)])(?:( {1,4}|\t)(?=\S)| *$)/u
const fence = /^ {0,3}(`{3,}|~{3,})/u
/** HTML blocks that reach over blank lines, with what ends them. Source: CommonMark, HTML blocks 1 to 5. */
const htmlBlocks: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/iu, /<\/(?:pre|script|style|textarea)>/iu],
  [/^ {0,3}<!--/u, /-->/u],
  [/^ {0,3}<\?/u, /\?>/u],
  [/^ {0,3}<!\[CDATA\[/u, /\]\]>/u],
  [/^ {0,3}<![A-Za-z]/u, />/u]
]

const indentOf = (line: string): number => {
  let i = 0
  while (line.charCodeAt(i) === 32) i++
  return i
}

/** Where the content of an item begins; a tab reaches to the next multiple of four. */
const contentColumn = ([, indent, mark, blanks]: RegExpExecArray): number => {
  const behind = indent!.length + mark!.length
  return blanks === "\t" ? (behind >> 2) * 4 + 4 : behind + (blanks?.length ?? 1)
}

class Cutter {
  /** Column at which the content of the outermost open list item begins; 0: no list is open. */
  #content = 0
  /** What ends the block that blank lines do not end. */
  #closing: RegExp | null = null
  #blank = true
  /** Whether the next item line at the margin is an item of the open list: no line has cast a doubt on that. */
  #sure = false

  /** Whether the text may be cut before this line. */
  isCut(line: string): boolean {
    if (this.#closing !== null) {
      if (this.#closing.test(line)) this.#closing = null
      this.#blank = false
      return false
    }
    const blank = this.#blank
    this.#blank = line.trim() === ""
    if (this.#blank) return false
    const indent = indentOf(line)
    const nested = this.#content > 0 && (indent >= this.#content || line.startsWith("\t"))
    if (nested || indent > 3 || line.startsWith("\t")) return false
    const item = itemLine.exec(line)
    const sibling = item !== null && this.#sure
    if (item !== null) this.#content = contentColumn(item)
    else if (blank) this.#content = 0
    this.#sure = item !== null && (blank || sibling)
    this.#open(line)
    return blank || sibling
  }

  #open(line: string): void {
    const marks = fence.exec(line)?.[1]
    if (marks !== undefined) {
      this.#closing = new RegExp(`^ {0,3}${marks[0]}{${marks.length},} *$`, "u")
      return
    }
    if (!line.includes("<")) return
    const html = htmlBlocks.find(([opens]) => opens.test(line))
    if (html && !html[1].test(line.slice(line.indexOf("<") + 4))) this.#closing = html[1]
  }
}

/** Pieces of at least `size` characters, the last one apart; together they are the text. Linear. */
export const piecesOf = (text: string, { start, end }: Span, size: number): ReadonlyArray<Span> => {
  const pieces: Array<Span> = []
  const cutter = new Cutter()
  let first = start
  for (let at = start; at < end; ) {
    const newline = text.indexOf("\n", at)
    const next = newline < 0 || newline >= end ? end : newline + 1
    if (cutter.isCut(text.slice(at, next).replace(/[\r\n]+$/u, "")) && at - first >= size) {
      pieces.push(span(first, at))
      first = at
    }
    at = next
  }
  if (first < end) pieces.push(span(first, end))
  return pieces
}
