/** Parameters of a template. */
import type { Span } from "../../../model/Span.ts"
import { textNode } from "./constructs.ts"
import type { Node, Part, TemplateNode } from "./Node.ts"

export interface Parameter {
  /** As printed, comments left out, trimmed; the number of an unnamed one. */
  readonly name: string
  readonly named: boolean
  readonly span: Span
  /** Behind the `=`, blanks at its ends included. */
  readonly from: number
  readonly until: number
  readonly nodes: ReadonlyArray<Node>
}

/** Source text of some nodes up to `until`, comments left out. */
export const sourceOf = (
  text: string,
  nodes: ReadonlyArray<Node>,
  until = Number.MAX_SAFE_INTEGER
): string => {
  let out = ""
  for (const node of nodes) {
    if (node.start >= until) break
    if (node.type !== "comment") out += text.slice(node.start, Math.min(node.end, until))
  }
  return out
}

/**
 * The first `=` of a part that is not inside a construct. A line that begins with two of them is a heading and parts
 * nothing. Source: MediaWiki's preprocessor.
 */
const equalsIn = (text: string, part: Part): { readonly at: number; readonly index: number } | null => {
  const { nodes } = part
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    if (node.type !== "text" && node.type !== "url") continue
    const at = indexWithin(text, node.start, node.end)
    if (at < 0) continue
    const heads = at === node.start && text.charCodeAt(at + 1) === 61 && nodes[i - 1]?.type === "newline"
    if (!heads) return { at, index: i }
    while (i + 1 < nodes.length && nodes[i + 1]!.type !== "newline") i++
  }
  return null
}

const indexWithin = (text: string, start: number, end: number): number => {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 61) return i
  return -1
}

/** The nodes from one on, which is cut at an offset. */
const nodesFrom = (nodes: ReadonlyArray<Node>, index: number, offset: number): ReadonlyArray<Node> => {
  const { end } = nodes[index]!
  if (offset >= end) return index + 1 === nodes.length ? none : nodes.slice(index + 1)
  const first = textNode(offset, end)
  return index + 1 === nodes.length ? [first] : [first, ...nodes.slice(index + 1)]
}

const none: ReadonlyArray<Node> = []

/** In order; a name that occurs twice is given twice. */
export const parametersOf = (text: string, template: TemplateNode): ReadonlyArray<Parameter> => {
  const out: Array<Parameter> = []
  let unnamed = 0
  for (let i = 1; i < template.parts.length; i++) {
    const part = template.parts[i]!
    const { start, end, nodes } = part
    const equals = equalsIn(text, part)
    if (equals === null) {
      unnamed++
      out.push({ name: String(unnamed), named: false, span: { start, end }, from: start, until: end, nodes })
      continue
    }
    const { at, index } = equals
    const name = (index === 0 ? text.slice(start, at) : sourceOf(text, nodes, at)).trim()
    const value = nodesFrom(nodes, index, at + 1)
    out.push({ name, named: true, span: { start, end }, from: at + 1, until: end, nodes: value })
  }
  return out
}

/** The last parameter of one of the names. */
export const parameterOf = (
  parameters: ReadonlyArray<Parameter>,
  ...names: ReadonlyArray<string>
): Parameter | null => {
  for (const name of names) {
    const found = parameters.findLast((parameter) => parameter.name === name)
    if (found) return found
  }
  return null
}

const isBlank = (c: number): boolean => c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0x3000

/** Place of the value without blanks around; empty at its end if it is blank. */
export const valueSpan = (text: string, { from, until }: Parameter): Span => {
  let start = from
  let end = until
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return start === end ? { start: until, end: until } : { start, end }
}
