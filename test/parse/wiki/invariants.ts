/** What holds for every text at all, whatever it says. Each check throws with what is wrong. */
import { describeMarkdown } from "#pipeline/parse/wiki/markdown/describeMarkdown.ts"
import { parseMarkdown } from "#pipeline/parse/wiki/markdown/parseMarkdown.ts"
import { entityAt } from "#pipeline/parse/wiki/vocabulary/entities.ts"
import type { Inline, WikiDocument } from "#pipeline/parse/wiki/WikiDocument.ts"
import { describeWikitext } from "#pipeline/parse/wiki/wikitext/describeWikitext.ts"
import type { Node } from "#pipeline/parse/wiki/wikitext/Node.ts"
import { parseWikitext } from "#pipeline/parse/wiki/wikitext/parseWikitext.ts"
import { scanNodes } from "#pipeline/parse/wiki/wikitext/Scanner.ts"

/** The nodes cover their stretch without gap or overlap, and so do the nodes in each of them. */
export const checkTiling = (nodes: ReadonlyArray<Node>, start: number, end: number): void => {
  let at = start
  for (const node of nodes) {
    if (node.start !== at) throw new Error(`gap before ${node.type} at ${node.start}, expected ${at}`)
    at = node.end
    if (node.type === "link") at += node.trail.length
    if (node.type === "template" || node.type === "argument" || node.type === "link")
      for (const part of node.parts) checkTiling(part.nodes, part.start, part.end)
    if (node.type === "external") checkTiling(node.nodes, node.urlEnd, node.end - 1)
    if (node.type === "variant") checkTiling(node.nodes, node.start + 2, node.end - 2)
    if (node.type === "container") checkTiling(node.nodes, node.from, node.until)
  }
  if (at !== end) throw new Error(`ends at ${at}, expected ${end}`)
}

/** Each unit of the text is what its place in the source says: that character, an escape, a reference, a joint. */
const checkInline = (text: string, { text: printed, at, to, marks }: Inline): void => {
  if (at.length !== printed.length || (to && to.length !== printed.length))
    throw new Error("units without a place")
  for (let i = 0; i < printed.length; i++) {
    const from = at[i]!
    const until = to?.[i] ?? from + 1
    if (until <= from || until > text.length) throw new Error(`unit ${i} has no place`)
    const source = text.slice(from, until)
    const said =
      source === printed[i] ||
      source === `\\${printed[i]}` ||
      entityAt(text, from)?.text.includes(printed[i]!) ||
      source.startsWith("{{") ||
      (printed[i] === " " && /^\s/u.test(source)) ||
      "年月日".includes(printed[i]!) ||
      source.includes(printed[i]!) ||
      /^&[^;]+;$/u.test(source)
    if (!said) throw new Error(`unit ${i} ${JSON.stringify(printed[i])} from ${JSON.stringify(source)}`)
  }
  for (const mark of marks)
    if (mark.start < 0 || mark.end < mark.start || mark.end > printed.length)
      throw new Error("mark outside the text")
}

export const checkDocument = (text: string, { blocks, links, citations }: WikiDocument): void => {
  const within = ({ start, end }: { start: number; end: number }) => {
    if (start < 0 || end < start || end > text.length) throw new Error(`span ${start}-${end} outside`)
  }
  for (const block of blocks) {
    within(block.span)
    if (block.type === "template")
      for (const { value, span, valueSpan } of block.parameters) {
        within(span)
        within(valueSpan)
        checkInline(text, value)
      }
    else if (block.type === "table") {
      const width = Math.max(...block.rows.map((row) => row.length), 0)
      if (width > text.length) throw new Error("a table wider than its text")
      for (const row of block.rows) for (const cell of row) if (!cell.repeated) checkInline(text, cell.inline)
    } else checkInline(text, block.inline)
  }
  for (const { span } of links) within(span)
  for (const { span, uses, content } of citations) {
    within(span)
    uses.forEach(within)
    if (content) checkInline(text, content)
  }
}

/** Every `start` and `end` of a description. */
const checkPlaces = (text: string, value: unknown): void => {
  if (typeof value !== "object" || value === null) return
  const { start, end } = value as { start?: unknown; end?: unknown }
  if (
    typeof start === "number" &&
    typeof end === "number" &&
    !(start >= 0 && start <= end && end <= text.length)
  )
    throw new Error(`place ${start}-${end} outside`)
  for (const inner of Object.values(value)) checkPlaces(text, inner)
}

export const checkWikitext = (text: string): void => {
  checkTiling(scanNodes(text), 0, text.length)
  checkDocument(text, parseWikitext(text))
  checkPlaces(text, describeWikitext(text))
}

export const checkMarkdown = (text: string): void => {
  checkDocument(text, parseMarkdown(text))
  checkPlaces(text, describeMarkdown(text))
}
