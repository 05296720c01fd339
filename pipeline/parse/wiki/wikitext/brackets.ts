/** Links `[[ ]]`, external links `[ ]`, and the `|` and line ends between them. */
import { pageTitle, readTitle, type Title } from "../titles.ts"
import { fileNamespaces } from "../vocabulary/namespaces.ts"
import { externalNode, linkNode, textNode } from "./constructs.ts"
import { BRACE, EXTERNAL, LINK } from "./Frames.ts"
import type { Node } from "./Node.ts"
import { linkTarget, plainTarget } from "./names.ts"
import { NEWLINE, PIPE, TEXT, URL } from "./Row.ts"
import { maxDepth, type Scan } from "./Scan.ts"
import { endOfUrl, protocolEnd } from "./urls.ts"

export const openBracket = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  if (text.charCodeAt(i + 1) !== 91) return openExternal(scan, i)
  // `[[[`: the innermost two belong together. `[[http:` is a bracket and an external link.
  if (text.charCodeAt(i + 2) === 91) return i + 1
  const protocol = protocolEnd(text, i + 2)
  if (protocol >= 0 && text.charCodeAt(i + 2) !== 47) return i + 1
  const frame = scan.open(LINK, i, i + 2)
  if (isFile(scan, i + 2)) frames.setFile(frame)
  return i + 2
}

const isFile = ({ text, codes, until }: Scan, start: number): boolean => {
  const end = Math.min(start + 16, until)
  for (let i = start; i < end; i++) {
    const c = codes[i]!
    if (c === 93 || c === 124) return false
    if (c === 58) return fileNamespaces.has(text.slice(start, i).trim().toLowerCase())
  }
  return false
}

const openExternal = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  if (frames.top === EXTERNAL) return i + 1
  const protocol = protocolEnd(text, i + 1)
  const urlEnd = protocol < 0 ? 0 : endOfUrl(text, i + 1, scan.limit, frames.inParts, false)
  if (protocol < 0 || urlEnd <= protocol) {
    const link = frames.last(LINK)
    if (link >= 0) frames.setSingle(link, frames.single(link) + 1)
    return i + 1
  }
  frames.setExtra(scan.open(EXTERNAL, i, i + 1), urlEnd)
  return scan.push(URL, i + 1, urlEnd)
}

export const closeBracket = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  // What begins a variant in the text of an external link and is not closed by then begins none.
  const external = frames.last(EXTERNAL)
  const inner = external > frames.last(LINK) && external > frames.last(BRACE)
  if (inner && frames.start(external) > scan.line) frames.popAbove(external)
  if (frames.top === EXTERNAL) return closeExternal(scan, i)
  const link = frames.last(LINK)
  if (link < 0) return i + 1
  const double = text.charCodeAt(i + 1) === 93
  const single = frames.single(link)
  if (single > 0 && (!double || text.charCodeAt(i + 2) === 93)) {
    frames.setSingle(link, single - 1)
    return i + 1
  }
  if (!double) return i + 1
  scan.flush(i)
  frames.popAbove(link)
  return closeLink(scan, i)
}

const closeExternal = (scan: Scan, i: number): number => {
  const { row, frames } = scan
  scan.flush(i)
  const frame = frames.pop()
  const end = i + 1
  scan.run = end
  frames.deepen(frames.depth(frame) + 1)
  if (frames.depth(frame) >= maxDepth) row.push(TEXT, i, end)
  else {
    const start = frames.start(frame)
    const nodes = scan.fold(frames.index(frame), 2)
    const { inside, urlEnd } = takeAddress(scan.text, nodes, frames.extra(frame))
    row.add(externalNode(start, end, nodes, inside, urlEnd))
  }
  return end
}

