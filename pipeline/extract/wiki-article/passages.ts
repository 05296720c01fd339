/** The running text of an article, in order, each piece under its headings; and its sentences and clauses. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Span } from "../../model/Span.ts"
import { type Inline, spanOf, type WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import { SECTION } from "./lexicon.ts"

export interface Heading {
  readonly level: number
  readonly text: string
  /** In simplified characters, of the same length. */
  readonly hans: string
  readonly inline: Inline
  readonly span: Span
}

export interface Passage {
  readonly kind: "paragraph" | "item"
  readonly inline: Inline
  /** The text in simplified characters, of the same length: rules read this, values are taken from `inline`. */
  readonly hans: string
  readonly span: Span
  /** Headings that it stands under, outermost first. */
  readonly headings: ReadonlyArray<Heading>
  /** It stands in a section that points elsewhere (参见, 外部链接). */
  readonly aside: boolean
  /** Number of the list and depth of the item; 0 in a paragraph. */
  readonly list: number
  readonly depth: number
  readonly ordered: boolean
  /** The term `;` that this `:` tells of. */
  readonly term: Inline | null
  /** Place among the blocks of the document, and among the passages. */
  readonly index: number
  readonly position: number
}

/** A stretch of running text that rules read: a sentence, an entry of a list, a cell, a parameter of an infobox. */
export interface Line {
  readonly inline: Inline
  /** Place in the text of `inline`. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly hans: string
}

export interface Sentence extends Line {
  readonly passage: Passage
}

/** A stretch of a sentence between commas; counts in the sentence's text. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly hans: string
}

export const passagesOf = (document: WikiDocument): ReadonlyArray<Passage> => {
  const passages: Array<Passage> = []
  const terms = new Map<number, Inline>()
  let headings: ReadonlyArray<Heading> = []
  document.blocks.forEach((block, index) => {
    if (block.type === "heading") {
      const heading = headingOf(block)
      headings = [...headings.filter((h) => h.level < block.level), heading]
      return
    }
    if (block.type !== "paragraph" && block.type !== "item") return
    if (isCategories(block.inline)) return
    if (block.type === "item" && block.role === "term") terms.set(block.list, block.inline)
    const item = block.type === "item" ? block : { list: 0, depth: 0, ordered: false, role: undefined }
    passages.push({
      kind: block.type,
      inline: block.inline,
      hans: toSimplifiedAligned(block.inline.text),
      span: block.span,
      headings,
      aside: headings.some(({ hans }) => SECTION.aside.test(hans.trim())),
      list: item.list,
      depth: item.depth,
      ordered: item.ordered,
      term: item.role === "definition" ? (terms.get(item.list) ?? null) : null,
      index,
      position: passages.length
    })
  })
  return passages
}

export const headingOf = (block: {
  readonly level: number
  readonly inline: Inline
  readonly span: Span
}): Heading => ({
  level: block.level,
  text: block.inline.text,
  hans: toSimplifiedAligned(block.inline.text),
  inline: block.inline,
  span: block.span
})

/** A line of nothing but category links. */
const isCategories = ({ marks, text }: Inline): boolean =>
  text.trim() !== "" &&
  marks.some((mark) => mark.type === "link" && mark.kind === "category") &&
  marks.reduce(
    (left, mark) =>
      mark.type === "link" && mark.kind === "category" ? left - (mark.end - mark.start) : left,
    text.replace(/\s/gu, "").length
  ) <= 0

const closing: Readonly<Record<string, string>> = {
  "（": "）",
  "(": ")",
  "「": "」",
  "『": "』",
  "“": "”",
  "《": "》"
}

/** For each character, how many brackets it stands in; a bracket that is never closed does not count. Linear: deeper than 64 is not looked. */
export const bracketDepths = (text: string): ReadonlyArray<number> => {
  const most = 64
  const depth = new Array<number>(text.length + 1).fill(0)
  const open: Array<{ readonly at: number; readonly close: string }> = []
  for (let i = 0; i < text.length; i++) {
    const close = closing[text[i]!]
    if (close !== undefined) {
      if (open.length < most) open.push({ at: i, close })
    } else if (open.length > 0 && open.at(-1)!.close === text[i]) {
      depth[open.pop()!.at]! += 1
      depth[i]! -= 1
    } else if (text[i] === "）" || text[i] === ")") {
      // a bracket closes over quotation marks that were left open in it
      const match = open.findLastIndex(({ close: wanted }) => wanted === text[i])
      if (match < 0) continue
      depth[open[match]!.at]! += 1
      depth[i]! -= 1
      open.length = match
    }
  }
  let sum = 0
  return depth.map((change) => (sum += change))
}

/** Sentences end at 。！？； outside brackets; each is trimmed, its full stop included. */
export const sentencesOf = (passage: Passage): ReadonlyArray<Sentence> => {
  const { text } = passage.inline
  const depths = bracketDepths(text)
  const sentences: Array<Sentence> = []
  let from = 0
  const push = (to: number) => {
    let [start, end] = [from, to]
    while (start < end && /\s/u.test(text[start]!)) start++
    while (end > start && /\s/u.test(text[end - 1]!)) end--
    from = to
    if (start === end) return
    sentences.push({
      passage,
      inline: passage.inline,
      start,
      end,
      text: text.slice(start, end),
      hans: passage.hans.slice(start, end)
    })
  }
  for (let i = 0; i < text.length; i++) if ("。！？；".includes(text[i]!) && depths[i] === 0) push(i + 1)
  push(text.length)
  return sentences
}

/** Clauses end at ， and ： outside brackets. */
export const clausesOf = (sentence: Line): ReadonlyArray<Clause> => {
  const depths = bracketDepths(sentence.hans)
  const clauses: Array<Clause> = []
  let from = 0
  const push = (to: number) => {
    if (to > from) clauses.push({ start: from, end: to, hans: sentence.hans.slice(from, to) })
    from = to + 1
  }
  for (let i = 0; i < sentence.hans.length; i++)
    if ("，：；。！？".includes(sentence.hans[i]!) && depths[i] === 0) push(i)
  push(sentence.hans.length)
  return clauses
}

/** A whole piece of text as one line, or a part of it. */
export const lineOf = (inline: Inline, start = 0, end = inline.text.length): Line => {
  const text = inline.text.slice(start, end)
  return { inline, start, end, text, hans: toSimplifiedAligned(text) }
}

/** Place in the source of a stretch of a line. */
export const spanIn = (line: Line, start = 0, end = line.text.length): Span =>
  spanOf(line.inline, line.start + start, line.start + end)

/** The clause that a place in its sentence lies in. */
export const clauseAt = (clauses: ReadonlyArray<Clause>, at: number): Clause =>
  clauses.find(({ end, start }) => start <= at && at < end) ?? clauses.at(-1)!
