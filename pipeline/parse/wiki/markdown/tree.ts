/** Markdown syntax tree with offsets. */
import type { Definition, List, Nodes, Root, RootContent } from "mdast"
import remarkParse from "remark-parse"
import { unified } from "unified"
import { type Span, span } from "../../../model/Span.ts"
import { isHostile } from "./bounds.ts"
import { piecesOf } from "./pieces.ts"

const processor = unified().use(remarkParse)

/** Characters of a piece that is parsed by itself. The parser's time for one grows faster than its length. */
const pieceSize = 2000
/** Longest definitions that each piece is given. */
const maxDefinitions = 4000

/** The tree of a text; paragraphs alone for a stretch that the parser cannot hold (nested ten thousand deep). */
export const treeOf = (text: string, size = pieceSize): Root => {
  const pieces = piecesOf(text, span(0, text.length), size).flatMap((piece) =>
    isHostile(text.slice(piece.start, piece.end)) ? piecesOf(text, piece, 0) : [piece]
  )
  const root = joined(text, pieces, "")
  if (pieces.length === 1) return root
  const definitions = root.children
    .filter(({ type }) => type === "definition")
    .map(({ position }) => text.slice(position!.start.offset, position!.end.offset))
    .join("\n")
  return definitions === "" || definitions.length > maxDefinitions ? root : joined(text, pieces, definitions)
}

const joined = (text: string, pieces: ReadonlyArray<Span>, definitions: string): Root => {
  const children: Array<RootContent> = []
  for (const piece of pieces) append(text, children, nodesOf(text, piece, definitions))
  return { type: "root", children }
}

const nodesOf = (text: string, { start, end }: Span, definitions: string): ReadonlyArray<RootContent> => {
  const printed = text.slice(start, end)
  const source = end < text.length ? printed.replace(/\r?\n$/u, "") : printed
  if (isHostile(source)) return paragraphsOf(source, start)
  try {
    const { children } = processor.parse(definitions === "" ? source : `${source}\n\n${definitions}`)
    const own = children.filter(({ position }) => position!.start.offset! < source.length)
    // What is not closed takes the definitions in.
    const last = own.at(-1)?.position
    if (last) last.end.offset = Math.min(last.end.offset!, source.length)
    if (start > 0) for (const node of own) move(node, start)
    return own
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return paragraphsOf(source, start)
  }
}

/** A list that was cut between two items is one list again. */
const append = (text: string, children: Array<RootContent>, nodes: ReadonlyArray<RootContent>): void => {
  const [first, ...rest] = nodes
  const last = children.at(-1)
  if (first?.type === "list" && last?.type === "list" && markOf(text, first) === markOf(text, last)) {
    last.children.push(...first.children)
    last.position!.end = first.position!.end
    for (const node of rest) children.push(node)
  } else for (const node of nodes) children.push(node)
}

/** `-`, `+`, `*`, `.` or `)`. */
const markOf = (text: string, { position }: List): string => {
  const start = position!.start.offset!
  return /^[0-9]*(.)/u.exec(text.slice(start, start + 12))?.[1] ?? ""
}

/** Positions of a piece count in the piece: lines and columns stay so, nothing asks for them. */
const move = (node: Nodes, by: number): void => {
  const { start, end } = node.position!
  start.offset! += by
  end.offset! += by
  if ("children" in node) for (const child of node.children) move(child, by)
}

const paragraphsOf = (text: string, offset: number): ReadonlyArray<RootContent> => {
  const children: Array<RootContent> = []
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf("\n\n", start)
    const end = next < 0 ? text.length : next
    const value = text.slice(start, end)
    const position = { start: pointAt(offset + start), end: pointAt(offset + end) }
    if (value.trim() !== "")
      children.push({ type: "paragraph", position, children: [{ type: "text", value, position }] })
    start = end + 2
  }
  return children
}

const pointAt = (offset: number) => ({ line: 1, column: 1, offset })

/** Addresses that links name by a label. */
export const definitionsOf = (root: Root): ReadonlyMap<string, Definition> => {
  const definitions = new Map<string, Definition>()
  for (const node of root.children)
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  return definitions
}