/** Takes the templates that an address goes on with, and the text behind them, from the nodes of its text. */
const takeAddress = (text: string, nodes: Array<Node>, urlEnd: number) => {
  let end = urlEnd
  let taken = 0
  for (let node = nodes[0]; node?.start === end; node = nodes[taken]) {
    if (node.type === "template" || node.type === "argument") end = node.end
    else if (node.type !== "text" || taken === 0) break
    else end = endOfUrl(text, node.start, node.end, false, false)
    if (end === node.start) break
    if (end < node.end) {
      nodes[taken] = textNode(end, node.end)
      nodes.splice(taken, 0, textNode(node.start, end))
      taken++
      break
    }
    taken++
  }
  return { inside: nodes.splice(0, taken), urlEnd: end }
}

const closeLink = (scan: Scan, i: number): number => {
  const { text, row, frames } = scan
  const frame = frames.pop()
  const end = i + 2
  const index = frames.index(frame)
  const deep = frames.depth(frame) >= maxDepth
  const plain = deep ? null : plainTarget(scan, index + 1)
  const target = deep ? null : (plain ?? linkTarget(scan, index + 1))
  const title = target === null ? null : plain === null ? readTitle(target) : pageTitle(plain)
  if (target === null || title === null || isNameless(title)) {
    row.push(TEXT, i, end)
    scan.run = end
    return end
  }
  const start = frames.start(frame)
  const parts = scan.foldParts(index, 1, start + 2, i)
  frames.deepen(frames.depth(frame) + 1)
  const behind = frames.isFile(frame) ? end : trailEnd(text, end)
  const trail = behind === end ? "" : text.slice(end, behind)
  row.add(linkNode(start, end, parts, target, title, trail))
  scan.run = behind
  return behind
}

/** `[[:]]`, `[[分类:]]`: a namespace without a name is no title. Source: MediaWiki's title parser. */
const isNameless = ({ kind, title }: Title): boolean =>
  title === "" || ((kind === "category" || kind === "file") && title.endsWith(":"))

const trailEnd = (text: string, start: number): number => {
  let end = start
  for (let c = text.charCodeAt(end); c >= 97 && c <= 122; c = text.charCodeAt(end)) end++
  return end
}

export const readPipe = (scan: Scan, i: number): number => {
  const { frames } = scan
  while (frames.top === EXTERNAL && frames.inParts) frames.pop()
  if (frames.top === LINK) frames.setPiped(frames.length - 1)
  return scan.push(PIPE, i, i + 1)
}

export const readNewline = (scan: Scan, i: number): number => {
  const { text, frames } = scan
  const start = i > scan.run && text.charCodeAt(i - 1) === 13 ? i - 1 : i
  let broken = -1
  while (endsWithLine(scan, i)) {
    if (frames.top === LINK) broken = frames.index(frames.length - 1)
    frames.pop()
  }
  const end = scan.push(NEWLINE, start, i + 1)
  scan.line = i
  if (broken >= 0 && frames.last(BRACE) >= 0) keepPipes(scan, broken)
  return end
}

/** External links end with the line; so do targets, and the text of a link to a page at a new block. */
const endsWithLine = (scan: Scan, i: number): boolean => {
  const { frames } = scan
  if (frames.top === EXTERNAL) return true
  if (frames.top !== LINK) return false
  const link = frames.length - 1
  const next = scan.text.charCodeAt(i + 1)
  if (!frames.isPiped(link) || next === 61) return true
  return !frames.isFile(link) && (endsParagraph(next) || isNextParameter(scan, i + 1))
}

/** A blank line, or the first character of a list item, heading or table line. */
const endsParagraph = (c: number): boolean =>
  c === 10 || c === 13 || c === 42 || c === 35 || c === 58 || c === 59 || c === 61

/** Whether a line in a template begins with a parameter, or ends it. */
const isNextParameter = ({ text, frames }: Scan, offset: number): boolean => {
  if (frames.last(BRACE) < 0) return false
  let at = offset
  while (at < offset + 12 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++
  const c = text.charCodeAt(at)
  return c === 124 || c === 125
}

/** The bars of a link that was never closed part no parameters. */
const keepPipes = ({ row }: Scan, index: number): void => {
  for (let i = index; i < row.length; i++) if (row.kind(i) === PIPE) row.setText(i)
}
